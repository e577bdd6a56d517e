/** One number: digits or words, with its multiplier and unit. Ranges are made of two in `numbers.ts`. */
import { gap, JOIN, type Atom, type Cardinal } from './atoms.js';
import { DENOMINATORS, digitRatio, fractionAt, mixedTail } from './fractions.js';
import { SCALES, scaledBy, SMALL, TENS, VAGUE } from './number-words.js';
import { currencyBefore, magnitudeBefore, unitAfter } from './unit-after.js';

/** A longer run of digits is an identifier: doubles could not hold it. */
const MAX_DIGITS = 15;
const SIGNS: ReadonlyMap<string, number> = new Map([
  ['½', 1 / 2],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
]);

/** Words behind "5m" that make it a length; before other words it is five million. */
const LENGTHS =
  /^ (?:high|tall|long|wide|deep|thick|away|above|below|from|race|sprint|final|down|up|apart|underwater|into|in|by|at|to|and|or|per|x)\b/;

export function digitCardinal(text: string, atoms: readonly Atom[], at: number): Cardinal | undefined {
  const atom = atoms[at];
  if (!atom || atom.text.replace(/\D/g, '').length > MAX_DIGITS) return undefined;
  const ratio = digitRatio(text, atoms, at);
  if (ratio) return ratio;
  const value = Number(atom.text.replace(/[,\s\u00a0\u2009\u202f]/g, ''));
  const cardinal: Cardinal = {
    start: atom.start,
    end: atom.end,
    value,
    next: at + 1,
    mantissa: value,
    scaled: false,
    plain: /^\d+$/.test(atom.text),
    vague: false,
    words: false,
  };
  const sign = /(?:(?:^|[\s(])[-−]|\bminus[ -])$/i
    .exec(text.slice(Math.max(0, atom.start - 7), atom.start))?.[0]
    .trimStart();
  if (sign) Object.assign(cardinal, { value: -value, start: atom.start - sign.replace('(', '').length, plain: false });
  const unit = currencyBefore(text, atom.start) ?? magnitudeBefore(text, atom.start);
  if (unit) cardinal.unit = unit;
  const after = atoms[at + 1];
  const between = gap(text, atom, after);
  const scale = after && /^[ \u00a0-]?$/.test(between) ? SCALES.get(after.lower) : undefined;
  // "5m" is five metres unless money or a count of something follows.
  const behind = after ? text.slice(after.end, after.end + 24) : '';
  const tiny = after?.lower === 'm' || after?.lower === 'b';
  const length = !/^ \p{L}/u.test(behind) || LENGTHS.test(behind);
  const millionFits = !tiny || unit !== undefined || (after.lower === 'm' && between === '' && !length);
  const mixed = mixedTail(text, atoms, at, value);
  if (mixed) Object.assign(cardinal, mixed, { plain: false, scaled: mixed.value >= 1000 });
  else if (after && scale && millionFits && (after.lower.length > 2 || between === '' || after.lower === 'bn')) {
    Object.assign(cardinal, {
      value: scaledBy(value, scale),
      end: after.end,
      next: at + 2,
      scaled: true,
      plain: false,
    });
    const second = atoms[at + 2];
    if (second && gap(text, after, second) === ' ' && SCALES.has(second.lower) && second.lower.length > 3)
      Object.assign(cardinal, {
        value: scaledBy(cardinal.value, SCALES.get(second.lower) ?? 1),
        end: second.end,
        next: at + 3,
      });
  } else if (
    after?.digits &&
    /^[/⁄]$/.test(between) &&
    DENOMINATORS.has(Number(after.text)) &&
    value < Number(after.text)
  ) {
    Object.assign(cardinal, { value: value / Number(after.text), end: after.end, next: at + 2, plain: false });
  } else if (after && SIGNS.has(after.text) && between === '') {
    Object.assign(cardinal, {
      value: value + (SIGNS.get(after.text) ?? 0),
      end: after.end,
      next: at + 2,
      plain: false,
    });
  }
  return cardinal;
}

/** "tens of thousands", "several hundred", "a few dozen". */
function vagueCardinal(text: string, atoms: readonly Atom[], at: number): Cardinal | undefined {
  const first = atoms[at];
  if (!first) return undefined;
  const base = { start: first.start, mantissa: 0, scaled: true, plain: false, vague: true, words: true };
  const plural = VAGUE.get(first.lower);
  // "test scores", "the tens" are no sizes.
  if (
    plural !== undefined &&
    plural < 100 &&
    first.lower !== 'dozens' &&
    !/^ of\b/.test(text.slice(first.end, first.end + 4))
  )
    return undefined;
  if (plural !== undefined) {
    let [value, end, next] = [plural, first.end, at + 1];
    for (let step = 0; step < 2; step++) {
      const of = atoms[next];
      const more = atoms[next + 1];
      const scale = more && of?.lower === 'of' ? VAGUE.get(more.lower) : undefined;
      if (!more || scale === undefined) break;
      [value, end, next] = [(value * scale) / 2, more.end, next + 2];
    }
    return { ...base, end, value, next };
  }
  let scaleAt = at + 1;
  if (first.lower === 'a' && atoms[scaleAt]?.lower === 'few') scaleAt++;
  else if (first.lower === 'a' && atoms[scaleAt]?.lower === 'couple' && atoms[scaleAt + 1]?.lower === 'of')
    scaleAt += 2;
  else if (first.lower !== 'several' && first.lower !== 'few') return undefined;
  const scaleWord = atoms[scaleAt];
  const scale = scaleWord && scaleWord.lower.length > 2 ? SCALES.get(scaleWord.lower) : undefined;
  if (!scaleWord || !scale || gap(text, atoms[scaleAt - 1], scaleWord) !== ' ') return undefined;
  return { ...base, end: scaleWord.end, value: 2 * scale, next: scaleAt + 1 };
}

const LOOSE = /(?:^|\s)(?:some|about|around|nearly|almost|roughly|approximately)\s$/i;

/** "twenty-one", "a hundred and five thousand", "a dozen". */
export function wordCardinal(text: string, atoms: readonly Atom[], at: number): Cardinal | undefined {
  const first = atoms[at];
  if (!first || first.digits) return undefined;
  const special = vagueCardinal(text, atoms, at) ?? fractionAt(text, atoms, at);
  if (special) return special;
  let total = 0;
  let current = 0;
  let next = at;
  let last: Atom | undefined;
  const article = first.lower === 'a' || first.lower === 'an';
  if (article) {
    const scale = atoms[at + 1];
    if (!scale || scale.lower.length < 4 || !SCALES.has(scale.lower) || gap(text, first, scale) !== ' ')
      return undefined;
    current = 1;
    next = at + 1;
  }
  // "Some hundred people": one hundred, of which the hedge says that nobody counted it.
  const alone =
    first.lower.length > 3 &&
    SCALES.has(first.lower) &&
    LOOSE.test(text.slice(Math.max(0, first.start - 16), first.start));
  if (alone) current = 1;
  let kind: 'none' | 'small' | 'tens' | 'scale' = 'none';
  for (let steps = 0; steps < 12; steps++) {
    const atom = atoms[next];
    if (!atom || atom.digits || (last && !JOIN.test(gap(text, last, atom)))) break;
    if (atom.lower === 'and' && kind === 'scale') {
      const following = atoms[next + 1];
      const small = following && (SMALL.get(following.lower) ?? TENS.get(following.lower));
      if (!following || small === undefined || current % 100 !== 0 || gap(text, atom, following) !== ' ') break;
      next++;
      last = atom;
      continue;
    }
    const small = SMALL.get(atom.lower);
    const tens = TENS.get(atom.lower);
    const scale = atom.lower.length > 3 ? SCALES.get(atom.lower) : undefined;
    if (small !== undefined && (kind === 'none' || kind === 'scale' || (kind === 'tens' && small < 10))) {
      current += small;
      kind = 'small';
    } else if (tens !== undefined && (kind === 'none' || kind === 'scale')) {
      current += tens;
      kind = 'tens';
    } else if (scale !== undefined && (kind !== 'none' || article || (alone && next === at))) {
      if (scale === 100) current *= 100;
      else {
        total += current * scale;
        current = 0;
      }
      kind = 'scale';
    } else break;
    last = atom;
    next++;
  }
  if (!last || kind === 'none') return undefined;
  const value = total + current;
  return {
    start: first.start,
    end: last.end,
    value,
    next,
    mantissa: value,
    scaled: kind === 'scale',
    plain: false,
    vague: false,
    words: true,
  };
}

export function withUnit(text: string, cardinal: Cardinal): Cardinal {
  if (cardinal.unit) return cardinal;
  const unit = unitAfter(text, cardinal.end, cardinal.scaled, cardinal.value);
  return unit ? { ...cardinal, unit } : cardinal;
}
