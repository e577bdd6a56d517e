/** A quantity as the scorer of the quantity set takes it. */
export interface Quantity {
  readonly value: number | readonly [number, number];
  readonly unit: string;
  readonly change: string;
  readonly concepts: readonly string[];
}

/** One that tells a value and a unit; such readers tell neither hedge nor what is counted. */
export const plain = (value: number, unit: string): Quantity => ({ value, unit, change: '=', concepts: ['-'] });

/** A unit's name in the set's form: lower case, singular, British. */
export function unitName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:\$|us dollars?|united states dollars?|dollars)$/, 'dollar')
    .replace(/^(?:%|percent|per cent)$/, 'percentage')
    .replace(/meter\b/g, 'metre')
    .replace(/liter\b/g, 'litre')
    .replace(/s$/, '');
}
