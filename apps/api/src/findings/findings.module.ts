import { Module } from '@nestjs/common';
import { AskForRecheck, ReadFinding, SuggestStatements } from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { CandidatesController } from './candidates.controller.js';
import { FindingsController } from './findings.controller.js';

/** Findings, the traces that they hold, and the statements that may bear on a claim. */
@Module({
  controllers: [FindingsController, CandidatesController],
  providers: [ReadFinding, AskForRecheck, SuggestStatements].map((each) => useCase<unknown>(each)),
})
export class FindingsModule {}
