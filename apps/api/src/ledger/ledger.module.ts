import { Module } from '@nestjs/common';
import {
  AddHop,
  AddRelation,
  CreateLedger,
  GiveRating,
  ImportLedger,
  JudgeHop,
  PutRow,
  ReadTrace,
  ReadTrackRecord,
  UndoImport,
  AddEdge,
  EndEdge,
  MergeEntry,
  ReassignStatements,
  SplitSource,
  UnmergeEntry,
  AnswerLedgerOffer,
  EndLedgerShare,
  ShareLedger,
  AnswerHandover,
  OfferHandover,
  WithdrawHandover,
} from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { LedgerHandoverController, LedgerHandoversController } from './handovers.controller.js';
import { ImportsController } from './imports.controller.js';
import { LedgersController } from './ledgers.controller.js';
import { RatingsController } from './ratings.controller.js';
import { LedgerOffersController, LedgerSharesController } from './shares.controller.js';
import { SourceChangesController } from './source-changes.controller.js';
import { StatementsController } from './statements.controller.js';
import { TrackRecordsController } from './track-records.controller.js';
import { MeasuresController, PlacesController, SourcesController } from './vocabulary.controller.js';

/** Ledgers: their vocabulary, statements, hops and relations, and imports. */
@Module({
  controllers: [
    LedgersController,
    SourcesController,
    SourceChangesController,
    MeasuresController,
    PlacesController,
    StatementsController,
    TrackRecordsController,
    RatingsController,
    ImportsController,
    LedgerSharesController,
    LedgerOffersController,
    LedgerHandoverController,
    LedgerHandoversController,
  ],
  providers: [
    CreateLedger,
    PutRow,
    MergeEntry,
    UnmergeEntry,
    AddEdge,
    EndEdge,
    SplitSource,
    ReassignStatements,
    AddHop,
    JudgeHop,
    AddRelation,
    ImportLedger,
    UndoImport,
    ReadTrackRecord,
    ReadTrace,
    GiveRating,
    ShareLedger,
    AnswerLedgerOffer,
    EndLedgerShare,
    AnswerHandover,
    OfferHandover,
    WithdrawHandover,
  ].map((each) => useCase<unknown>(each)),
})
export class LedgerModule {}
