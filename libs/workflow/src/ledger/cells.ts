/**
 * From the cells of a CSV row to the shape that JSON gives. Numbers, yes and no, lists and the little grammar of
 * `relations` are read here; everything else is left to the schema. Columns: docs/ledger-format.md.
 */
import { HOP_KINDS, RELATION_KINDS } from '@whence/domain';
import type { Fault } from '../refusal.js';
import type { RowKind } from './rows.js';

type Cells = Pick<ReadonlyMap<string, string>, 'get'>;

/** What a row's cells come to: members as JSON would have them, and what could not be read. */
export interface ReadCells {
  readonly value: Record<string, unknown>;
  readonly faults: readonly (Fault & { readonly where: string })[];
}

type Columns = Readonly<Record<RowKind, Readonly<Record<string, string>>>>;

/** The columns that each file must have, and the member of the JSON shape that each one fills. */
export const COLUMNS: Columns = {
  source: { key: 'key', name: 'name', kind: 'kind', aliases: 'aliases', part_of: 'edges', country: 'country' },
  measure: {
    key: 'key',
    counted: 'counted',
    state: 'state',
    unit: 'unit',
    label: 'label',
    broader: 'broader',
    union_of: 'unionOf',
    note: 'note',
  },
  place: { key: 'key', name: 'name', aliases: 'aliases', within: 'within' },
  statement: {
    id: 'id',
    source: 'source',
    spokesperson: 'spokesperson',
    via: 'via',
    carriers: 'carriers',
    said_on: 'saidOn',
    published_on: 'publishedOn',
    url: 'document',
    read: 'reading',
    measure: 'content/measure',
    subject: 'content/subject',
    place: 'content/place',
    from_place: 'content/fromPlace',
    accumulation: 'content/accumulation',
    mode: 'content/mode',
    certainty: 'content/certainty',
    polarity: 'content/polarity',
    as_of: 'content/asOf',
    period_start: 'content/periodStart',
    period_end: 'content/periodEnd',
    horizon: 'content/horizon',
    low: 'content/amount/low',
    low_strict: 'content/amount/low/strict',
    high: 'content/amount/high',
    high_strict: 'content/amount/high/strict',
    point: 'content/amount/point',
    hedge: 'content/amount/hedge',
    unit: 'content/unit',
    basis: 'content/basis',
    whole: 'content/whole',
    words: 'words',
    relations: 'relations',
  },
};

/** Columns that a file may have besides. */
export const OPTIONAL_COLUMNS: Columns = {
  source: {
    interests: 'interests',
    names: 'names',
    edges: 'edges',
    formerly: 'formerly',
    merged_into: 'mergedInto',
  },
  measure: { merged_into: 'mergedInto' },
  place: { names: 'names', merged_into: 'mergedInto' },
  statement: { change: 'content/change', language: 'language' },
};

const MEMBERS: Readonly<Record<RowKind, readonly (readonly [member: string, column: string])[]>> = {
  source: columnsByMember('source'),
  measure: columnsByMember('measure'),
  place: columnsByMember('place'),
  statement: [['hops', 'relations'], ...columnsByMember('statement')],
};

function columnsByMember(kind: RowKind): (readonly [string, string])[] {
  const pairs = Object.entries({ ...COLUMNS[kind], ...OPTIONAL_COLUMNS[kind] }).map(
    ([column, member]) => [member, column] as const,
  );
  return pairs.sort(([a], [b]) => b.length - a.length);
}

/**
 * The column that a member of a row came from.
 * @param filled whether the row has something in a column: the first edge of a source comes from `part_of` where that is filled
 */
export function columnOf(
  kind: RowKind,
  path: readonly (string | number)[],
  filled: (column: string) => boolean = () => true,
): string {
  const member = path.join('/');
  if (kind === 'source' && path[0] === 'edges') return filled('part_of') && (path[1] ?? 0) === 0 ? 'part_of' : 'edges';
  const found = MEMBERS[kind].find(([name]) => member === name || member.startsWith(`${name}/`));
  return found?.[1] ?? MEMBERS[kind].find(([name]) => name.startsWith(`${member}/`))?.[1] ?? member;
}

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const READING_WORDS: Readonly<Record<string, string>> = { yes: 'read', relay: 'through-relays' };

class CellReader {
  readonly faults: Fault[] = [];

  constructor(private readonly cells: Cells) {}

  text(column: string): string | undefined {
    const cell = this.cells.get(column)?.trim();
    return cell === '' ? undefined : cell;
  }

  list(column: string, separator: string): string[] | undefined {
    const parts = this.text(column)
      ?.split(separator)
      .map((part) => part.trim());
    if (parts?.includes('')) this.fault(column, `found nothing between two "${separator}"`, 'a value on both sides');
    return parts?.filter((part) => part !== '');
  }

  /** A list of which each part holds several members, parted by `|`; those at its end may be left out. */
  fields(column: string, members: readonly string[]): Record<string, unknown>[] | undefined {
    return this.list(column, ';')?.map((part) => {
      const values = part.split('|').map((value) => value.trim());
      if (values.length > members.length)
        this.fault(column, `"${part}"`, `at most ${members.length} values parted by "|": ${members.join(', ')}`);
      return given(Object.fromEntries(members.map((member, place) => [member, values[place] || undefined])));
    });
  }

  number(column: string): number | undefined {
    const cell = this.text(column);
    if (cell === undefined) return undefined;
    if (NUMBER.test(cell)) return Number(cell);
    this.fault(column, `"${cell}"`, 'a plain number, such as 25000 or 0.5: no separators, no words');
    return undefined;
  }

  bound(column: string): { value: number; strict: boolean } | undefined {
    const value = this.number(column);
    const strict = this.word(`${column}_strict`, { yes: true, no: false });
    if (this.text(column) === undefined && this.text(`${column}_strict`) !== undefined)
      this.fault(
        `${column}_strict`,
        `"${this.text(`${column}_strict`)}" without a number`,
        `a number in ${column}, or nothing here`,
      );
    return value === undefined ? undefined : { value, strict: strict ?? false };
  }

  word<T>(column: string, words: Readonly<Record<string, T>>): T | undefined {
    const cell = this.text(column);
    if (cell === undefined) return undefined;
    if (Object.hasOwn(words, cell)) return words[cell];
    this.fault(column, `"${cell}"`, `one of ${Object.keys(words).join(', ')}, or nothing`);
    return undefined;
  }

  fault(column: string, found: string, expected: string): void {
    this.faults.push({ where: column, found: found.replace(/^found /, ''), expected });
  }
}

/** Leaves out what was blank. */
function given(members: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name in members) if (members[name] !== undefined) kept[name] = members[name];
  return kept;
}

function vocabularyMembers(kind: Exclude<RowKind, 'statement'>, read: CellReader): Record<string, unknown> {
  const plain = (columns: readonly string[]) =>
    Object.fromEntries(columns.map((column) => [column, read.text(column)]));
  const mergedInto = read.text('merged_into');
  if (kind === 'place')
    return {
      ...plain(['key', 'name', 'within']),
      aliases: read.list('aliases', ';'),
      names: read.fields('names', ['name', 'kind', 'language', 'from', 'to']),
      mergedInto,
    };
  if (kind === 'measure')
    return {
      ...plain(['key', 'counted', 'state', 'unit', 'label', 'note']),
      mergedInto,
      broader: read.list('broader', ';'),
      unionOf: read.list('union_of', ';'),
    };
  const whole = read.text('part_of');
  const edges = [
    ...(whole === undefined ? [] : [{ kind: 'part-of', other: whole }]),
    ...(read.fields('edges', ['kind', 'other', 'from', 'to']) ?? []),
  ];
  return {
    ...plain(['key', 'name', 'kind', 'country', 'interests']),
    aliases: read.list('aliases', ';'),
    names: read.fields('names', ['name', 'kind', 'language', 'from', 'to']),
    edges: edges.length === 0 ? undefined : edges,
    formerly: read.fields('formerly', ['other', 'from']),
    mergedInto,
  };
}

/** A row that says nothing about a measure or a number has no content. */
function contentMembers(read: CellReader): Record<string, unknown> | undefined {
  const amount = given({ low: read.bound('low'), high: read.bound('high'), point: read.number('point') });
  const hedge = read.text('hedge');
  const counted = Object.keys(amount).length > 0;
  const numbersGiven = ['low', 'high', 'point'].some((column) => read.text(column) !== undefined);
  if (hedge !== undefined && !numbersGiven)
    read.fault('hedge', `"${hedge}" without a number`, 'low, high or point beside it');
  const content = given({
    measure: read.text('measure'),
    subject: read.text('subject'),
    place: read.text('place'),
    fromPlace: read.text('from_place'),
    accumulation: read.text('accumulation'),
    mode: read.text('mode'),
    certainty: read.text('certainty'),
    polarity: read.text('polarity'),
    change: read.text('change'),
    asOf: read.text('as_of'),
    periodStart: read.text('period_start'),
    periodEnd: read.text('period_end'),
    horizon: read.text('horizon'),
    unit: read.text('unit'),
    basis: read.text('basis'),
    whole: read.number('whole'),
    amount: counted ? given({ ...amount, hedge }) : undefined,
  });
  return Object.keys(content).length === 0 ? undefined : content;
}

const RELAYING: Readonly<Record<string, string>> = {
  relays: 'cites',
  ...Object.fromEntries(HOP_KINDS.filter((kind) => kind !== 'derives').map((kind) => [kind, kind])),
};
const DERIVING: Readonly<Record<string, string | undefined>> = {
  derives: undefined,
  rounds: 'rounding',
  converts: 'conversion',
};
const LINK_KINDS = [...Object.keys(RELAYING), ...Object.keys(DERIVING), ...RELATION_KINDS];

interface Links {
  readonly hops: Record<string, unknown>[];
  readonly relations: Record<string, unknown>[];
}

/** `derives:A+B` is a sum, `derives:A+-B` a difference: the operand that is taken away carries a minus. */
function derivation(kind: string, operands: readonly string[]): Record<string, unknown>[] {
  const taken = operands.some((operand) => operand.startsWith('-'));
  const operation = DERIVING[kind] ?? (taken ? 'difference' : operands.length > 1 ? 'sum' : undefined);
  const signed = operation === 'sum' || operation === 'difference';
  return operands.map((operand) => {
    const minus = operand.startsWith('-');
    const to = minus ? operand.slice(1) : operand;
    return given({ kind: 'derives', to, operation, sign: signed ? (minus ? -1 : 1) : undefined });
  });
}

function linkMembers(read: CellReader): Links {
  const links: Links = { hops: [], relations: [] };
  for (const part of read.list('relations', ';') ?? []) {
    const colon = part.indexOf(':');
    const kind = part.slice(0, Math.max(colon, 0)).trim();
    const targets = part
      .slice(colon + 1)
      .split(',')
      .map((target) => target.trim());
    const operands = targets.flatMap((target) => target.split('+').map((operand) => operand.trim()));
    if (colon === -1 || !LINK_KINDS.includes(kind))
      read.fault('relations', `"${part}"`, `a kind, a colon and ids, the kind being one of ${LINK_KINDS.join(', ')}`);
    else if (operands.includes(''))
      read.fault('relations', `"${part}"`, 'an id after the colon and between separators');
    else if (Object.hasOwn(DERIVING, kind)) {
      if (targets.length > 1) read.fault('relations', `"${part}"`, 'operands joined by "+", one derivation at a time');
      else if (kind !== 'derives' && operands.length > 1)
        read.fault('relations', `"${part}"`, `one id after "${kind}:"`);
      else links.hops.push(...derivation(kind, operands));
    } else if (operands.length > targets.length)
      read.fault('relations', `"${part}"`, 'ids joined by ","; "+" joins the operands of "derives" only');
    else if (Object.hasOwn(RELAYING, kind)) links.hops.push(...targets.map((to) => ({ kind: RELAYING[kind], to })));
    else links.relations.push(...targets.map((to) => ({ kind, to })));
  }
  return links;
}

/** Reads one row's cells. `where` of a fault is the column alone. */
export function readCells(kind: RowKind, cells: Cells): ReadCells {
  const read = new CellReader(cells);
  if (kind !== 'statement') return { value: given(vocabularyMembers(kind, read)), faults: read.faults };
  const links = linkMembers(read);
  const value = given({
    id: read.text('id'),
    source: read.text('source'),
    spokesperson: read.text('spokesperson'),
    via: read.list('via', '<'),
    carriers: read.list('carriers', ';'),
    saidOn: read.text('said_on'),
    publishedOn: read.text('published_on'),
    document: read.text('url'),
    reading: read.word('read', READING_WORDS),
    content: contentMembers(read),
    words: read.text('words'),
    language: read.text('language'),
    hops: links.hops.length > 0 ? links.hops : undefined,
    relations: links.relations.length > 0 ? links.relations : undefined,
  });
  return { value, faults: read.faults };
}
