/** The first start's sample: a ledger, an article that makes claims about its figures, and what is found about them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Finding } from '@whence/domain';
import {
  CreateLedger,
  ImportLedger,
  type ImportReport,
  readLedgerFolderRows,
  ReceiveArticle,
  SubmitArticleClaims,
  type View,
} from '@whence/workflow';
import type { StorePorts } from '@whence/store';
import { CommandFailure } from '../complaint.js';
import { EXIT } from '../exit-codes.js';
import { SAMPLE_LEDGER, sampleArticle, sampleLedgerFolder } from '../sample.js';
import type { Say } from './progress.js';

/** The newest state, read outside any change. */
const NOW: View = { position: null };

const CMS_ID = 'sample/second-wave';

/** How long the findings may take, in milliseconds. */
const PATIENCE = 120_000;

export interface SampleActor {
  readonly kind: 'person';
  readonly deskId: string;
  readonly personId: string;
}

/** The name of the desk that gets the sample. By it, a later start sees that a first one was broken off. */
export const SAMPLE_DESK = 'Sample desk';

/** Who loads the rest of a sample that a broken-off start left behind; undefined when there is nothing to load. */
export async function unfinishedSample(ports: StorePorts): Promise<SampleActor | undefined> {
  const desk = (await ports.desks.all(NOW)).find(({ policy }) => policy.name === SAMPLE_DESK);
  if (desk === undefined) return undefined;
  const articleId = await ports.articles.byCmsId(NOW, desk.id, CMS_ID);
  const claims = articleId === null ? [] : await ports.claims.ofArticle(NOW, articleId);
  if (claims.some(({ step }) => step.state !== 'proposed')) return undefined;
  const [person] = await ports.people.list(NOW, desk.id, { after: null, limit: 1 });
  return person === undefined ? undefined : { kind: 'person', deskId: desk.id, personId: person.id };
}

/**
 * Loads the sample on a desk and waits for its findings, in the order of the page. May be run again after it was broken
 * off: what is there already stays as it is.
 */
export async function loadSample(
  ports: StorePorts,
  by: SampleActor,
  say: Say,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const ledger =
    (await ports.ledgers.find(NOW, by.deskId, SAMPLE_LEDGER.name)) ??
    (await new CreateLedger(ports).run(by, SAMPLE_LEDGER));
  const { tallies } = await new ImportLedger(ports).run(by, {
    ledger: ledger.name,
    format: 'csv',
    rows: readLedgerFolderRows(sampleLedgerFolder()),
  });
  say(`Imported the sample ledger "${ledger.name}": ${talliesInWords(tallies)}`);
  const { text, ...about } = await sampleArticle();
  const receive = new ReceiveArticle(ports);
  const { revision, proposed } = await receive.run(by, { ...about, text, status: 'published', cmsId: CMS_ID });
  say(`Posted the sample article: ${proposed.length} claims proposed`);
  const submitted = await new SubmitArticleClaims(ports).run(by, { articleId: revision.articleId });
  say(`Submitted ${submitted.length} claims; waiting for the worker to cross-reference them`);
  const claims = await ports.claims.ofArticle(NOW, revision.articleId);
  const asked = claims.filter(({ step }) => step.state !== 'proposed' && step.state !== 'rejected');
  const ordered = [...asked].sort((a, b) => firstPlace(a) - firstPlace(b));
  return waitForFindings(
    ports,
    ordered.map(({ id }) => id),
    say,
    signal,
  );
}

function firstPlace(claim: {
  readonly appearances: readonly { appearance: { passage: { start: number } } }[];
}): number {
  return Math.min(...claim.appearances.map(({ appearance }) => appearance.passage.start));
}

async function waitForFindings(
  ports: StorePorts,
  claimIds: readonly string[],
  say: Say,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const found = new Map<string, Finding>();
  const until = performance.now() + PATIENCE;
  while (found.size < claimIds.length) {
    const before = found.size;
    for (const claimId of claimIds.filter((id) => !found.has(id))) {
      const latest = await ports.findings.latest(NOW, claimId);
      if (latest !== null) found.set(claimId, latest.finding);
    }
    if (found.size > before) say(`${found.size} of ${claimIds.length} findings`);
    if (found.size === claimIds.length) break;
    if (performance.now() > until)
      throw new CommandFailure(
        EXIT.unexpected,
        `Found ${found.size} of ${claimIds.length} findings after ${PATIENCE / 1000} seconds, expected all of them; the log of the worker says more.`,
      );
    await sleep(150, undefined, { signal });
  }
  return claimIds.flatMap((id) => found.get(id) ?? []);
}

/** "152 sources, 16 measures, 102 statements". */
export function talliesInWords(tallies: ImportReport['tallies']): string {
  const told = Object.entries(tallies).flatMap(([kind, { added, changed, unchanged, removed }]) => {
    if (added + changed + unchanged + removed === 0) return [];
    const parts = [
      [added, 'added'],
      [changed, 'changed'],
      [removed, 'removed'],
      [unchanged, 'unchanged'],
    ] as const;
    const words = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
    return `${kind} ${words.join(', ')}`;
  });
  return told.length === 0 ? 'no rows' : told.join('; ');
}
