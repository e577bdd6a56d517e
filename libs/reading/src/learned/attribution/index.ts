/** Who says what: the trained attribution model, with the weights that ship. */
import type { Line } from '../../line.js';
import { LinearModel } from '../linear-model.js';
import { ACCEPTANCE } from './acceptance.weights.js';
import { Clusters } from './clusters.js';
import { CLUSTERS } from './clusters.weights.js';
import { Labeller } from './labeller.js';
import { ROLES } from './roles.weights.js';
import { sayingsBy, type SayingModels, type SayingSpans } from './sayings.js';
import { TAGS } from './tags.weights.js';

export type { SayingSpans } from './sayings.js';

let shipped: SayingModels | undefined;

/** Unpacked at first use: it takes some tens of milliseconds. */
function models(): SayingModels {
  shipped ??= {
    clusters: new Clusters(CLUSTERS),
    tags: new Labeller(TAGS),
    roles: new Labeller(ROLES),
    acceptance: new LinearModel(ACCEPTANCE),
  };
  return shipped;
}

/** Every attribution of the text, in the order of their cues. Never throws; takes time linear in the number of words. */
export function sayingsOf(_text: string, lines: readonly Line[]): SayingSpans[] {
  return sayingsBy(models(), lines);
}
