import { Module } from '@nestjs/common';
import { AddHop, AddRelation, CreateLedger, ImportLedger, JudgeHop, PutRow, UndoImport } from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { ImportsController } from './imports.controller.js';
import { LedgersController } from './ledgers.controller.js';
import { StatementsController } from './statements.controller.js';
import { MeasuresController, PlacesController, SourcesController } from './vocabulary.controller.js';

/** Ledgers: their vocabulary, statements, hops and relations, and imports. */
@Module({
  controllers: [
    LedgersController,
    SourcesController,
    MeasuresController,
    PlacesController,
    StatementsController,
    ImportsController,
  ],
  providers: [CreateLedger, PutRow, AddHop, JudgeHop, AddRelation, ImportLedger, UndoImport].map((each) =>
    useCase<unknown>(each),
  ),
})
export class LedgerModule {}
