export * from './ports.js';
export * from './name-confidential-source.js';
export * from './write-private-note.js';
export * from './read-private-notes.js';
export * from './erase-details.js';
