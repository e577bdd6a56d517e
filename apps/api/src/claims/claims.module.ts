import { Module } from '@nestjs/common';
import {
  AssignClaim,
  EditClaim,
  JudgeLink,
  MoveClaim,
  ObserveClaim,
  ReadHistory,
  SubmitClaim,
  WithdrawObservation,
  WriteClaim,
} from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { ClaimsController } from './claims.controller.js';
import { ListedClaims } from './list-claims.js';
import { PresentedClaims } from './present-claim.js';
import { ClaimReading } from './read-claim.js';
import { ReviewController } from './review.controller.js';

/** Claims, their links and remarks, and the steps of their review. */
@Module({
  controllers: [ClaimsController, ReviewController],
  providers: [
    PresentedClaims,
    ClaimReading,
    ListedClaims,
    ...[
      WriteClaim,
      EditClaim,
      SubmitClaim,
      JudgeLink,
      ObserveClaim,
      WithdrawObservation,
      MoveClaim,
      AssignClaim,
      ReadHistory,
    ].map((each) => useCase<unknown>(each)),
  ],
})
export class ClaimsModule {}
