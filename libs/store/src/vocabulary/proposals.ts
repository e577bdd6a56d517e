/** Proposals to the vocabulary: each counting once a desk, its decisions as versions, the claims that need it as rows. */
import type {
  Change,
  HeldProposal,
  PageAsked,
  ProposalDecision,
  ProposalFilter,
  ProposalNeed,
  VocabularyProposals,
  View,
  Wanted,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { VocabularyProposalVersionRow } from '../rows/vocabulary.js';
import { recordedBy } from '../views.js';

interface FoundProposal {
  readonly id: string;
  readonly deskId: string;
  readonly kind: HeldProposal['kind'];
  readonly counting: string;
  readonly version: number;
  readonly standing: HeldProposal['standing'];
  readonly content: { readonly proposed: HeldProposal['proposed']; readonly decision?: ProposalDecision };
  readonly needs: number;
}

const PROPOSALS = `
  SELECT p.id, p.desk_id AS "deskId", p.kind, p.counting, v.version, v.standing, v.content,
    (SELECT count(*)::int FROM vocabulary_proposal_need n WHERE n.proposal_id = p.id AND ${recordedBy('n', 1)}) AS needs
  FROM vocabulary_proposal p JOIN LATERAL (
    SELECT w.* FROM vocabulary_proposal_version w WHERE w.proposal_id = p.id AND ${recordedBy('w', 1)}
    ORDER BY w.version DESC LIMIT 1
  ) v ON true
  WHERE p.desk_id = $2`;

function asProposal({ content, ...found }: FoundProposal): HeldProposal {
  return { ...found, ...content } as HeldProposal;
}

/** Each kind and counting once, in one order, so that two changes never wait for one another. */
function distinctWanted(wanted: readonly Wanted[]): readonly Wanted[] {
  const named = new Map<string, Wanted>();
  for (const each of wanted) {
    const name = `${each.kind} ${each.counting}`;
    if (!named.has(name)) named.set(name, each);
  }
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

export class StoreVocabularyProposals implements VocabularyProposals {
  constructor(private readonly dataSource: DataSource) {}

  async begin(change: Change, deskId: string): Promise<void> {
    await writerOf(change).query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [lockOf(deskId)]);
  }

  async hold(change: Change, deskId: string): Promise<void> {
    await writerOf(change).query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lockOf(deskId)]);
  }

  async decided(change: Change, deskId: string, wanted: readonly Wanted[]): Promise<readonly HeldProposal[]> {
    const asked = distinctWanted(wanted);
    if (asked.length === 0) return [];
    const rows: FoundProposal[] = await writerOf(change).query(
      `${PROPOSALS} AND v.standing <> 'proposed' AND (p.kind, p.counting) IN (SELECT * FROM unnest($3::text[], $4::text[]))`,
      [change.position, deskId, asked.map(({ kind }) => kind), asked.map(({ counting }) => counting)],
    );
    return rows.map(asProposal);
  }

  async need(
    change: Change,
    deskId: string,
    needs: readonly { readonly claimId: string; readonly wanted: Wanted }[],
  ): Promise<void> {
    if (needs.length === 0) return;
    const asked = distinctWanted(needs.map(({ wanted }) => wanted));
    await this.propose(change, deskId, asked);
    const ids: { id: string; name: string }[] = await writerOf(change).query(
      `SELECT p.id, p.kind || ' ' || p.counting AS name FROM vocabulary_proposal p
       WHERE p.desk_id = $1 AND (p.kind, p.counting) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
      [deskId, asked.map(({ kind }) => kind), asked.map(({ counting }) => counting)],
    );
    const idOf = new Map(ids.map(({ id, name }) => [name, id]));
    const rows = needs.map(({ claimId, wanted }) => ({
      proposalId: idOf.get(`${wanted.kind} ${wanted.counting}`) ?? '',
      claimId,
      words: wanted.words,
    }));
    const written: { proposal_id: string; claim_id: string; words: string }[] = await writerOf(change).query(
      `INSERT INTO vocabulary_proposal_need (proposal_id, claim_id, words, change_id)
       SELECT t.*, $4::uuid FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS t(proposal_id, claim_id, words)
       ON CONFLICT (proposal_id, claim_id) DO NOTHING RETURNING proposal_id, claim_id, words`,
      [rows.map((row) => row.proposalId), rows.map((row) => row.claimId), rows.map((row) => row.words), change.id],
    );
    for (const { proposal_id: proposalId, claim_id: claimId, words } of written)
      change.log('need', { kind: 'vocabulary-need', id: `${proposalId}/${claimId}`, version: 1 }, { words });
  }

  /** What another change proposes at this moment is waited for, and found then. */
  private async propose(change: Change, deskId: string, wanted: readonly Wanted[]): Promise<void> {
    const fresh: { id: string; place: string }[] = await writerOf(change).query(
      `WITH asked AS (SELECT * FROM unnest($2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY AS t(id, kind, counting, place)),
       made AS (
         INSERT INTO vocabulary_proposal (id, desk_id, kind, counting, change_id)
         SELECT id, $1::uuid, kind, counting, $5::uuid FROM asked ORDER BY place
         ON CONFLICT (desk_id, kind, counting) DO NOTHING RETURNING id)
       SELECT asked.id, asked.place FROM asked JOIN made ON made.id = asked.id ORDER BY asked.place`,
      [
        deskId,
        wanted.map(() => change.newId()),
        wanted.map(({ kind }) => kind),
        wanted.map(({ counting }) => counting),
        change.id,
      ],
    );
    const versions = fresh.flatMap(({ id, place }) => {
      const each = wanted[Number(place) - 1];
      if (each === undefined) return [];
      const content = { proposed: each.proposed };
      change.log('propose', { kind: 'vocabulary-proposal', id, version: 1 }, { kind: each.kind, ...content });
      return [{ proposalId: id, version: 1, standing: 'proposed', content, changeId: change.id }];
    });
    if (versions.length > 0) await writerOf(change).insert(VocabularyProposalVersionRow, versions);
  }

  async get(view: View, deskId: string, id: string): Promise<HeldProposal | undefined> {
    const rows: FoundProposal[] = await managerOf(view, this.dataSource).query(`${PROPOSALS} AND p.id = $3`, [
      view.position,
      deskId,
      id,
    ]);
    return rows[0] && asProposal(rows[0]);
  }

  async list(
    view: View,
    deskId: string,
    { kind, standing }: ProposalFilter,
    { after, limit }: PageAsked,
  ): Promise<readonly HeldProposal[]> {
    const rows: FoundProposal[] = await managerOf(view, this.dataSource).query(
      `${PROPOSALS} AND ($3::text IS NULL OR p.kind = $3) AND ($4::text IS NULL OR v.standing = $4)
       AND ($5::uuid IS NULL OR p.id > $5) ORDER BY p.id LIMIT $6`,
      [view.position, deskId, kind ?? null, standing ?? null, after, limit],
    );
    return rows.map(asProposal);
  }

  needs(view: View, id: string, { after, limit }: PageAsked): Promise<readonly ProposalNeed[]> {
    return managerOf(view, this.dataSource).query(
      `SELECT n.claim_id AS "claimId", n.words FROM vocabulary_proposal_need n
       WHERE n.proposal_id = $2 AND ($3::uuid IS NULL OR n.claim_id > $3) AND ${recordedBy('n', 1)}
       ORDER BY n.claim_id LIMIT $4`,
      [view.position, id, after, limit],
    );
  }

  async decide(change: Change, action: 'confirm' | 'merge' | 'reject', proposal: HeldProposal): Promise<void> {
    const { id, version, standing, proposed, decision } = proposal;
    const content = { proposed, ...(decision === undefined ? {} : { decision }) };
    await writerOf(change).insert(VocabularyProposalVersionRow, {
      proposalId: id,
      version,
      standing,
      content,
      changeId: change.id,
    });
    change.log(action, { kind: 'vocabulary-proposal', id, version }, { standing, ...content });
  }
}

const lockOf = (deskId: string): string => `vocabulary-proposals:${deskId}`;
