/** Figures of one source, and what others count, for the tests of track records. */
import { trackRecord, type Content, type JudgedFigure, type TrackRecord } from '@whence/domain';
import { about, CASUALTIES, content, FORECAST, ledger, VOCABULARY, type Row } from './ledger.js';

export const PRESENT = { ...CASUALTIES, measure: 'present', accumulation: 'stock' } as const;
export const TOTAL = { ...FORECAST, accumulation: 'cumulative', certainty: 'expected' } as const;
export const SENT = { ...CASUALTIES, measure: 'sent', place: 'russia' } as const;

export const present = (point: number, day: string): Content => content(PRESENT, about(point), { asOf: day });
export const killed = (point: number, day: string): Content => content(CASUALTIES, about(point), { asOf: day });
/** By HUR on 1 May, unless told otherwise. */
export const own = (said: Content, more: Partial<Row> = {}): Row => ({
  id: 'own',
  source: 'ukraine-hur',
  day: '2025-05-01',
  content: said,
  read: true,
  ...more,
});
export const other = (source: string, day: string, said: Content, more: Partial<Row> = {}): Row => ({
  id: `${source}-${day}`,
  source,
  day,
  content: said,
  read: true,
  ...more,
});

export function recordOf(
  rows: readonly Row[],
  more: { publishedBy?: string; source?: string; measure?: string } = {},
): TrackRecord {
  const { publishedBy = null, source = 'ukraine-hur', measure } = more;
  const asked = measure === undefined ? {} : { measure };
  return trackRecord({ source, ...asked, ...ledger(rows), vocabulary: VOCABULARY, publishedBy });
}

export function figureOf(rows: readonly Row[], publishedBy?: string): JudgedFigure {
  const found = recordOf(rows, publishedBy === undefined ? {} : { publishedBy }).figures.find(
    ({ statement }) => statement === 'l/own',
  );
  if (found === undefined) throw new Error('found no figure of its own');
  return found;
}

export const fateOf = ({ fate, why, direction, factor, days }: JudgedFigure) => [fate, why, direction, factor, days];
