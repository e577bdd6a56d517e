/** Numbers that claim nothing by themselves ("one of the speakers", "two years old"): read with their unit, and no more. */
import { conceptsOf } from './concepts.js';
import { mention, type Line } from './line.js';
import type { ReadFigure } from './reading.js';
import { hedgeSlots, slotOf } from './slots.js';

/** The asides of a sentence, left to right. */
export function asidesOf(line: Line): ReadFigure[] {
  return line.asides.map((number) => {
    const slot = slotOf(line, number, -1);
    const { counted } = slot.counted;
    const { unit, value, start, end } = number;
    return {
      start,
      end,
      text: mention(line, start, end).text,
      sentence: line.index,
      value,
      ...(unit ? { unit: { ...mention(line, unit.start, unit.end, unit.lemma), kind: unit.kind } } : {}),
      ...hedgeSlots(line, slot),
      ...(counted && !unit ? { counted } : {}),
      concepts: conceptsOf(line, slot),
      state: [],
      places: [],
      dates: [],
      mode: 'observed',
      polarity: 'affirms',
      additional: false,
    };
  });
}
