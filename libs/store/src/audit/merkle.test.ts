import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GrowingTree, inclusionPath, rootOfPath } from './merkle.js';

const sha = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The definition of RFC 9162, section 2.1.1, word for word: split at the largest power of two below the size. */
function byDefinition(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return sha(Buffer.of(0), leaves[0] ?? Buffer.alloc(0));
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha(Buffer.of(1), byDefinition(leaves.slice(0, split)), byDefinition(leaves.slice(split)));
}

const rootOf = (leaves: readonly Buffer[]): Buffer => {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
};

/** The leaves with which implementations of Certificate Transparency test theirs. */
const KNOWN = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (digits) => Buffer.from(digits, 'hex'),
);

const leaves = fc.array(
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  {
    minLength: 1,
    maxLength: 70,
  },
);

describe('a tree over a stretch of the log', () => {
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('has the known root for %d leaves', (size, root) => {
    expect(rootOf(KNOWN.slice(0, size)).toString('hex')).toBe(root);
  });

  it('is the tree of the definition, whatever its size', () => {
    fc.assert(fc.property(leaves, (all) => expect(rootOf(all).equals(byDefinition(all))).toBe(true)));
  });

  it('leads from each leaf to its root', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), (all, some) => {
        const at = some % all.length;
        const path = inclusionPath(all, at);
        expect(rootOfPath(all[at] ?? Buffer.alloc(0), at, all.length, path)?.equals(rootOf(all))).toBe(true);
      }),
    );
  });

  it('leads nowhere from another leaf, another place, or by another path', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), fc.nat(), (all, some, other) => {
        const at = some % all.length;
        const leaf = all[at] ?? Buffer.alloc(0);
        const path = inclusionPath(all, at);
        const root = rootOf(all);
        const leads = (found: Buffer | undefined): boolean => found?.equals(root) ?? false;
        expect(leads(rootOfPath(Buffer.concat([leaf, Buffer.of(1)]), at, all.length, path))).toBe(false);
        expect(leads(rootOfPath(leaf, at, all.length, [...path, Buffer.alloc(32)]))).toBe(false);
        if (path.length > 0) expect(leads(rootOfPath(leaf, at, all.length, path.slice(1)))).toBe(false);
        const place = other % all.length;
        if (place !== at && !all[place]?.equals(leaf))
          expect(leads(rootOfPath(leaf, place, all.length, inclusionPath(all, place)))).toBe(false);
      }),
    );
  });

  it('has no path for a place that it does not have', () => {
    expect(() => inclusionPath(KNOWN, 8)).toThrow(RangeError);
    expect(rootOfPath(Buffer.alloc(0), 8, 8, [])).toBeUndefined();
  });
});
