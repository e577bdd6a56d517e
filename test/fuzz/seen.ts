/**
 * What answers have shown: ids, keys and versions that requests after them may name, so that they reach what was made.
 * They are kept under their names, and together as they stood together: a comment is found only under its own claim.
 */

const MOST_OF_A_KIND = 200;
const MOST_PLACES = 400;
const LONGEST = 200;
/** Of so many choices one looks past the place at hand. */
const ASTRAY = 5;

type Value = string | number;
export type Values = Readonly<Record<string, Value>>;

/** Values that belong together. */
export interface Place {
  readonly values: Values;
  /** Which of the people of the ground is likely to be let do something here. */
  readonly asker?: number;
  /** What can be sent here as it is, where chance would hardly make it. */
  readonly body?: object;
}

export class Seen {
  private readonly byName = new Map<string, Value[]>();
  private readonly places: Place[] = [];
  /** Places that were made for one operation, by its id: what it needs stands ready there. */
  private readonly prepared = new Map<string, Place[]>();
  /** `ETag`s by the address that gave them. */
  private readonly tags = new Map<string, string>();
  private next = 0;
  private at: Place | undefined;

  /** @param spared never handed out: what the fuzzer itself stands on, such as the key that it asks with. */
  constructor(private readonly spared: ReadonlySet<string>) {}

  /**
   * Takes in an answer.
   * @param owner what its `id` (or `key`) is an id of: `claimId` for `/v1/claims/{claimId}`
   * @param around what the request's path named
   */
  take(answer: unknown, owner: string | undefined, around: Values = {}): void {
    if (Array.isArray(answer)) {
      for (const each of answer.slice(0, 20)) this.take(each, owner, around);
      return;
    }
    if (typeof answer !== 'object' || answer === null) return;
    const own: Record<string, Value> = {};
    for (const [name, value] of Object.entries(answer)) {
      if (typeof value === 'object') this.take(value, name === 'entries' ? owner : undefined, around);
      else if (typeof value === 'string' || typeof value === 'number') {
        this.keep(name, value);
        if (!this.mayShow(value)) continue;
        own[name] = value;
        if (name !== (owner?.endsWith('Key') === true ? 'key' : 'id') || owner === undefined) continue;
        this.keep(owner, value);
        own[owner] = value;
      }
    }
    if (owner !== undefined && Object.keys(own).length > 0)
      this.keepPlace({ values: { ...own, ...around, ...ownIds(own, owner) } });
  }

  private mayShow(value: Value): boolean {
    return !this.spared.has(String(value)) && String(value).length <= LONGEST;
  }

  private keepPlace(place: Place): void {
    if (this.places.length < MOST_PLACES) this.places.push(place);
    else this.places[this.next++ % MOST_PLACES] = place;
  }

  keep(name: string, value: Value): void {
    if (!this.mayShow(value)) return;
    this.offer(name, value);
  }

  /** The same for what is spared otherwise: a person may be assigned something without being changed. */
  offer(name: string, value: Value): void {
    const values = this.byName.get(name) ?? [];
    this.byName.set(name, values);
    if (values.includes(value)) return;
    if (values.length < MOST_OF_A_KIND) values.push(value);
    else values[this.next++ % MOST_OF_A_KIND] = value;
  }

  /** Makes a place known to operations that can be carried out there, each once or a few times. */
  prepare(operations: readonly string[], place: Place): void {
    for (const operation of operations) {
      const places = this.prepared.get(operation) ?? [];
      places.push(place);
      this.prepared.set(operation, places.slice(-6));
    }
  }

  /** Goes to a place that has all these names, where one was seen: {@link one} answers with what stands there. */
  goTo(operation: string, names: readonly string[], choice: number): Place | undefined {
    const prepared = this.prepared.get(operation);
    if (prepared !== undefined && choice % 3 !== 0) this.at = prepared[choice % prepared.length];
    else {
      const fitting = this.places.filter(({ values }) => names.every((name) => values[name] !== undefined));
      // Half of the time one of the last ones: several requests then meet at one thing.
      const some = choice % 2 === 0 ? fitting.slice(-8) : fitting;
      this.at = names.length === 0 ? undefined : some[choice % some.length];
    }
    return this.at;
  }

  keepTag(address: string, tag: string): void {
    if (this.tags.size > MOST_PLACES * 5) this.tags.clear();
    this.tags.set(address, tag);
  }

  /** The tag of this address, or of the nearest above it. */
  tagFor(address: string): string | undefined {
    for (let path = address; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
      const tag = this.tags.get(path);
      if (tag !== undefined) return tag;
    }
    return undefined;
  }

  /** One that was seen under this name; undefined where none was. */
  one(name: string, choice: number): Value | undefined {
    const here = this.at?.values[name];
    if (here !== undefined && choice % ASTRAY !== 0) return here;
    const values = this.byName.get(name);
    return values?.[choice % values.length];
  }

  /** One that was seen under any other name: an id of something else. */
  other(choice: number): Value | undefined {
    const names = [...this.byName.keys()];
    const name = names[choice % names.length];
    return name === undefined ? undefined : this.one(name, Math.floor(choice / names.length));
  }
}

/** What an answer calls its own goes before what the path calls it. */
function ownIds(own: Values, owner: string): Values {
  const id = own[owner];
  return id === undefined ? {} : { [owner]: id };
}
