import { Module } from '@nestjs/common';
import {
  AssignClaim,
  EditClaim,
  JudgeLink,
  MoveClaim,
  ObserveClaim,
  SubmitClaim,
  WithdrawObservation,
  WriteClaim,
} from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { ClaimsController } from './claims.controller.js';
import { ReviewController } from './review.controller.js';

/** Claims, their links and remarks, and the steps of their review. */
@Module({
  controllers: [ClaimsController, ReviewController],
  providers: [
    WriteClaim,
    EditClaim,
    SubmitClaim,
    JudgeLink,
    ObserveClaim,
    WithdrawObservation,
    MoveClaim,
    AssignClaim,
  ].map((each) => useCase<unknown>(each)),
})
export class ClaimsModule {}
