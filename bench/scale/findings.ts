/** One claim's cross-reference over the invented ledger, beside a bare indexed SELECT of the rows that it looked at. */
import type { Claim } from '@whence/domain';
import { findFor, type HeldClaim, type PriorStatements } from '@whence/workflow';
import { claimOn } from './claims.js';
import type { ScaleDatabase } from './database.js';
import { idOfStatement } from './database.js';
import { chainEnds, measureKey, sizesOf, statementsOf } from './ledger.js';
import { quantile } from './quantile.js';

/** Milliseconds of one claim. */
export interface Timed {
  readonly ours: number;
  readonly bare: number;
  /** Statements looked at. */
  readonly looked: number;
  readonly rounds: number;
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
 * Finds for each claim, as a worker does; then, in a pass of its own, reads the same rows by their ids. So neither finds
 * in memory what the other has only just read.
 */
export async function timeFindings(database: ScaleDatabase, claims: readonly Claim[]): Promise<Timed[]> {
  const { ports, deskId, client } = database;
  const { position } = await ports.views.latest();
  const found: { ours: number; rounds: number; keys: Set<string> }[] = [];
  for (const claim of claims) {
    const keys = new Set<string>();
    let rounds = 0;
    const watched: PriorStatements = {
      vocabulary: (view, desk) => ports.priorStatements.vocabulary(view, desk),
      affectedBy: (view, change) => ports.priorStatements.affectedBy(view, change),
      held: (view, desk, asked) => ports.priorStatements.held(view, desk, asked),
      around: async (view, desk, asked) => {
        const answer = await ports.priorStatements.around(view, desk, asked);
        for (const { key } of answer.statements) keys.add(key);
        rounds += 1;
        return answer;
      },
    };
    const held = heldClaim(claim, deskId);
    const start = performance.now();
    await findFor(watched, { position }, held, { recorded: position, publishedBy: null });
    found.push({ ours: performance.now() - start, rounds, keys });
  }
  const timed: Timed[] = [];
  for (const { ours, rounds, keys } of found) {
    const ids = [...keys].map(idOfStatement);
    const from = performance.now();
    await client.query({ name: 'bare', text: BARE, values: [ids] });
    timed.push({ ours, bare: performance.now() - from, looked: keys.size, rounds });
  }
  return timed;
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
