/** What may leave of the evidence that a verdict cites, and of the questions that were asked about its claim. */
import {
  replyStanding,
  type PublicEvidence,
  type PublicReply,
  type PublicSnapshot,
  type ReplyAnswer,
} from '@whence/domain';
import type { CitedEvidence, EvidencePorts } from '../evidence/cited-evidence.js';
import type { Excerpt, Excerpts } from '../evidence/excerpt-ports.js';
import type { Snapshot } from '../evidence/ports.js';
import type { View } from '../ports/changes.js';
import { askedIn } from '../replies/note-reply.js';
import type { Replies } from '../replies/ports.js';

export interface PublicEvidencePorts extends EvidencePorts {
  readonly excerpts: Pick<Excerpts, 'one' | 'versions'>;
  readonly replies: Pick<Replies, 'ofClaims'>;
}

/** Questions that may be told of and were not taken back, in the order of their ids. */
export async function publicReplies(
  { replies }: Pick<PublicEvidencePorts, 'replies'>,
  view: View,
  claimId: string,
): Promise<readonly PublicReply[]> {
  const held = (await replies.ofClaims(view, [claimId])).get(claimId) ?? [];
  return held.flatMap(({ events }): PublicReply[] => {
    const told = events.map((each) => each.told);
    const { event: _event, public: isPublic, ...asked } = askedIn(told);
    const standing = replyStanding(told);
    if (!isPublic || standing === 'cancelled') return [];
    const answered = told.findLast((each): each is ReplyAnswer => each.event === 'answer' || each.event === 'decline');
    return [{ ...asked, standing, ...(answered === undefined ? {} : { answered: withoutSnapshot(answered) }) }];
  });
}

/** Ids of what is kept here say nothing to a reader elsewhere. */
function withoutSnapshot(answer: ReplyAnswer): ReplyAnswer {
  if (answer.event === 'decline') return answer;
  const { snapshotId: _kept, ...rest } = answer;
  return rest;
}

/** Each piece of evidence as it was cited; what came from a confidential source by its label alone. */
export async function publicEvidence(
  ports: PublicEvidencePorts,
  view: View,
  deskId: string,
  cited: readonly CitedEvidence[],
): Promise<readonly PublicEvidence[]> {
  const shown: PublicEvidence[] = [];
  for (const { kind, id, version } of cited) {
    if (kind === 'confidential-source') {
      shown.push(await labelOf(ports, view, deskId, id));
      continue;
    }
    const excerpt = kind === 'excerpt' ? await versionOf(ports, view, deskId, { id, version }) : undefined;
    const snapshot = await ports.snapshots.one(view, deskId, excerpt?.snapshotId ?? id);
    if (!snapshot) throw new TypeError(`found no snapshot of ${kind} ${id}, expected the one that was cited`);
    const from = snapshot.content.receivedFrom;
    if (from !== undefined) shown.push(await labelOf(ports, view, deskId, from));
    else shown.push(excerpt === undefined ? { kind: 'snapshot', page: pageOf(snapshot) } : quoteOf(snapshot, excerpt));
  }
  return shown;
}

async function versionOf(
  { excerpts }: PublicEvidencePorts,
  view: View,
  deskId: string,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Excerpt> {
  const found = (await excerpts.versions(view, deskId, id)).find((each) => each.version === version);
  if (!found) throw new TypeError(`found no version ${version} of excerpt ${id}, expected the one that was cited`);
  return found;
}

/** By the newest label: an older one may have been replaced because it gave too much away. */
async function labelOf(
  { confidentialSources }: PublicEvidencePorts,
  view: View,
  deskId: string,
  id: string,
): Promise<PublicEvidence> {
  const source = await confidentialSources.one(view, deskId, id);
  if (!source) throw new TypeError(`found no confidential source ${id}, expected the one that was cited`);
  return { kind: 'confidential-source', label: source.label };
}

function pageOf({ content, mediaType, sha256 }: Snapshot): PublicSnapshot {
  const { address, title, language, readAt } = content;
  return {
    ...(address === undefined ? {} : { address }),
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    readAt,
    mediaType,
    sha256,
  };
}

function quoteOf(snapshot: Snapshot, { content }: Excerpt): PublicEvidence {
  const { exact, prefix, suffix, position, page, language, translation } = content;
  return {
    kind: 'excerpt',
    page: pageOf(snapshot),
    exact,
    prefix,
    suffix,
    position,
    ...(page === undefined ? {} : { pageNumber: page }),
    language,
    ...(translation === undefined
      ? {}
      : {
          translation: {
            text: translation.text,
            language: translation.language,
            by: 'personId' in translation.translator ? ('the desk' as const) : ('another' as const),
          },
        }),
  };
}
