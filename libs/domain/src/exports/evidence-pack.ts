/** Every form of one published verdict together, with the methodology: the files of an evidence pack. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { traceSvg } from '../views/trace-svg.js';
import { annotationsOf } from './annotations.js';
import { claimReviewOf, claimReviewWarnings } from './claim-review.js';
import { embeddableJson } from './embeddable.js';
import { provJsonOf, provLdOf } from './prov-forms.js';
import { packedFinding, type PackFile } from './pack-findings.js';
import { provenanceOf } from './provenance.js';
import { byCode } from '../order.js';
import { sayReply, type PublicReply } from '../evidence/reply.js';
import type { PublicEvidence } from './public-evidence.js';
import { publicFinding, type FindingUnderVerdict } from './public-finding.js';
import { noticesOf, reviewedAgainText, type PublishedClaim, type ScaleRating } from './published-claim.js';
import { verdictsCsvHead, verdictsCsvLines } from './verdicts-csv.js';

/** The rating scale of one version of the desk. */
export interface Scale {
  readonly deskVersion: number;
  /** How second persons read verdicts that were given on it. */
  readonly secondReview: 'open' | 'blind';
  readonly ratings: readonly (ScaleRating & { readonly decisive: boolean })[];
}

/** What was gathered beside the ledger. */
export interface Gathered {
  /** Who was asked for a reply, and may be told to have been asked. */
  readonly replies: readonly PublicReply[];
  /** What the standing verdict cites beside statements. */
  readonly evidence: readonly PublicEvidence[];
  /** Each finding on which a published verdict of the claim rests or rested, once. */
  readonly findings: readonly FindingUnderVerdict[];
}

/** The rules that hold for every verdict, whatever the desk decides. */
const RULES = [
  'Two different people stand behind every published verdict: one gave it, another approved it, or settled a disagreement for it.',
  'Where the second review is blind, the second person rates the claim before seeing the first rating.',
  'A published verdict is retracted by two different people, with a notice for readers.',
  'A decisive rating cites evidence.',
  'A verdict rests on a finding, whose content is fixed by its SHA-256.',
  'A published verdict is never altered; another takes its place, and a correction says so.',
];

/** How a reader elsewhere checks the pack. `shasum -a 256` prints the same where there is no `sha256sum`. */
const CHECK = [
  'Each of `files` has the SHA-256 that stands beside its name: sha256sum NAME',
  'Each of `findings` has the SHA-256 that stands beside its number: `check` is the command that prints it. Nothing may be changed in the file, not even a line break at its end.',
  'That the finding was recorded then, with this hash, stands in the signed log: npx whence audit verify --proof audit-proof.json --public-key KEY; the `hash` in `written` of the entry about the finding is the same.',
];

/**
 * The files, by name. The same claim gives the same bytes. `manifest.json` names each of the others with its size and
 * SHA-256, and tells which are the findings. Throws TypeError where a finding does not have its hash.
 * @param under the finding that the standing verdict rests on
 * @param scales of the versions of the desk on which the claim's verdicts were given
 * @param proof of the log's entries on it, which `whence audit verify --proof` takes
 */
export function evidencePackOf(
  claim: PublishedClaim,
  under: FindingUnderVerdict,
  scales: readonly Scale[],
  proof: object,
  { replies, evidence, findings }: Gathered,
): readonly PackFile[] {
  const provenance = provenanceOf(claim, under);
  const ld = 'application/ld+json';
  const packed = [...findings].sort((a, b) => a.number - b.number).map((finding) => packedFinding(claim, finding));
  const files: PackFile[] = [
    { name: 'annotations.jsonld', mediaType: ld, text: embeddableJson(json(annotationsOf(claim))) },
    { name: 'audit-proof.json', mediaType: 'application/json', text: json(proof) },
    { name: 'claim-review.jsonld', mediaType: ld, text: embeddableJson(json(claimReviewOf(claim))) },
    { name: 'corrections.txt', mediaType: 'text/plain', text: correctionsText(claim) },
    { name: 'evidence.json', mediaType: 'application/json', text: json({ cited: claim.standing.cited, evidence }) },
    {
      name: 'methodology.json',
      mediaType: 'application/json',
      text: json({ desk: claim.desk.name, rules: RULES, rulesOfFinding: under.finding.rules, scales }),
    },
    { name: 'provenance.json', mediaType: 'application/json', text: json(provJsonOf(provenance)) },
    { name: 'provenance.jsonld', mediaType: ld, text: embeddableJson(json(provLdOf(provenance))) },
    {
      name: 'replies.json',
      mediaType: 'application/json',
      text: json({ replies: replies.map((reply) => ({ says: sayReply(reply, claim.standing), ...reply })) }),
    },
    { name: 'trace.svg', mediaType: 'image/svg+xml', text: traceSvg(publicFinding(under)) },
    { name: 'verdict.csv', mediaType: 'text/csv', text: verdictsCsvHead() + verdictsCsvLines([claim]) },
    ...packed.flatMap((each) => each.files),
  ];
  files.sort((a, b) => byCode(a.name, b.name));
  const listed = files.map(({ name, mediaType, text }) => {
    const bytes = utf8ToBytes(text);
    return { name, mediaType, bytes: bytes.length, sha256: bytesToHex(sha256(bytes)) };
  });
  const manifest = {
    claim: claim.id,
    verdict: claim.standing.id,
    finding: { number: under.number, sha256: under.hash },
    findings: packed.map(({ listed }) => listed),
    check: CHECK,
    warnings: claimReviewWarnings(claim),
    files: listed,
  };
  return [...files, { name: 'manifest.json', mediaType: 'application/json', text: json(manifest) }];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function correctionsText(claim: PublishedClaim): string {
  const texts = noticesOf(claim).map(({ text }) => text);
  const again = reviewedAgainText(claim);
  return `${[...(texts.length === 0 ? ['No corrections.'] : texts), ...(again === undefined ? [] : [again])].join('\n')}\n`;
}
