export { StoreCandidateStatements } from './candidates.js';
