/** Numbers that are told in the unit of another: "from 71 million to 44 million euros", "700 million dollars, of which 65 million", "2 million and 3 million euros". */
import { partBefore } from './figure-neighbours.js';
import type { Line } from './line.js';
import { SCALES, scaledBy } from './number-words.js';
import type { Slot } from './slots.js';

/** Tokens between the two, at most: "1.9 billion euros on transfers this summer, down from 2.4 billion". */
const REACH = 14;

const POWER = /\b(?:million|billion|trillion|mn|bn|m|b|crore|lakh)$/i;
const hasPower = ({ number }: Slot, line: Line): boolean =>
  POWER.test(line.text.slice(number.start - line.sentence.start, number.end - line.sentence.start));

const isBare = ({ number, counted, rate }: Slot): boolean =>
  number.unit === undefined && counted.counted === undefined && rate === undefined && !number.vague;

/** "against 298 million", "compared with 1.1 billion" */
const HELD_AGAINST = /^(?:against|versus|than|with|to)$/;
export const isHeldAgainst = ({ tokens }: Line, { lead }: Slot): boolean => {
  const link = tokens[lead - 1]?.lower ?? '';
  return (
    HELD_AGAINST.test(link) && (/^(?:against|versus)$/.test(link) || /^compared$/.test(tokens[lead - 2]?.lower ?? ''))
  );
};

/** "8.8 billion euros, 2.1 billion more than planned" */
const isMoreThan = ({ tokens }: Line, { last }: Slot): boolean =>
  /^(?:more|less)$/.test(tokens[last + 1]?.lower ?? '') && tokens[last + 2]?.lower === 'than';

/** One change has two ends, in one unit, and print says the unit once. Where a number is the size of a change, its unit is its own. */
function endsOfOne(one: Slot, other: Slot): boolean {
  const [first, second] = [one.change?.changed, other.change?.changed];
  if (first === 'by' || second === 'by') return false;
  if (second === 'from') return first === undefined || first === 'to';
  return first === 'from' && second === 'to';
}

/** Ends of one change lie so near to each other that one of them is told in the power of ten of the other. */
const NEAR_ENDS = 20;

/** "From 2.4 to 3.1 million": what the print says once, behind the second end, holds of the first. "From 300 to 1.2 million" says it of one. */
function scaledAsEnd(line: Line, slot: Slot, after: Slot | undefined): Slot {
  const { value } = slot.number;
  const isBegin = slot.change?.changed === 'from' && after !== undefined && endsOfOne(slot, after);
  if (!isBegin || typeof value !== 'number' || hasPower(slot, line) || !hasPower(after, line)) return slot;
  if (after.first - slot.last > 2) return slot;
  const printed = line.text.slice(after.number.start - line.sentence.start, after.number.end - line.sentence.start);
  const led = typeof after.number.value === 'number' ? after.number.value : after.number.value[0];
  const scale = SCALES.get(POWER.exec(printed)?.[0].toLowerCase() ?? '') ?? 1;
  const share = (value * scale) / led;
  if (!(share > 1 / NEAR_ENDS && share < NEAR_ENDS)) return slot;
  return { ...slot, number: { ...slot.number, value: scaledBy(value, scale) } };
}

/**
 * The slots with the units that they share. A bare number takes the unit of the one beside it where both are ends of one change, or
 * where it is a part of it, held against it or told to be so much more than it, and then only with a power of ten of its own, for
 * "of which 12" may be anything.
 */
export function withSharedUnits(line: Line, slots: readonly Slot[]): Slot[] {
  const shared: Slot[] = [];
  for (const [at, printed] of slots.entries()) {
    const slot = scaledAsEnd(line, printed, slots[at + 1]);
    const [before, after] = [shared[at - 1], slots[at + 1]];
    let unit = undefined;
    if (isBare(slot)) {
      const near = before && slot.first - before.last <= REACH && sharesClause(line, before, slot);
      const own = before?.number.unit;
      const linked =
        near &&
        own?.kind !== 'time' &&
        hasPower(slot, line) &&
        (isHeldAgainst(line, slot) || isMoreThan(line, slot) || partBefore(line, slot.lead) !== undefined) &&
        own?.kind === 'currency' &&
        before.change?.changed !== 'by';
      // "18 percent, compared with 15 a year earlier"
      const isShare = near && own?.kind === 'percent' && before.change?.changed !== 'by' && isHeldAgainst(line, slot);
      if (near && own && own.kind !== 'fraction' && (endsOfOne(before, slot) || linked || isShare)) unit = own;
      else if (
        after?.number.unit &&
        slot.change?.changed === 'from' &&
        endsOfOne(slot, after) &&
        after.first - slot.last <= 3
      )
        unit = after.number.unit.kind === 'fraction' ? undefined : after.number.unit;
    }
    unit ??= isBare(slot) && hasPower(slot, line) ? unitOfList(line, slots, at) : undefined;
    shared.push(unit ? { ...slot, number: { ...slot.number, unit } } : slot);
  }
  return shared;
}

/** "210 million, 95 million and 12 million euros": money is told at the end of a list, and of each number in it. */
function unitOfList(line: Line, slots: readonly Slot[], at: number): Slot['number']['unit'] {
  for (let next = at + 1; next < slots.length; next++) {
    const [before, slot] = [slots[next - 1], slots[next]];
    if (!before || !slot || !hasPower(slot, line)) return undefined;
    const between = line.tokens.slice(before.last + 1, slot.lead);
    if (between.length === 0 || !between.every(({ lower }) => /^(?:,|and|or)$/.test(lower))) return undefined;
    const { unit } = slot.number;
    if (unit) return unit.kind === 'currency' && unit.start >= slot.number.end ? unit : undefined;
  }
  return undefined;
}

/** A semicolon or a dash begins something else. */
const sharesClause = ({ tokens }: Line, before: Slot, slot: Slot): boolean =>
  !tokens.slice(before.last + 1, slot.lead).some(({ text }) => /^[;:—]$/.test(text));
