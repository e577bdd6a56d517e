import { describe, expect, it } from '@jest/globals';
import { textFaults, withPlainLineEnds } from './text-faults.js';

describe('textFaults', () => {
  it.each([
    ['a\u0000b', 'control character U+0000 at offset 1 (line 1, column 2)'],
    ['first\nsec\u0007ond', 'control character U+0007 at offset 9 (line 2, column 4)'],
    ['\ud83d', 'lone surrogate U+D83D at offset 0 (line 1, column 1)'],
    ['x\ude00', 'lone surrogate U+DE00 at offset 1 (line 1, column 2)'],
    ['\u0085', 'control character U+0085 at offset 0 (line 1, column 1)'],
  ])('tells where %j is broken', (text, found) => {
    expect(textFaults('/text', text)).toEqual([expect.objectContaining({ where: '/text', found })]);
  });

  it('lets whole characters, tabs and line ends pass', () => {
    expect(textFaults('/text', 'Zoë\t😀\nline')).toEqual([]);
  });

  it('stops telling after twenty', () => {
    expect(textFaults('/text', '\u0001'.repeat(1000))).toHaveLength(20);
  });

  it('makes line ends plain', () => {
    expect(withPlainLineEnds('\ufeffa\r\nb\rc\n')).toBe('a\nb\nc\n');
  });
});
