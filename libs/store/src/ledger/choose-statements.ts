/** Looks (domain: candidates/look.ts) as `look_around` of the database takes them. */
import type { Look } from '@whence/domain';
import type { Shape } from '../migrations/candidates/look-around.js';

/** A look as a row of SQL; what its shape does not ask for is left out. */
export interface LookRow {
  readonly n: number;
  readonly measure?: string | undefined;
  readonly subject?: string | undefined;
  readonly place?: string | undefined;
  readonly source?: string | undefined;
  readonly value?: number | undefined;
  readonly moment?: string | undefined;
  readonly day: string;
  readonly most: number;
  readonly fewer: number;
  readonly beside?: true | undefined;
  /** The place of an earlier look: when that finds more than it may take, so does this. */
  readonly implied_by?: number | undefined;
}

export type LookRows = { readonly [S in Shape]?: readonly LookRow[] };

/** The shape of a look. Throws TypeError on one that no index serves. */
export function shapeOf({ measure, subject, place, source, value, order }: Look): Shape {
  const slots = [measure, subject, place, source, value].map((slot) => (slot === undefined ? '-' : 'x')).join('');
  if (order !== 'newest') {
    if (slots === 'xxx--') return order;
  } else if (slots === 'xx---') return 'about';
  else if (slots === 'x----') return 'on';
  else if (slots === 'x--x-') return 'by';
  else if (slots === 'xxx-x') return 'same';
  else if (slots === '----x') return 'number';
  throw new TypeError(`found a look by ${slots} in the order "${order}", expected one that an index serves`);
}

/** Looks as rows, by their shapes. Throws TypeError on one that no index serves. */
export function lookRows(looks: readonly Look[]): LookRows {
  const rows: { [S in Shape]?: LookRow[] } = {};
  /** By measure and day: the look about a subject that may take most. */
  const about = new Map<string, LookRow>();
  for (const [n, look] of looks.entries()) {
    const { measure, subject, place, source, value, from: moment, publishedBy, most, fewer = most, beside } = look;
    const shape = shapeOf(look);
    const kind = `${measure ?? ''} ${publishedBy ?? ''}`;
    const narrower = shape === 'on' || shape === 'about' ? about.get(kind) : undefined;
    // Where one subject has more than may be taken, so has anybody.
    const implied = narrower !== undefined && shape === 'on' && narrower.most >= most;
    const implied_by = implied ? narrower.n : undefined;
    const day = publishedBy ?? 'infinity';
    const row = { n, measure, subject, place, source, value, moment, day, most, fewer, beside, implied_by };
    if (shape === 'about' && most > (narrower?.most ?? 0)) about.set(kind, row);
    (rows[shape] ??= []).push(row);
  }
  return rows;
}
