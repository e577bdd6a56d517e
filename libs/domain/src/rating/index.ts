export * from './rating.js';
export { confirmationOf, type Confirmation, type ConfirmationInput } from './confirmation.js';
