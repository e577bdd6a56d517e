/** What is weighed: what each source says of each object. */

/** A number, a name or place, or a list of names. */
export type ClaimedValue = number | string | readonly string[];

/** One source says one value of one object. */
export interface WeighedClaim {
  readonly object: string;
  readonly source: string;
  readonly value: ClaimedValue;
}

/** Claims in a fixed order, as numbers: the order of the input plays no part in what follows. */
export interface ClaimTable {
  /** By code units. */
  readonly objects: readonly string[];
  /** By code units. */
  readonly sources: readonly string[];
  /** Each distinct value as it was said. */
  readonly spellings: readonly ClaimedValue[];
  /** Where the claims of an object begin; one longer than `objects`. */
  readonly start: Int32Array;
  readonly source: Int32Array;
  readonly spelling: Int32Array;
  /** One, shared among the different values that a source says of the same object. */
  readonly part: Float64Array;
  /** For each source how many claims it makes. */
  readonly claimsOf: Int32Array;
}

const keyOf = (value: ClaimedValue): string =>
  typeof value === 'number' ? `n${value}` : typeof value === 'string' ? `s${value}` : `l${JSON.stringify(value)}`;

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Ranks of strings by code units, by first use. */
class Names {
  private readonly ids = new Map<string, number>();
  private readonly found: string[] = [];

  id(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    this.found.push(name);
    this.ids.set(name, this.found.length - 1);
    return this.found.length - 1;
  }

  /** The names in order, and for each id its place there. */
  ordered(): { names: string[]; place: Int32Array } {
    const order = this.found.map((_, id) => id).sort((a, b) => byCodeUnits(this.found[a] ?? '', this.found[b] ?? ''));
    const place = new Int32Array(order.length);
    order.forEach((id, at) => {
      place[id] = at;
    });
    return { names: order.map((id) => this.found[id] ?? ''), place };
  }
}

/** Takes claims one by one, so that a long input need not be held twice. */
export class ClaimTableBuilder {
  private readonly objects = new Names();
  private readonly sources = new Names();
  private readonly keys = new Names();
  private readonly values: ClaimedValue[] = [];
  private readonly rows: number[] = [];

  add({ object, source, value }: WeighedClaim): void {
    const key = this.keys.id(keyOf(value));
    if (key === this.values.length) this.values.push(value);
    this.rows.push(this.objects.id(object), this.sources.id(source), key);
  }

  get size(): number {
    return this.rows.length / 3;
  }

  /** What a source says twice of an object counts once. */
  build(): ClaimTable {
    const [objects, sources, keys] = [this.objects.ordered(), this.sources.ordered(), this.keys.ordered()];
    const spellings: ClaimedValue[] = [];
    this.values.forEach((value, id) => {
      spellings[keys.place[id] ?? 0] = value;
    });
    const count = this.size;
    const row = (at: number, column: number, place: Int32Array): number => place[this.rows[at * 3 + column] ?? 0] ?? 0;
    const object = Int32Array.from({ length: count }, (_, at) => row(at, 0, objects.place));
    const said = Int32Array.from({ length: count }, (_, at) => row(at, 1, sources.place));
    const value = Int32Array.from({ length: count }, (_, at) => row(at, 2, keys.place));
    const order = Uint32Array.from(object.keys()).sort(
      (a, b) =>
        (object[a] ?? 0) - (object[b] ?? 0) || (said[a] ?? 0) - (said[b] ?? 0) || (value[a] ?? 0) - (value[b] ?? 0),
    );
    const start = new Int32Array(objects.names.length + 1);
    const [source, spelling] = [new Int32Array(count), new Int32Array(count)];
    let kept = 0;
    let before = -1;
    for (const at of order) {
      const [o = 0, s = 0, v = 0] = [object[at], said[at], value[at]];
      if (before >= 0 && object[before] === o && said[before] === s && value[before] === v) continue;
      before = at;
      source[kept] = s;
      spelling[kept] = v;
      kept += 1;
      start[o + 1] = kept;
    }
    const table = { start, source: source.slice(0, kept), spelling: spelling.slice(0, kept) };
    const claimsOf = new Int32Array(sources.names.length);
    for (const one of table.source) claimsOf[one] = (claimsOf[one] ?? 0) + 1;
    return { objects: objects.names, sources: sources.names, spellings, ...table, part: partsOf(table), claimsOf };
  }
}

function partsOf({ start, source }: Pick<ClaimTable, 'start' | 'source'>): Float64Array {
  const part = new Float64Array(source.length);
  for (let object = 0; object + 1 < start.length; object++) {
    const end = start[object + 1] ?? 0;
    for (let from = start[object] ?? 0; from < end;) {
      let to = from + 1;
      while (to < end && source[to] === source[from]) to += 1;
      part.fill(1 / (to - from), from, to);
      from = to;
    }
  }
  return part;
}

/** The table of a list of claims. */
export function claimTable(claims: Iterable<WeighedClaim>): ClaimTable {
  const builder = new ClaimTableBuilder();
  for (const claim of claims) builder.add(claim);
  return builder.build();
}
