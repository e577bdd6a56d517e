/** Hops and relations one by one. */
import type { Hop, HopKind, Reading, RelationKind } from '@whence/domain';
import type { Change, Changes } from '../ports/changes.js';
import { notInLedger, Refusal } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import { refuseOvertaken } from '../versions/precondition.js';
import { ledgerToChange } from './ledger-to-change.js';
import { statementKey } from './map-row.js';
import type { DeskActor, HeldHop, HeldRelation, LedgerHeading, LedgerLinks, LedgerReading, Ledgers } from './ports.js';

interface LinkPorts {
  readonly changes: Changes;
  readonly ledgers: Ledgers;
  readonly ledgerReading: LedgerReading;
  readonly ledgerLinks: LedgerLinks;
}

async function endsOf(
  change: Change,
  links: LedgerLinks,
  ledger: LedgerHeading,
  ids: { readonly from: string; readonly to: string },
): Promise<{ readonly from: string; readonly to: string; readonly farEnd: Reading }> {
  const [from, to] = [statementKey(ledger.name, ids.from), statementKey(ledger.name, ids.to)];
  if (from === to)
    throw new Refusal('invalid', 'link-to-itself', `Found "${ids.from}" at both ends; expected two statements.`, [
      { where: '/to', found: `"${ids.to}", the statement itself`, expected: 'another statement' },
    ]);
  if ((await links.readingOf(change, ledger.id, from)) === undefined)
    throw notInLedger('statement', ids.from, ledger.name);
  const farEnd = await links.readingOf(change, ledger.id, to);
  if (farEnd === undefined) throw notInLedger('statement', ids.to, ledger.name);
  return { from, to, farEnd };
}

/** Hops lead to origins: one that closed a circle would lead nowhere. */
async function refuseCircle(
  change: Change,
  links: LedgerLinks,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const back = await links.wayBetween(change, to, from);
  if (back === undefined) return;
  const circle = [from, ...back].join(' -> ');
  throw new Refusal('invalid', 'hops-in-a-circle', `Found that this hop would close a circle: ${circle}.`, [
    { where: '/to', found: `hops in a circle: ${circle}`, expected: 'hops that lead to an origin' },
  ]);
}

export interface AddHopInput {
  readonly ledger: string;
  /** Ids of statements of the ledger: a row's id, or `<row id>~<carrier>`. */
  readonly from: string;
  readonly to: string;
  readonly kind: HopKind;
  readonly operation?: Hop['operation'];
  readonly sign?: Hop['sign'];
  readonly standing: 'confirmed' | 'suggested';
  /** Why a suggested hop is suggested. */
  readonly because?: string;
}

/**
 * The hop that a suggestion comes too late for: one of its kind, or for a relay any relay between the two, that stands or
 * that a person rejected. Who relays whom was said then; another word for how is no new suggestion.
 */
export function saidBefore(held: readonly HeldHop[], { to, kind }: { to: string; kind: HopKind }): HeldHop | undefined {
  const between = held.filter(({ value }) => value.to === to && (value.kind === 'derives') === (kind === 'derives'));
  return between.find(({ value }) => value.kind === kind) ?? between[0];
}

/**
 * Joins two statements of a ledger by a hop. A person's hop overrules what was rejected; a suggestion overrules nothing: where
 * a hop stands or was rejected, it changes nothing and answers with that hop.
 */
export class AddHop {
  constructor(private readonly ports: LinkPorts) {}

  /** Throws `ledger-unknown`, `ledger-only-read`, `statement-unknown`, `link-to-itself`, `hops-in-a-circle`. */
  run(by: DeskActor, input: AddHopInput): Promise<HeldHop> {
    const { changes, ledgerReading, ledgerLinks } = this.ports;
    return changes.make(by, 'add-hop', async (change) => {
      const ledger = await ledgerToChange(change, this.ports, by, input.ledger);
      const { from, to, farEnd } = await endsOf(change, ledgerLinks, ledger, input);
      const { kind, operation, sign, standing, because } = input;
      if (standing === 'suggested') {
        const hops = (await ledgerReading.hopsAt(change, from)).filter(({ value }) => value.from === from);
        const before = saidBefore(hops, { to, kind });
        if (before !== undefined) return before;
      }
      await refuseCircle(change, ledgerLinks, { from, to });
      const held = await ledgerLinks.writeHop(change, {
        from,
        to,
        kind,
        farEndRead: farEnd === 'read',
        standing,
        ...(operation === undefined ? {} : { operation }),
        ...(sign === undefined ? {} : { sign }),
        ...(because === undefined ? {} : { because }),
      });
      change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return held;
    });
  }
}

export interface JudgeHopInput {
  readonly ledger: string;
  readonly hopId: string;
  readonly standing: 'confirmed' | 'rejected';
  /** Why; where it is left out, a suggestion keeps its own reason. */
  readonly because?: string;
}

/** A person confirms or rejects a hop. What a person rejected stays rejected when an import says it again. */
export class JudgeHop {
  constructor(private readonly ports: LinkPorts & { readonly pastVersions: PastVersions }) {}

  /** Throws `ledger-unknown`, `ledger-only-read`, `hop-unknown`, `hops-in-a-circle`, `precondition-failed`. */
  run(by: DeskActor, input: JudgeHopInput): Promise<HeldHop> {
    const { changes, ledgerReading, ledgerLinks, pastVersions } = this.ports;
    return changes.make(by, 'judge-hop', async (change) => {
      const ledger = await ledgerToChange(change, this.ports, by, input.ledger);
      const hop = await ledgerReading.hop(change, ledger.id, input.hopId);
      if (hop === undefined) throw notInLedger('hop', input.hopId, ledger.name);
      const thing = { kind: 'hop', id: hop.id } as const;
      await refuseOvertaken(pastVersions, change, by, [{ thing, version: hop.version }]);
      const { standing } = input;
      if (hop.value.standing === standing) return hop;
      if (hop.value.standing === 'rejected') await refuseCircle(change, ledgerLinks, hop.value);
      const { because: before, ...value } = hop.value;
      // Why somebody said the opposite is no reason for this.
      const because = input.because ?? (hop.value.standing === 'suggested' ? before : undefined);
      const judged = { ...value, standing, ...(because === undefined ? {} : { because }) };
      const held = await ledgerLinks.writeHop(change, judged, hop.id);
      change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return held;
    });
  }
}

export interface AddRelationInput {
  readonly ledger: string;
  readonly from: string;
  readonly to: string;
  readonly kind: RelationKind;
}

/** Says how one statement of a ledger answers another. */
export class AddRelation {
  constructor(private readonly ports: LinkPorts) {}

  /** Throws `ledger-unknown`, `ledger-only-read`, `statement-unknown`, `link-to-itself`. */
  run(by: DeskActor, input: AddRelationInput): Promise<HeldRelation> {
    const { changes, ledgerLinks } = this.ports;
    return changes.make(by, 'add-relation', async (change) => {
      const ledger = await ledgerToChange(change, this.ports, by, input.ledger);
      const { from, to } = await endsOf(change, ledgerLinks, ledger, input);
      const held = await ledgerLinks.writeRelation(change, { from, kind: input.kind, to });
      change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return held;
    });
  }
}
