import { Module } from '@nestjs/common';
import { ChangeComment, WriteComment } from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { CommentsController } from './comments.controller.js';

/** Comments on claims, and who is mentioned in them. */
@Module({
  controllers: [CommentsController],
  providers: [WriteComment, ChangeComment].map((each) => useCase<unknown>(each)),
})
export class CommentsModule {}
