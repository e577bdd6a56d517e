/** Names that do not fit: an acronym that its name does not spell, one acronym of two names, one name in two spellings. */
import { initialsOf, spells, TRANSLATED } from '../lexicon/acronyms.js';
import { BODIES } from '../lexicon/speech.js';
import type { NameMention } from '../names.js';
import type { ReadClaim, ReadOddity, Span } from '../reading.js';
import { oddity, type PageRead } from './oddity.js';

type Spelled = NameMention & { readonly acronym: string };

/** Places and parties that stand in brackets behind names and abbreviate something else. */
const NO_ACRONYM =
  /^(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|US|UK|UN|EU|USA|UAE|AP|AFP|CEO|PM|MP|TV|FM)$/;

/** Names with fewer words than this and no word that tells a body are too short to judge. */
const LONG_NAME = 3;

export function oddNames({ names, claims }: PageRead): ReadOddity[] {
  const all = names.flat();
  const found = oddSpellings(all);
  if (found.length === 0) return found;
  // A misnamed hand concerns the claims that came through it, or may have.
  return found
    .slice(0, MOST_NAMES)
    .map((one) => ({ ...one, claims: claims.flatMap((claim, index) => (through(claim, one.spans) ? [index] : [])) }));
}

/** A page with more is a list of names; its readers will see. */
const MOST_NAMES = 40;

const touches = (one: Span | undefined, other: Span): boolean =>
  one !== undefined && one.start < other.end && other.start < one.end;

/** Whether a hand of the claim is printed at one of the spans, or named in full there. */
function through(claim: ReadClaim, spans: readonly Span[]): boolean {
  const hands = [...claim.stated, ...claim.mayBe.flatMap(({ stated }) => stated)];
  return hands.some((hand) => spans.some((span) => touches(hand, span) || touches(hand.full, span)));
}

function oddSpellings(all: readonly NameMention[]): ReadOddity[] {
  const spelled = all.filter((one): one is Spelled => one.acronym !== undefined && !NO_ACRONYM.test(one.acronym));
  return [...mismatches(spelled), ...ofTwo(spelled), ...spellings(all)];
}

const wordsOf = (name: string): string[] => name.split(/[\s–-]+/).filter(Boolean);
const tellsBody = (name: string): boolean =>
  wordsOf(name).some((word) => BODIES.has(word.toLowerCase())) || wordsOf(name).length >= LONG_NAME;

function mismatches(spelled: readonly Spelled[]): ReadOddity[] {
  const seen = new Set<string>();
  return spelled.flatMap((one) => {
    const { name, acronym } = one;
    const known = TRANSLATED.get(acronym);
    if (!tellsBody(name) || spells(name, acronym) || known?.test(name) || seen.has(`${acronym} ${name}`)) return [];
    seen.add(`${acronym} ${name}`);
    const why = known
      ? 'the acronym is known for a name of other words'
      : `its initials are ${initialsOf(name)}; the name may be wrong, or a translation`;
    return [oddity('acronym-mismatch', [one], `The acronym "${acronym}" does not stand for "${name}": ${why}.`)];
  });
}

/** The words of a name that tell it from others, in one form. */
const keyWords = (name: string): Set<string> =>
  new Set((name.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.replace(/(?:es|s)$/, '')));

/** "the Fire Office (NFO)" here, "the National Forest Office (NFO)" there. */
function ofTwo(spelled: readonly Spelled[]): ReadOddity[] {
  const first = new Map<string, Spelled>();
  const found: ReadOddity[] = [];
  for (const one of spelled) {
    const before = first.get(one.acronym);
    if (!before) {
      first.set(one.acronym, one);
      continue;
    }
    const [here, there] = [keyWords(one.name), keyWords(before.name)];
    const [few, many] = here.size <= there.size ? [here, there] : [there, here];
    if (few.size === 0 || [...few].every((word) => many.has(word))) continue;
    found.push(
      oddity(
        'acronym-of-two',
        [before, one],
        `The acronym "${one.acronym}" stands for "${before.name}" and for "${one.name}".`,
      ),
    );
  }
  return found;
}

/** Shorter words differ by a letter and are other names: "Lee" and "Lea". */
const LONG_WORD = 5;
/** A page of a thousand people of one first name is a list, and its names are its own. */
const MOST_ALIKE = 12;

/** "Ana Haddad" here, "Ana Hadad" there: two words of which one is the same and one nearly. */
function spellings(all: readonly NameMention[]): ReadOddity[] {
  const people = new Map<string, NameMention>();
  for (const one of all)
    if (one.kind === 'person' && one.name.split(' ').length === 2 && !people.has(one.name)) people.set(one.name, one);
  const byWord = new Map<string, NameMention[]>();
  const found: ReadOddity[] = [];
  for (const one of people.values()) {
    const [given = '', last = ''] = one.name.split(' ');
    for (const [kept, changing, at] of [
      [given, last, 0],
      [last, given, 1],
    ] as const) {
      const key = `${at} ${kept}`;
      const alike = byWord.get(key) ?? [];
      for (const before of alike.slice(0, MOST_ALIKE)) {
        const other = before.name.split(' ')[at === 0 ? 1 : 0] ?? '';
        // "Maria" and "Mario" are two people.
        if (at === 1 && /[aeo]$/.test(changing) && /[aeo]$/.test(other) && changing.slice(0, -1) === other.slice(0, -1))
          continue;
        if (!oneSlip(changing, other) || (one.gender ?? before.gender) !== (before.gender ?? one.gender)) continue;
        found.push(
          oddity(
            'two-spellings',
            [before, one],
            `One name may be spelled in two ways: "${before.name}" and "${one.name}".`,
          ),
        );
      }
      byWord.set(key, [...alike.slice(0, MOST_ALIKE), one]);
    }
  }
  return found;
}

/** Whether two longer words differ by one letter, doubled, left out, changed or swapped with its neighbour; never the first, nor a plural. */
export function oneSlip(one: string, other: string): boolean {
  if (one === other || one[0] !== other[0] || Math.min(one.length, other.length) < LONG_WORD) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || long === `${short}s`) return false;
  let head = 0;
  while (head < short.length && short[head] === long[head]) head++;
  let tail = 0;
  while (tail < short.length - head && short[short.length - 1 - tail] === long[long.length - 1 - tail]) tail++;
  const [left, right] = [short.slice(head, short.length - tail), long.slice(head, long.length - tail)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
