export * from './reading.js';
export { checkWorthiness, type CheckWorthiness } from './checkable.js';
export { readText } from './read-text.js';
export { htmlToText, type HtmlText } from './html.js';
export { printedFigures, type PrintedFigure } from './printed-figure.js';
export { canonicalState } from './lexicon/states.js';
export { canonicalCounted } from './lexicon/counted.js';
export { countryCode, countryNamed, countryOfDemonym } from './lexicon/countries.js';
export { singular } from './lexicon/inflect.js';
