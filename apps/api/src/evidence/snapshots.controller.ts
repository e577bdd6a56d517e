import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Config } from '@whence/config';
import { PAGE_TYPES } from '@whence/domain';
import type { StorePorts } from '@whence/store';
import { AttachSnapshot, KeepSnapshot, notFound, snapshotOfDesk } from '@whence/workflow';
import type { Attachment, Snapshot } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  AnswersBytes,
  asOfQuery,
  By,
  CONFIG,
  Does,
  FromBody,
  FromPath,
  FromQuery,
  headerOf,
  Needs,
  pageAsked,
  pageOf,
  pathIds,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
} from '../foundation/index.js';
import type { HttpReply, HttpRequest, SignedIn } from '../foundation/index.js';
import { readBytes } from './read-bytes.js';
import {
  attachment,
  attachmentList,
  newAttachment,
  newSnapshot,
  snapshot,
  snapshotQuery,
  snapshotText,
} from './snapshots.schemas.js';

const path = pathIds('snapshotId');
type Path = z.infer<typeof path>;
type AsOf = z.infer<typeof asOfQuery>;

/** What keeps a stranger's page from acting in the name of this service when a browser opens it. */
const HARMLESS: readonly (readonly [name: string, value: string])[] = [
  ['content-security-policy', "sandbox; default-src 'none'"],
  ['x-content-type-options', 'nosniff'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cache-control', 'private, no-cache'],
];

const EXTENSIONS: Readonly<Record<(typeof PAGE_TYPES)[number], string>> = {
  'application/pdf': 'pdf',
  'text/html': 'html',
  'text/plain': 'txt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

function present({ id, personId, content, sha256, mediaType, size, textSha256, textFault, keptAt }: Snapshot) {
  const { address = null, title = null, language = null, receivedFrom = null, readAt } = content;
  return {
    id,
    address,
    title,
    language,
    receivedFrom,
    readAt,
    readBy: personId,
    keptAt,
    sha256,
    mediaType,
    size,
    textSha256,
    textFault,
  };
}

function presentAttachment({ snapshotId: _of, ...rest }: Attachment) {
  return rest;
}

@ApiTags('Evidence')
@Controller('v1/snapshots')
export class SnapshotsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(KeepSnapshot) private readonly keepSnapshot: KeepSnapshot,
    @Inject(AttachSnapshot) private readonly attachSnapshot: AttachSnapshot,
  ) {}

  @Post()
  @Needs('evidence:write')
  @Does(
    'Keep a page that you have read',
    'The body is the page itself: PDF, HTML, plain text, PNG or JPEG, of up to SNAPSHOT_LIMIT_BYTES. Text is read from the first three; where a PDF gives none, `textFault` says why. What it is is told by its bytes; a `Content-Type` that says otherwise is refused, `application/octet-stream` says nothing. The service reads nothing from the web by itself.',
  )
  @ApiConsumes(...PAGE_TYPES, 'application/octet-stream')
  @ApiBody({ required: true, schema: {} })
  @Answers(201, snapshot, { location: '/v1/snapshots/{id}' })
  @Refuses('invalid', 'snapshot-empty', 'The body holds no bytes.')
  @Refuses('invalid', 'snapshot-type-unknown', 'The bytes are no kind of page that is kept.')
  @Refuses('invalid', 'snapshot-type-differs', 'The bytes are another kind of page than `Content-Type` says.')
  @Refuses('invalid', 'snapshot-invalid', 'An address, a language or a moment that cannot be.')
  @Refuses('too-large', 'snapshot-too-large', 'The page is larger than this service keeps (SNAPSHOT_LIMIT_BYTES).')
  @Refuses('not-found', 'confidential-source-unknown', 'No such confidential source of this desk.')
  async keep(
    @By() by: SignedIn,
    @FromQuery(newSnapshot) query: z.infer<typeof newSnapshot>,
    @Req() request: HttpRequest,
  ) {
    const bytes = await readBytes(request, this.config.limits.snapshotBytes);
    const declaredType = headerOf(request, 'content-type') ?? null;
    const { id } = await this.keepSnapshot.run(by, { ...query, bytes, declaredType });
    // Only once the change is committed is it known when.
    return present(await snapshotOfDesk(this.ports.snapshots, { position: null }, by, id));
  }

  @Get()
  @Needs('evidence:read')
  @Does('Pages that the desk has kept')
  @Answers(200, pageOf(snapshot, 'SnapshotPage'))
  async list(
    @By() by: SignedIn,
    @FromQuery(snapshotQuery) query: z.infer<typeof snapshotQuery>,
    @Address() address: string,
  ) {
    const { asOf, claimId, statement } = query;
    const view = await this.ports.views.at(asOf);
    const filter = {
      ...(claimId === undefined ? {} : { claimId }),
      ...(statement === undefined ? {} : { statement }),
    };
    const rows = await this.ports.snapshots.list(view, by.deskId, filter, pageAsked(query));
    return toPage(query, address, rows, present, ({ id }) => id);
  }

  @Get(':snapshotId')
  @Needs('evidence:read')
  @Does('One kept page, without its bytes')
  @Answers(200, snapshot)
  @Refuses('not-found', 'snapshot-unknown', 'No such snapshot of this desk.')
  async one(@By() by: SignedIn, @FromPath(path) { snapshotId }: Path, @FromQuery(asOfQuery) query: AsOf) {
    const view = await this.ports.views.at(query.asOf);
    return present(await snapshotOfDesk(this.ports.snapshots, view, by, snapshotId));
  }

  @Get(':snapshotId/content')
  @Needs('evidence:read')
  @Does(
    'The bytes of a kept page',
    'As they were handed over, to be saved and not shown. `ETag` is their SHA-256; with `If-None-Match` they are sent only when they are others.',
  )
  @AnswersBytes(200, PAGE_TYPES, 'The bytes.')
  @Refuses('not-found', 'snapshot-unknown', 'No such snapshot of this desk.')
  async content(
    @By() by: SignedIn,
    @FromPath(path) { snapshotId }: Path,
    @FromQuery(asOfQuery) query: AsOf,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ): Promise<void> {
    const view = await this.ports.views.at(query.asOf);
    const { sha256, mediaType } = await snapshotOfDesk(this.ports.snapshots, view, by, snapshotId);
    const tag = `"${sha256}"`;
    for (const [name, value] of HARMLESS) reply.header(name, value);
    reply.header('etag', tag);
    if (isAmong(tag, headerOf(request, 'if-none-match'))) {
      reply.status(304).send(undefined);
      return;
    }
    const page = await this.ports.snapshots.bytes(view, by.deskId, snapshotId);
    if (!page) throw notFound('snapshot', snapshotId);
    reply
      .header('content-disposition', `attachment; filename="${snapshotId}.${EXTENSIONS[mediaType]}"`)
      .type(mediaType)
      .send(page.bytes);
  }

  @Get(':snapshotId/text')
  @Needs('evidence:read')
  @Does('The text of a kept page', 'What the offsets of excerpts count in.')
  @Answers(200, snapshotText)
  @Refuses('not-found', 'snapshot-unknown', 'No such snapshot of this desk.')
  async text(@By() by: SignedIn, @FromPath(path) { snapshotId }: Path, @FromQuery(asOfQuery) query: AsOf) {
    const view = await this.ports.views.at(query.asOf);
    const { textSha256 } = await snapshotOfDesk(this.ports.snapshots, view, by, snapshotId);
    return { text: (await this.ports.snapshots.text(view, by.deskId, snapshotId)) ?? null, textSha256 };
  }

  @Get(':snapshotId/attachments')
  @Needs('evidence:read')
  @Does('What a kept page is attached to, or was')
  @Answers(200, attachmentList)
  @Refuses('not-found', 'snapshot-unknown', 'No such snapshot of this desk.')
  async attachments(@By() by: SignedIn, @FromPath(path) { snapshotId }: Path, @FromQuery(asOfQuery) query: AsOf) {
    const view = await this.ports.views.at(query.asOf);
    await snapshotOfDesk(this.ports.snapshots, view, by, snapshotId);
    return { entries: (await this.ports.snapshots.attachments(view, snapshotId)).map(presentAttachment) };
  }

  @Post(':snapshotId/attachments')
  @Needs('evidence:write')
  @Repeatable()
  @Does('Attach a kept page to a claim, or to a statement as its document', 'Or detach it; both stay in history.')
  @Answers(201, attachment)
  @Refuses('not-found', 'snapshot-unknown', 'No such snapshot of this desk.')
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'statement-unknown', "No such statement in the desk's ledgers.")
  async attach(
    @By() by: SignedIn,
    @FromPath(path) { snapshotId }: Path,
    @FromBody(newAttachment) { claimId, statement, ...body }: z.infer<typeof newAttachment>,
  ) {
    const to =
      claimId === undefined
        ? ({ kind: 'statement', target: statement ?? '' } as const)
        : ({ kind: 'claim', target: claimId } as const);
    return presentAttachment(await this.attachSnapshot.run(by, { snapshotId, ...to, ...body }));
  }
}

/** Source: RFC 9110, section 13.1.2 (weak comparison). */
function isAmong(tag: string, wanted: string | undefined): boolean {
  if (wanted === undefined) return false;
  const tags = wanted.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(tag);
}
