/** Why a cross-reference was asked for, in words; of a change of a ledger, what kind of change it was. */
import { RELATION_KINDS, type RelationKind } from '../../statement.js';
import { sayList } from '../../words.js';
import { textsOf, words } from './quoting.js';

const CAUSES: Readonly<Record<string, string>> = {
  submission: 'the claim was submitted',
  edit: 'what the claim says was said anew',
  schedule: 'the schedule wants the claim looked at again',
  statement: 'something changed in a ledger on which the claim may rest',
  link: 'a link of the claim was judged',
  revision: 'an article in which the claim appears was revised',
  rating: 'a source or a statement on which the claim rests was rated',
  policy: 'the policy of the desk was changed',
  'ledger-accepted': 'the desk began to read a ledger of another desk',
  'ledger-ended': 'the desk no longer reads a ledger of another desk',
  'ledger-taken': 'another desk handed a ledger on to the desk',
  'ledger-given': 'the desk handed a ledger on to another desk, and no longer reads it',
  person: 'a person wished so',
};
/** The causes of a cross-reference that have words. */
export const TOLD_CAUSES: readonly string[] = Object.keys(CAUSES);

/** By what the change was made for, as the log names it. */
const CHANGES: Readonly<Record<string, string>> = {
  'import-ledger': 'rows were imported',
  'undo-import': 'an import was undone',
  'put-row': 'an entry was written',
  'add-hop': 'it was said that one statement relays another',
  'suggest-hops': 'a job suggested that one statement relays another',
  'judge-hop': 'it was judged whether one statement relays another',
  'add-relation': 'it was said that one statement answers another',
  'merge-entry': 'two entries of the vocabulary were made one',
  'unmerge-entry': 'an entry of the vocabulary was taken apart from another',
  'add-edge': 'it was said to whom a source belongs, or whom it controls or owns',
  'end-edge': 'it was said until when a source belonged to, controlled or owned another',
  'split-source': 'a source was split',
  'reassign-statements': 'statements were assigned to another source',
  'confirm-proposal': 'a proposed entry of the vocabulary was confirmed',
  'merge-proposal': 'a proposed entry of the vocabulary was found to be one that there is',
};
const RATED: Readonly<Record<string, string>> = {
  'rate-source': 'a source on which the claim rests was rated',
  'rate-statement': 'a statement on which the claim rests was rated',
};
/** Purposes of changes that have words of their own. */
export const TOLD_CHANGES: readonly string[] = [...Object.keys(CHANGES), ...Object.keys(RATED)];

const ANSWERS: Readonly<Record<RelationKind, string>> = {
  'denies-figure': 'denies the figure of another',
  'denies-saying': 'denies that another was said',
  'has-no-information': 'has no information of what another says',
  withdraws: 'withdraws another',
  corrects: 'corrects another',
  revises: 'revises another',
  repeats: 'repeats another',
};

/** What a change of a ledger wrote, as far as it is told: `relations` said and `unsaid`, `standings` of hops, `kinds` of rows. */
interface Wrote {
  readonly purpose?: unknown;
  readonly relations?: unknown;
  readonly unsaid?: unknown;
  readonly standings?: unknown;
  readonly kinds?: unknown;
}

const answersOf = (kinds: unknown): string[] =>
  RELATION_KINDS.filter((kind) => textsOf(kinds).includes(kind)).map((kind) => ANSWERS[kind]);

/** What happened to the ledger; a denial or withdrawal is named before the row that states it. */
function changeOf({ purpose, relations, unsaid, standings, kinds }: Wrote): string | undefined {
  const [said, unanswered] = [answersOf(relations), answersOf(unsaid)];
  if (said.length > 0) return `it was said that one statement ${sayList(said)}`;
  if (unanswered.length > 0) return `it is no longer said that one statement ${sayList(unanswered)}`;
  const [standing] = textsOf(standings);
  if (purpose === 'judge-hop' && standing !== undefined)
    return standing === 'rejected'
      ? 'it was rejected that one statement relays another'
      : 'it was confirmed that one statement relays another';
  const written = textsOf(kinds);
  if (purpose === 'put-row' && written.length > 0) return `a ${sayList(written)} was written`;
  return CHANGES[String(purpose)];
}

/** Why a cross-reference was asked for, without a full stop. @param content the request's cause, and what the change behind it wrote */
export function causeInWords(content: Readonly<Record<string, unknown>>): string {
  const cause = String(content['cause']);
  const general = CAUSES[cause] ?? words(content['cause']);
  const wrote = (content['wrote'] ?? {}) as Wrote;
  if (cause === 'rating') return RATED[String(wrote.purpose)] ?? general;
  if (cause !== 'statement') return general;
  const change = changeOf(wrote);
  return change === undefined ? general : `${change}, in a ledger on which the claim may rest`;
}
