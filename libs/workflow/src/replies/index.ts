export * from './ports.js';
export * from './ask-for-reply.js';
export * from './note-reply.js';
