import { Module } from '@nestjs/common';
import {
  DecideRetraction,
  FindVerdicts,
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
import { DeskVerdictsController } from './desk-verdicts.controller.js';
import { ListedVerdicts } from './listed-verdicts.js';
import { RetractionsController } from './retractions.controller.js';
import { VerdictsController } from './verdicts.controller.js';

const USE_CASES = [
  FindVerdicts,
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
  controllers: [VerdictsController, DeskVerdictsController, RetractionsController, AgreementController],
  providers: [...USE_CASES.map((each) => useCase<unknown>(each)), ListedVerdicts],
})
export class VerdictsModule {}
