/** Who says what: the trained attribution model, with the weights that ship. */
import type { Line } from '../../line.js';
import { LinearModel } from '../linear-model.js';
import { ACCEPTANCE } from './acceptance.weights.js';
import type { Span } from '../../reading.js';
import { Clusters } from './clusters.js';
import { CLUSTERS } from './clusters.weights.js';
import { cueReasons, type Reason } from './explain.js';
import { Labeller } from './labeller.js';
import { ROLES } from './roles.weights.js';
import { sayingsBy, type SayingModels, type SayingSpans } from './sayings.js';
import { TAGS } from './tags.weights.js';

export type { Reason } from './explain.js';
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

/** What speaks for and against the word at which `cue` starts as the beginning of a cue, heaviest first; none when no word starts there. */
export function reasonsOf(lines: readonly Line[], cue: Span): Reason[] {
  return cueReasons(models(), lines, cue);
}
