/** An exported log in other letters: two programs that read one file must not read two logs. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@whence/domain';
import fc from 'fast-check';
import { keptCheckpoints, linesIn, parsedForAll, verifyLines } from './index.js';
import { isAsWritten } from './verify-file.js';

const sha256 = (...parts: readonly (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Two entries and a checkpoint, made by the words of docs/record.md and with nothing of the service. */
function handmade() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const signed = (text: string): string => sign(null, Buffer.from(text), privateKey).toString('base64');
  const [key, base64] = [sha256(raw).toString('hex'), raw.toString('base64')];
  const keyText = canonicalJson({
    ...{ key, number: 1, previous: null, publicKey: base64, time: '2025-07-14T09:30:00.000Z', type: 'key', v: 1 },
  });
  let hash = sha256('whence');
  const lines: object[] = [
    { type: 'log', v: 1, exportedAt: '2025-07-14T09:31:00.000Z', genesis: hash.toString('hex') },
    {
      ...{ type: 'key', id: key, number: 1, publicKey: base64, previousId: null, text: keyText },
      ...{ proof: signed(keyText), attestation: null },
    },
  ];
  const leaves = [1, 2].map((sequence) => {
    const entry = canonicalJson({
      ...{ action: 'add', actor: { key: null, kind: 'job', person: null }, change: 'c', desk: null, digest: '00' },
      ...{ purpose: 'test', subject: { id: String(sequence), kind: 'claim', version: 1 }, v: 1 },
    });
    const [previous, at] = [hash, '2025-07-14T09:30:00.123456Z'];
    hash = sha256(previous, `${sequence}\n${at}\n${entry}`);
    lines.push({
      ...{ type: 'entry', sequence, at, entry, previous: previous.toString('hex'), hash: hash.toString('hex') },
    });
    return sha256('\0', hash);
  });
  const text = canonicalJson({
    ...{ count: 2, from: 1, hash: hash.toString('hex'), key, number: 1, sequence: 2, type: 'checkpoint', v: 2 },
    ...{ root: sha256('\u0001', ...leaves).toString('hex'), time: '2025-07-14T09:30:30.000Z' },
  });
  lines.push(
    { type: 'checkpoint', number: 1, sequence: 2, keyId: key, text, signature: signed(text) },
    { type: 'end', entries: 2, checkpoints: 1 },
  );
  return { raw, lines: lines.map((line) => JSON.stringify(line)) };
}

const { raw, lines } = handmade();
const whole = Buffer.from(`${lines.join('\n')}\n`);
const faultsOf = async (bytes: Buffer | string): Promise<string[]> => {
  const { faults } = await verifyLines(linesIn(Readable.from([Buffer.from(bytes as string)])), [raw]);
  return faults.map(({ kind }) => kind);
};
const withLines = (of: (line: string, at: number) => string): string => `${lines.map(of).join('\n')}\n`;
const doubled = (line: string): string => line.replace(/^\{("\w+":)/, '{$1"other",$1');

describe('an exported log', () => {
  it('fits when it is made by the document alone, whatever the order of members', async () => {
    expect(await faultsOf(whole)).toEqual([]);
    const reversed = (line: string) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line)).reverse()));
    expect(await faultsOf(withLines(reversed))).toEqual([]);
  });

  it('is found cut at every byte but its last line feed', async () => {
    for (let end = 0; end < whole.length - 1; end += 1)
      expect([end, await faultsOf(whole.subarray(0, end))]).not.toEqual([end, []]);
    expect(await faultsOf(whole.subarray(0, -1))).toEqual([]);
  });

  it.each<[string, string | Buffer]>([
    ['a member twice', withLines(doubled)],
    ['a member twice, the same', withLines((line) => line.replace(/^\{(.*?,)/, '{$1$1'))],
    ['blanks', withLines((line) => line.replace(':', ': '))],
    ['escapes', withLines((line) => line.replace('"type"', String.raw`"\u0074ype"`))],
    ['a number with a point', withLines((line) => line.replace(/("(?:sequence|entries)":\d)/, '$1.0'))],
    ['a number with an exponent', withLines((line) => line.replace(/("(?:sequence|entries)":\d)/, '$1e0'))],
    ['CR at each end', whole.toString().replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${whole.toString()}`],
  ])('is found rewritten with %s, and told once', async (_, text) => {
    expect(await faultsOf(text)).toEqual(['line-rewritten']);
  });

  it('names the first line and how many there are', async () => {
    const text = withLines((line, at) => (at > 1 ? doubled(line) : line));
    const { faults } = await verifyLines(linesIn(Readable.from([Buffer.from(text)])), [raw]);
    expect(faults[0]?.text).toMatch(/^Found 4 lines, the first of them line 3, in other letters/);
  });

  it('is found where bits behind a signature differ, or its time is none', async () => {
    // Of "==" at the end four bits are written that no byte holds.
    const next = (letter: string): string => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 1);
    const loose = withLines((line) => line.replace(/(?<="signature":"[^"]*)[AQgw](?===)/, next));
    expect(loose).not.toBe(whole.toString());
    expect(await faultsOf(loose)).toContain('line-unreadable');
    expect(await faultsOf(withLines((line) => line.replace('2025-07-14T09:31', '2025-17-14T09:31')))).toContain(
      'line-unreadable',
    );
  });
});

it('is told faster of an entry, and no otherwise', () => {
  const letters = fc.constantFrom(
    '"',
    '\\',
    '\\"',
    '\\u0061',
    '\u0000',

    ' ',
    '1',
    '0',
    '1.0',
    '{',
    '}',
    ',',
    '"type":"entry",',
  );
  fc.assert(
    fc.property(fc.constantFrom(...lines), fc.nat(700), fc.nat(2), letters, (line, at, gone, put) => {
      const text = line.slice(0, at) + put + line.slice(at + gone);
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return;
      }
      expect(isAsWritten(text, value)).toBe(JSON.stringify(value) === text);
    }),
    { numRuns: 5_000 },
  );
});

describe('JSON for all readers', () => {
  it('is whatever names each member once, in any letters and with any blanks', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t', ' '), (made, blanks) => {
        const text = JSON.stringify(made, undefined, blanks);
        expect(parsedForAll(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
    expect(parsedForAll('{"b":{"a":1},"1":[{"a":1},{"a":2.0}],"c":"\\u0061\\"a\\":1,\\"a\\":2"}')).toBeDefined();
  });

  it('names no member twice, wherever it stands', () => {
    const doubles = fc.jsonValue().chain((value) => fc.tuple(fc.string(), fc.constant(value), fc.jsonValue()));
    fc.assert(
      fc.property(doubles, fc.nat(3), ([name, value, other], deep) => {
        const [key, one, two] = [name, value, other].map((each) => JSON.stringify(each));
        const text = `${'[{"x":'.repeat(deep)}{${key}:${one},"":{}, ${key} :${two}}${'}]'.repeat(deep)}`;
        expect(() => parsedForAll(text)).toThrow(/in which a member stands twice/);
        expect(() => keptCheckpoints(text, null)).toThrow(/in which a member stands twice/);
      }),
      { numRuns: 200 },
    );
    expect(() => parsedForAll(String.raw`{"a":1,"\u0061":1}`)).toThrow(TypeError);
  });
});
