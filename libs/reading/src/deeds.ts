/**
 * The verb, or the adjective told of it, of which a counted thing is the subject or the object, whatever it means: a measure may count what no table of
 * states holds ("people marching"), and the page tells it in another form of the verb ("people marched").
 */
import type { Line } from './line.js';
import { verbForms } from './lexicon/inflect.js';
import { mention } from './line.js';
import { isDoneByPeople } from './lexicon/states.js';
import type { Stretch } from './governing.js';
import type { ReadDeed } from './reading.js';
import { tagged } from './tagger.js';
import type { Token } from './tokens.js';

/** Verbs that lead to another one, which says what was done: "were reported to have marched", "began to march". */
const LEADS =
  /^(?:report|believe|say|think|expect|estimate|fear|know|understand|confirm|presume|begin|start|continue|plan|try|want|allege|seem|appear)$/;
const PARTICLE = /^(?:off|out|away|up|down|back|over)$/;
const PASSIVE = /^(?:is|are|was|were|be|been|being|got|get)$/;
/** Tokens between a counted thing and its verb, at most. */
const REACH = 9;

function deedAt(line: Line, at: number, role: ReadDeed['role'], object: boolean): ReadDeed | undefined {
  const [verb, next] = [line.tokens[at], line.tokens[at + 1]];
  if (!verb) return undefined;
  const particle = next && PARTICLE.test(next.lower) ? ` ${next.lower}` : '';
  const end = particle === '' || !next ? verb.end : next.end;
  return {
    ...mention(line, verb.start, end, baseOf(verb) + particle),
    role,
    ...(object ? { object: true as const } : {}),
  };
}

/** "Will lay off 300", "lay the blame": "lay" is a past of "lie" only where it stands alone, and then it has no number for an object. */
const baseOf = ({ lower, lemma }: Token): string => (lower === 'lay' ? 'lay' : lemma);

/** What is counted does it, or it is done to it: the first verb behind it in its clause. */
function deedBehind(line: Line, { next, right }: Stretch): ReadDeed | undefined {
  let passive = false;
  for (let at = next; at < Math.min(right, next + REACH); at++) {
    const token = line.tokens[at];
    if (!token) return undefined;
    if (/^(?:who|which|that|whose|whom|where)$/.test(token.lower) && at > next) return undefined;
    if (token.pos === 'SCONJ' || token.pos === 'CCONJ' || token.lower === 'by') return undefined;
    if (PASSIVE.test(token.lower)) passive = true;
    // "Were absent", "are striking": what they are told to be; "were likely to march" goes on to the verb.
    const told = token.pos === 'ADJ' && passive && line.tokens[at + 1]?.lower !== 'to';
    if (told) return deedAt(line, at, 'does', false);
    // The tagger takes "march" in a headline for a noun.
    const isVerb = token.pos === 'VERB' || (at === next && isDoneByPeople(token.lower));
    if (!isVerb || /^(?:be|have|do|people)$/.test(token.lemma) || describesPlace(line, at)) continue;
    if (LEADS.test(token.lemma) && leadsOn(line, at)) {
      passive = false;
      continue;
    }
    const done = passive && !/ing$/.test(token.lower);
    return deedAt(line, at, done ? 'undergoes' : 'does', !done && objectBehind(line, at + 1));
  }
  return undefined;
}

/** "At polling stations", "in the striking hospitals": the participle says which, and nobody does it. */
function describesPlace({ tokens }: Line, at: number): boolean {
  const from = tokens[at - 1]?.pos === 'DET' ? at - 2 : at - 1;
  const isIn = /^(?:at|in|near|across|inside|outside|around)$/.test(tokens[from]?.lower ?? '');
  return isIn && /ing$/.test(tokens[at]?.lower ?? '') && tokens[at + 1]?.pos === 'NOUN';
}

/** Another verb, or what somebody is said to be, follows: "reported to have marched", "began marching", "confirmed dead". */
function leadsOn(line: Line, at: number): boolean {
  const next = line.tokens[at + 1];
  return next !== undefined && (next.lower === 'to' || next.pos === 'VERB' || next.pos === 'ADJ');
}

/** Whether a noun phrase follows right behind the verb: to it the thing is done. */
function objectBehind(line: Line, from: number): boolean {
  let at = from;
  while (/^(?:DET|ADJ|NUM|SYM)$/.test(line.tokens[at]?.pos ?? '')) at++;
  return /^(?:NOUN|PROPN|PRON)$/.test(line.tokens[at]?.pos ?? '') && !line.dateAt(at);
}

/** "Police dispersed 600 protesters": the verb right before the number, of which it is the object. */
function deedBefore(line: Line, { left, lead }: Stretch): ReadDeed | undefined {
  for (let at = lead - 1; at >= Math.max(left, lead - 3); at--) {
    const token = line.tokens[at];
    if (token?.pos === 'VERB') return deedAt(line, at, 'undergoes', false);
    if (!token || !/^(?:DET|ADV)$/.test(token.pos))
      return PARTICLE.test(token?.lower ?? '') ? particled(line, at, left) : undefined;
  }
  return undefined;
}

const particled = (line: Line, at: number, left: number): ReadDeed | undefined =>
  at - 1 >= left && line.tokens[at - 1]?.pos === 'VERB' ? deedAt(line, at - 1, 'undergoes', false) : undefined;

/** The verb of what is counted in the stretch; a predicate behind it wins over a verb before it. */
export const deedOf = (line: Line, stretch: Stretch): ReadDeed | undefined =>
  deedBehind(line, stretch) ?? deedBefore(line, stretch);

/** The base form of a participle, as the tagger has it: "marching" is of "march", "sunk" of "sink"; of no verb, nothing. */
function verbOf(participle: string): string | undefined {
  const { texts, tags, lemmas } = tagged(`They were ${participle}.`);
  const at = texts.indexOf(participle);
  return at === 2 && tags[at] === 'VERB' ? lemmas[at] : undefined;
}

/**
 * Whether a deed is what the words of a state say, in whatever form: "marching" is what those who marched do, "dispersed"
 * what befell those whom somebody dispersed. A present participle tells who does it. A past one tells to whom it is done,
 * or what those did who did it to nobody: 300 nurses who attacked guards are not "nurses attacked". One verb, with a
 * particle at most; of longer words nothing is said.
 */
export function saysDeed({ lemma, role, object }: ReadDeed, state: string): boolean {
  const [verb = '', ...rest] = state.toLowerCase().trim().split(/\s+/);
  const [base = '', ...particle] = lemma.split(' ');
  if (rest.length > 1 || rest.join(' ') !== particle.join(' ')) return false;
  if (verb === base) return role === 'does';
  const form = verbOf(verb) === base || [base, `${base}!`].some((entry) => verbForms(entry).includes(verb));
  if (!form) return false;
  return verb.endsWith('ing') ? role === 'does' : role === 'undergoes' || object !== true;
}
