import { Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Source } from '@whence/domain';
import type { StorePorts } from '@whence/store';
import { AddEdge, EndEdge, ReassignStatements, SplitSource, type Assigned, type Versioned } from '@whence/workflow';
import type { z } from 'zod';
import {
  Answers,
  By,
  Does,
  FromBody,
  FromPath,
  Guarded,
  Needs,
  PORTS,
  Refuses,
  Repeatable,
  type SignedIn,
} from '../foundation/index.js';
import { ledgerAt, ONLY_READ } from './ledger-at.js';
import { assigned, edgeEnd, newEdge, reassignment, sourceSplit } from './source-changes.schemas.js';
import { entryPath, source } from './vocabulary.schemas.js';
import { presentEntry } from './vocabulary.controller.js';

/** What happens to a source over time: who holds it, and into what it splits. */
@ApiTags('Ledgers')
@Controller('v1/ledgers/:ledger/sources/:key')
export class SourceChangesController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(AddEdge) private readonly addEdge: AddEdge,
    @Inject(EndEdge) private readonly endEdge: EndEdge,
    @Inject(SplitSource) private readonly splitSource: SplitSource,
    @Inject(ReassignStatements) private readonly reassignStatements: ReassignStatements,
  ) {}

  @Post('edges')
  @Needs('ledger:change')
  @Guarded('ledger:read')
  @Repeatable()
  @Does('Say that a source is part of, controls or owns another', 'With the dates on which it holds, where known.')
  @Answers(201, source)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
  @Refuses('not-found', 'source-unknown', 'The ledger holds no such source.')
  @Refuses(
    'invalid',
    'control-in-a-circle',
    'It would hold itself; the circle is named, with the days on which it holds.',
  )
  async add(
    @By() by: SignedIn,
    @FromPath(entryPath) path: z.infer<typeof entryPath>,
    @FromBody(newEdge) edge: z.infer<typeof newEdge>,
  ) {
    return this.present(by, path.ledger, await this.addEdge.run(by, { ...path, edge }));
  }

  @Post('edges/end')
  @Needs('ledger:change')
  @Guarded('ledger:read')
  @Repeatable()
  @Does('Say until when a source was part of, controlled or owned another')
  @Answers(201, source)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
  @Refuses('not-found', 'source-unknown', 'The ledger holds no such source.')
  @Refuses('not-found', 'edge-unknown', 'The source has no such edge without an end.')
  @Refuses('invalid', 'ledger-rows-invalid', 'It would end before it began.')
  async end(
    @By() by: SignedIn,
    @FromPath(entryPath) path: z.infer<typeof entryPath>,
    @FromBody(edgeEnd) body: z.infer<typeof edgeEnd>,
  ) {
    return this.present(by, path.ledger, await this.endEdge.run(by, { ...path, ...body }));
  }

  @Post('split')
  @Needs('vocabulary:decide')
  @Repeatable()
  @Does(
    'Part a source into new ones',
    'Each new source says whom it continues and since when. Statements go to one of them by id, time or document; what no rule names stays with the old source, and is told.',
  )
  @Answers(201, assigned)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
  @Refuses('not-found', 'source-unknown', 'The ledger holds no such source.')
  @Refuses('not-found', 'statement-unknown', 'The source says no such statement.')
  @Refuses('conflict', 'source-key-taken', 'A source of the ledger has this key already.')
  @Refuses('invalid', 'assignment-unclear', 'Two rules give one statement to two sources.')
  @Refuses('invalid', 'ledger-rows-invalid', 'A source refers to something that the ledger does not hold.')
  split(
    @By() by: SignedIn,
    @FromPath(entryPath) path: z.infer<typeof entryPath>,
    @FromBody(sourceSplit) body: z.infer<typeof sourceSplit>,
  ): Promise<Assigned> {
    return this.splitSource.run(by, { ...path, ...body });
  }

  @Post('reassignments')
  @Needs('vocabulary:decide')
  @Repeatable()
  @Does(
    'Give statements of a source to others',
    'By new versions, and back in the same way. A later import of a row that names the old source files its statement there again.',
  )
  @Answers(201, assigned)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
  @Refuses('not-found', 'source-unknown', 'The ledger holds no such source.')
  @Refuses('not-found', 'statement-unknown', 'The source says no such statement.')
  @Refuses('invalid', 'assignment-unclear', 'Two rules give one statement to two sources.')
  reassign(
    @By() by: SignedIn,
    @FromPath(entryPath) path: z.infer<typeof entryPath>,
    @FromBody(reassignment) body: z.infer<typeof reassignment>,
  ): Promise<Assigned> {
    return this.reassignStatements.run(by, { ...path, ...body });
  }

  private async present(by: SignedIn, name: string, { value, version }: Versioned<Source>) {
    const { view, ledger } = await ledgerAt(this.ports, by, name, null);
    return presentEntry(value, version, (await this.ports.ledgerReading.merged(view, { ledgerId: ledger.id })).source);
  }
}
