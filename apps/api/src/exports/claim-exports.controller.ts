import { Controller, Get, Headers, Inject, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { annotationsOf, claimReviewOf, claimReviewWarnings, provenanceOf, provJsonOf, provLdOf } from '@whence/domain';
import type { StorePorts } from '@whence/store';
import { PackEvidence, ReadProvenance, ReadPublishedClaim } from '@whence/workflow';
import { z } from 'zod';
import {
  Answers,
  AnswersAs,
  AnswersText,
  asOf,
  asOfQuery,
  By,
  Does,
  FromPath,
  FromQuery,
  Needs,
  pathIds,
  PORTS,
  Refuses,
} from '../foundation/index.js';
import type { HttpReply, SignedIn } from '../foundation/index.js';
import { annotations, claimReview, claimReviewWarnings as warnings, provenance, lang } from './exports.schemas.js';
import { zipOf } from './zip.js';

const path = pathIds('claimId');
type Path = z.infer<typeof path>;
type AsOf = z.infer<typeof asOfQuery>;

const FORMS = ['prov-json', 'json-ld'] as const;
const namedQuery = z.strictObject({ asOf, lang });
const provenanceQuery = z.strictObject({
  asOf,
  lang,
  format: z
    .enum(FORMS)
    .transform((form): (typeof FORMS)[number] | null => form)
    .default(null)
    .meta({ description: 'Decides before the header `Accept` does. PROV-JSON when neither asks for JSON-LD.' }),
});

/** What is published of one claim, in the forms that others read. */
@ApiTags('Exports')
@Controller('v1/claims/:claimId')
export class ClaimExportsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(ReadPublishedClaim) private readonly readPublishedClaim: ReadPublishedClaim,
    @Inject(ReadProvenance) private readonly readProvenance: ReadProvenance,
    @Inject(PackEvidence) private readonly packEvidence: PackEvidence,
  ) {}

  @Get('claim-review')
  @Needs('verdict:read')
  @Does(
    'The published verdict as ClaimReview',
    'schema.org JSON-LD for the page of a fact check. The header `Whence-Warnings` lists the codes of what it lacks; `claim-review/warnings` tells them in words.',
  )
  @AnswersAs('application/ld+json', claimReview)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'verdict-unpublished', 'No verdict on the claim has been published.')
  async claimReview(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromQuery(namedQuery) query: z.infer<typeof namedQuery>,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<z.input<typeof claimReview>> {
    const claim = await this.read(by, claimId, query);
    const codes = claimReviewWarnings(claim).map(({ code }) => code);
    if (codes.length > 0) reply.header('whence-warnings', codes.join(', '));
    return claimReviewOf(claim);
  }

  @Get('claim-review/warnings')
  @Needs('verdict:read')
  @Does('What the ClaimReview of a claim lacks', 'Empty: it has all that search engines require and recommend.')
  @Answers(200, warnings)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'verdict-unpublished', 'No verdict on the claim has been published.')
  async warnings(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromQuery(asOfQuery) query: AsOf,
  ): Promise<z.input<typeof warnings>> {
    return { entries: claimReviewWarnings(await this.read(by, claimId, query)) };
  }

  @Get('annotations')
  @Needs('verdict:read')
  @Does(
    'Where a claim stands, as Web Annotations',
    'One for each place in a piece that is out, with TextQuoteSelector and TextPositionSelector; the body is the verdict.',
  )
  @AnswersAs('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', annotations)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'verdict-unpublished', 'No verdict on the claim has been published.')
  async annotations(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromQuery(namedQuery) query: z.infer<typeof namedQuery>,
  ): Promise<z.input<typeof annotations>> {
    return annotationsOf(await this.read(by, claimId, query));
  }

  @Get('provenance')
  @Needs('verdict:read')
  @Does(
    'What the published verdict came from, as PROV',
    'Trace, finding and verdicts, as PROV-JSON, or as PROV-O in JSON-LD where `format` or the header `Accept` asks for it. Persons have no names in it.',
  )
  @Answers(200, provenance)
  @ApiProduces('application/json', 'application/ld+json')
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'verdict-unpublished', 'No verdict on the claim has been published.')
  async provenance(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromQuery(provenanceQuery) query: z.infer<typeof provenanceQuery>,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<z.input<typeof provenance>> {
    const view = await this.ports.views.at(query.asOf);
    const { claim, under } = await this.readProvenance.run(by, view, claimId, query.lang);
    const made = provenanceOf(claim, under);
    reply.header('vary', 'accept');
    if ((query.format ?? formWanted(accept)) === 'prov-json') return provJsonOf(made);
    reply.type('application/ld+json');
    return provLdOf(made);
  }

  @Get('evidence-pack')
  @Needs('verdict:read')
  @Does(
    'All of it as one zip',
    'The findings under the published verdicts, each as the text that its hash is of and in sentences; ClaimReview, annotations, PROV in both forms, CSV, the picture of the trace, cited pages and quotes (their hashes, not their bytes), who was asked for a reply, the methodology (rating scales in all their languages, rules), the corrections, and `audit-proof.json`, which `whence audit verify --proof` verifies. `manifest.json` names each file with its SHA-256 and tells how a finding is checked. The text of a finding that quotes a draft or an embargoed piece is kept back, and the pack says so.',
  )
  @AnswersText(200, 'application/zip')
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'verdict-unpublished', 'No verdict on the claim has been published.')
  async evidencePack(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: Path,
    @FromQuery(namedQuery) query: z.infer<typeof namedQuery>,
  ): Promise<StreamableFile> {
    const view = await this.ports.views.at(query.asOf);
    const { files, publishedAt } = await this.packEvidence.run(by, view, claimId, query.lang);
    return new StreamableFile(zipOf(files, new Date(publishedAt)), {
      type: 'application/zip',
      disposition: `attachment; filename="evidence-${claimId}.zip"`,
    });
  }

  private async read(by: SignedIn, claimId: string, { asOf, lang }: z.infer<typeof namedQuery>) {
    return this.readPublishedClaim.run(by, await this.ports.views.at(asOf), claimId, lang);
  }
}

/** JSON-LD where `Accept` prefers it to other JSON. Source: RFC 9110, section 12.5.1. */
function formWanted(accept = ''): (typeof FORMS)[number] {
  const weights = new Map<string, number>();
  for (const part of accept.toLowerCase().split(',')) {
    const [type = '', ...parameters] = part.split(';').map((each) => each.trim());
    const weight = parameters.find((each) => each.startsWith('q='))?.slice(2) ?? '1';
    weights.set(type, Number(weight) || 0);
  }
  return (weights.get('application/ld+json') ?? 0) > (weights.get('application/json') ?? 0) ? 'json-ld' : 'prov-json';
}
