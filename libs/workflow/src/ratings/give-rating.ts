import {
  confirmationOf,
  effectiveKey,
  mergedVocabulary,
  withMeantKeys,
  type Credibility,
  type Reliability,
} from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import { textFaults } from '../articles/text-faults.js';
import type { Desks } from '../desks/ports.js';
import { statementKey } from '../ledger/map-row.js';
import type { LedgerReading, Ledgers, PriorStatements } from '../ledger/ports.js';
import type { TrackRecords } from '../ledger/track-records.js';
import type { Change, Changes, Clock } from '../ports/changes.js';
import { notInLedger, notRead, Refusal } from '../refusal.js';
import type { GradeOf, HeldRating, Rated, Ratings } from './ports.js';

interface Given<Grade> {
  /** Name of the ledger. */
  readonly ledger: string;
  readonly grade: Grade;
  readonly reason: string;
}

export interface RateSourceInput extends Given<Reliability> {
  readonly source: string;
}

export interface RateStatementInput extends Given<Credibility> {
  /** The statement's id in its ledger. */
  readonly statement: string;
  /** Keys of statements that confirm it, for credibility 1. */
  readonly cited: readonly string[];
}

/**
 * A person's rating of a source, or of one statement, with a reason: a new version beside those before. It alters no
 * finding; the claims that rest on what was rated are asked to be found anew, so that the recheck stands in their story.
 */
export class GiveRating {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly clock: Clock;
      readonly ledgers: Ledgers;
      readonly ledgerReading: LedgerReading;
      readonly priorStatements: Pick<PriorStatements, 'vocabulary'>;
      readonly trackRecords: Pick<TrackRecords, 'behind'>;
      readonly ratings: Ratings;
      readonly desks: Pick<Desks, 'one'>;
    },
  ) {}

  /** Throws `ledger-unknown`, `source-unknown`, `rating-invalid`. */
  ofSource(by: PersonActor, input: RateSourceInput): Promise<HeldRating<Reliability>> {
    const { changes, ledgers, ledgerReading } = this.ports;
    return changes.make(by, 'rate-source', async (change) => {
      const ledger = await ledgers.find(change, by.deskId, input.ledger);
      if (ledger === undefined) throw notRead('ledger', input.ledger);
      const held = await ledgerReading.vocabularyEntry(change, ledger.id, 'source', input.source);
      if (held === undefined) throw notInLedger('source', input.source, ledger.name);
      return this.give(change, by, { kind: 'source', ledgerId: ledger.id, key: input.source }, input, []);
    });
  }

  /**
   * Throws `ledger-unknown`, `statement-unknown`, `rating-invalid`; `rating-unconfirmed` for credibility 1 where no cited
   * statement agrees and comes from an identified origin that no known link joins to this one; `surroundings-too-large`.
   */
  ofStatement(by: PersonActor, input: RateStatementInput): Promise<HeldRating<Credibility>> {
    const { changes, ledgers, ledgerReading } = this.ports;
    return changes.make(by, 'rate-statement', async (change) => {
      const ledger = await ledgers.find(change, by.deskId, input.ledger);
      if (ledger === undefined) throw notRead('ledger', input.ledger);
      const key = statementKey(ledger.name, input.statement);
      const held = await ledgerReading.statement(change, ledger.id, key);
      if (held === undefined) throw notInLedger('statement', input.statement, ledger.name);
      const cited = [...new Set(input.cited)];
      if (input.grade === '1') await this.refuseUnconfirmed(change, by, ledger.id, key, cited);
      return this.give(change, by, { kind: 'statement', ledgerId: ledger.id, key }, input, cited);
    });
  }

  private async give<K extends Rated['kind']>(
    change: Change,
    by: PersonActor,
    rated: Rated & { readonly kind: K },
    { grade, reason: given }: { readonly grade: GradeOf<K>; readonly reason: string },
    cited: readonly string[],
  ): Promise<HeldRating<GradeOf<K>>> {
    const { ratings, clock } = this.ports;
    const reason = given.trim();
    const faults = [
      ...textFaults('/reason', reason),
      ...(reason === '' ? [{ where: '/reason', found: 'nothing but blanks', expected: 'why this rating' }] : []),
    ];
    if (faults.length > 0)
      throw new Refusal('invalid', 'rating-invalid', 'Found a rating that cannot be kept.', faults);
    await change.hold(`${rated.kind}-rating`, `${by.deskId} ${rated.ledgerId} ${rated.key}`);
    const [last] = await ratings.list(change, by.deskId, rated, { after: null, limit: 1 });
    const rating = { version: (last?.version ?? 0) + 1, grade, reason, personId: by.personId, cited };
    await ratings.add(change, by.deskId, rated, rating);
    change.enqueue({ name: 'recheck-rated', payload: { changeId: change.id } });
    return { ...rating, at: clock.now().toISOString() };
  }

  private async refuseUnconfirmed(
    change: Change,
    by: PersonActor,
    ledgerId: string,
    statement: string,
    cited: readonly string[],
  ): Promise<void> {
    const { trackRecords, priorStatements, desks, clock } = this.ports;
    const { statements, hops } = await trackRecords.behind(change, ledgerId, [statement, ...cited]);
    const held = await priorStatements.vocabulary(change, by.deskId);
    const { policy } = (await desks.one(change, by.deskId)) ?? {};
    const found = confirmationOf({
      statement,
      cited,
      statements: withMeantKeys(statements, held),
      hops,
      vocabulary: mergedVocabulary(held),
      today: clock.now().toISOString().slice(0, 10),
      notCollapsing: (policy?.notCollapsing ?? []).map((key) => effectiveKey(key, held.sources)),
    });
    if (found.confirmed) return;
    throw new Refusal(
      'invalid',
      'rating-unconfirmed',
      'Found no independent origin that confirms the statement; credibility 1 expects at least one cited statement that agrees and comes from an identified origin that no known link joins to this one.',
      cited.length === 0
        ? [{ where: '/cited', found: 'nothing', expected: 'keys of statements that confirm it' }]
        : found.cited.map((one) => ({
            where: `/cited/${cited.indexOf(one.statement)}`,
            found: `"${one.statement}": ${one.because}`,
            expected: 'a statement that agrees, of another identified origin',
          })),
    );
  }
}
