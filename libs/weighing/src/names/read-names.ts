/** From one string to the people that it names, as far as its own marks tell. */
import { isTitle, type Person, person, personInOrder } from './person.js';

export interface NamesRead {
  readonly people: readonly Person[];
  /** Whether its marks leave no doubt where a name ends. */
  readonly clear: boolean;
  /** Words in order, joined ones ("ToddSchmidt") taken apart. */
  readonly words: readonly string[];
  /** "et al": it says itself that somebody is left out. */
  readonly cut: boolean;
}

const CUT = /\bet\.?\s*al\b\.?|\bothers\b/giu;
/** A role behind a name; those who wrote no part of the work itself are left out. */
const OTHER_ROLE =
  /\((foreword|contribution|contributions|contributor|illustrator|illustrated|preface|introduction|translator|narrator|afterword)[^)]*\)?/iu;
const ROLE = /\([^)]*\)?/gu;
const LABEL = /\b(by\s*\(author\)|editor\s*:|author\s*:|edited by\b|^\s*by\b)/giu;
const STRONG = /\s*(?:[;|/&\n]|\b[Aa][Nn][Dd]\b|<[Bb][Rr]\s*\/?>)\s*/u;

export function readNames(text: string): NamesRead {
  const plain = text
    .replaceAll('&amp;', '&')
    .replaceAll('&nbsp;', ' ')
    .replace(/([\p{Ll}.])BR(?=\p{Lu})/gu, '$1;');
  const cut = CUT.test(plain);
  CUT.lastIndex = 0;
  const segments = plain
    .replace(CUT, ' ')
    .replace(LABEL, ';')
    .split(/(?<=\))/u)
    .flatMap((piece) => piece.split(STRONG))
    .map((segment) => (OTHER_ROLE.test(segment) ? withoutLast(segment) : segment).replace(ROLE, ' '))
    .map((segment) => segment.trim().replace(/^[,\s]+|[,\s]+$/gu, ''));
  const people: Person[] = [];
  let clear = true;
  for (const segment of segments) {
    if (segment === '') continue;
    const read = segmentPeople(segment);
    people.push(...read.people);
    clear &&= read.clear;
  }
  return { people, clear, words: wordsIn(segments.join(' ; ')), cut };
}

/** "Elfriede Dustin, Jeff Rashka, Jakob Nielson (Foreword)": the role is the last one's. */
function withoutLast(segment: string): string {
  const parts = segment.split(',');
  const whole = parts.every((part) => part.replace(ROLE, '').trim().split(/\s+/u).length >= 2);
  return whole ? parts.slice(0, -1).join(',') : '';
}

function segmentPeople(segment: string): { people: Person[]; clear: boolean } {
  const parts = segment.split(/\s*,\s*/u).filter((part) => part !== '' && !isTitle(part));
  const found = (people: (Person | undefined)[], clear: boolean): { people: Person[]; clear: boolean } => ({
    people: people.filter((one) => one !== undefined),
    clear,
  });
  const lengths = parts.map((part) => part.split(/\s+/u).length);
  if (parts.length === 1) {
    const many = (lengths[0] ?? 0) > 4;
    return many ? found([], false) : found([personInOrder(segment)], (lengths[0] ?? 0) <= 3);
  }
  // "McClure, StuartScambray, Joel": a capital inside a word begins another name.
  const joined = parts.some((part) =>
    /\p{Ll}{2}\p{Lu}\p{Ll}|\.\p{Lu}\p{Ll}/u.test(part.replace(/^(Mc|Mac|De|Le|La|Van|Di|O['’])/u, '')),
  );
  if (parts.length === 2) {
    const [a = '', b = ''] = parts;
    const [x = 0, y = 0] = lengths;
    if (joined) return found([], false);
    // "Gary McGraw, John Viega" are two; "McGraw, Gary R." is one; "Van Dam, Andries" too.
    if (x >= 2 && y >= 2 && !isLastName(a)) return found([personInOrder(a), personInOrder(b)], false);
    return found([person(a, b)], x <= 2 && y <= 3);
  }
  if (joined) return found([], false);
  if (lengths.every((length) => length >= 2)) return found(parts.map(personInOrder), true);
  const pairs =
    parts.length % 2 === 0 && parts.every((part, at) => at % 2 === 1 || (lengths[at] ?? 0) === 1 || isLastName(part));
  if (pairs)
    return found(
      parts.flatMap((part, at) => (at % 2 === 0 ? [person(part, parts[at + 1] ?? '')] : [])),
      true,
    );
  return found([], false);
}

const isLastName = (text: string): boolean =>
  /^(van|von|de|der|den|la|le|du|di|da|del|mc|mac|st\.?|o)\b/iu.test(text.trim());

const wordsIn = (text: string): string[] =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, (whole, a: string, b: string, at: number, all: string) =>
      /(^|[^\p{L}])(Mc|Mac|De|Le|La|Di|Van|Fitz)$/u.test(all.slice(Math.max(0, at - 5), at + 1)) ? whole : `${a} ${b}`,
    )
    .replace(/\.(?=\p{L})/gu, '. ')
    .split(/[^\p{L}\p{M}'’.-]+/u)
    .filter((word) => /\p{L}/u.test(word));
