/** `whence audit verify`: of the database, or of an exported file alone. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  FileLogSigner,
  keptCheckpoints,
  type KeptPoints,
  lineOf,
  linesIn,
  missingOf,
  parsedForAll,
  pointsOfDatabase,
  pointsOfLines,
  type ProofReport,
  publicKeyOf,
  type RecordFault,
  type RecordReport,
  verifyDatabase,
  verifyLines,
  verifyProof,
} from '@whence/store';
import { CommandFailure } from '../complaint.js';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { cannotRead, unreadable } from '../file-fault.js';
import { withStore } from '../start/with-store.js';

export interface AuditVerifyOptions {
  readonly rows?: boolean;
  readonly file?: string;
  readonly proof?: string;
  /** What was kept of the log elsewhere. */
  readonly against?: string;
  readonly publicKey?: readonly string[];
  readonly allSigned?: boolean;
  readonly json?: boolean;
}

/** How long an entry may wait for the checkpoint of the schedule, in milliseconds: three of its turns. */
const UNSIGNED_MS = 15 * 60_000;

/** Exit code 0 for a record in which everything fits, 5 for one in which something does not. */
export async function verifyRecord(options: AuditVerifyOptions, console: Console): Promise<ExitCode> {
  const { file, rows = false, allSigned = false } = options;
  if (file !== undefined && rows)
    throw new CommandFailure(EXIT.usage, 'Found --rows beside --file, expected one of them: an export holds no rows.');
  if (options.against === '-')
    throw new CommandFailure(EXIT.usage, 'Found --against -, expected a file: it is read twice.');
  if (file === '-' && options.against !== undefined)
    throw new CommandFailure(EXIT.usage, 'Found --against beside --file -, expected a file: it is read twice.');
  const roots = await rootsOf(options.publicKey);
  if (options.proof !== undefined) return verifyEntries(options.proof, roots, options, console);
  const begun = performance.now();
  const report =
    file === undefined
      ? await withStore(console, async (dataSource, { audit }) => {
          const signer = new FileLogSigner(audit.keyFile);
          const own = await signer.current(false);
          // Whoever has the key needs to believe no key that stands in the database.
          const trusted = roots ?? (own === null ? null : [publicKeyOf(own.publicKey)]);
          const found = await verifyDatabase(dataSource, {
            roots: trusted,
            rows,
            unsignedSince: allSigned ? null : new Date(Date.now() - UNSIGNED_MS),
            remembered: await signer.remembered(),
          });
          return withKept(found, options.against, trusted, () => pointsOfDatabase(dataSource.manager));
        })
      : await withKept(await verifyLines(linesOf(file), roots), options.against, roots, () =>
          pointsOfLines(linesOf(file)),
        );
  console.out(options.json === true ? `${JSON.stringify(report, null, 2)}\n` : inWords(report));
  console.err(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s`);
  return report.sound ? EXIT.done : EXIT.failed;
}

/** The report with what does not fit of that which was kept, and with where the log parts from it. */
async function withKept(
  report: RecordReport,
  file: string | undefined,
  roots: readonly Buffer[] | null,
  found: () => KeptPoints,
): Promise<RecordReport> {
  if (file === undefined) return report;
  const kept = await keptIn(file, roots);
  const parted = await missingOf(kept.points(), found(), file);
  const faults = [
    ...kept.faults.map((fault) => ({ ...fault, text: `In ${file}: ${fault.text}` })),
    ...(parted === undefined ? [] : [parted]),
  ];
  return {
    ...report,
    sound: report.sound && faults.length === 0,
    faults: [...report.faults, ...faults],
    faultCount: report.faultCount + faults.length,
  };
}

interface Kept {
  readonly points: () => KeptPoints;
  readonly faults: readonly RecordFault[];
}

/** An exported log, a page of checkpoints, or the last checkpoint beside a key: its first line tells which. */
async function keptIn(file: string, roots: readonly Buffer[] | null): Promise<Kept> {
  for await (const [first = ''] of linesOf(file)) {
    if (lineOf(first)?.type === 'log') {
      const { faults } = await verifyLines(linesOf(file), roots);
      return { faults, points: () => pointsOfLines(linesOf(file)) };
    }
    break;
  }
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw cannotRead(file, 'an exported log, or checkpoints', error);
  });
  try {
    const { points, faults } = keptCheckpoints(text, roots);
    return { faults, points: () => [points] };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new CommandFailure(
      EXIT.refused,
      `--against ${file}: ${cause.message}; expected an exported log, an answer of GET /v1/log/checkpoints, or the file beside the key.`,
      { cause },
    );
  }
}

async function verifyEntries(
  proof: string,
  roots: readonly Buffer[] | null,
  { file, rows, json }: AuditVerifyOptions,
  console: Console,
): Promise<ExitCode> {
  if (file !== undefined || rows === true)
    throw new CommandFailure(EXIT.usage, 'Found --proof beside --file or --rows, expected it alone.');
  const text = await readFile(proof, 'utf8').catch((error: unknown) => {
    throw cannotRead(proof, 'audit-proof.json of an evidence pack', error);
  });
  let report;
  try {
    report = verifyProof(parsedForAll(text), roots);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw new CommandFailure(EXIT.refused, `--proof ${proof}: ${cause.message}`, { cause });
  }
  console.out(json === true ? `${JSON.stringify(report, null, 2)}\n` : provenInWords(report));
  return report.sound ? EXIT.done : EXIT.failed;
}

function provenInWords({ proven, faults, remarks, entries, sound }: ProofReport): string {
  const said = proven.map(
    ({ sequence, at, head: { action, subject, actor }, signedAt, content }) =>
      `entry ${sequence}, ${at}: ${action} ${subject.kind} ${subject.id}, version ${subject.version}, by ${actor.person ?? actor.kind}; ` +
      `signed ${signedAt}${content === undefined ? '' : `\n  ${JSON.stringify(content)}`}`,
  );
  return `${[
    ...said,
    ...faults.map(({ kind, text }) => `${kind}: ${text}`),
    ...remarks.map((text) => `note: ${text}`),
    sound
      ? `All ${entries} entries stand in the signed log.`
      : `${faults.length} of ${entries} entries are not proven.`,
  ].join('\n')}\n`;
}

/** Each is a PEM file, or a key in base64. */
async function rootsOf(given: readonly string[] | undefined): Promise<readonly Buffer[] | null> {
  if (given === undefined) return null;
  return Promise.all(
    given.map(async (text) => {
      try {
        return publicKeyOf(/^[A-Za-z0-9+/]{43}=$/.test(text) ? text : await readFile(text, 'utf8'));
      } catch (cause) {
        const why = unreadable(cause) ?? (cause instanceof Error ? cause.message : String(cause));
        throw new CommandFailure(
          EXIT.usage,
          `--public-key: found "${text}" (${why}), expected a PEM file or 32 bytes in base64.`,
          { cause },
        );
      }
    }),
  );
}

async function* linesOf(file: string): AsyncGenerator<readonly string[]> {
  try {
    yield* linesIn(file === '-' ? process.stdin : createReadStream(file));
  } catch (cause) {
    throw cannotRead(file, 'an exported log', cause);
  }
}

function inWords(report: RecordReport): string {
  const { faults, faultCount, remarks, entries, checkpoints, rows, signedTo, lastSequence, sound } = report;
  const said = [
    ...faults.map(({ kind, text }) => `${kind}: ${text}`),
    ...(faultCount > faults.length ? [`and ${faultCount - faults.length} more`] : []),
    ...remarks.map((text) => `note: ${text}`),
    `${entries} entries to ${lastSequence}, signed to ${signedTo} by ${checkpoints} checkpoints` +
      `${rows === 0 ? '' : `; ${rows} rows held against them`}.`,
    sound ? 'Everything fits.' : `${faultCount} ${faultCount === 1 ? 'thing does' : 'things do'} not fit.`,
  ];
  return `${said.join('\n')}\n`;
}
