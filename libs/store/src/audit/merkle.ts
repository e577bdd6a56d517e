/**
 * Merkle trees over the hashes of a stretch of the log: one entry can be shown to be among those that were signed, without
 * the others. Source: RFC 9162, section 2.1 (the hash of a leaf begins with 0x00, that of a node with 0x01).
 */
import { hash } from 'node:crypto';

/** A hash as it is held here: 32 bytes as the letters of Latin-1, which Node makes four times as fast as bytes. */
type Letters = string;

const bytesOf = (letters: Letters): Buffer => Buffer.from(letters, 'latin1');

/** The hash of the empty tree: SHA-256 of nothing. */
const EMPTY: Letters = hash('sha256', Buffer.alloc(0), 'binary');

const leaf32 = Buffer.alloc(33, 0);
const node = Buffer.alloc(65, 1);

function leafHash(leaf: Buffer): Letters {
  if (leaf.length !== 32) return hash('sha256', Buffer.concat([Buffer.of(0), leaf]), 'binary');
  leaf.copy(leaf32, 1);
  return hash('sha256', leaf32, 'binary');
}

function nodeHash(left: Letters, right: Letters): Letters {
  node.write(left, 1, 'latin1');
  node.write(right, 33, 'latin1');
  return hash('sha256', node, 'binary');
}

/** A tree that grows by one leaf at a time and holds one hash for each of its full subtrees. */
export class GrowingTree {
  private readonly subtrees: Letters[] = [];
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(leaf: Buffer): void {
    this.grow(leafHash(leaf));
  }

  /** The same for a leaf in hexadecimal digits. */
  addDigits(leaf: string): void {
    if (leaf.length !== 64 || leaf32.write(leaf, 1, 'hex') !== 32) this.add(Buffer.from(leaf, 'hex'));
    else this.grow(hash('sha256', leaf32, 'binary'));
  }

  private grow(leaf: Letters): void {
    let grown = leaf;
    // As many full subtrees end here as the count has ones at its end.
    for (let ones = this.count; (ones & 1) === 1; ones = Math.floor(ones / 2))
      grown = nodeHash(this.subtrees.pop() ?? EMPTY, grown);
    this.subtrees.push(grown);
    this.count += 1;
  }

  root(): Buffer {
    const root = this.subtrees.reduceRight<Letters | undefined>(
      (right, left) => (right === undefined ? left : nodeHash(left, right)),
      undefined,
    );
    return bytesOf(root ?? EMPTY);
  }
}

/**
 * The hashes that lead from one leaf to the root, the lowest first.
 * @param at from 0. Throws RangeError on a place that the tree does not have.
 */
export function inclusionPath(leaves: readonly Buffer[], at: number): readonly Buffer[] {
  if (!Number.isInteger(at) || at < 0 || at >= leaves.length)
    throw new RangeError(`found place ${at} in a tree of ${leaves.length} leaves, expected one of them`);
  const path: Buffer[] = [];
  let level = leaves.map(leafHash);
  // A node without a neighbour is taken up as it is: the same tree as the one that is split at the largest power of two.
  for (let place = at; level.length > 1; place = Math.floor(place / 2)) {
    const neighbour = level[place ^ 1];
    if (neighbour !== undefined) path.push(bytesOf(neighbour));
    const above: Letters[] = [];
    for (let left = 0; left < level.length; left += 2) {
      const [one, two] = [level[left] ?? EMPTY, level[left + 1]];
      above.push(two === undefined ? one : nodeHash(one, two));
    }
    level = above;
  }
  return path;
}

/**
 * The root to which a path leads; undefined for a path that is too long or too short for the place. Source: RFC 9162,
 * section 2.1.3.2.
 */
export function rootOfPath(leaf: Buffer, at: number, size: number, path: readonly Buffer[]): Buffer | undefined {
  if (!Number.isInteger(at) || at < 0 || at >= size) return undefined;
  let [place, last] = [at, size - 1];
  let found = leafHash(leaf);
  for (const each of path) {
    if (last === 0) return undefined;
    const neighbour = each.toString('latin1');
    if (place % 2 === 1 || place === last) {
      found = nodeHash(neighbour, found);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else found = nodeHash(found, neighbour);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 ? bytesOf(found) : undefined;
}
