import { statementTrace, type StatementTrace } from '@whence/domain';
import type { View, Views } from '../ports/changes.js';
import { notInLedger, notRead } from '../refusal.js';
import type { DeskActor, Ledgers, PriorStatements } from './ports.js';
import { statementKey } from './map-row.js';
import type { TracedStatements } from './traced-statements.js';

/** A trace through more statements than this is refused: to cut it would make ends that are none. */
const MOST_TRACED = 2_000;

export interface TraceAsked {
  /** The ledger's name. */
  readonly ledger: string;
  /** Id of the statement in it. */
  readonly id: string;
  /** As it stood at this moment; null: now. */
  readonly asOf: Date | null;
  /** Only what was out by the end of this day; null: of any day. */
  readonly publishedBy: string | null;
}

/** How one statement traces back to where it comes from. Reads, and writes nothing. */
export class ReadTrace {
  constructor(
    private readonly ports: {
      readonly views: Views;
      readonly ledgers: Pick<Ledgers, 'find'>;
      readonly priorStatements: Pick<PriorStatements, 'vocabulary'>;
      readonly tracedStatements: TracedStatements;
    },
  ) {}

  /** Throws `ledger-unknown`, `statement-unknown` and `surroundings-too-large`. */
  async run(by: DeskActor, asked: TraceAsked): Promise<StatementTrace & { readonly key: string }> {
    const { views, priorStatements, tracedStatements } = this.ports;
    const { deskId } = by;
    const view = await views.at(asked.asOf);
    const key = statementKey(asked.ledger, asked.id);
    const behind = await tracedStatements.behind(view, deskId, key, MOST_TRACED);
    // The vocabulary is kept in memory by positions, also that of now.
    const vocabulary = await priorStatements.vocabulary(behind.view ?? (await views.latest()), deskId);
    const trace = statementTrace(key, behind, vocabulary, asked.publishedBy);
    if (trace === undefined) throw await this.unknown(by, view, asked);
    return { key, ...trace };
  }

  private async unknown({ deskId }: DeskActor, view: View, { ledger, id }: TraceAsked): Promise<Error> {
    const found = await this.ports.ledgers.find(view, deskId, ledger);
    return found === undefined ? notRead('ledger', ledger) : notInLedger('statement', id, ledger);
  }
}
