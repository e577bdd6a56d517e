export * from './ports.js';
export * from './signed-texts.js';
export * from './sign-log.js';
export * from './renew-signing-key.js';
