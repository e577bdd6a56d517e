/** What the ids of an answer are ids of, and what the path of a request named. */
import type { Operation } from './document.js';
import { nameOf } from './requests.js';
import type { Values } from './seen.js';

/** The id that an answer's `id` is, by the last of the path's places: `/v1/claims` answers with ids of `claimId`. */
const OWNERS: Readonly<Record<string, string>> = {
  claims: 'claimId',
  articles: 'articleId',
  people: 'personId',
  keys: 'keyId',
  snapshots: 'snapshotId',
  excerpts: 'excerptId',
  subscribers: 'subscriberId',
  'inbound-hooks': 'hookId',
  replies: 'replyId',
  observations: 'observationId',
  imports: 'importId',
  deliveries: 'deliveryId',
  'confidential-sources': 'sourceId',
  identities: 'identityId',
  'vocabulary-proposals': 'proposalId',
  comments: 'commentId',
  failed: 'jobId',
  sources: 'sourceKey',
  measures: 'measureKey',
  places: 'placeKey',
  verdicts: 'verdictId',
  findings: 'findingId',
  ledgers: 'ledgerId',
  policies: 'policyId',
  revisions: 'revisionId',
  hops: 'hopId',
  statements: 'statementId',
};
export function ownerOf({ path }: Operation): string | undefined {
  const last =
    path
      .split('/')
      .filter((part) => part !== '' && !part.startsWith('{'))
      .at(-1) ?? '';
  return OWNERS[last];
}

/** What the path of a request named, by the names of its parameters. */
export function namedIn(operation: Operation, path: string): Values {
  const parts = path.split('/');
  return Object.fromEntries(
    operation.path.split('/').flatMap((part, at) => {
      const parameter = operation.parameters.find((each) => each.in === 'path' && part === `{${each.name}}`);
      return parameter === undefined ? [] : [[nameOf(operation, parameter), decodeURIComponent(parts[at] ?? '')]];
    }),
  );
}
