import { Module } from '@nestjs/common';
import { ReceiveArticle, SubmitArticleClaims } from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { ArticlesController } from './articles.controller.js';

/** Articles, their revisions, and the submission of all that they claim. */
@Module({
  controllers: [ArticlesController],
  providers: [ReceiveArticle, SubmitArticleClaims].map((each) => useCase<unknown>(each)),
})
export class ArticlesModule {}
