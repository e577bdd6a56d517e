export { StoreVocabularyProposals } from './proposals.js';
