/** Finding texts that say the same as another, by words, names and figures. */
export { type Entry, type Query } from './entry.js';
export { entryOfLine, queryOfLine } from './lines.js';
export { Matcher, type Found, type Ranking } from './matcher.js';
export { type Why } from './rank/why.js';
export { wordsOf, type Word } from './text/words.js';
