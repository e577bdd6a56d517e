import { Module } from '@nestjs/common';
import { ConfirmProposal, MergeProposal, RejectProposal } from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { ProposalsController } from './proposals.controller.js';

/** What the ledgers of a desk lack, and what people make of it. */
@Module({
  controllers: [ProposalsController],
  providers: [ConfirmProposal, MergeProposal, RejectProposal].map((each) => useCase<unknown>(each)),
})
export class VocabularyModule {}
