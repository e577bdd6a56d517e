import { describe, expect, it } from '@jest/globals';
import { betaBelow, betaQuantile } from './beta.js';
import { styleOf } from './copies/style.js';
import { familiesOf } from './engine/groups.js';
import { digitsOf, isRoundingOf, isSlipOf } from './kinds/digits.js';
import { Hierarchy } from './kinds/hierarchy.js';
import { numberOf } from './kinds/plain.js';
import { chanceWithin, timesSpread } from './measured/student.js';
import { nameLists } from './names/name-lists.js';

describe('distributions', () => {
  it.each([
    [0.5, 2, 3, 0.6875],
    [0.3, 1, 1, 0.3],
    [0.9, 5, 1, 0.59049],
    [0.2, 0.5, 0.5, 0.295167],
  ])('Beta below %f for %f and %f', (x, a, b, p) => {
    expect(betaBelow(x, a, b)).toBeCloseTo(p, 5);
    expect(betaQuantile(p, a, b)).toBeCloseTo(x, 5);
  });

  it('Student with four degrees of freedom, as tables have it', () => {
    expect(timesSpread(0.9)).toBeCloseTo(2.1318, 3);
    expect(timesSpread(0.95)).toBeCloseTo(2.7764, 3);
    expect(chanceWithin(0)).toBe(0);
    expect(chanceWithin(Infinity)).toBe(1);
  });
});

describe('numbers', () => {
  it.each([
    ['1,234,567', 1234567],
    [' 12.50 ', 12.5],
    ['-3e4', -30000],
    ['12,34', undefined],
    ['C17', undefined],
    ['', undefined],
    ['1e999', undefined],
  ])('reads %j', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  it.each([
    [183133, 183000, true],
    [183133, 184000, true],
    [183133, 180000, true],
    [183133, 190000, true],
    [183000, 183133, false],
    [183133, 283000, false],
    [0.1234, 0.12, true],
    [-1234, 1200, false],
    [999, 1000, true],
  ])('%f rounds to %f: %s', (truth, said, so) => {
    expect(isRoundingOf(truth, said)).toBe(so);
  });

  it.each([
    [183133, 183833, true],
    [3077, 3707, true],
    [12583, 125830, true],
    [12583, 1253, true],
    [12583, 122583, true],
    [12583, 18352, false],
    [12, 13, false],
  ])('%f slips to %f: %s', (truth, said, so) => {
    expect(isSlipOf(truth, said)).toBe(so);
  });

  it('counts digits and zeros', () => {
    expect(digitsOf(42000)).toEqual({ digits: '42', zeros: 3, power: 4 });
    expect(digitsOf(0.05)).toEqual({ digits: '5', zeros: 0, power: -2 });
  });
});

describe('names of people', () => {
  const read = (...texts: string[]): string[][] => {
    const { lists, printed } = nameLists(
      texts,
      texts.map(() => 1),
    );
    return lists.map(({ keys }) => keys.map((key) => printed.get(key) ?? key));
  };

  it.each([
    ['MCGRAW, GARYVIEGA, JOHN'],
    ['Gary McGraw John Viega'],
    ['Viega, John (Author) McGraw, Gary (Joint Author)'],
    ['By (author) McGraw, Gary By (author) Viega, John'],
    ['McGraw/ Viega'],
    ['Mcgraw, GaryBRViega, John'],
    ['Viega, John &amp; Gary McGraw'],
    ['McGraw Gary, Viega John'],
  ])('are found in %j, once another source prints them clearly', (text) => {
    expect(read('McGraw, Gary; Viega, John', 'McGraw, Gary; Viega, John', text)[2]).toEqual([
      'McGraw, Gary',
      'Viega, John',
    ]);
  });

  it('leaves out who wrote only the foreword, titles, and what is cut', () => {
    const [list] = read('Bloch, Joshua (Author) Steele, Guy L., Jr. (Foreword by)');
    expect(list).toEqual(['Bloch, Joshua']);
    expect(read('Abrams, Brad, Ph.D.; et al')[0]).toEqual(['Abrams, Brad']);
  });

  it('reads a name that a longer list cuts off', () => {
    expect(
      read('Coulouris, George; Dollimore, Jean; Kindberg, Tim', 'Coulouris, George/ Dollimore, Jean/ Kindb')[1],
    ).toEqual(['Coulouris, George', 'Dollimore, Jean', 'Kindberg, Tim']);
  });

  it('keeps two people of one name apart', () => {
    expect(read('Deitel, Harvey; Deitel, Paul')[0]).toEqual(['Deitel, Harvey', 'Deitel, Paul']);
  });

  it('finds nobody where nobody is named', () => {
    expect(read('0', 'N/A', '')).toEqual([[], [], []]);
  });
});

describe('a hierarchy', () => {
  const nodes = [
    { id: 1, name: 'New York', parent: 0 },
    { id: 2, name: 'New York', parent: 1 },
    { id: 3, name: 'Bronx', parent: 2 },
    { id: 4, name: 'Albany', parent: 1 },
  ];

  it('knows what lies around a name, also where names are shared', () => {
    const places = new Hierarchy(nodes);
    expect([...places.ancestors('Bronx')]).toEqual(['New York']);
    expect([...places.ancestors('New York')]).toEqual([]);
    expect(places.meeting('Bronx', 'Albany')).toBe(0);
    expect(places.has('Boston')).toBe(false);
  });

  it('refuses a place in itself', () => {
    expect(() => new Hierarchy([...nodes, { id: 0, name: 'State', parent: 3 }])).toThrow(
      'lies, through others, in itself',
    );
  });
});

describe('what names and words tell', () => {
  it('puts sources in a family that differ in digits only', () => {
    const names = Array.from({ length: 8 }, (_, at) => `sensor ${at}`);
    const { of } = familiesOf(['reader', ...names]);
    expect(of[0]).toBe(0);
    expect(new Set(of.slice(1))).toEqual(new Set([1]));
  });

  it('tells manners of writing apart', () => {
    expect(styleOf('KNUTH, DONALD')).not.toBe(styleOf('Knuth, Donald'));
    expect(styleOf('Knuth, Donald')).toBe(styleOf('Bloch, Joshua'));
    expect(styleOf(42000)).not.toBe(styleOf(42195));
  });
});
