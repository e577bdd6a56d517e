/** A member that changed, in words. Members that the sentence of their entry tells, or that say nothing to a reader, have none. */
import { REPLY_BY_WAY, type ReplyWay } from '../../evidence/reply.js';
import type { Amount, Content } from '../../figure.js';
import { sayAmount, sayDate, sayList, sayNumber } from '../../words.js';
import { namesOfCited } from './cited-words.js';
import type { MemberDifference } from './member-changes.js';
import { quoted, textsOf, words } from './quoting.js';
import type { Held, StoryNames } from './telling.js';

/** One version of a thing: its id, which of verdicts differs from version to version, and all that it holds. */
export interface Version {
  readonly id: string;
  readonly held: Held;
}

type SayValue = (value: unknown, names: StoryNames, version: Version) => string;
/** The label of a member, and how its values are said. */
type Member = readonly [label: string, say?: SayValue];
const SAID_ALREADY = null;

const day: SayValue = (value) => sayDate(String(value).slice(0, 10));
const inWords: SayValue = (value) => words(value);
const person: SayValue = (value, names) => names.person(String(value)) ?? 'a person whose name was erased';
const number: SayValue = (value) => sayNumber(Number(value));
const each = (say: (one: Readonly<Record<string, unknown>>) => string): SayValue => {
  return (value) => (Array.isArray(value) ? (value as Readonly<Record<string, unknown>>[]).map(say).join('; ') : '');
};

/** Slots of a content. Source: DESIGN, Figures. */
const SLOTS: Readonly<Record<keyof Content | 'amount', Member>> = {
  amount: ['Figure', (_, __, version) => sayAmount(amountOf(version) ?? {})],
  measure: ['Counted', (key, names) => names.measure(String(key))],
  subject: ['Of whom or what'],
  place: ['Place', (key, names) => names.place(String(key))],
  fromPlace: ['From', (key, names) => names.place(String(key))],
  accumulation: [
    'Counted how',
    (key) => ({ stock: 'at a moment', flow: 'over a period', cumulative: 'so far' })[String(key)] ?? words(key),
  ],
  mode: ['Told as', inWords],
  certainty: ['How certain', inWords],
  polarity: ['What it does', inWords],
  change: ['Direction', inWords],
  asOf: ['As of', day],
  periodStart: ['From the day', day],
  periodEnd: ['Up to the day', day],
  horizon: ['By the day', day],
  unit: ['Unit', inWords],
  basis: ['Basis'],
  whole: ['Out of', number],
};

/** By kind of thing and by member. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, Member | typeof SAID_ALREADY>>>> = {
  claim: {
    notCheckable: ['Cannot be checked, since it is', (key) => (key === 'no-content' ? 'no content' : words(key))],
    inferred: ['Filled in', each(({ slot, because }) => `${words(slot)}, because ${String(because)}`)],
    loose: ['Words that fit loosely', each((one) => `${quoted(one.words)}, because ${String(one.because)}`)],
    odd: ['Odd on the page', each(({ text }) => String(text))],
  },
  'claim-link': { standing: ['The link', inWords], reason: SAID_ALREADY },
  'claim-step': { state: ['State', inWords], assignee: ['Assigned to', person], dueOn: ['Due', day] },
  'claim-reminder': { assignee: ['Assigned to', person], dueOn: ['Due', day], returns: SAID_ALREADY },
  verdict: {
    rating: ['Rating', (key, names, { id }) => `“${names.rating(id, String(key))}”`],
    rationale: ['Reasons'],
    cited: ['Cited', (cited, names) => sayList(namesOfCited({ cited }, names))],
    evidence: ['Evidence', (evidence, names) => sayList(namesOfCited({ evidence }, names))],
  },
  finding: { assessments: ['Assessments', (value) => sayList(textsOf(value))] },
  'snapshot-attachment': { standing: SAID_ALREADY, reason: SAID_ALREADY, snapshotId: SAID_ALREADY },
  reply: {
    askedOf: ['Asked'],
    source: SAID_ALREADY,
    way: ['Asked how', (way) => REPLY_BY_WAY[way as ReplyWay].trim() || 'another way'],
    question: ['Question'],
    dueOn: ['Answer wanted by', day],
    public: ['Told to readers', (value) => (value === true ? 'yes' : 'no')],
    standing: ['The question', inWords],
    text: ['Answer'],
    language: SAID_ALREADY,
    askedAt: SAID_ALREADY,
    remindedAt: SAID_ALREADY,
    answeredAt: SAID_ALREADY,
    snapshotId: SAID_ALREADY,
    reason: SAID_ALREADY,
  },
};

const anyValue: SayValue = (value) => {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return sayNumber(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? sayList(value)
    : quoted(JSON.stringify(value));
};

/**
 * The members that differ between two versions of a thing of that kind, each in words: "State: submitted (before: proposed)".
 * Of several that are one to a reader (the ends of a range) the first has the words.
 */
export function changesInWords(
  kind: string,
  differences: readonly MemberDifference[],
  before: Version,
  now: Version,
  names: StoryNames,
): readonly (string | null)[] {
  const told = new Set<string>();
  return differences.map(({ member, before: was, after: is }) => {
    const path = member.slice(1).split('/');
    if (kind === 'claim' && path[0] === 'readIn') return whoReads(was, is);
    if (kind === 'appearance' && member !== '/passage/exact') return null;
    const slot = kind === 'claim' && path[0] === 'content' ? path[1] : undefined;
    const name = slot ?? path[0] ?? '';
    const known = slot === undefined ? MEMBERS[kind]?.[name] : (SLOTS as Readonly<Record<string, Member>>)[slot];
    if (known === SAID_ALREADY) return null;
    if (kind === 'reply' && name === 'text' && was === null) return null;
    const [label, say = anyValue] = kind === 'appearance' ? (['Words'] as const) : (known ?? [capital(words(name))]);
    const whole = slot === 'amount';
    if (whole && told.has(name)) return null;
    told.add(name);
    const value = (of: unknown, version: Version): string | undefined =>
      (whole ? amountOf(version) === undefined : of === null) ? undefined : say(of, names, version);
    const [then, since] = [value(was, before), value(is, now)];
    return `${label}: ${since ?? 'nothing any more'}${then === undefined ? '' : ` (before: ${then})`}`;
  });
}

function amountOf({ held }: Version): Amount | undefined {
  return (held.content as { readonly amount?: Amount } | undefined)?.amount;
}

function whoReads(was: unknown, is: unknown): string | null {
  if (is === null) return 'What it says rests on a person now, and no more on how the page was read';
  return was === null ? 'What it says rests on how the page was read now' : null;
}

const capital = (text: string): string => text.replace(/^./u, (first) => first.toUpperCase());
