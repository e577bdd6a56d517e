import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { mergedVocabulary } from '@whence/domain';
import type { StorePorts } from '@whence/store';
import {
  ConfirmProposal,
  MergeProposal,
  nearestMeasures,
  notFound,
  RejectProposal,
  type DecidedProposal,
  type HeldProposal,
  type Recognised,
} from '@whence/workflow';
import type { z } from 'zod';
import {
  Address,
  Answers,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromPath,
  FromQuery,
  Guarded,
  Needs,
  needsAlso,
  pageAsked,
  pageOf,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
  Who,
  type SignedIn,
} from '../foundation/index.js';
import { ONLY_READ } from '../ledger/ledger-at.js';
import {
  confirmation,
  decidedProposal,
  proposal,
  proposalInFull,
  proposalMerge,
  proposalPath,
  proposalQuery,
  rejection,
} from './proposals.schemas.js';

const NEEDS_SHOWN = 200;

function present({ deskId: _desk, decision, ...held }: HeldProposal) {
  return { ...held, decision: decision ?? null };
}
const presentDecided = ({ proposal: decided, ...filled }: DecidedProposal) => ({
  proposal: present(decided),
  ...filled,
});

/** Measures and sources that claims need and no ledger of the desk has: proposed by what pages say, decided by people. */
@ApiTags('Vocabulary')
@Controller('v1/vocabulary-proposals')
export class ProposalsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(ConfirmProposal) private readonly confirmProposal: ConfirmProposal,
    @Inject(MergeProposal) private readonly mergeProposal: MergeProposal,
    @Inject(RejectProposal) private readonly rejectProposal: RejectProposal,
  ) {}

  @Get()
  @Needs('ledger:read')
  @Does('List proposed measures and sources', 'The oldest first.')
  @Answers(200, pageOf(proposal, 'VocabularyProposalPage'))
  async list(
    @By() by: SignedIn,
    @FromQuery(proposalQuery) query: z.infer<typeof proposalQuery>,
    @Address() address: string,
  ) {
    const { asOf, kind, standing, ...page } = query;
    const view = await this.ports.views.at(asOf);
    const filter = { ...(kind === undefined ? {} : { kind }), ...(standing === undefined ? {} : { standing }) };
    const rows = await this.ports.vocabularyProposals.list(view, by.deskId, filter, pageAsked(page));
    return toPage(page, address, rows, present, ({ id }) => id);
  }

  @Get(':proposalId')
  @Needs('ledger:read')
  @Does(
    'One proposal, with the claims that need it and the measures that come nearest',
    'Needs `claim:read` as well, for the claims and the words of their pages.',
  )
  @Answers(200, proposalInFull, { versions: ['version'] })
  @Refuses('not-found', 'proposal-unknown', 'The desk has no such proposal.')
  async read(
    @Who() who: Recognised,
    @FromPath(proposalPath) path: z.infer<typeof proposalPath>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    needsAlso(who, 'claim:read', 'a look at the list of proposals');
    const by = who.actor;
    const view = await this.ports.views.at(query.asOf);
    const held = await this.ports.vocabularyProposals.get(view, by.deskId, path.proposalId);
    if (held === undefined) throw notFound('proposal', path.proposalId);
    const neededBy = await this.ports.vocabularyProposals.needs(view, held.id, { after: null, limit: NEEDS_SHOWN });
    const nearest =
      held.kind === 'measure'
        ? nearestMeasures(held.proposed, mergedVocabulary(await this.ports.priorStatements.vocabulary(view, by.deskId)))
        : [];
    return { ...present(held), neededBy, nearest };
  }

  @Post(':proposalId/confirm')
  @Needs('vocabulary:decide')
  @Guarded('ledger:read')
  @Repeatable()
  @Does(
    'Make a proposed measure or source an entry of a ledger',
    'The claims that waited are given it, each by a new version, and those under review are cross-referenced.',
  )
  @Answers(201, decidedProposal)
  @Refuses('not-found', 'proposal-unknown', 'The desk has no such proposal.')
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
  @Refuses('conflict', 'proposal-decided', 'Somebody decided on it already.')
  @Refuses('conflict', 'entry-key-taken', 'The ledger has an entry with this key.')
  @Refuses('invalid', 'ledger-rows-invalid', 'Something of the entry is missing or cannot be.')
  async confirm(
    @By() by: SignedIn,
    @FromPath(proposalPath) path: z.infer<typeof proposalPath>,
    @FromBody(confirmation) body: z.infer<typeof confirmation>,
  ) {
    return presentDecided(await this.confirmProposal.run(by, { ...path, ...body }));
  }

  @Post(':proposalId/merge')
  @Needs('vocabulary:decide')
  @Guarded('ledger:read')
  @Repeatable()
  @Does(
    'Say that what was proposed is an entry that there is',
    'The claims that waited are given it, and so are those of later pages with the same words. A source takes the printed names over as aliases.',
  )
  @Answers(201, decidedProposal)
  @Refuses('not-found', 'proposal-unknown', 'The desk has no such proposal.')
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
  @Refuses('not-found', 'measure-unknown', 'The ledger holds no such measure.')
  @Refuses('not-found', 'source-unknown', 'The ledger holds no such source.')
  @Refuses('conflict', 'proposal-decided', 'Somebody decided on it already.')
  async merge(
    @By() by: SignedIn,
    @FromPath(proposalPath) path: z.infer<typeof proposalPath>,
    @FromBody(proposalMerge) body: z.infer<typeof proposalMerge>,
  ) {
    return presentDecided(await this.mergeProposal.run(by, { ...path, ...body }));
  }

  @Post(':proposalId/reject')
  @Needs('vocabulary:decide')
  @Guarded('ledger:read')
  @Repeatable()
  @Does('Say that what was proposed is no entry', 'It is not proposed again for the same words; the reason is kept.')
  @Answers(201, proposal)
  @Refuses('not-found', 'proposal-unknown', 'The desk has no such proposal.')
  @Refuses('conflict', 'proposal-decided', 'Somebody decided on it already.')
  @Refuses('invalid', 'reason-missing', 'A reason of blanks is none.')
  async reject(
    @By() by: SignedIn,
    @FromPath(proposalPath) path: z.infer<typeof proposalPath>,
    @FromBody(rejection) body: z.infer<typeof rejection>,
  ) {
    return present(await this.rejectProposal.run(by, { ...path, ...body }));
  }
}
