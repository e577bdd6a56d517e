import { Controller, Delete, Get, Inject, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { AnswerHandover, notFound, OfferHandover, WithdrawHandover, type LedgerHandover } from '@whence/workflow';
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
  Guarded,
  Needs,
  pageAsked,
  pageOf,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
  type SignedIn,
} from '../foundation/index.js';
import { handover, handoverWanted } from './handovers.schemas.js';
import { sliceOf } from './ledger-at.js';
import { ledgerPath, listQuery } from './ledger.schemas.js';

const UNKNOWN = 'No offer to hold such a ledger concerns the desk, or waits for what is asked.';

@ApiTags('Ledgers')
@Controller('v1/ledgers/:ledger/handover')
export class LedgerHandoverController {
  constructor(
    @Inject(OfferHandover) private readonly offerHandover: OfferHandover,
    @Inject(WithdrawHandover) private readonly withdrawHandover: WithdrawHandover,
  ) {}

  @Put()
  @Needs('ledger:hand-on')
  @Guarded('ledger:hand-on')
  @Does(
    'Offer another desk to hold a ledger',
    'Nothing changes until that desk accepts. While an offer waits the ledger is offered to no second desk. The same again changes nothing; other terms for the same desk are a new version.',
  )
  @Answers(200, handover, { versions: ['version'] })
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'desk-unknown', 'No desk is called so.')
  @Refuses('forbidden', 'ledger-not-own', 'Another desk holds the ledger; only that one shares it or hands it on.')
  @Refuses('conflict', 'ledger-handover-waiting', 'The ledger is offered to another desk, which has not answered.')
  @Refuses('invalid', 'ledger-handed-to-itself', 'The desk holds the ledger itself.')
  put(
    @By() by: SignedIn,
    @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>,
    @FromBody(handoverWanted) body: z.infer<typeof handoverWanted>,
  ): Promise<LedgerHandover> {
    return this.offerHandover.run(by, { ...path, ...body });
  }

  @Delete()
  @Needs('ledger:hand-on')
  @Guarded('ledger:hand-on')
  @Does('Take back the offer to hold a ledger', 'Which only the desk that holds it does, until the other has answered.')
  @Answers(204)
  @Refuses('not-found', 'ledger-handover-unknown', UNKNOWN)
  withdraw(@By() by: SignedIn, @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>): Promise<void> {
    return this.withdrawHandover.run(by, path);
  }
}

@ApiTags('Ledgers')
@Controller('v1/ledger-handovers')
export class LedgerHandoversController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(AnswerHandover) private readonly answerHandover: AnswerHandover,
  ) {}

  @Get()
  @Needs('ledger:hand-on')
  @Does(
    'Ledgers that the desk hands on, or is offered to hold',
    'What became last of offering each ledger, where that concerns the desk, whatever its standing; in order of their names.',
  )
  @Answers(200, pageOf(handover, 'LedgerHandoverPage'))
  async list(@By() by: SignedIn, @FromQuery(listQuery) query: z.infer<typeof listQuery>, @Address() address: string) {
    const view = await this.ports.views.at(query.asOf);
    const rows = await this.ports.ledgerHandovers.list(view, by.deskId, sliceOf(pageAsked(query, 'key')));
    return toPage(
      query,
      address,
      rows,
      (row) => row,
      ({ ledger }) => ledger.name,
    );
  }

  @Get(':ledger')
  @Needs('ledger:hand-on')
  @Does('What became last of offering a ledger')
  @Answers(200, handover, { versions: ['version'] })
  @Refuses('not-found', 'ledger-handover-unknown', UNKNOWN)
  async read(
    @By() by: SignedIn,
    @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ): Promise<LedgerHandover> {
    const found = await this.ports.ledgerHandovers.find(await this.ports.views.at(query.asOf), path.ledger);
    if (found === undefined || ![found.from.id, found.desk.id].includes(by.deskId))
      throw notFound('ledger-handover', path.ledger);
    return found;
  }

  @Post(':ledger/acceptance')
  @Needs('ledger:hand-on')
  @Guarded('ledger:hand-on')
  @Repeatable()
  @Does(
    'Accept to hold a ledger',
    'The desk holds it from then on, and decides with whom it is shared; desks that it was shared with read it as before, under the new holder. Where the desk did not read it until then, it comes after those that it reads, and all its claims are found anew; so are those of the desk that gave it, if that keeps nothing. Verdicts and findings stand. Name what you read in `If-Match`: the terms may have changed meanwhile.',
  )
  @Answers(200, handover, { versions: ['version'] })
  @Refuses('not-found', 'ledger-handover-unknown', UNKNOWN)
  accept(@By() by: SignedIn, @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>): Promise<LedgerHandover> {
    return this.answerHandover.run(by, { ...path, answer: 'accept' });
  }

  @Post(':ledger/refusal')
  @Needs('ledger:hand-on')
  @Guarded('ledger:hand-on')
  @Repeatable()
  @Does('Decline to hold a ledger', 'It may be offered again, to this desk or another.')
  @Answers(200, handover, { versions: ['version'] })
  @Refuses('not-found', 'ledger-handover-unknown', UNKNOWN)
  decline(@By() by: SignedIn, @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>): Promise<LedgerHandover> {
    return this.answerHandover.run(by, { ...path, answer: 'decline' });
  }
}
