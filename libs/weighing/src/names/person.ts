/** Names of people as catalogues print them. */
import { plainText } from '../kinds/plain.js';

export interface Person {
  /** Plain letters of the last name. */
  readonly last: string;
  /** Plain first names or initials; empty when only the last name is known. */
  readonly first: string;
  /** "Last, First" as it was printed. */
  readonly printed: string;
}

const TITLES = /^(ph\.?d|jr|sr|dr|prof|professor|mr|mrs|ms|ii|iii|iv|m\.?d|esq)\.?$/i;
/** "Ph.D.", "Jr" */
export const isTitle = (word: string): boolean => TITLES.test(word);

/** Particles that belong to the last name behind them. */
const PARTICLES = new Set([
  'van',
  'von',
  'de',
  'der',
  'den',
  'la',
  'le',
  'du',
  'di',
  'da',
  'del',
  'dos',
  'ten',
  'ter',
  'st',
]);

export const lettersOf = (text: string): string => plainText(text).replace(/[^\p{L}]/gu, '');

const title = (text: string): string =>
  text === text.toUpperCase() && lettersOf(text).length > 2
    ? text.toLowerCase().replace(/(^|[\s'’-])\p{L}/gu, (start) => start.toUpperCase())
    : text;

/** @param last as printed @param first as printed, or empty */
export function person(last: string, first: string): Person | undefined {
  const [l, f] = [last, first].map((part) =>
    part
      .split(/\s+/u)
      .filter((word) => word !== '' && !TITLES.test(word))
      .join(' ')
      .replace(/^[^\p{L}]+|[^\p{L}.]+$/gu, ''),
  );
  const name = (l ?? '').replace(/\.+$/, '');
  if (lettersOf(name).length < 2) return undefined;
  const [printedLast, printedFirst] = [title(name), title(f ?? '')];
  return {
    last: lettersOf(name),
    first: plainText(f ?? '')
      .replace(/[^\p{L} ]/gu, ' ')
      .trim(),
    printed: printedFirst === '' ? printedLast : `${printedLast}, ${printedFirst}`,
  };
}

/** "Gary R. McGraw": the last word, with particles before it, is the last name. */
export function personInOrder(text: string): Person | undefined {
  const words = text.split(/\s+/u).filter((word) => word !== '' && !TITLES.test(word.replace(/[,.]+$/, '')));
  let at = words.length - 1;
  while (at > 1 && PARTICLES.has((words[at - 1] ?? '').toLowerCase())) at -= 1;
  return person(words.slice(at).join(' '), words.slice(0, at).join(' '));
}

/** What two spellings of one person share: the last name and the first initial. */
export const personKey = ({ last, first }: Pick<Person, 'last' | 'first'>): string =>
  `${last} ${first.charAt(0)}`.trim();
