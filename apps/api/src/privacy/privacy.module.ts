import { Module } from '@nestjs/common';
import { EraseDetails, NameConfidentialSource, ReadPrivateNotes, WritePrivateNote } from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { ConfidentialSourcesController } from './confidential-sources.controller.js';
import { ErasuresController } from './erasures.controller.js';
import { NotesController } from './notes.controller.js';

/** What is confidential or personal, and how it is erased. */
@Module({
  controllers: [ConfidentialSourcesController, NotesController, ErasuresController],
  providers: [NameConfidentialSource, WritePrivateNote, ReadPrivateNotes, EraseDetails].map((each) =>
    useCase<unknown>(each),
  ),
})
export class PrivacyModule {}
