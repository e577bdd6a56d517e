/** The words in which a person reads what a finding holds. Keys of the domain never reach a page bare. */
import type {
  AssessmentKind,
  ComparisonRelation,
  Difference,
  DifferenceKind,
  Finding,
  Origins,
  Trace,
  TraceEnd,
  TraceNode,
} from '../finding.js';
import { type HopKind, type RelationKind } from '../statement.js';
import { relayNames } from '../trace/relays.js';
import { sayDate, sayList } from '../words.js';

export const HOP_WORDS: Readonly<Record<HopKind, string>> = {
  quotes: 'quotes',
  cites: 'cites',
  paraphrases: 'paraphrases',
  translates: 'translates',
  compiles: 'compiles',
  derives: 'derived from',
};

export const RELATION_WORDS: Readonly<Record<RelationKind, string>> = {
  'denies-figure': 'denies the figure',
  'denies-saying': 'denies having said it',
  'has-no-information': 'says that it has no information',
  withdraws: 'withdraws it',
  corrects: 'corrects it',
  revises: 'revises it',
  repeats: 'repeats it',
};

/** What stands behind a relation whose own source took it back. `by`: who, and when that was out. */
export function sayTakenBack(by: string | undefined): string {
  return by === undefined ? '' : `; that was taken back since (${by})`;
}

export const COMPARISON_WORDS: Readonly<Record<ComparisonRelation, string>> = {
  agrees: 'agrees',
  above: 'claim above',
  below: 'claim below',
  superseded: 'superseded',
  realised: 'realised',
  'not-comparable': 'not comparable',
  'bears-on': 'bears on it',
};

/** Who changed it. What an origin revised must not be read as the page's doing. */
export const ACROSS_WORDS: Readonly<Record<Difference['across'], string>> = {
  drift: 'Differences between the page and what it rests on',
  restatement: 'Differences within the page',
  revision: 'What the source itself changed between two occasions',
};

/** Why several voices are one origin, the carriers of one origin told together: "counted once with HUR: CNN and MBC relay it". */
export function collapsedWords(collapsed: Origins['collapsed']): string[] {
  const carriers = new Map<string, { origin: string; names: string[] }>();
  const others: string[] = [];
  for (const pair of collapsed) {
    const names = relayNames(pair);
    if (names === undefined) others.push(`${pair.a === pair.b ? 'not counted' : 'counted once'}: ${pair.because}`);
    else {
      const known = carriers.get(pair.b);
      if (known === undefined) carriers.set(pair.b, { origin: names.origin, names: [names.carrier] });
      else known.names.push(names.carrier);
    }
  }
  const relayed = [...carriers.values()].map(
    ({ origin, names }) =>
      `counted once with ${origin}: ${sayList(names)} ${names.length === 1 ? 'relays' : 'relay'} it`,
  );
  return [...others, ...relayed];
}

/** "range-cut-to-top" as "range cut to top". */
export function differenceWords(kind: DifferenceKind): string {
  return kind.replaceAll('-', ' ');
}

/** How a difference begins that agrees, and not to the letter. */
const UNLIKE = 'the figures agree';

/** A difference in one line: its kind, and its sentence without what the kind says already. */
export function differenceLine({ kind, text }: Difference): string {
  const rest = text.replace(
    /^the (?:figure changed|(?:bound|hedge) was dropped|range was cut to its (?:top|bottom)): /,
    '',
  );
  return rest.startsWith(UNLIKE) ? rest.replace(UNLIKE, 'agrees') : `${differenceWords(kind)}: ${rest}`;
}

/** The glossary's own name: "single-origin". It stays hyphenated so that it can be looked up. */
export function assessmentWords(kind: AssessmentKind, ifLinkHolds: boolean): string {
  return ifLinkHolds ? `${kind} (if the suggested link holds)` : kind;
}

/** How an end ends, without its name; `circular`: it is where a circle was entered. Source: DESIGN, Origins. */
export function endWords(end: TraceEnd, circular = false): string {
  switch (end.kind) {
    case 'identified':
      return end.known === 'through-relays' ? 'identified, seen only through relays' : 'identified, own words read';
    case 'anonymous':
      return 'anonymous';
    case 'unlocated':
      return circular
        ? 'unlocated: the trace runs in a circle, and leads to nobody'
        : 'unlocated: named, but nothing of the kind found';
    case 'unattributed':
      return 'unattributed: nobody is named';
  }
}

/** "HUR (seen only through relays)", "nobody named". */
export function shortEndWords(end: TraceEnd): string {
  const condition = end.ifLinkHolds ? ', if the suggested link holds' : '';
  switch (end.kind) {
    case 'identified':
      return `${end.name} (${end.known === 'through-relays' ? 'seen only through relays' : 'read'}${condition})`;
    case 'anonymous':
    case 'unlocated':
      return `${end.name} (${end.kind}${condition})`;
    case 'unattributed':
      return end.name === '' ? `unattributed${condition}` : `${end.name} (unattributed${condition})`;
  }
}

/** Name and day: "The Times, 13 July 2025". */
export function nodeWords(node: TraceNode): string {
  return node.publishedOn === undefined ? node.name : `${node.name}, ${sayDate(node.publishedOn)}`;
}

/** Nodes by key, for what refers to them. */
export function nodesByKey(trace: Trace): ReadonlyMap<string, TraceNode> {
  return new Map(trace.nodes.map((node) => [node.key, node]));
}

/**
 * Names for what a finding refers to by key: nodes of both traces, other passages of the same page ("the bullet"), and
 * statements that it was compared with ("HUR, 2 July 2025"). What it names nowhere keeps its key.
 */
export function namesIn(finding: Finding): (key: string) => string {
  const nodes = [...finding.statedTrace.nodes, ...finding.foundTrace.nodes];
  const names = new Map<string, string>();
  const sources = new Map(finding.origins.identified.map(({ source, name }) => [source, name]));
  for (const { source, name } of nodes) if (source !== undefined) sources.set(source, name);
  for (const [source, name] of sources) names.set(source, name);
  for (const { statement, origin, published } of finding.comparisons) {
    const name = sources.get(origin);
    if (name !== undefined)
      names.set(statement, published === undefined ? name : `${name}, ${sayDate(published.date)}`);
  }
  for (const { key, part } of finding.claim.appearances) names.set(key, `the article's ${part}`);
  for (const { key, name } of nodes) names.set(key, name);
  return (key) => names.get(key) ?? key;
}
