/** Parts: "a third of", "two-thirds", "half a million", "three and a half", "10 1/2", "one in five". */
import { gap, JOIN, type Atom, type Cardinal } from './atoms.js';
import { FRACTIONS, SCALES, SMALL, TENS } from './number-words.js';
import { unitAfter } from './unit-after.js';

/** Denominators that a fraction of digits has; other slashes are dates and codes. */
export const DENOMINATORS: ReadonlySet<number> = new Set([2, 3, 4, 5, 8, 10, 16, 32, 64, 128]);

const scaleOf = (atom: Atom | undefined): number | undefined =>
  atom && atom.lower.length > 2 && atom.lower !== 'dozen' ? SCALES.get(atom.lower) : undefined;

const whole = (cardinal: Cardinal): Cardinal => ({
  ...cardinal,
  unit: { start: cardinal.start, end: cardinal.end, lemma: 'fraction', kind: 'fraction' },
});

/** The part `value` whose words end before atom `next`: of a million, of a unit ("half a mile"), or of a whole that is named. */
function partOf(text: string, atoms: readonly Atom[], at: number, next: number, value: number): Cardinal {
  const [first, last] = [atoms[at], atoms[next - 1]];
  const cardinal: Cardinal = {
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    value,
    next,
    mantissa: 0,
    scaled: true,
    plain: false,
    vague: false,
    words: true,
  };
  let ahead = next;
  if (atoms[ahead]?.lower === 'of') ahead++;
  if (atoms[ahead]?.lower === 'a') ahead++;
  const scale = scaleOf(atoms[ahead]);
  const scaled = atoms[ahead];
  if (scale !== undefined && scaled && /^ (?:of )?(?:a )?$/.test(text.slice(cardinal.end, scaled.start)))
    return { ...cardinal, value: value * scale, end: scaled.end, next: ahead + 1 };
  const unit = unitAfter(text, cardinal.end, false, value);
  return unit && /^ (?:of )?an? /.test(text.slice(cardinal.end, unit.start)) ? { ...cardinal, unit } : whole(cardinal);
}

/** Behind "by" a part needs no "of": "cut by a fifth"; nor before a comparison: "a third more". */
const standsAlone = (text: string, start: number, end: number): boolean =>
  /\bby (?:about |around |nearly |almost |at least |more than |over |up to )?$/i.test(
    text.slice(Math.max(0, start - 24), start),
  ) || /^ (?:more|less|higher|lower|fewer|larger|smaller|cheaper|as)\b/.test(text.slice(end, end + 10));

/** The fraction in words that starts at atom `at`. */
export function fractionAt(text: string, atoms: readonly Atom[], at: number): Cardinal | undefined {
  const first = atoms[at];
  if (!first) return undefined;
  const ratio = ratioAt(text, atoms, at);
  if (ratio) return ratio;
  if (first.lower === 'half' || first.lower === 'quarter')
    return dozenAt(text, atoms, at) ?? halfAt(text, atoms, at, first);
  const count = first.lower === 'a' || first.lower === 'an' || first.lower === 'one' ? 1 : SMALL.get(first.lower);
  if (count === undefined) return undefined;
  const mixed = mixedTail(text, atoms, at, count);
  if (mixed)
    return {
      start: first.start,
      mantissa: mixed.value,
      scaled: mixed.value >= 1000,
      plain: false,
      vague: false,
      words: true,
      ...mixed,
    };
  const part = atoms[at + 1];
  const size = part ? FRACTIONS.get(part.lower) : undefined;
  if (!part || size === undefined || !JOIN.test(gap(text, first, part))) return undefined;
  if (count > 1 !== part.lower.endsWith('s') && part.lower !== 'half') return undefined;
  const scaled = scaleOf(atoms[at + 2]) !== undefined;
  const joined = gap(text, first, part) !== ' ' && first.lower === 'one';
  if (
    count === 1 &&
    !scaled &&
    !joined &&
    !/^ (?:of|the)\b/.test(text.slice(part.end, part.end + 6)) &&
    !standsAlone(text, first.start, part.end)
  )
    return undefined;
  return partOf(text, atoms, at, at + 2, count * size);
}

/** "Half a dozen boats", "a half-dozen boats": six, and not a dozen. */
function dozenAt(text: string, atoms: readonly Atom[], at: number): Cardinal | undefined {
  const [first, next] = [atoms[at], atoms[at + 1]];
  const last = next?.lower === 'a' ? atoms[at + 2] : next;
  if (!first || first.lower !== 'half' || last?.lower !== 'dozen') return undefined;
  if (!/^(?: a |-| )$/.test(text.slice(first.end, last.start))) return undefined;
  const ahead = next === last ? at + 2 : at + 3;
  return {
    start: first.start,
    end: last.end,
    value: 6,
    next: ahead,
    mantissa: 6,
    scaled: true,
    plain: false,
    vague: false,
    words: true,
  };
}

/** "half of", "half the", "half were", "half a million", "half an hour"; not "second half", not "half" alone. */
function halfAt(text: string, atoms: readonly Atom[], at: number, first: Atom): Cardinal | undefined {
  if (
    /(?:first|second|latter|former|other|this|third|fourth|last|next|final) $/i.test(
      text.slice(Math.max(0, first.start - 8), first.start),
    )
  )
    return undefined;
  const part = partOf(text, atoms, at, at + 1, FRACTIONS.get(first.lower) ?? 1);
  if (part.value >= 100 || (part.unit && part.unit.kind !== 'fraction')) return part;
  if (first.lower !== 'half') return undefined;
  // "Of the 600 pupils, half were ill": before a plural verb it is the subject, a share of those just named.
  const named = /^ (?:of|the|its|their|all|that|his|her|our|were|are|have)\b/.test(
    text.slice(first.end, first.end + 8),
  );
  return named || / by $/i.test(text.slice(Math.max(0, first.start - 4), first.start)) ? part : undefined;
}

/** "and a half", "and three quarters", " 1/2" behind the whole number `count` at atom `at`, with the multiplier that follows. */
export function mixedTail(
  text: string,
  atoms: readonly Atom[],
  at: number,
  count: number,
): Pick<Cardinal, 'value' | 'end' | 'next'> | undefined {
  const first = atoms[at];
  if (!first || !Number.isInteger(count)) return undefined;
  const [one, two, three] = [atoms[at + 1], atoms[at + 2], atoms[at + 3]];
  let [value, end, next] = [0, 0, 0];
  if (
    one?.digits &&
    two?.digits &&
    gap(text, first, one) === ' ' &&
    /^[/⁄]$/.test(gap(text, one, two)) &&
    first.digits
  ) {
    const [top, bottom] = [Number(one.text), Number(two.text)];
    if (!DENOMINATORS.has(bottom) || top >= bottom) return undefined;
    [value, end, next] = [count + top / bottom, two.end, at + 3];
  } else if (one?.lower === 'and' && two && three) {
    const parts = two.lower === 'a' || two.lower === 'one' ? 1 : SMALL.get(two.lower);
    const size = FRACTIONS.get(three.lower);
    if (parts === undefined || size === undefined || text.slice(first.end, three.end).length > 24) return undefined;
    if (!/^ and /.test(text.slice(first.end, two.start)) || parts * size >= 1) return undefined;
    [value, end, next] = [count + parts * size, three.end, at + 4];
  } else return undefined;
  const scaled = atoms[next];
  const scale = scaleOf(scaled);
  return scaled && scale !== undefined && gap(text, atoms[next - 1], scaled) === ' '
    ? { value: value * scale, end: scaled.end, next: next + 1 }
    : { value, end, next };
}

const small = (atom: Atom | undefined): number | undefined => {
  if (!atom) return undefined;
  if (atom.digits) return /^(?:\d{1,2}|100)$/.test(atom.text) ? Number(atom.text) : undefined;
  return SMALL.get(atom.lower) ?? TENS.get(atom.lower);
};
/** Behind "two in ten" these make a time or a row of events of it. */
const NOT_SHARED =
  /^ (?:consecutive |straight |different )?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|games?|matches|seasons|starts|attempts|languages|countries|states|cities|districts|provinces|%|per)\b/;

/** "One in 2,600": of so many one. "One in 2019" is one of that year. */
const large = ({ digits, text }: Atom): number | undefined => {
  const value =
    digits && /^(?:\d{3}|\d{1,3}(?:,\d{3})+|\d{4,7})$/.test(text) ? Number(text.replace(/,/g, '')) : undefined;
  return value !== undefined && /^(?:1[5-9]|20)\d{2}$/.test(text) ? undefined : value;
};

/** "one in five adults", "three out of ten": as a part of the whole. */
function ratioAt(text: string, atoms: readonly Atom[], at: number): Cardinal | undefined {
  const first = atoms[at];
  const part = small(first);
  const link = atoms[at + 1]?.lower;
  const of = link === 'out' && atoms[at + 2]?.lower === 'of';
  const bare = of ? at + 3 : at + 2;
  const last = atoms[bare]?.lower === 'every' ? bare + 1 : bare;
  const isOne = first?.lower === 'one' || first?.text === '1';
  const among = atoms[last];
  const all = link === 'in' || of ? (small(among) ?? (isOne && among ? large(among) : undefined)) : undefined;
  const end = atoms[last]?.end;
  if (!first || part === undefined || all === undefined || end === undefined || part >= all || all < 2)
    return undefined;
  if (!/^ (?:in|out of) (?:every )?$/.test(text.slice(first.end, atoms[last]?.start))) return undefined;
  if (
    NOT_SHARED.test(text.slice(end, end + 24)) ||
    /^[-.,\d%:]\d?/.test(text.slice(end, end + 2).replace(/^[.,](?=\s|$)/, ''))
  )
    return undefined;
  return whole({
    start: first.start,
    end,
    value: part / all,
    next: last + 1,
    mantissa: 0,
    scaled: true,
    plain: false,
    vague: false,
    words: true,
  });
}

/** "3 in 4 patients", "9 out of 10" in digits. */
export const digitRatio = ratioAt;
