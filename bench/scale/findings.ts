/** One claim's cross-reference over the invented ledger, beside a bare indexed SELECT of the rows that it looked at. */
import type { Claim } from '@whence/domain';
import { findFor, type HeldClaim, type PriorStatements } from '@whence/workflow';
import { claimOn } from './claims.js';
import type { ScaleDatabase } from './database.js';
import { idOfStatement } from './database.js';
import { chainEnds, measureKey, sizesOf, statementsOf } from './ledger.js';
import { middle, quantile } from './quantile.js';

/** Milliseconds of one claim. */
export interface Timed {
  readonly ours: number;
  readonly bare: number;
  /** Statements looked at. */
  readonly looked: number;
}

/** Claims drawn from the ledger: each statement with a figure and a date is as likely to be what a page repeats. */
export function drawClaims(statements: number, count: number, only?: (measure: string) => boolean): Claim[] {
  const drawn: Claim[] = [];
  const step = Math.max(1, Math.floor(statements / (count * (only === undefined ? 4 : 40))));
  let [n, due] = [0, 0];
  for (const { statement } of statementsOf(sizesOf(statements))) {
    if (n++ < due || statement.publishedOn === undefined || statement.content === undefined) continue;
    if (only?.(statement.content.measure ?? '') === false) continue;
    drawn.push(claimOn(statement, drawn.length));
    if (drawn.length === count * 4) break;
    due = n + step;
  }
  // Spread over the whole ledger.
  return drawn.filter((_, at) => at % Math.max(1, Math.floor(drawn.length / count)) === 0).slice(0, count);
}

export const onHead = (measure: string): boolean => measure === measureKey(0);

/** Claims that rest on the far end of a chain: a person linked the page to its nearer end. */
export function chainClaims(statements: number, count: number): Claim[] {
  const ends = chainEnds(sizesOf(statements));
  const [first] = drawClaims(statements, 1);
  if (first === undefined) throw new Error('found no claim in the ledger');
  return ends.slice(0, count).map((statement) => {
    const appearance = first.appearances[0]?.key ?? '';
    return { ...first, links: [{ appearance, statement, standing: 'confirmed' }] };
  });
}

/** A claim as the service holds it. */
export function heldClaim(claim: Claim, deskId: string): HeldClaim {
  return {
    id: 'claim',
    deskId,
    version: 1,
    held: { content: claim.content },
    step: { version: 1, event: 'submit', state: 'submitted', content: {} },
    appearances: claim.appearances.map((appearance) => ({
      id: appearance.key,
      version: 1,
      articleId: 'article',
      revisionId: 'revision',
      revisionNumber: 1,
      health: 'exact',
      appearance,
    })),
    links: claim.links.map(({ appearance, statement, standing }) => ({
      appearanceKey: appearance,
      statementKey: statement,
      version: 1,
      standing,
      reason: null,
    })),
  };
}

/**
 * Finds for each claim, as a worker does, and in a pass of its own reads the same rows by their ids, so that neither finds
 * in the processor's caches what the other has only just read. So several times over; the middle counts, since what falls in by
 * chance (another process, a collection of garbage) falls in once.
 */
export async function timeFindings(database: ScaleDatabase, claims: readonly Claim[], passes = 1): Promise<Timed[]> {
  const keys = claims.map(() => new Set<string>());
  const ours: number[][] = claims.map(() => []);
  const bare: number[][] = claims.map(() => []);
  for (let pass = 0; pass < passes; pass++) {
    for (const [n, claim] of claims.entries()) ours[n]?.push(await timeFinding(database, claim, keys[n] ?? new Set()));
    for (const [n, some] of keys.entries()) bare[n]?.push(await timeBare(database, [...some].map(idOfStatement)));
  }
  return claims.map((_, n) => ({
    ours: middle(ours[n] ?? []),
    bare: middle(bare[n] ?? []),
    looked: keys[n]?.size ?? 0,
  }));
}

/** Milliseconds of one finding. What it looked at is added to `keys`. */
async function timeFinding({ ports, deskId }: ScaleDatabase, claim: Claim, keys: Set<string>): Promise<number> {
  const view = await ports.views.latest();
  const prior = ports.priorStatements;
  const watched: Pick<PriorStatements, 'vocabulary' | 'around'> = {
    vocabulary: (view, desk) => prior.vocabulary(view, desk),
    around: async (view, desk, asked) => {
      const answer = await prior.around(view, desk, asked);
      for (const { key } of answer.statements) keys.add(key);
      return answer;
    },
  };
  const held = heldClaim(claim, deskId);
  const start = performance.now();
  await findFor(watched as PriorStatements, view, held, { recorded: view.position, publishedBy: null });
  return performance.now() - start;
}

async function timeBare({ client }: ScaleDatabase, ids: readonly string[]): Promise<number> {
  const start = performance.now();
  await client.query({ name: 'bare', text: BARE, values: [ids] });
  return performance.now() - start;
}

const BARE = 'SELECT content FROM statement_version WHERE statement_id = ANY ($1::uuid[])';

/** What is told of a run. */
export interface Told {
  readonly ours: { readonly p50: number; readonly p95: number };
  readonly bare: { readonly p50: number; readonly p95: number };
  readonly looked: { readonly p50: number; readonly p95: number };
}

export function told(timed: readonly Timed[]): Told {
  const of = (pick: (one: Timed) => number) => {
    const values = timed.map(pick);
    return { p50: quantile(values, 0.5), p95: quantile(values, 0.95) };
  };
  return { ours: of((one) => one.ours), bare: of((one) => one.bare), looked: of((one) => one.looked) };
}
