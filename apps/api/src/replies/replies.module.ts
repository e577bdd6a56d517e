import { Module } from '@nestjs/common';
import { AskForReply, NoteReply } from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { RepliesController } from './replies.controller.js';

/** The right of reply. */
@Module({
  controllers: [RepliesController],
  providers: [AskForReply, NoteReply].map((each) => useCase<unknown>(each)),
})
export class RepliesModule {}
