import { Controller, Get, Inject, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import {
  ImportLedger,
  notInLedger,
  UndoImport,
  lookedForHops,
  type ImportHeading,
  type ImportReport,
  type UndoneRows,
} from '@whence/workflow';
import type { z } from 'zod';
import {
  Address,
  Answers,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromPath,
  FromQuery,
  Needs,
  pageAsked,
  pageOf,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
  type HttpRequest,
  type SignedIn,
} from '../foundation/index.js';
import { importedRows } from './import-rows.js';
import { ledgerAt, ONLY_READ, sliceOf } from './ledger-at.js';
import { importPath, importQuery, importReport, ledgerImport, undone, undoOptions } from './imports.schemas.js';
import { ledgerPath, listQuery } from './ledger.schemas.js';

const present = (heading: ImportHeading): z.infer<typeof ledgerImport> => ({
  ...heading,
  hopsLookedFor: lookedForHops(heading.tallies),
});

@ApiTags('Ledgers')
@Controller('v1/ledgers/:ledger/imports')
export class ImportsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(ImportLedger) private readonly importLedger: ImportLedger,
    @Inject(UndoImport) private readonly undoImport: UndoImport,
  ) {}

  @Post()
  @Needs('ledger:import')
  @Repeatable()
  @Does(
    'Import rows into a ledger',
    'One transaction. New rows are added, other content under a known id is a new version, the same content changes nothing, and what the rows do not name stays. Every fault is told by its place, and then nothing is written. Forms: `application/json` with `sources`, `measures`, `places` and `statements` (see docs/ledger-format.md); `application/x-ndjson`, one row a line; `multipart/form-data` with the files sources.csv, measures.csv, places.csv and statements.csv; `text/csv` with `?kind=`. All but the first are read as they arrive and may be of any length.',
  )
  @ApiConsumes('application/json', 'application/x-ndjson', 'multipart/form-data', 'text/csv')
  @ApiBody({ required: true, schema: {} })
  @Answers(200, importReport)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
  @Refuses(
    'invalid',
    'ledger-rows-invalid',
    'Rows are at fault; `faults` holds the first 1,000, `faultsInAll` counts them.',
  )
  @Refuses('invalid', 'csv-kind-missing', 'A `text/csv` body came without `?kind=`.')
  @Refuses('invalid', 'multipart-malformed', 'The multipart body cannot be read.')
  import(
    @By() by: SignedIn,
    @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>,
    @FromQuery(importQuery) query: z.infer<typeof importQuery>,
    @Req() request: HttpRequest,
  ): Promise<ImportReport> {
    return this.importLedger.run(by, { ...path, dryRun: query.dryRun, ...importedRows(request, query.kind) });
  }

  @Get()
  @Needs('ledger:read')
  @Does('List the imports of a ledger', 'Newest first.')
  @Answers(200, pageOf(ledgerImport, 'LedgerImportPage'))
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  async list(
    @By() by: SignedIn,
    @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>,
    @FromQuery(listQuery) query: z.infer<typeof listQuery>,
    @Address() address: string,
  ) {
    const { view, ledger } = await ledgerAt(this.ports, by, path.ledger, query.asOf);
    const rows = await this.ports.ledgerImports.list(view, ledger.id, sliceOf(pageAsked(query)));
    return toPage(query, address, rows, present, ({ id }) => id);
  }

  @Get(':importId')
  @Needs('ledger:read')
  @Does('One import of a ledger')
  @Answers(200, ledgerImport)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'import-unknown', 'The ledger has no such import.')
  async read(
    @By() by: SignedIn,
    @FromPath(importPath) path: z.infer<typeof importPath>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ): Promise<z.infer<typeof ledgerImport>> {
    const { view, ledger } = await ledgerAt(this.ports, by, path.ledger, query.asOf);
    const found = await this.ports.ledgerImports.find(view, ledger.id, path.importId);
    if (found === undefined) throw notInLedger('import', path.importId, ledger.name);
    return present(found);
  }

  @Post(':importId/undo')
  @Needs('ledger:import')
  @Repeatable()
  @Does(
    'Undo an import as a whole',
    'What it added is removed and what it replaced is restored, by newer versions: history stays. Refused while something was changed since or something else rests on it, unless `leaveBuiltUpon` is true; then `left` says what stays.',
  )
  @Answers(200, undone)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
  @Refuses('not-found', 'import-unknown', 'The ledger has no such import.')
  @Refuses('conflict', 'import-undone-already', 'It was undone before.')
  @Refuses(
    'conflict',
    'import-built-upon',
    'Something was changed since, or rests on it; `left` names the first 1,000.',
  )
  undo(
    @By() by: SignedIn,
    @FromPath(importPath) path: z.infer<typeof importPath>,
    @FromBody(undoOptions) body: z.infer<typeof undoOptions>,
  ): Promise<UndoneRows> {
    return this.undoImport.run(by, { ...path, ...body });
  }
}
