/** Whether "by" behind a document names who made it, or who did what it tells of. */
import { canonicalCounted } from './lexicon/counted.js';
import { singular } from './lexicon/inflect.js';
import { BODIES, DOCUMENTS, ROLES } from './lexicon/speech.js';
import { canonicalState } from './lexicon/states.js';
import { isFeastName } from './lexicon/time-names.js';
import type { Line } from './line.js';

/** Tokens between what was made and its author: "of 1,150 households in the camp". */
const LONGEST_OF = 8;

/** What can be asked or looked at, besides people and bodies. */
const PLACES_ASKED =
  /^(?:household|family|home|house|flat|building|business|shop|farm|school|clinic|town|city|village)$/;
/** People by what they do; other words of these endings are deeds. */
const PERSON = /(?:[^d]er|or|ist|ian|ee)$/;
const DEED = /(?:over|slaughter|encounter|error|terror|horror)$/;
const PERSONS = new Set(
  `person civilian child woman man worker prisoner refugee migrant patient voter doctor police firefighter student
  pupil parent adult tenant respondent participant applicant accountant vet nurse expert`.split(/\s+/),
);

/** "Households", "voters": who or what can be asked. Of all other nouns "by" may name the doer: "attacks by the army". */
function isAsked(noun: string): boolean {
  const one = singular(noun);
  if (canonicalState(noun) !== undefined || canonicalState(one) !== undefined) return false;
  if (PLACES_ASKED.test(one) || PERSONS.has(canonicalCounted(one) ?? one)) return true;
  return ROLES.has(one) || BODIES.has(one) || (one !== noun && PERSON.test(one) && !DEED.test(one));
}

/** Whether the "by" at token `by` names who made the document at `document`. */
const isAuthors = ({ tokens }: Line, document: number, by: number): boolean =>
  !isFeastName(tokens[by + 1]?.text ?? '') && (by === document + 1 || isAsked(tokens[by - 1]?.lower ?? ''));

/** The token "by" behind a document that ends before token `end`, with at most what it is of between; `undefined` where it names no author. */
export function byAuthor(line: Line, end: number): number | undefined {
  let at = end;
  if (line.tokens[at]?.lower === 'of')
    while (at < end + LONGEST_OF && /^(?:ADP|NUM|ADJ|DET|NOUN|PROPN|SYM)$/.test(line.tokens[at]?.pos ?? '')) {
      if (line.tokens[at]?.lower === 'by') break;
      at++;
    }
  return line.tokens[at]?.lower === 'by' && isAuthors(line, end - 1, at) ? at : undefined;
}

/** "A report of 12 killings by the gang said": the document before the "by" at token `by` which does not name its author. */
export function documentOfDeeds(line: Line, by: number): number | undefined {
  if (line.tokens[by]?.lower !== 'by') return undefined;
  for (let at = by - 1; at >= Math.max(0, by - LONGEST_OF); at--) {
    const token = line.tokens[at];
    if (!token || !/^(?:ADP|NUM|ADJ|DET|NOUN|PROPN|SYM|VERB)$/.test(token.pos)) return undefined;
    const isOf = at === by - 1 || /^(?:of|on|into|about)$/.test(line.tokens[at + 1]?.lower ?? '');
    if (DOCUMENTS.has(token.lower) && isOf) return isAuthors(line, at, by) ? undefined : at;
  }
  return undefined;
}
