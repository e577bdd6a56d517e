/** compromise: its numbers, with the unit that it sees behind or the sign before. */
import nlp from 'compromise';
import { plain, type Quantity, unitName } from './quantity.js';

interface FoundNumber {
  readonly number: {
    readonly prefix?: string;
    readonly num: number | null;
    readonly suffix?: string;
    readonly unit?: string;
  };
}

const SIGNS: Readonly<Record<string, string>> = { $: 'dollar', '€': 'euro', '£': 'pound sterling' };

export function compromise(text: string): Quantity[] {
  const found = nlp(text).numbers().json() as FoundNumber[];
  return found.flatMap(({ number: { prefix = '', num, suffix = '', unit = '' } }) => {
    if (num === null) return [];
    const name = SIGNS[prefix] ?? (suffix === '%' ? 'percentage' : unit === '' ? '-' : unitName(unit));
    return [plain(num, name)];
  });
}
