/** `whence track-record`. */
import type { TrackRecord, Vocabulary } from '@whence/domain';
import {
  ReadTrackRecord,
  Refusal,
  SnapshotStatements,
  SnapshotTrackRecords,
  type TrackRecordAsked,
} from '@whence/workflow';
import { lastDayOf } from '../check/check-article.js';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { readLedgerOf } from '../read-ledger.js';

/** Options of `whence track-record`, as commander names them. */
export interface TrackRecordOptions {
  readonly ledger?: string;
  readonly measure?: string;
  readonly family?: boolean;
  readonly asOf?: string;
  readonly json?: boolean;
}

/** A ledger in memory has one desk and one moment. */
const BY = { kind: 'operator', deskId: 'any' } as const;
const NOW = { position: null };

/** Tells what became of the earlier figures of one source of a ledger folder, without a server and without a database. */
export async function trackRecord(
  options: TrackRecordOptions & { readonly source: string },
  console: Console,
): Promise<ExitCode> {
  const publishedBy = options.asOf === undefined ? null : lastDayOf('--as-of', options.asOf);
  const { folder, name, ledger } = await readLedgerOf(options.ledger);
  const { vocabulary } = ledger;
  const { measure = null, family = false } = options;
  if (measure !== null && !vocabulary.measures.has(measure))
    throw new Refusal(
      'not-found',
      'measure-unknown',
      `Found no measure "${measure}" in ${folder}, expected one of ${[...vocabulary.measures.keys()].join(', ')}.`,
    );
  const source = sourceNamed(options.source, vocabulary, folder);
  const asked: TrackRecordAsked = {
    ledgerId: name,
    source,
    measure,
    family,
    publishedBy,
    notCollapsing: [],
  };
  const ports = {
    // A folder has one moment.
    views: { latest: () => Promise.resolve({ position: 0 }) },
    priorStatements: new SnapshotStatements(ledger),
    trackRecords: new SnapshotTrackRecords(ledger),
  };
  const reading = new ReadTrackRecord(ports);
  const record = await reading.run(BY, NOW, asked);
  const dependence = await reading.dependence(BY, NOW, asked);
  if (options.json === true) console.out(`${JSON.stringify({ ...record, dependence }, null, 2)}\n`);
  else
    console.out(
      [...linesOf(record), '', ...dependence.text, ...dependence.pairs.map(({ text }) => text), ''].join('\n'),
    );
  return EXIT.done;
}

/** By its key, or by a name, alias or acronym that it alone has. */
function sourceNamed(words: string, { sources }: Vocabulary, folder: string): string {
  if (sources.has(words)) return words;
  const folded = words.toLowerCase();
  const named = [...sources.values()].filter(({ name, aliases }) =>
    [name, ...aliases].some((each) => each.toLowerCase() === folded),
  );
  const [one] = named;
  if (one !== undefined && named.length === 1) return one.key;
  throw new Refusal(
    'not-found',
    'source-unknown',
    named.length === 0
      ? `Found no source "${words}" in ${folder}, expected its key, or a name, alias or acronym of it.`
      : `Found ${named.length} sources called "${words}", expected one key of ${named.map(({ key }) => key).join(', ')}.`,
  );
}

function linesOf(record: TrackRecord): string[] {
  const lines = [...record.text];
  for (const { measures, label, modes } of record.kinds)
    for (const { mode, text } of modes) {
      lines.push('', `${label} (${mode})`, ...text.map((sentence) => `  ${sentence}`));
      for (const figure of record.figures)
        if (figure.mode === mode && measures.includes(figure.measure))
          lines.push(`  - ${figure.statement}: ${figure.text}`);
    }
  if (record.furtherFigures > 0) lines.push('', `${record.furtherFigures} earlier figures are counted and not listed.`);
  return lines;
}
