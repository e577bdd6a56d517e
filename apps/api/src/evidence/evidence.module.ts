import { Module } from '@nestjs/common';
import { AttachSnapshot, KeepSnapshot } from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { SnapshotsController } from './snapshots.controller.js';

/** Pages that were read and kept, and what is quoted of them. */
@Module({
  controllers: [SnapshotsController],
  providers: [KeepSnapshot, AttachSnapshot].map((each) => useCase<unknown>(each)),
})
export class EvidenceModule {}
