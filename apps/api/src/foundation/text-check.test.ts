import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textFaults } from './text-check.js';

const where = (value: unknown) => textFaults(value, '').map((fault) => fault.where);

describe('text in a request', () => {
  it('may hold anything that is text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');
        // The one name that is refused, tested by itself below.
        fc.pre(clean !== '__proto__');
        expect(where({ [clean]: [clean] })).toEqual([]);
      }),
    );
    expect(where('tab\tline\nreturn\r\n😀 ﷽ é')).toEqual([]);
  });

  it('may be a value "__proto__", never a name', () => {
    expect(where(['__proto__'])).toEqual([]);
    expect(where({ ['__proto__']: 'ok' })).toEqual(['']);
  });

  it('is pointed at wherever it is not, with the characters of a pointer escaped', () => {
    // The name that is not text is told at the object that has it.
    const value = { a: ['ok', 'x\u0000'], 'b/c~d': { e: '\ud83d' }, '\u0007': 'ok' };
    expect(where(value)).toEqual(['', '/a/1', '/b~1c~0d/e']);
  });

  it('finds every half of a character and no whole one', () => {
    expect(textFaults('😀\ude00', '')[0]?.found).toBe('half a character (lone surrogate U+DE00) at offset 2');
    expect(textFaults('\ud83d', '')[0]?.found).toContain('offset 0');
  });

  it('may not be nested without end, and a deep value does not exhaust the stack', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(textFaults(deep, '')).toHaveLength(1);
    let allowed: unknown = 'x';
    for (let level = 0; level < 64; level++) allowed = { a: allowed };
    expect(textFaults(allowed, '')).toEqual([]);
  });

  it('is told at most 20 times', () => {
    expect(where(Array(500).fill('\u0001'))).toHaveLength(20);
  });
});
