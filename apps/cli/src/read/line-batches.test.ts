import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lineBatches } from './line-batches.js';

async function* given(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function batchesOf(chunks: readonly Uint8Array[], longest = 1000) {
  const batches = [];
  for await (const { firstLine, bytes, overlong } of lineBatches(given(chunks), longest))
    batches.push({ firstLine, text: new TextDecoder().decode(bytes), overlong });
  return batches;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('lineBatches', () => {
  it('gives every byte once, in whole lines that are counted right, however the stream is cut', async () => {
    const pieces = fc.array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n', '{"x":1}'), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(pieces, fc.array(fc.nat(60), { maxLength: 8 }), async (text, cuts) => {
        const whole = bytes(text.join(''));
        const at = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
        const chunks = at.slice(1).map((end, index) => whole.slice(at[index], end));
        const batches = await batchesOf(chunks);
        expect(batches.map((batch) => batch.text).join('')).toBe(text.join(''));
        let line = 1;
        batches.forEach((batch, index) => {
          expect(batch.firstLine).toBe(line);
          line += batch.text.split('\n').length - 1;
          if (index < batches.length - 1) expect(batch.text.endsWith('\n')).toBe(true);
        });
      }),
    );
  });

  it('drops a line that is too long, says so in its place, and goes on', async () => {
    const chunks = ['one\n', 'x'.repeat(8), 'x'.repeat(8), 'x'.repeat(8), 'x\nthree\n', 'four'].map(bytes);
    expect(await batchesOf(chunks, 20)).toEqual([
      { firstLine: 1, text: 'one\n', overlong: undefined },
      { firstLine: 2, text: '', overlong: 25 },
      { firstLine: 3, text: 'three\n', overlong: undefined },
      { firstLine: 4, text: 'four', overlong: undefined },
    ]);
    expect(await batchesOf([bytes('x'.repeat(21))], 20)).toEqual([{ firstLine: 1, text: '', overlong: 21 }]);
  });

  it('gives lines away as they come', async () => {
    let taken = 0;
    const slow = (async function* () {
      for (;;) {
        taken++;
        yield bytes('line\n');
      }
    })();
    for await (const batch of lineBatches(slow, 100)) {
      expect(batch.firstLine).toBe(taken);
      if (taken === 3) break;
    }
  });
});
