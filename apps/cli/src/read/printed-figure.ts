/** Stand-in until `@whence/reading` has it. */
import type { ReadFigure } from '@whence/reading';

const CHANGES: Partial<Record<ReadFigure['hedge'], '~' | '>' | '<'>> = {
  about: '~',
  nearly: '~',
  some: '~',
  'at-least': '>',
  'more-than': '>',
  'at-most': '<',
  'fewer-than': '<',
  'up-to': '<',
};

export function printedFigure(figure: ReadFigure): {
  value: ReadFigure['value'];
  unit: string;
  change: '=' | '~' | '>' | '<' | 'up' | 'down';
  concepts: string[];
} {
  const moved = figure.change === 'rose' ? 'up' : figure.change === 'fell' ? 'down' : undefined;
  const words = figure.counted ? [...figure.counted.modifiers, figure.counted.head] : [];
  return {
    value: figure.value,
    unit: figure.unit?.lemma ?? figure.counted?.head ?? '-',
    change: moved ?? CHANGES[figure.hedge] ?? '=',
    concepts: words.length > 0 ? words : ['-'],
  };
}
