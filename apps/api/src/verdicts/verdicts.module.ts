import { Module } from '@nestjs/common';
import { GiveVerdict, ReviewVerdict } from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { VerdictsController } from './verdicts.controller.js';

/** Verdicts, given by one person and published by another. */
@Module({
  controllers: [VerdictsController],
  providers: [GiveVerdict, ReviewVerdict].map((each) => useCase<unknown>(each)),
})
export class VerdictsModule {}
