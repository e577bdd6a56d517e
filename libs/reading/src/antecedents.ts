/** Which figure before it a figure of the page goes back to: as one that counts the same, as the whole of which it is a part, as the same number. */
import type { FoundFigure } from './found-figure.js';
import { canonicalCounted } from './lexicon/counted.js';
import { canonicalState } from './lexicon/states.js';
import { namesMass } from './of-the-same.js';
import type { ReadFigure } from './reading.js';

/** Counted by what befell them: "including 60 deaths" are a part of the people before. */
const OUTCOMES = /^(?:death|injury|casualty)$/;

/** How many sentences back "these" and "them" may point. */
const REACH = 2;

export const classOf = (figure: Pick<ReadFigure, 'counted'>): string | undefined =>
  figure.counted && (canonicalCounted(figure.counted.lemma) ?? figure.counted.head);

export const stateOf = (figure: ReadFigure): string =>
  figure.state
    .map((word) => canonicalState(word.lemma) ?? canonicalState(word.text) ?? word.lemma)
    .sort()
    .join(' ');

/** What a number counted that the page has printed before, not far above: "the 4,200". */
export const saidBefore = (figures: readonly ReadFigure[], whole: FoundFigure | undefined): ReadFigure['counted'] =>
  figures
    .slice(-SAME_NUMBER)
    .findLast(
      ({ value, unit, sentence }) => whole && value === whole.value && !unit && whole.sentence - sentence <= REACH,
    )?.counted;
/** So many figures back. */
const SAME_NUMBER = 8;

/**
 * The figure before it that is not a mere description of another, in the same sentence; for a number that goes on with
 * what was counted ("another 40 may follow"), else the last of the sentence before.
 */
export function antecedent(
  figures: readonly ReadFigure[],
  figure: ReadFigure,
  goesOn: boolean,
  found: readonly FoundFigure[],
): ReadFigure | undefined {
  for (let at = figures.length - 1; at >= Math.max(0, figures.length - 3); at--) {
    const before = figures[at];
    if (!before || before.within !== undefined || found[at]?.compound) continue;
    // "11,400 were vacant, 1,900 more than a year ago. The union put the figure at 22,000": as many as the 11,400 are held against.
    if (goesOn && found[at]?.difference && figure.sentence > before.sentence) continue;
    // "74 of the 160 seats, up from 61": as many as the 74 are held against.
    if (before.sentence === figure.sentence) return found[at - 1]?.wholeNext ? (figures[at - 1] ?? before) : before;
    const isSameUnit = before.unit?.kind === figure.unit?.kind;
    return goesOn && figure.sentence - before.sentence === 1 && isSameUnit ? before : undefined;
  }
  return undefined;
}

const isShare = ({ unit }: ReadFigure): boolean => unit?.kind === 'fraction' || unit?.kind === 'percent';

export function wholeOf(
  figures: readonly ReadFigure[],
  figure: ReadFigure,
  found: readonly FoundFigure[],
  { wholeNamed, wholeOther, wholePlace, wholeState }: FoundFigure,
): number | undefined {
  const kind = classOf(figure);
  // "A sixth of the winter peak": of what no number before counted.
  if (wholeOther) return undefined;
  for (let at = figures.length - 1; at >= Math.max(0, figures.length - 8); at--) {
    const before = figures[at];
    if (!before || figure.sentence - before.sentence > REACH) return undefined;
    // "More than half of the homes were hit, 40 percent of them burned": they are the share just told, of no number.
    if (kind === undefined && before.counted && isShare(before)) return undefined;
    if (before.within !== undefined || before.unit || !before.counted || before.polarity !== 'affirms') continue;
    // "312 cases, up from 289. Some 40 of these …": of those that there are, and not of those that there were.
    if (before.changed === 'from' && figure.sentence > before.sentence) continue;
    // "4,000 of the homes, half of the homes in the valley": who tells a part of the same is not the whole.
    if (wholeNamed && found[at]?.wholeNamed && classOf(before) === kind) continue;
    if (wholeNamed && isShare(figure) && namesMass(figure, before)) continue;
    // "997 were hurt or killed. Half of the dead were women": of the dead, and of no others.
    if (wholeState !== undefined && stateOf(before) !== wholeState) continue;
    // "40 homes burned. Half of the homes in Norway …": the place makes another whole of them.
    if (wholePlace !== undefined && !before.places.some(({ lemma }) => lemma === wholePlace)) continue;
    // "23 people, including two children": whatever they are, they are among those just counted.
    const beside = !wholeNamed && at === figures.length - 1 && before.sentence === figure.sentence;
    if (kind === undefined || beside || classOf(before) === kind || OUTCOMES.test(kind)) {
      const [part, all] = [figure.value, before.value].map((value) => (typeof value === 'number' ? value : value[1]));
      // "90 of the 400 …, including 6": the sentence goes on about the 90.
      if (figures[at - 1]?.whole === at && figures[at - 1]?.sentence === figure.sentence) return at - 1;
      if ((part ?? 0) <= (all ?? 0) || figure.unit) return at;
    }
  }
  return undefined;
}
