/** A short way to write ledgers and claims in tests: only what a test is about is spelled out. */
import {
  type Amount,
  type Appearance,
  type Claim,
  type Content,
  type CrossReferenceInput,
  type Cutoffs,
  type Hop,
  type Measure,
  type Place,
  type Proposition,
  type Relation,
  type RelationKind,
  type Source,
  type Statement,
  type StatedSource,
  type Vocabulary,
} from '@whence/domain';

const source = (key: string, name: string, kind: Source['kind'], partOf?: string, aliases: string[] = []): Source => ({
  key,
  name,
  kind,
  aliases,
  edges: partOf === undefined ? [] : [{ kind: 'part-of', other: partOf }],
});

const measure = (
  key: string,
  counted: string,
  state: string,
  broader: string[] = [],
  unionOf: string[] = [],
): Measure => ({
  key,
  counted,
  state,
  unit: 'persons',
  label: `${counted} ${state}`,
  broader,
  unionOf,
});

const place = (key: string, name: string, within?: string): Place => ({
  key,
  name,
  aliases: [],
  ...(within === undefined ? {} : { within }),
});

const byKey = <T extends { key: string }>(entries: readonly T[]) => new Map(entries.map((entry) => [entry.key, entry]));

export const VOCABULARY: Vocabulary = {
  sources: byKey([
    source('ukraine-government', 'Government of Ukraine', 'body', undefined, ['Ukraine']),
    source('ukraine-hur', 'Main Directorate of Intelligence', 'body', 'ukraine-government', ['HUR']),
    source('zelensky', 'Volodymyr Zelensky', 'person', 'ukraine-government'),
    source('rok-government', 'Government of the Republic of Korea', 'body', undefined, ['Seoul']),
    source('rok-intelligence', 'South Korean intelligence', 'body', 'rok-government'),
    source('rok-nis', 'National Intelligence Service', 'body', 'rok-intelligence', ['NIS']),
    source('rok-jcs', 'Joint Chiefs of Staff', 'body', 'rok-government', ['JCS']),
    source('uk-di', 'Defence Intelligence', 'body', undefined, ['DI']),
    source('russia-government', 'Government of Russia', 'body'),
    source('shoigu', 'Sergei Shoigu, Secretary of the Security Council', 'person', 'russia-government'),
    source('kremlin', 'the Kremlin', 'body', 'russia-government'),
    source('western-official', 'an unnamed Western official', 'anonymous'),
    source('the-times', 'The Times', 'outlet'),
    source('cnn', 'CNN', 'outlet'),
    source('japan-times', 'Japan Times', 'outlet'),
    source('local-paper', 'The Local Paper', 'outlet'),
  ]),
  measures: byKey([
    measure('sent', 'soldiers', 'sent'),
    measure('present', 'soldiers', 'present'),
    measure('committed', 'soldiers', 'committed', ['sent']),
    measure('casualties', 'soldiers', 'killed or wounded', [], ['killed', 'wounded']),
    measure('killed', 'soldiers', 'killed', ['casualties']),
    measure('wounded', 'soldiers', 'wounded', ['casualties']),
    measure('engineers', 'military builders', 'sent'),
    measure('exercise', 'soldiers', 'taking part in the exercise'),
  ]),
  places: byKey([place('russia', 'Russia'), place('kursk', 'Kursk Oblast', 'russia'), place('belarus', 'Belarus')]),
};

export const about = (point: number): Amount => ({ point, hedge: 'about' });
export const exactly = (point: number): Amount => ({ point, hedge: 'exact' });
export const moreThan = (value: number): Amount => ({ low: { value, strict: true }, hedge: 'more-than' });
export const atLeast = (value: number): Amount => ({ low: { value, strict: false }, hedge: 'at-least' });
export const upTo = (value: number): Amount => ({ high: { value, strict: false }, hedge: 'up-to' });
export const nearly = (value: number): Amount => ({ high: { value, strict: true }, hedge: 'nearly' });
export const between = (low: number, high: number): Amount => ({
  low: { value: low, strict: false },
  high: { value: high, strict: false },
  hedge: 'between',
});

/** Slots of soldiers sent to Russia in addition, a forecast. */
export const FORECAST: Proposition = {
  measure: 'sent',
  subject: 'DPRK troops',
  place: 'russia',
  accumulation: 'flow',
  mode: 'forecast',
  certainty: 'may',
  polarity: 'affirms',
};

/** Slots of all killed or wounded in Kursk so far. */
export const CASUALTIES: Proposition = {
  measure: 'casualties',
  subject: 'DPRK troops',
  place: 'kursk',
  accumulation: 'cumulative',
  mode: 'observed',
  polarity: 'affirms',
};

export function content(slots: Proposition, amount?: Amount, more: Partial<Proposition> = {}): Content {
  return amount === undefined ? { ...slots, ...more } : { ...slots, ...more, amount };
}

export interface Row {
  readonly id: string;
  readonly source: string;
  readonly day?: string;
  readonly content?: Content;
  /** Sources that relay it: nearest to it first, each relaying the one before. */
  readonly via?: readonly string[];
  readonly read?: boolean;
  readonly words?: string;
  readonly relations?: readonly { readonly kind: RelationKind; readonly to: string }[];
  /** Ids that it relays with words of its own, or derives from; one with a minus is taken away. */
  readonly relays?: readonly string[];
  readonly derives?: readonly string[];
}

export interface Rows {
  readonly statements: readonly Statement[];
  readonly hops: readonly Hop[];
  readonly relations: readonly Relation[];
}

const hop = (from: string, to: string, kind: Hop['kind']): Hop => ({
  from,
  to,
  kind,
  farEndRead: false,
  standing: 'confirmed',
});

export function ledger(rows: readonly Row[]): Rows {
  const statements: Statement[] = [];
  const hops: Hop[] = [];
  const relations: Relation[] = [];
  for (const row of rows) {
    const key = `l/${row.id}`;
    statements.push({
      key,
      source: row.source,
      ...(row.day === undefined ? {} : { saidOn: row.day, publishedOn: row.day }),
      reading: row.read === true ? 'read' : 'through-relays',
      ...(row.content === undefined ? {} : { content: row.content }),
      ...(row.words === undefined ? {} : { words: row.words }),
    });
    let far = key;
    for (const carrier of row.via ?? []) {
      const near = `${key}~${carrier}`;
      statements.push({ key: near, source: carrier, reading: 'placeholder' });
      hops.push(hop(near, far, 'cites'));
      far = near;
    }
    for (const id of row.relays ?? []) hops.push(hop(key, `l/${id}`, 'cites'));
    const less = (row.derives ?? []).some((id) => id.startsWith('-'));
    for (const id of row.derives ?? [])
      hops.push({
        ...hop(key, `l/${id.replace('-', '')}`, 'derives'),
        operation: less ? 'difference' : 'sum',
        sign: id.startsWith('-') ? -1 : 1,
      });
    for (const relation of row.relations ?? [])
      relations.push({ from: key, kind: relation.kind, to: `l/${relation.to}` });
  }
  return { statements, hops, relations };
}

export const PAGE = 'article/0123456789ab';

export const named = (text: string, key?: string): StatedSource => ({
  text,
  kind: 'named',
  ...(key === undefined ? {} : { source: key }),
});
export const vague = (text: string): StatedSource => ({ text, kind: 'vague' });

export function appearance(said: Content, stated: readonly StatedSource[], more: Partial<Appearance> = {}): Appearance {
  const start = more.passage?.start ?? 100;
  return {
    key: `${PAGE}/${start}`,
    publishedOn: '2025-07-14',
    passage: { start, end: start + 10, exact: 'ten digits', prefix: '', suffix: '' },
    part: 'body',
    content: said,
    stated,
    ...more,
  };
}

export function claimOf(appearances: readonly Appearance[], links: Claim['links'] = []): Claim {
  const [first] = appearances;
  if (first === undefined) throw new RangeError('found no appearance, expected at least one');
  return { content: first.content, appearances, links };
}

export function input(
  claim: Claim,
  rows: Rows,
  publishedBy: string | null,
  more: Partial<Cutoffs> = {},
): CrossReferenceInput {
  return { claim, ...rows, vocabulary: VOCABULARY, cutoffs: { recorded: null, publishedBy, ...more } };
}
