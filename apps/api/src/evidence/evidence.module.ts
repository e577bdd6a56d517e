import { Module } from '@nestjs/common';
import type { StorePorts } from '@whence/store';
import { AttachSnapshot, KeepSnapshot, TranslateExcerpt, WriteExcerpt } from '@whence/workflow';
import type { PdfTexts } from '@whence/workflow';
import { PDF_TEXTS, PORTS, useCase } from '../foundation/index.js';
import { ExcerptsController } from './excerpts.controller.js';
import { SnapshotsController } from './snapshots.controller.js';

/** Pages that were read and kept, and what is quoted of them. */
@Module({
  controllers: [SnapshotsController, ExcerptsController],
  providers: [
    ...[AttachSnapshot, WriteExcerpt, TranslateExcerpt].map((each) => useCase<unknown>(each)),
    {
      provide: KeepSnapshot,
      useFactory: (ports: StorePorts, pdfTexts: PdfTexts) => new KeepSnapshot({ ...ports, pdfTexts }),
      inject: [PORTS, PDF_TEXTS],
    },
  ],
})
export class EvidenceModule {}
