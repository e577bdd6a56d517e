import { Module } from '@nestjs/common';
import { AttachSnapshot, KeepSnapshot, TranslateExcerpt, WriteExcerpt } from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { ExcerptsController } from './excerpts.controller.js';
import { SnapshotsController } from './snapshots.controller.js';

/** Pages that were read and kept, and what is quoted of them. */
@Module({
  controllers: [SnapshotsController, ExcerptsController],
  providers: [KeepSnapshot, AttachSnapshot, WriteExcerpt, TranslateExcerpt].map((each) => useCase<unknown>(each)),
})
export class EvidenceModule {}
