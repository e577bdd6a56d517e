import type { Change, Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { assignedTo, type AssignmentRule } from './assignment.js';
import type { DeskActor, LedgerHeading, LedgerReading, LedgerStatements } from './ports.js';
import { statementKey } from './map-row.js';
import { ledgerToChange } from './ledger-to-change.js';
import { entryOf, type EntryPorts } from './write-entry.js';

/** Statements written at once. */
const AT_ONCE = 2_000;
/** Statements that stay are told by their keys up to this many, and counted. */
export const MOST_TOLD = 1_000;

export interface Assigned {
  /** How many statements each source was given. */
  readonly given: readonly { readonly to: string; readonly statements: number }[];
  /** What stayed with the source: how many, and the keys of the first {@link MOST_TOLD}. */
  readonly stayed: { readonly statements: number; readonly keys: readonly string[] };
}

interface StatementPorts {
  readonly ledgerReading: LedgerReading;
  readonly ledgerStatements: LedgerStatements;
}

/**
 * Gives statements of a source to others, by new versions; the ledger is held. Throws `statement-unknown` for one that the
 * source does not say, `assignment-unclear` for one that goes to two sources.
 */
export async function assignStatements(
  change: Change,
  { ledgerReading, ledgerStatements }: StatementPorts,
  ledger: LedgerHeading,
  source: string,
  rules: readonly AssignmentRule[],
): Promise<Assigned> {
  for (const id of new Set(rules.flatMap(({ statements = [] }) => statements))) {
    const held = await ledgerReading.statement(change, ledger.id, statementKey(ledger.name, id));
    if (held?.value.source !== source)
      throw new Refusal(
        'not-found',
        'statement-unknown',
        `Found no statement "${id}" of "${source}" in "${ledger.name}"; expected statements of that source.`,
      );
  }
  const given = new Map(rules.map(({ to }) => [to, 0]));
  const stayed = { statements: 0, keys: [] as string[] };
  let after: string | null = null;
  for (;;) {
    const page: Awaited<ReturnType<LedgerStatements['ofSource']>> = await ledgerStatements.ofSource(
      change,
      ledger.id,
      source,
      { after, limit: AT_ONCE },
    );
    const moved = page.flatMap(({ statement }) => {
      const [to, second] = assignedTo(statement, ledger.name, rules);
      if (to !== undefined && second !== undefined) throw unclear(statement.key, to, second);
      if (to !== undefined) {
        given.set(to, (given.get(to) ?? 0) + 1);
        return [{ ...statement, source: to }];
      }
      stayed.statements += 1;
      if (stayed.keys.length < MOST_TOLD) stayed.keys.push(statement.key);
      return [];
    });
    await ledgerStatements.write(change, ledger.id, moved);
    after = page.at(-1)?.id ?? null;
    if (page.length < AT_ONCE) break;
  }
  stayed.keys.sort((a, b) => (a < b ? -1 : 1));
  return { given: [...given].map(([to, statements]) => ({ to, statements })), stayed };
}

function unclear(key: string, to: string, second: string): Refusal {
  return new Refusal(
    'invalid',
    'assignment-unclear',
    `Found that "${key}" goes to "${to}" and to "${second}"; expected one source for each statement.`,
    [{ where: '/assign', found: `"${key}" for "${to}" and "${second}"`, expected: 'one source for each statement' }],
  );
}

/** Gives statements of one source to others of the ledger: what was filed under the wrong one, or under what it split into. */
export class ReassignStatements {
  constructor(
    private readonly ports: EntryPorts & { readonly changes: Changes; readonly ledgerStatements: LedgerStatements },
  ) {}

  /** Throws `ledger-unknown`, `ledger-only-read`, `source-unknown`, `statement-unknown`, `assignment-unclear`. */
  run(
    by: DeskActor,
    input: { readonly ledger: string; readonly key: string; readonly assign: readonly AssignmentRule[] },
  ): Promise<Assigned> {
    return this.ports.changes.make(by, 'reassign-statements', async (change) => {
      const ledger = await ledgerToChange(change, this.ports, by, input.ledger);
      await entryOf(change, this.ports, ledger, 'source', input.key);
      for (const { to } of input.assign) await entryOf(change, this.ports, ledger, 'source', to);
      const assigned = await assignStatements(change, this.ports, ledger, input.key, input.assign);
      if (assigned.given.some(({ statements }) => statements > 0))
        change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return assigned;
    });
  }
}
