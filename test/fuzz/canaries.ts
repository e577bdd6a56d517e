/**
 * Words that not everybody may read, laid out where people keep such things. Each is a word that stands nowhere else, in a
 * text so long that the fuzzer never takes it up from an answer and sends it as its own: whoever is answered with it was told it.
 */
import { permissionsOf, type Role } from '@whence/workflow';
import type { TestApi } from '../support/api.js';
import type { Seen } from './seen.js';

/** Longer than what {@link Seen} takes in. */
const FILLING = ' and so on and on, as the tide comes in and goes out again'.repeat(5);

/** Who asks with each of the ground's keys. */
export interface Asker {
  readonly role: Role;
  /** Whether it is a person of the desk that everything else is of, and not of another one. */
  readonly ofDesk: boolean;
}

interface Canary {
  readonly word: string;
  readonly mayRead: (asker: Asker, at: number) => boolean;
}

const may = (asker: Asker, permission: Parameters<ReadonlySet<string>['has']>[0]): boolean =>
  asker.ofDesk && (permissionsOf(asker.role) as ReadonlySet<string>).has(permission);

/** Each asker's place is that of their key; the first one writes. */
const CANARIES = {
  draft: { word: 'zwarbelfink', mayRead: (asker) => may(asker, 'article:read') },
  remark: { word: 'zwirbelfink', mayRead: (asker) => may(asker, 'claim:read') },
  comment: { word: 'zworbelfink', mayRead: (asker) => may(asker, 'comment:read') },
  note: { word: 'zwurbelfink', mayRead: (_, at) => at === 0 },
  deskNote: { word: 'zwerbelfink', mayRead: (asker) => may(asker, 'note:read') },
  identity: { word: 'zwyrbelfink', mayRead: (asker) => may(asker, 'confidential:read') },
  evidence: { word: 'zwaarbelfink', mayRead: (asker) => may(asker, 'evidence:read') },
  unshared: { word: 'zwoorbelfink', mayRead: (asker) => may(asker, 'ledger:read') },
} as const satisfies Readonly<Record<string, Canary>>;

/** Name of the ledger that is shared with nobody, which the fuzzer must not learn. */
export const UNSHARED = 'kept-to-ourselves';

const READ_OF_CLAIMS = ['Claims_observations', 'Comments_list', 'Findings_current', 'Notes_list'];

const text = (canary: keyof typeof CANARIES): string => `The ${CANARIES[canary].word} counted 4,711 boats${FILLING}.`;

/** Says what a canary sings to somebody who may not hear it; undefined when none does. */
export function toldTo(askers: readonly Asker[], at: number | undefined, answer: string): string | undefined {
  for (const [name, { word, mayRead }] of Object.entries<Canary>(CANARIES)) {
    const asker = at === undefined ? undefined : askers[at];
    if (answer.includes(word) && (asker === undefined || at === undefined || !mayRead(asker, at)))
      return `Found the words of the canary "${name}" in an answer to ${asker === undefined ? 'nobody' : `a ${asker.role}${asker.ofDesk ? '' : ' of another desk'}`}.`;
  }
  return undefined;
}

/** Lays them out, as the first asker, and tells the fuzzer where to ask for them. */
export async function layOut(api: TestApi, seen: Seen): Promise<void> {
  const post = async (path: string, body: object) => {
    const answer = await api.ask(path, { method: 'POST', body });
    if (answer.status >= 300) throw new Error(`could not lay out ${path}: ${answer.text}`);
    return answer.body;
  };
  const draft = await post('/v1/articles', { title: 'Birds', status: 'draft', text: text('draft') });
  const [claim] = draft.proposed;
  if (typeof claim !== 'string') throw new Error('found no claim on the draft, expected one');
  await post(`/v1/claims/${claim}/submission`, {});
  await post(`/v1/claims/${claim}/observations`, { kind: 'other', text: text('remark') });
  await post(`/v1/claims/${claim}/comments`, { text: text('comment') });
  await post(`/v1/claims/${claim}/notes`, { text: text('note') });
  await post(`/v1/claims/${claim}/notes`, { text: text('deskNote'), audience: 'desk' });
  const identity = { name: 'Somebody', remarks: text('identity') };
  seen.prepare(READ_OF_CLAIMS, { values: { claimId: claim } });
  const source = await post('/v1/confidential-sources', { label: 'an official who asked not to be named', identity });
  seen.prepare(['ConfidentialSources_identity', 'ConfidentialSources_one'], { values: { sourceId: source.id } });
  const page = await api.ask('/v1/snapshots?address=https://daily.example/kept', {
    ...{ method: 'POST', body: text('evidence'), headers: { 'content-type': 'text/plain' } },
  });
  await post(`/v1/snapshots/${page.body.id}/excerpts`, { quote: { exact: text('evidence') }, language: 'en' });
  await post('/v1/ledgers', { name: UNSHARED, title: 'Ours' });
  const put = async (path: string, body: object) => {
    const answer = await api.ask(`/v1/ledgers/${UNSHARED}/${path}`, { method: 'PUT', body });
    if (answer.status >= 300) throw new Error(`could not lay out ${path}: ${answer.text}`);
  };
  await put('sources/bird-watch', { name: 'Bird Watch', kind: 'body' });
  const told = { source: 'bird-watch', saidOn: '2025-03-01', publishedOn: '2025-03-01', reading: 'read' };
  await put('statements/one', { ...told, words: text('unshared') });
}
