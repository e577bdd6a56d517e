import { Module } from '@nestjs/common';
import {
  DecideRetraction,
  GiveVerdict,
  ListVerdicts,
  ProposeRetraction,
  ReadAgreement,
  ReadVerdict,
  ReviewVerdict,
  SettleDisagreement,
} from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { AgreementController } from './agreement.controller.js';
import { RetractionsController } from './retractions.controller.js';
import { VerdictsController } from './verdicts.controller.js';

const USE_CASES = [
  GiveVerdict,
  ListVerdicts,
  ReadVerdict,
  ReviewVerdict,
  SettleDisagreement,
  ProposeRetraction,
  DecideRetraction,
  ReadAgreement,
];

/** Verdicts, given by one person and published by another; how far the two agree; and taking back what was published. */
@Module({
  controllers: [VerdictsController, RetractionsController, AgreementController],
  providers: USE_CASES.map((each) => useCase<unknown>(each)),
})
export class VerdictsModule {}
