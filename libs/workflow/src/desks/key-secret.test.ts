import { describe, expect, it } from '@jest/globals';
import { newSecret, partsOfKey, secretFits } from './key-secret.js';

describe('the text of a key', () => {
  it('is made of a shown prefix and a secret of 256 bits, of which the hash is kept', () => {
    const made = newSecret((bytes) => Buffer.alloc(bytes, 0xab));
    expect(made.text).toBe(`whk_abababababababab_${Buffer.alloc(32, 0xab).toString('base64url')}`);
    const parts = partsOfKey(made.text);
    expect(parts?.prefix).toBe(made.prefix);
    expect(secretFits(parts?.secret ?? '', made.hash)).toBe(true);
  });

  it('never opens what another one opens', () => {
    const [one, other] = [newSecret(), newSecret()];
    expect(secretFits(partsOfKey(one.text)?.secret ?? '', other.hash)).toBe(false);
    expect(one.prefix).not.toBe(other.prefix);
  });

  it.each([
    '',
    'whk_',
    'whk_abababababababab_short',
    `WHK_${'a'.repeat(16)}_${'A'.repeat(43)}`,
    `${newSecret().text} `,
  ])('is not "%s"', (text) => {
    expect(partsOfKey(text)).toBeUndefined();
  });
});
