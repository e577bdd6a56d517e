/** Entries of a history in short, and the names of what they speak of; for the tests of this folder. */
import { type HistoryEntry, type StoryNames, tellStory } from './index.js';

export const NAMES: StoryNames = {
  person: (id) => (id === 'erased' ? null : id.replace(/^./, (first) => first.toUpperCase())),
  rating: (_verdict, key) => key.replace(/^./, (first) => first.toUpperCase()),
  says: () => 'about 40 ferries damaged',
  statement: (key) => (key === 'dprk/C1' ? 'HUR, 4 February 2025 (about 4,000 killed)' : null),
  evidence: ({ kind, id }) => (id === 's1' ? `the ${kind} “Ferries”` : null),
  measure: (key) => (key === 'ferries-hit' ? 'ferries hit' : key),
  place: (key) => (key === 'norway' ? 'Norway' : key),
};

/** An entry in short: "kind.action", id, version, content, who. */
export function entry(
  key: string,
  content: object = {},
  id = 'one',
  version = 1,
  who: string | null = 'ada',
): HistoryEntry {
  const [kind = '', action = ''] = key.split('.');
  return {
    position: 1,
    at: '2025-07-14T10:00:00.000Z',
    personId: who,
    actor: who === null ? 'job' : 'person',
    action,
    subject: { kind, id, version },
    content: content as HistoryEntry['content'],
  };
}
/** What is told of the last of these entries. */
export const last = (...entries: HistoryEntry[]) => tellStory(entries, NAMES).at(-1);
export const passage = { exact: 'about 40\nferries', start: 3, end: 18 };
export const GIVEN = entry(
  'verdict.give',
  { rating: 'outdated', rationale: 'Older.', cited: ['dprk/C1', 'dprk/C2'] },
  'v1',
);
const ASKED = { askedOf: 'the port', way: 'phone', question: 'How many?', askedAt: '2025-07-01T08:00:00.000Z' };
export const ASK = entry('reply.ask', ASKED, 'r1');
