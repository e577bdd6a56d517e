import { Controller, Delete, Get, Inject, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { AnswerLedgerOffer, EndLedgerShare, ShareLedger, type LedgerShare } from '@whence/workflow';
import type { z } from 'zod';
import {
  Address,
  Answers,
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
import { ledgerAt, sliceOf } from './ledger-at.js';
import { ledgerPath, listQuery } from './ledger.schemas.js';
import { offerQuery, share, sharePath, shareWanted } from './shares.schemas.js';

const present = ({ id: _, ...shown }: LedgerShare): z.input<typeof share> => shown;

@ApiTags('Ledgers')
@Controller('v1/ledgers/:ledger/shares')
export class LedgerSharesController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(ShareLedger) private readonly shareLedger: ShareLedger,
    @Inject(EndLedgerShare) private readonly endLedgerShare: EndLedgerShare,
  ) {}

  @Get()
  @Needs('ledger:read')
  @Does(
    'Which desks a ledger is shared with',
    'The desk that holds it sees all of them, with those that declined or left; another desk sees itself.',
  )
  @Answers(200, pageOf(share, 'LedgerSharePage'))
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  async list(
    @By() by: SignedIn,
    @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>,
    @FromQuery(listQuery) query: z.infer<typeof listQuery>,
    @Address() address: string,
  ) {
    const { view, ledger } = await ledgerAt(this.ports, by, path.ledger, query.asOf);
    const asked = { ledgerId: ledger.id, concerning: by.deskId };
    const rows = await this.ports.ledgerShares.list(view, asked, sliceOf(pageAsked(query)));
    return toPage(query, address, rows, present, ({ id }) => id);
  }

  @Put(':desk')
  @Needs('ledger:share')
  @Does(
    'Share a ledger with another desk',
    'By the name of that desk (`slug`). It is an offer: the other desk reads the ledger from when it accepts. Where it has accepted, this changes what it may do, at once. The same again changes nothing.',
  )
  @Answers(200, share)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'desk-unknown', 'No desk is called so.')
  @Refuses('forbidden', 'ledger-not-own', 'Another desk holds the ledger; only that one shares it or hands it on.')
  @Refuses('invalid', 'ledger-shared-with-itself', 'The desk holds the ledger itself.')
  async put(
    @By() by: SignedIn,
    @FromPath(sharePath) path: z.infer<typeof sharePath>,
    @FromBody(shareWanted) body: z.infer<typeof shareWanted>,
  ) {
    return present(await this.shareLedger.run(by, { ...path, ...body }));
  }

  @Delete(':desk')
  @Needs('ledger:share')
  @Does(
    'End the sharing of a ledger',
    'Or take the offer back. The desk that holds it ends it with any desk; another desk leaves by naming itself. From then on that desk reads the ledger no more, whatever `asOf`, and its claims are found anew without it. Its verdicts and findings stand, and what it wrote in the ledger stays there.',
  )
  @Answers(204)
  @Refuses('not-found', 'ledger-share-unknown', 'The ledger is not shared with such a desk.')
  end(@By() by: SignedIn, @FromPath(sharePath) path: z.infer<typeof sharePath>): Promise<void> {
    return this.endLedgerShare.run(by, path);
  }
}

@ApiTags('Ledgers')
@Controller('v1/ledger-offers')
export class LedgerOffersController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(AnswerLedgerOffer) private readonly answerLedgerOffer: AnswerLedgerOffer,
  ) {}

  @Get()
  @Needs('ledger:share')
  @Does('Ledgers that other desks offer', 'Those that wait for an answer of this desk, the oldest first.')
  @Answers(200, pageOf(share, 'LedgerOfferPage'))
  async list(@By() by: SignedIn, @FromQuery(offerQuery) query: z.infer<typeof offerQuery>, @Address() address: string) {
    const view = await this.ports.views.at(query.asOf);
    const rows = await this.ports.ledgerShares.list(view, { offeredTo: by.deskId }, sliceOf(pageAsked(query)));
    return toPage(query, address, rows, present, ({ id }) => id);
  }

  @Post(':ledger/acceptance')
  @Needs('ledger:share')
  @Repeatable()
  @Does(
    'Accept a ledger that another desk offers',
    'The desk reads it from then on, after those that it reads already: where two define one key, theirs prevails. All claims of the desk are found anew.',
  )
  @Answers(200, share)
  @Refuses('not-found', 'ledger-offer-unknown', 'No offer of such a ledger waits for the desk.')
  async accept(@By() by: SignedIn, @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>) {
    return present(await this.answerLedgerOffer.run(by, { ...path, answer: 'accept' }));
  }

  @Post(':ledger/refusal')
  @Needs('ledger:share')
  @Repeatable()
  @Does('Decline a ledger that another desk offers', 'It may be offered again.')
  @Answers(200, share)
  @Refuses('not-found', 'ledger-offer-unknown', 'No offer of such a ledger waits for the desk.')
  async decline(@By() by: SignedIn, @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>) {
    return present(await this.answerLedgerOffer.run(by, { ...path, answer: 'decline' }));
  }
}
