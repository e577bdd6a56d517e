import { Module } from '@nestjs/common';
import { AskForRecheck, ReadFinding } from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { FindingsController } from './findings.controller.js';

/** Findings, and the traces that they hold. */
@Module({
  controllers: [FindingsController],
  providers: [ReadFinding, AskForRecheck].map((each) => useCase<unknown>(each)),
})
export class FindingsModule {}
