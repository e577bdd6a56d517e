/** A hierarchy of places (or of any kinds of thing): what lies in what. */

/** One place. Names may be shared: "New York" the city lies in "New York" the state. */
export interface HierarchyNode {
  readonly id: string | number;
  readonly name: string;
  /** The id of the place around it; absent, or an id that no place has, at the top. */
  readonly parent?: string | number | undefined;
}

export class Hierarchy {
  private readonly idsByName = new Map<string, (string | number)[]>();
  private readonly nodes = new Map<string | number, HierarchyNode>();
  private readonly paths = new Map<string | number, readonly (string | number)[]>();
  private readonly around = new Map<string, ReadonlySet<string>>();

  /** @throws RangeError when a place lies, through others, in itself. */
  constructor(nodes: Iterable<HierarchyNode>) {
    for (const node of nodes) {
      this.nodes.set(node.id, node);
      const ids = this.idsByName.get(node.name);
      if (ids) ids.push(node.id);
      else this.idsByName.set(node.name, [node.id]);
    }
    for (const id of this.nodes.keys()) this.pathOf(id);
  }

  has(name: string): boolean {
    return this.idsByName.has(name);
  }

  /** Names of all that lies around a place of this name. */
  ancestors(name: string): ReadonlySet<string> {
    let found = this.around.get(name);
    if (!found) {
      const names = new Set<string>();
      for (const id of this.idsByName.get(name) ?? [])
        for (const outer of this.pathOf(id).slice(1)) names.add(this.nodes.get(outer)?.name ?? '');
      names.delete(name);
      this.around.set(name, (found = names));
    }
    return found;
  }

  /** How many steps below the top: the least of the places of this name; undefined for an unknown name. */
  depth(name: string): number | undefined {
    const ids = this.idsByName.get(name);
    return ids && Math.min(...ids.map((id) => this.pathOf(id).length - 1));
  }

  /** The depth of the nearest place around both; 0 when only the top is, or nothing. */
  meeting(a: string, b: string): number {
    let deepest = 0;
    for (const i of this.idsByName.get(a) ?? [])
      for (const j of this.idsByName.get(b) ?? []) {
        const [p, q] = [this.pathOf(i), this.pathOf(j)];
        let shared = 0;
        while (shared < p.length && shared < q.length && p.at(-1 - shared) === q.at(-1 - shared)) shared += 1;
        deepest = Math.max(deepest, shared - 1);
      }
    return deepest;
  }

  /** Ids from the place itself to the top. */
  private pathOf(id: string | number): readonly (string | number)[] {
    const known = this.paths.get(id);
    if (known) return known;
    const path: (string | number)[] = [];
    const met = new Set<string | number>();
    for (
      let node = this.nodes.get(id);
      node;
      node = node.parent === undefined ? undefined : this.nodes.get(node.parent)
    ) {
      if (met.has(node.id)) throw new RangeError(`"${node.name}" lies, through others, in itself`);
      met.add(node.id);
      path.push(node.id);
    }
    this.paths.set(id, path);
    return path;
  }
}
