/**
 * What a published verdict came from, in the terms of W3C PROV: entities (statements, claim, finding, verdicts), activities
 * (the cross-reference, the giving and the approval of a verdict) and agents (sources, the desk, two persons without names).
 * Source: PROV-DM, W3C Recommendation 30 April 2013.
 */
import type { TraceHop, TraceNode } from '../finding.js';
import { byCode } from '../order.js';
import { publicFinding, type FindingUnderVerdict } from './public-finding.js';
import type { PublishedClaim, PublishedVerdict } from './published-claim.js';

export interface ProvNode {
  readonly kind: 'entity' | 'activity' | 'agent';
  /** After `urn:uuid:`. */
  readonly id: string;
  readonly label: string;
  /** Qualified names: `prov:Person`, `schema:Claim`. */
  readonly type?: string;
  /** ISO 8601; of activities. */
  readonly endTime?: string;
}

export type ProvRelationKind =
  | 'wasGeneratedBy'
  | 'wasInvalidatedBy'
  | 'used'
  | 'wasAssociatedWith'
  | 'wasAttributedTo'
  | 'actedOnBehalfOf'
  | 'wasDerivedFrom';

export interface ProvRelation {
  readonly kind: ProvRelationKind;
  readonly from: string;
  readonly to: string;
  /** ISO 8601; of generations and invalidations. */
  readonly time?: string;
  /** Of derivations. */
  readonly type?: 'prov:Quotation' | 'prov:Revision';
  readonly label?: string;
}

export interface Provenance {
  readonly nodes: readonly ProvNode[];
  readonly relations: readonly ProvRelation[];
}

/** Trace, finding and verdicts of a claim. Passages of pieces that are not out are left out of the trace. */
export function provenanceOf(claim: PublishedClaim, under: FindingUnderVerdict): Provenance {
  const nodes = new Map<string, ProvNode>();
  const relations: ProvRelation[] = [];
  const add = (node: ProvNode): string => {
    if (!nodes.has(node.id)) nodes.set(node.id, node);
    return node.id;
  };
  const relate = (kind: ProvRelationKind, from: string, to: string, more: Partial<ProvRelation> = {}) => {
    relations.push({ kind, from, to, ...more });
  };
  const { desk } = claim;
  const deskId = add({ kind: 'agent', id: desk.id, label: desk.name, type: 'prov:Organization' });
  const claimId = add({ kind: 'entity', id: claim.id, label: claim.says, type: 'schema:Claim' });

  const { statements, hops } = shownTrace(under);
  const entityOf = new Map<string, string>();
  for (const node of statements) {
    const id = add({ kind: 'entity', id: `${desk.id}#statement/${localOf(node.key)}`, label: labelOf(node) });
    entityOf.set(node.key, id);
    if (node.source !== undefined) {
      const agent = { kind: 'agent' as const, id: `${desk.id}#source/${localOf(node.source)}`, label: node.name };
      relate('wasAttributedTo', id, add(agent));
    }
    if (node.kind === 'article') relate('wasDerivedFrom', claimId, id);
  }
  for (const { from, to, kind, label } of hops) {
    const [near, far] = [entityOf.get(from), entityOf.get(to)];
    if (near === undefined || far === undefined) continue;
    relate('wasDerivedFrom', near, far, { label, ...(kind === 'quotes' ? { type: 'prov:Quotation' } : {}) });
  }

  const findingEntity = (number: number): string =>
    add({ kind: 'entity', id: `${claim.id}#finding/${number}`, label: `Finding ${number}` });
  const findingId = add({
    kind: 'entity',
    id: `${claim.id}#finding/${under.number}`,
    label: `Finding ${under.number}, SHA-256 ${under.hash}`,
  });
  const looking = add({
    kind: 'activity',
    id: `${claim.id}#cross-reference/${under.number}`,
    label: `Cross-reference ${under.number}`,
    endTime: under.at,
  });
  const rules = { kind: 'agent', label: `Whence, rules ${under.finding.rules}`, type: 'prov:SoftwareAgent' } as const;
  relate('wasAssociatedWith', looking, add({ ...rules, id: `${desk.id}#rules/${localOf(under.finding.rules)}` }));
  relate('wasGeneratedBy', findingId, looking, { time: under.at });
  relate('used', looking, claimId);
  for (const id of entityOf.values()) relate('used', looking, id);

  const all = [...claim.earlier, claim.standing];
  for (const [at, verdict] of all.entries()) {
    const id = add(verdictNode(verdict, verdict === claim.standing));
    const rests = findingEntity(verdict.finding);
    relate('wasAttributedTo', id, deskId);
    relate('wasDerivedFrom', id, rests);
    const replaced = all[at - 1];
    if (replaced !== undefined) relate('wasDerivedFrom', id, replaced.id, { type: 'prov:Revision' });
    const act = (name: string, label: string, person: string, endTime: string): string => {
      const activity = add({ kind: 'activity', id: `${verdict.id}#${name}`, label, endTime });
      const who = add({ kind: 'agent', id: person, label: 'A person of the desk', type: 'prov:Person' });
      relate('wasAssociatedWith', activity, who);
      if (!relations.some(({ kind, from }) => kind === 'actedOnBehalfOf' && from === who))
        relate('actedOnBehalfOf', who, deskId);
      return activity;
    };
    const giving = act('giving', 'A verdict is given', verdict.givenBy, verdict.givenAt);
    relate('wasGeneratedBy', id, giving, { time: verdict.givenAt });
    relate('used', giving, rests);
    for (const key of verdict.cited) {
      const statement = `${desk.id}#statement/${localOf(key)}`;
      relate('used', giving, add({ kind: 'entity', id: statement, label: `Statement ${key}` }));
    }
    const approval = act(
      'approval',
      'A second person approves; it is published',
      verdict.approvedBy,
      verdict.publishedAt,
    );
    relate('used', approval, id);
    const { retraction } = verdict;
    if (retraction === undefined) continue;
    const retracting = act('retraction', 'Two persons retract it', retraction.proposedBy, retraction.at);
    act('retraction', 'Two persons retract it', retraction.decidedBy, retraction.at);
    relate('wasInvalidatedBy', id, retracting, { time: retraction.at });
  }
  return { nodes: [...nodes.values()].sort((a, b) => byCode(a.id, b.id)), relations };
}

function verdictNode({ id, version, rating, retraction }: PublishedVerdict, stands: boolean): ProvNode {
  const since = retraction === undefined ? (stands ? '' : ' (replaced since)') : ' (retracted since)';
  const label = `Verdict ${version}: ${rating.label}${since}`;
  return { kind: 'entity', id, label, type: 'schema:ClaimReview' };
}

/** Nodes and hops of both traces, less those of pieces that are not out. */
function shownTrace(under: FindingUnderVerdict) {
  const finding = publicFinding(under);
  const statements = new Map<string, TraceNode>();
  const hops = new Map<string, Pick<TraceHop, 'from' | 'to' | 'kind'> & { readonly label: string }>();
  for (const [trace, stated] of [
    [finding.foundTrace, false],
    [finding.statedTrace, true],
  ] as const) {
    for (const node of trace.nodes) if (!statements.has(node.key)) statements.set(node.key, node);
    for (const { from, to, kind, standing } of trace.hops) {
      const id = `${from} ${to} ${kind}`;
      if (hops.has(id)) continue;
      const how =
        standing === 'suggested' ? ' (suggested: nobody has confirmed it)' : stated ? ' (as the page says)' : '';
      hops.set(id, { from, to, kind, label: `${kind}${how}` });
    }
  }
  return { statements: [...statements.values()], hops: [...hops.values()] };
}

function labelOf({ name, publishedOn, says }: TraceNode): string {
  return `${name}${publishedOn === undefined ? '' : `, ${publishedOn}`}${says === '' ? '' : `: ${says}`}`;
}

/** A key as the local part of a qualified name. Source: PROV-N, production PN_LOCAL. */
function localOf(key: string): string {
  return encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/\.$/, '%2E');
}
