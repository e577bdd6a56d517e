/**
 * The findings under a claim's published verdicts, as files of its evidence pack: each as the very text that its hash is of,
 * and in sentences for people.
 */
import { canonicalJson } from '../canonical-text.js';
import { sha256Of } from '../canonical.js';
import { findingText } from '../views/finding-text.js';
import { printable, wrapToColumns } from '../views/lettering.js';
import { COMPARISON_WORDS } from '../views/words.js';
import { sayList } from '../words.js';
import { publicFinding, type FindingUnderVerdict } from './public-finding.js';
import { sayDay, type PublishedClaim } from './published-claim.js';

const WIDTH = 100;

export interface PackFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** One finding, as `manifest.json` lists it. */
export interface ListedFinding {
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  /** Version of the rules. */
  readonly rules: string;
  /** Versions of the published verdicts that rest on it, retracted and replaced ones too. */
  readonly verdicts: readonly number[];
  /** Of the finding's canonical text, hex; the log has it too. */
  readonly sha256: string;
  /** The file that is the canonical text, byte for byte; null where it cannot be given. */
  readonly canonical: string | null;
  /** A command that prints the hash of that file; null where there is none. */
  readonly check: string | null;
  /** The file that tells it in sentences. */
  readonly readable: string;
  /** Why the canonical text cannot be given; null where it is. */
  readonly withheld: string | null;
}

/**
 * The files of one finding, and its line in the manifest.
 * Throws TypeError where the finding's canonical text does not have the hash under which it is held.
 */
export function packedFinding(
  claim: PublishedClaim,
  under: FindingUnderVerdict,
): { readonly files: readonly PackFile[]; readonly listed: ListedFinding } {
  const { number, hash, at, finding } = under;
  const text = canonicalJson(finding);
  const found = sha256Of(text);
  if (found !== hash) throw new TypeError(`found the hash ${found} of finding ${number}, expected ${hash}`);
  const [canonical, readable] = [`finding-${number}.json`, `finding-${number}.txt`];
  const withheld = whyWithheld(under);
  const listed: ListedFinding = {
    number,
    recordedAt: at,
    rules: finding.rules,
    verdicts: [...claim.earlier, claim.standing]
      .filter((verdict) => verdict.finding === number)
      .map(({ version }) => version),
    sha256: hash,
    canonical: withheld === null ? canonical : null,
    check: withheld === null ? `sha256sum ${canonical}` : null,
    readable,
    withheld,
  };
  const files: PackFile[] = [
    ...(withheld === null ? [{ name: canonical, mediaType: 'application/json', text }] : []),
    { name: readable, mediaType: 'text/plain', text: readableText(claim, under, listed) },
  ];
  return { files, listed };
}

function whyWithheld({ notOut }: FindingUnderVerdict): string | null {
  if (notOut.length === 0) return null;
  const what = notOut.length === 1 ? 'a passage that is' : `${notOut.length} passages that are`;
  return `It quotes ${what} not out: of a draft, of an embargoed piece, or as no published revision has it. To leave that out would change the hash.`;
}

/** The head that says what it is and how it is checked, and the finding in sentences. Ends in a line break. */
function readableText(claim: PublishedClaim, under: FindingUnderVerdict, listed: ListedFinding): string {
  const { number, verdicts, sha256, canonical, check, withheld, rules } = listed;
  const resting =
    verdicts.length === 1
      ? `Verdict ${verdicts[0]} rests on it.`
      : `Verdicts ${sayList(verdicts.map(String))} rest on it.`;
  const how =
    canonical === null
      ? `Its text is not in this pack. ${withheld} The hash of it is SHA-256 ${sha256}.`
      : `Its text is ${canonical}, of which the SHA-256 is ${sha256}. To check: ${check}`;
  const head = [
    `Finding ${number} on claim ${claim.id}`,
    `Recorded on ${sayDay(under.at)} under version ${rules} of the rules. ${resting}`,
    how,
  ].flatMap((line) => wrapToColumns(line, WIDTH));
  const body =
    canonical === null
      ? comparedText(under)
      : findingText(under.finding, { width: WIDTH, comparisons: Number.POSITIVE_INFINITY });
  return `${head.join('\n')}\n\n${body}`;
}

/**
 * What can be told without the page: the claim and what it was compared with. Assessments, origins and differences may
 * repeat the page's words, whomever their reasons point at.
 */
function comparedText(under: FindingUnderVerdict): string {
  const { claim, comparisons, furtherMisses } = publicFinding(under);
  const lines = [
    `The claim, read as: ${claim.says}`,
    'What the finding concludes, and how the claim traces back, is told in words that may be those of the pieces, and is left out.',
    ...(comparisons.length === 0 ? ['It was compared with nothing.'] : ['Compared with:']),
  ].flatMap((line) => wrapToColumns(printable(line), WIDTH));
  for (const { relation, text, statement } of comparisons) {
    const [first = '', ...rest] = wrapToColumns(
      printable(`${COMPARISON_WORDS[relation]}: ${text} [${statement}]`),
      WIDTH - 4,
    );
    lines.push(`  - ${first}`, ...rest.map((line) => `    ${line}`));
  }
  if (furtherMisses > 0) lines.push(`  - and ${furtherMisses} more that the finding does not list`);
  return `${lines.join('\n')}\n`;
}
