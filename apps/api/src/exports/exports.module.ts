import { Module } from '@nestjs/common';
import {
  ListPublications,
  ListPublishedClaims,
  PackEvidence,
  ReadProvenance,
  ReadPublishedClaim,
} from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { ClaimExportsController } from './claim-exports.controller.js';
import { ExportsController } from './exports.controller.js';

/** What is published, in the forms that others read. */
@Module({
  controllers: [ClaimExportsController, ExportsController],
  providers: [ReadPublishedClaim, ReadProvenance, PackEvidence, ListPublishedClaims, ListPublications].map((each) =>
    useCase<unknown>(each),
  ),
})
export class ExportsModule {}
