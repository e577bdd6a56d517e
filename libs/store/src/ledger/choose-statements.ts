/** Looks (domain: candidates/look.ts) as `look_around` of the database takes them. */
import type { Look } from '@whence/domain';
import type { Shape } from '../migrations/candidates/look-around.js';

/** A look as a row of SQL. */
export interface LookRow {
  readonly n: number;
  readonly shape: Shape;
  readonly measure: string | null;
  readonly subject: string | null;
  readonly place: string | null;
  readonly source: string | null;
  readonly value: number | null;
  readonly moment: string | null;
  readonly day: string;
  readonly most: number;
  readonly fewer: number;
  readonly beside: boolean;
  /** The place of an earlier look: when that finds more than it may take, so does this. */
  readonly implied_by: number | null;
}

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

function lookRow(look: Look, n: number, implied_by: number | null): LookRow {
  const { measure = null, subject = null, place = null, source = null, value = null, from = null, most } = look;
  const { fewer = most, beside = false, publishedBy } = look;
  const day = publishedBy ?? 'infinity';
  const shape = shapeOf(look);
  return { n, shape, measure, subject, place, source, value, moment: from, day, most, fewer, beside, implied_by };
}

/** Looks as rows, in their order. Throws TypeError on one that no index serves. */
export function lookRows(looks: readonly Look[]): LookRow[] {
  const rows: LookRow[] = [];
  /** By measure and day: the look about a subject that may take most. */
  const about = new Map<string, LookRow>();
  for (const [n, look] of looks.entries()) {
    const kind = JSON.stringify([look.measure, look.publishedBy]);
    const narrower = about.get(kind);
    // Where one subject has more than may be taken, so has anybody.
    const implied = narrower !== undefined && shapeOf(look) === 'on' && narrower.most >= look.most;
    const row = lookRow(look, n, implied ? narrower.n : null);
    if (row.shape === 'about' && row.most > (narrower?.most ?? 0)) about.set(kind, row);
    rows.push(row);
  }
  return rows;
}
