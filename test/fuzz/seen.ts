/** What answers have shown: ids, keys and versions that requests after them may name, so that they reach what was made. */

const MOST_OF_A_KIND = 200;
const LONGEST = 200;

export class Seen {
  private readonly byName = new Map<string, (string | number)[]>();
  private next = 0;

  /** @param spared never handed out: what the fuzzer itself stands on, such as the key that it asks with. */
  constructor(private readonly spared: ReadonlySet<string>) {}

  /** Takes in an answer. @param owner what its `id` is an id of: `claimId` for `/v1/claims/{claimId}` */
  take(answer: unknown, owner: string | undefined): void {
    if (Array.isArray(answer)) {
      for (const each of answer.slice(0, 20)) this.take(each, owner);
      return;
    }
    if (typeof answer !== 'object' || answer === null) return;
    for (const [name, value] of Object.entries(answer)) {
      if (typeof value === 'object') this.take(value, name === 'entries' ? owner : undefined);
      else if (typeof value === 'string' || typeof value === 'number') {
        this.keep(name, value);
        if (name === 'id' && owner !== undefined) this.keep(owner, value);
      }
    }
  }

  keep(name: string, value: string | number): void {
    if (this.spared.has(String(value)) || String(value).length > LONGEST) return;
    const values = this.byName.get(name) ?? [];
    this.byName.set(name, values);
    if (values.includes(value)) return;
    if (values.length < MOST_OF_A_KIND) values.push(value);
    else values[this.next++ % MOST_OF_A_KIND] = value;
  }

  /** One that was seen under this name; undefined where none was. */
  one(name: string, choice: number): string | number | undefined {
    const values = this.byName.get(name);
    return values?.[choice % values.length];
  }

  /** One that was seen under any other name: an id of something else. */
  other(choice: number): string | number | undefined {
    const names = [...this.byName.keys()];
    const name = names[choice % names.length];
    return name === undefined ? undefined : this.one(name, Math.floor(choice / names.length));
  }
}
