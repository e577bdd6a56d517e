import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@whence/domain';
import { SUBJECT_KINDS } from '@whence/workflow';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { EntryTexts } from './log-entries.js';

const sha256 = (...parts: readonly (string | Buffer)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

const ID = '01980000-0000-7000-8000-000000000001';
const id = fc.option(fc.uuid(), { nil: undefined });
const actor = fc.record({
  kind: fc.constantFrom('person', 'job', 'operator'),
  deskId: id,
  personId: id,
  keyId: id,
}) as fc.Arbitrary<ConstructorParameters<typeof EntryTexts>[1]>;
const subject = fc.record({
  kind: fc.constantFrom(...SUBJECT_KINDS),
  id: fc.string({ unit: 'grapheme' }),
  version: fc.integer({ min: 1, max: 2_147_483_647 }),
});
const words = fc.string({ unit: 'grapheme' });

describe('an entry', () => {
  it('is the canonical text of what it says, with the salted digest of the content', () => {
    fc.assert(
      fc.property(actor, words, words, subject, fc.jsonValue(), (by, purpose, action, about, content) => {
        const { entry, salt } = new EntryTexts(ID, by, purpose).ofOne(action, about, content);
        expect(entry).toBe(
          canonicalJson({
            v: 1,
            change: ID,
            desk: by.deskId ?? null,
            actor: { kind: by.kind, person: by.personId ?? null, key: by.keyId ?? null },
            purpose,
            action,
            subject: about,
            digest: sha256(salt, canonicalJson(content)),
          }),
        );
      }),
    );
  });

  it('about rows tells how many, and the digest of their list', () => {
    const texts = new EntryTexts(ID, { kind: 'job' }, 'import');
    const row = (n: number) => ({ id: ID, version: n + 1, contentHash: Buffer.alloc(32, n % 256) });
    const entries = texts.ofRows(
      'add',
      'hops',
      Array.from({ length: 1_001 }, (_, n) => row(n)),
      () => ID,
    );
    expect(entries.map(({ entry }) => JSON.parse(entry).rows)).toEqual([1_000, 1]);
    for (const { entry, list, salt } of entries) {
      expect(entry).toBe(canonicalJson(JSON.parse(entry)));
      expect(JSON.parse(entry).digest).toBe(sha256(list ?? ''));
      expect(salt.length / 16).toBe((list?.length ?? 0) / 52);
    }
    const [first] = entries;
    expect(first?.list?.subarray(20, 52).toString('hex')).toBe(
      sha256(first?.salt.subarray(0, 16) ?? '', Buffer.alloc(32)),
    );
  });

  it('has a salt of its own, of 16 bytes, however many are made', () => {
    const texts = new EntryTexts(ID, { kind: 'job' }, 'test');
    const salts = Array.from({ length: 1_000 }, () =>
      texts.ofOne('add', { kind: 'claim', id: ID, version: 1 }, {}).salt.toString('hex'),
    );
    expect(new Set(salts).size).toBe(1_000);
    expect(salts.every((salt) => salt.length === 32)).toBe(true);
  });
});
