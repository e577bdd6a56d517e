import { Controller, Get, Inject, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { notFound, snapshotOfDesk, TranslateExcerpt, WriteExcerpt } from '@whence/workflow';
import type { Excerpt, View } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  asOf,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromPath,
  Guarded,
  FromQuery,
  Needs,
  pageAsked,
  pageOf,
  pageQuery,
  pathIds,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { excerpt, excerptVersions, newExcerpt, newExcerptTranslation } from './excerpts.schemas.js';

const ofSnapshot = pathIds('snapshotId');
const path = pathIds('excerptId');
const listQuery = z.strictObject({ ...pageQuery, asOf });
type Path = z.infer<typeof path>;
const NOW: View = { position: null };

@ApiTags('Evidence')
@Controller('v1')
export class ExcerptsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(WriteExcerpt) private readonly writeExcerpt: WriteExcerpt,
    @Inject(TranslateExcerpt) private readonly translateExcerpt: TranslateExcerpt,
  ) {}

  @Get('snapshots/:snapshotId/excerpts')
  @Needs('evidence:read')
  @Does('Quotes of a kept page')
  @Answers(200, pageOf(excerpt, 'ExcerptPage'))
  @Refuses('not-found', 'snapshot-unknown', 'No such snapshot of this desk.')
  async list(
    @By() by: SignedIn,
    @FromPath(ofSnapshot) { snapshotId }: z.infer<typeof ofSnapshot>,
    @FromQuery(listQuery) query: z.infer<typeof listQuery>,
    @Address() address: string,
  ) {
    const view = await this.ports.views.at(query.asOf);
    await snapshotOfDesk(this.ports.snapshots, view, by, snapshotId);
    const rows = await this.ports.excerpts.ofSnapshot(view, snapshotId, pageAsked(query));
    const names = await this.namesOf(view, by, rows);
    return toPage(
      query,
      address,
      rows,
      (row) => present(row, names),
      ({ id }) => id,
    );
  }

  @Post('snapshots/:snapshotId/excerpts')
  @Needs('evidence:write')
  @Repeatable()
  @Does(
    'Quote a kept page',
    'In its own language. Where text is read from the page the quote must stand in it, word for word but for blanks and for hyphens within words, and is kept as it stands there; of images, of a PDF from which none could be read, and `withoutPlace` it is kept as you give it, without a place.',
  )
  @Answers(201, excerpt, { location: '/v1/excerpts/{id}' })
  @Refuses('not-found', 'snapshot-unknown', 'No such snapshot of this desk.')
  @Refuses('not-found', 'person-unknown', 'The translator is nobody of this desk.')
  @Refuses('invalid', 'quote-not-in-snapshot', 'Tells the nearest words and their offsets as `nearest`.')
  @Refuses('invalid', 'excerpt-invalid', 'A language tag that is none, or text that cannot be kept.')
  async write(
    @By() by: SignedIn,
    @FromPath(ofSnapshot) { snapshotId }: z.infer<typeof ofSnapshot>,
    @FromBody(newExcerpt) body: z.infer<typeof newExcerpt>,
  ) {
    return this.newest(by, (await this.writeExcerpt.run(by, { snapshotId, ...body })).id);
  }

  @Get('excerpts/:excerptId')
  @Needs('evidence:read')
  @Does('One quote, in its newest version')
  @Answers(200, excerpt, { versions: ['version'] })
  @Refuses('not-found', 'excerpt-unknown', 'No such excerpt on this desk.')
  async one(
    @By() by: SignedIn,
    @FromPath(path) { excerptId }: Path,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    return this.newest(by, excerptId, await this.ports.views.at(query.asOf));
  }

  @Get('excerpts/:excerptId/versions')
  @Needs('evidence:read')
  @Does('Every version of a quote', "First things first. The translator's name is told of the newest.")
  @Answers(200, excerptVersions)
  @Refuses('not-found', 'excerpt-unknown', 'No such excerpt on this desk.')
  async versions(
    @By() by: SignedIn,
    @FromPath(path) { excerptId }: Path,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    const view = await this.ports.views.at(query.asOf);
    const versions = await this.ports.excerpts.versions(view, by.deskId, excerptId);
    if (versions.length === 0) throw notFound('excerpt', excerptId);
    const names = await this.namesOf(view, by, versions);
    return { entries: versions.map((each) => present(each, names)) };
  }

  @Put('excerpts/:excerptId/translation')
  @Needs('evidence:write')
  @Guarded('evidence:read')
  @Does('Translate a quote, or mend its translation', 'Makes a version; the quote stays as it is.')
  @Answers(200, excerpt)
  @Refuses('not-found', 'excerpt-unknown', 'No such excerpt on this desk.')
  @Refuses('not-found', 'person-unknown', 'The translator is nobody of this desk.')
  @Refuses('invalid', 'excerpt-invalid', 'A language tag that is none, or text that cannot be kept.')
  @Refuses('invalid', 'version-missing', 'Neither `version` nor `If-Match` says what it starts from.')
  @Refuses('conflict', 'excerpt-changed', 'It has another version by now; `currentVersion` says which.')
  async translate(
    @By() by: SignedIn,
    @FromPath(path) { excerptId }: Path,
    @FromBody(newExcerptTranslation) { version, ...translation }: z.infer<typeof newExcerptTranslation>,
  ) {
    await this.translateExcerpt.run(by, { excerptId, ...(version === undefined ? {} : { version }), translation });
    return this.newest(by, excerptId);
  }

  private async newest(by: SignedIn, excerptId: string, view = NOW) {
    const found = await this.ports.excerpts.one(view, by.deskId, excerptId);
    if (!found) throw notFound('excerpt', excerptId);
    return present(found, await this.namesOf(view, by, [found]));
  }

  /** Names of translators who are not of the desk, each with the version in which it was told. */
  private async namesOf(view: View, by: SignedIn, excerpts: readonly Excerpt[]) {
    const ids = [...new Set(excerpts.map(({ id }) => id))];
    return this.ports.privateDetails.newest(view, by.deskId, 'translator', ids);
  }
}

function present(
  { id, snapshotId, version, personId, at, content }: Excerpt,
  names: ReadonlyMap<string, { readonly version: number; readonly content: Readonly<Record<string, string>> }>,
): z.infer<typeof excerpt> {
  const { exact, prefix, suffix, position, page = null, language, translation } = content;
  const named = names.get(id);
  const name = named?.version === version ? (named.content['name'] ?? null) : null;
  return {
    id,
    snapshotId,
    version,
    personId,
    at,
    exact,
    prefix,
    suffix,
    position,
    page,
    language,
    translation:
      translation === undefined
        ? null
        : {
            text: translation.text,
            language: translation.language,
            translator:
              'personId' in translation.translator
                ? { personId: translation.translator.personId, name: null }
                : { personId: null, name },
          },
  };
}
