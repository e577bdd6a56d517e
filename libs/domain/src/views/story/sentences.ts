/** The sentence for each kind of entry in the history of a claim. A reader is told what happened, not how it is kept. */
import type { Content } from '../../figure.js';
import { REPLY_BY_WAY, type ReplyWay } from '../../evidence/reply.js';
import { sayDate, sayList } from '../../words.js';
import { printable } from '../lettering.js';
import { namesOfCited } from './cited-words.js';
import { quoted, textsOf, words } from './quoting.js';
import { causeInWords } from './recheck-causes.js';
import type { Telling } from './telling.js';

const day = (moment: unknown): string => sayDate(String(moment).slice(0, 10));

const HEALTH: Readonly<Record<string, string>> = {
  exact: 'In the new revision its words stand where they stood',
  moved: 'In the new revision its words stand at another place',
  changed: 'In the new revision its words are others',
  orphaned: 'In the new revision its words stand no more; they were',
};

function saysOf({ content, names }: Telling): string {
  return names.says(content.content as Content);
}

function personOf({ content, names }: Telling): string {
  return names.person(String(content.assignee)) ?? 'a person whose name was erased';
}

function ratingOf({ entry, content, names }: Telling): string {
  return `“${names.rating(entry.subject.id, String(content.rating))}”`;
}

function cites({ content, names }: Telling): string {
  const cited = namesOfCited(content, names);
  return cited.length === 0 ? '' : `, citing ${sayList(cited)}`;
}

function pageOf({ entry, names }: Telling): string {
  return names.evidence({ kind: 'snapshot', id: entry.subject.id, version: 1 }) ?? 'a kept page';
}

function given(telling: Telling): string {
  const { content, Who, verdict } = telling;
  if (content.sealed === true) return `${Who} gave ${verdict}. It is sealed until a second person has rated the claim.`;
  if (content.takenFrom !== undefined)
    return `The words of the second person became ${verdict}: ${ratingOf(telling)}${cites(telling)}.`;
  return `${Who} gave ${verdict}: ${ratingOf(telling)}${cites(telling)}.${content.secondReview === 'blind' ? ' A second person is to rate the claim before they see it.' : ''}`;
}

function found({ content }: Telling): string {
  const { number, material } = content;
  const result = `Finding ${String(number)}: ${sayList(textsOf(content.assessments)) || 'nothing to say'}.`;
  if (material === true) return `${result} It differs materially from the finding that it was compared with.`;
  return material === false ? `${result} Nothing material changed.` : result;
}

function reopened({ entry, content, Who }: Telling): string {
  return entry.actor === 'person'
    ? `${Who} reopened the claim.`
    : `The claim was reopened: finding ${String(content.findingNumber)} differs materially from what the verdict rests on.`;
}

function statementOf({ entry, names }: Telling): string {
  const key = entry.subject.id.split(' -> ').at(-1) ?? '';
  return names.statement(key) ?? `statement ${key}`;
}
const whom = ({ now }: Telling): string => printable(String(now.askedOf));
const capital = (text: string): string => text.replace(/^./u, (first) => first.toUpperCase());
const Whom = (telling: Telling): string => capital(whom(telling));
const byWay = (way: unknown): string => REPLY_BY_WAY[way as ReplyWay];

/** By kind and action, as the log names them; `fill`: what followed from a decision on the vocabulary. */
export const SENTENCES = {
  'claim.write': (told) =>
    told.content.readIn === undefined
      ? `${told.Who} wrote the claim, held to say: ${saysOf(told)}.`
      : `The claim was read in an article that ${told.who} handed in, held to say: ${saysOf(told)}.`,
  'claim.edit': (told) =>
    told.content.readIn === undefined
      ? `${told.Who} said anew what the claim says: ${saysOf(told)}.`
      : `The claim was read anew in a revision of its article: ${saysOf(told)}.`,
  'claim.fill': (told) =>
    `${told.Who} decided what words of the page count or name; the claim is held to say: ${saysOf(told)}.`,
  'appearance.add': ({ content }) => `It stands on the page: ${quoted((content.passage as { exact: string }).exact)}.`,
  'appearance.anchor': ({ content }) =>
    `${HEALTH[String(content.health)]}: ${quoted((content.passage as { exact: string }).exact)}.`,
  'appearance.fill': ({ content }) =>
    `What is counted or named was filled in where it stands on the page: ${quoted((content.passage as { exact: string }).exact)}.`,
  'claim-link.confirm': (told) => `${told.Who} confirmed that the page relays ${statementOf(told)}.`,
  'claim-link.reject': (told) => `${told.Who} found that the page does not relay ${statementOf(told)}.`,
  'verdict.give': given,
  'verdict-reading.read': (told) =>
    `${told.Who} rated the claim as the second person: ${ratingOf(told)}${cites(told)}.`,
  'verdict-review.approve': ({ Who, verdict }) => `${Who} approved ${verdict}.`,
  'verdict-review.settle': ({ Who, verdict }) => `${Who} settled the disagreement and stands behind ${verdict}.`,
  'verdict-review.return': ({ Who, verdict }) => `${Who} returned ${verdict} to whoever gave it.`,
  'verdict-publication.publish': ({ content, verdict }) =>
    `${capital(verdict)} was published${content.correction === undefined ? '' : `, and readers were told of the correction: ${quoted(content.correction)}`}.`,
  'claim-step.propose': () => 'It was proposed as a claim.',
  'claim-step.write': () => 'It waits to be submitted.',
  'claim-step.submit': ({ Who }) => `${Who} submitted the claim for review.`,
  'claim-step.reject': ({ Who }) => `${Who} rejected the proposal.`,
  'claim-step.restore': ({ Who }) => `${Who} took the rejection back.`,
  'claim-step.withdraw': ({ Who }) => `${Who} withdrew the claim from review.`,
  'claim-step.assign': (told) =>
    `${told.Who} assigned the claim to ${personOf(told)}${told.content.dueOn === undefined ? '' : `, due by ${day(told.content.dueOn)}`}.`,
  'claim-reminder.remind': (told) =>
    told.content.returns === undefined
      ? `The claim became overdue: ${personOf(told)} was to assess it by ${day(told.content.dueOn)}.`
      : `The claim is overdue after it was returned: ${personOf(told)} was to assess it by ${day(told.content.dueOn)}.`,
  'claim-step.give-verdict': ({ content }) => `The claim is assessed, on finding ${String(content.findingNumber)}.`,
  'claim-step.take-up': ({ Who, verdict }) => `${Who} took up ${verdict} as the second person.`,
  'claim-step.approve': () => 'Two people stand behind the verdict: the claim is published.',
  'claim-step.return': (told) =>
    `The claim went back to ${personOf(told)}${told.content.dueOn === undefined ? '' : `, still due by ${day(told.content.dueOn)}`}.`,
  'claim-step.disagree': () => 'The two ratings differ: the claim is disputed. Both stay on record.',
  'claim-step.settle': ({ content }) =>
    `The disagreement was settled for the words of the ${String(content.inFavourOf ?? 'first')} person: the claim is published.`,
  'claim-step.reopen': reopened,
  'claim-step.let-stand': ({ Who, content }) =>
    `${Who} let the verdict stand${content.findingNumber === undefined ? '' : ` in view of finding ${String(content.findingNumber)}`}.`,
  'claim-step.propose-retraction': () =>
    'The retraction waits for the word of another person; the verdict stands until then.',
  'claim-step.retract': () => 'The claim has no verdict any more.',
  'claim-step.drop-retraction': () => 'The verdict goes on standing; the claim is open again.',
  'cross-reference-request.ask': ({ content }) => `A cross-reference was asked for: ${causeInWords(content)}.`,
  'finding.find': found,
  'retraction.propose': ({ Who, verdict, content }) =>
    `${Who} proposed to retract ${verdict} and to tell readers: ${quoted(content.notice)}.`,
  'retraction-decision.retract': ({ Who, verdict }) => `${Who} retracted ${verdict}, as a second person.`,
  'retraction-decision.drop': ({ Who, verdict }) => `${Who} dropped the proposal to retract ${verdict}.`,
  'snapshot-attachment.attach': (told) => `${told.Who} attached ${pageOf(told)}.`,
  'snapshot-attachment.detach': (told) => `${told.Who} detached ${pageOf(told)}.`,
  'reply.ask': (told) =>
    `${told.Who} asked ${whom(told)} for a reply${byWay(told.content.way)} on ${day(told.content.askedAt)}: ${quoted(told.content.question)}.`,
  'reply.remind': (told) => `${Whom(told)} was reminded${byWay(told.content.way)} on ${day(told.content.remindedAt)}.`,
  'reply.answer': (told) => `${Whom(told)} answered on ${day(told.content.answeredAt)}: ${quoted(told.content.text)}.`,
  'reply.decline': (told) =>
    `${Whom(told)} declined to answer on ${day(told.content.answeredAt)}${told.content.text === undefined ? '' : `: ${quoted(told.content.text)}`}.`,
  'reply.cancel': (told) => `${told.Who} took the question to ${whom(told)} back.`,
  'observation.observe': (told) =>
    `${told.Who} remarked (${words(told.content.kind)}): ${quoted(told.content.text)}${cites(told)}.`,
  'observation.withdraw': (told) => `${told.Who} took the remark ${quoted(told.now.text)} back.`,
  'comment.write': ({ Who }) => `${Who} commented.`,
  'comment.edit': ({ Who }) => `${Who} mended a comment.`,
  'comment.withdraw': ({ Who }) => `${Who} took a comment back.`,
} as const satisfies Readonly<Record<string, (told: Telling) => string>>;

/** What a history can hold: a kind and what happened to it. */
export type StoryKey = keyof typeof SENTENCES;
