/** The measures that come nearest to a proposed one, and what keeps each from being it: pure. */
import type { Measure, Vocabulary } from '@whence/domain';
import { countedOf, statesOf } from '../claims/propose/counted.js';
import type { ProposedMeasure } from './proposed-entries.js';

const MOST = 5;

export interface DifferingSlot {
  readonly slot: 'counted' | 'state' | 'unit';
  readonly proposed: string | null;
  readonly measure: string;
}

export interface NearMeasure {
  readonly key: string;
  readonly label: string;
  readonly differs: readonly DifferingSlot[];
}

function sameStates(a: string | null, b: string): boolean {
  if (a === null) return false;
  const [left, right] = [statesOf(a), statesOf(b)];
  return left.size === right.size && [...left].every((state) => right.has(state));
}

function differing(proposed: ProposedMeasure, measure: Measure): readonly DifferingSlot[] {
  const slots: DifferingSlot[] = [];
  const differ = (slot: DifferingSlot['slot']) =>
    slots.push({ slot, proposed: proposed[slot], measure: measure[slot] });
  if (countedOf(proposed.counted) !== countedOf(measure.counted)) differ('counted');
  if (!sameStates(proposed.state, measure.state)) differ('state');
  if (countedOf(proposed.unit) !== countedOf(measure.unit)) differ('unit');
  return slots;
}

/**
 * At most five measures that count the same thing, or that say the same of another: those that differ in fewer slots first,
 * of these those that count the same thing, then by key.
 */
export function nearestMeasures(proposed: ProposedMeasure, { measures }: Vocabulary): readonly NearMeasure[] {
  const near = [...measures.values()]
    .map(({ key, label, ...rest }) => ({ key, label, differs: differing(proposed, { key, label, ...rest }) }))
    .filter(
      ({ differs }) => !differs.some(({ slot }) => slot === 'counted') || !differs.some(({ slot }) => slot === 'state'),
    );
  const counts = ({ differs }: NearMeasure) => Number(differs.some(({ slot }) => slot === 'counted'));
  near.sort((a, b) => a.differs.length - b.differs.length || counts(a) - counts(b) || (a.key < b.key ? -1 : 1));
  return near.slice(0, MOST);
}
