import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { CreateLedger, type DeskLedger } from '@whence/workflow';
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
  type SignedIn,
} from '../foundation/index.js';
import { ledger, ledgerPath, listQuery, newLedger } from './ledger.schemas.js';
import { ledgerAt, sliceOf } from './ledger-at.js';

@ApiTags('Ledgers')
@Controller('v1/ledgers')
export class LedgersController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(CreateLedger) private readonly createLedger: CreateLedger,
  ) {}

  @Get()
  @Needs('ledger:read')
  @Does('List the ledgers that the desk reads', 'Its own, and those that other desks share with it.')
  @Answers(200, pageOf(ledger, 'LedgerPage'))
  async list(@By() by: SignedIn, @FromQuery(listQuery) query: z.infer<typeof listQuery>, @Address() address: string) {
    const view = await this.ports.views.at(query.asOf);
    const rows = await this.ports.ledgers.list(view, by.deskId, sliceOf(pageAsked(query, 'key')));
    return toPage(
      query,
      address,
      rows,
      (row) => row,
      ({ name }) => name,
    );
  }

  @Post()
  @Needs('ledger:import')
  @Repeatable()
  @Does('Begin a ledger', 'Its name is the first part of the keys of its statements, and is taken only once.')
  @Answers(201, ledger, { location: '/v1/ledgers/{name}' })
  @Refuses('conflict', 'ledger-name-taken', 'A ledger is called so already.')
  @Refuses('invalid', 'ledger-name-invalid', 'A ledger cannot be called so.')
  async create(@By() by: SignedIn, @FromBody(newLedger) body: z.infer<typeof newLedger>): Promise<DeskLedger> {
    const { name } = await this.createLedger.run(by, body);
    return (await ledgerAt(this.ports, by, name, null)).ledger;
  }

  @Get(':ledger')
  @Needs('ledger:read')
  @Does('One ledger')
  @Answers(200, ledger)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  async read(
    @By() by: SignedIn,
    @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ): Promise<DeskLedger> {
    return (await ledgerAt(this.ports, by, path.ledger, query.asOf)).ledger;
  }
}
