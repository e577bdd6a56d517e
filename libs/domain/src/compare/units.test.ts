import { describe, expect, it } from '@jest/globals';
import { about, between, exactly } from '../../test/ledger.js';
import { soFar, VELMORA } from '../../test/flood.js';
import { compareContents } from './compare-contents.js';
import { isQuantity, rangesOf, sayUnits, unitFit, unitMeaning } from './units.js';

const of = (n: number, unit: string) => soFar('road', exactly(n), '2031-03-14', { unit });

describe('one quantity in two units', () => {
  it.each([
    [1, 'mile', 1609.344, 'metres'],
    [1, 'nautical mile', 1852, 'm'],
    [12, 'inches', 1, 'foot'],
    [1, 'square kilometre', 100, 'hectares'],
    [1, 'km²', 1, 'square km'],
    [1, 'cubic metre', 1000, 'litres'],
    [2.5, 'million tonnes', 2500000000, 'kg'],
    [1, 'short ton', 2000, 'lb'],
    [1, 'barrel', 158.987294928, 'litres'],
    [100, 'km/h', 62.137119223733, 'mph'],
    [1, 'kilowatt-hour', 3.6, 'megajoule'],
    [0, '°C', 32, 'degrees Fahrenheit'],
    [-40, '°C', -40, '°F'],
    [1, 'per mille', 0.1, 'percent'],
    [100, 'basis points', 1, 'percentage point'],
    [1, 'fortnight', 14, 'days'],
    [1, 'thousand persons', 1000, 'people'],
    [1, 'USD', 1, 'US dollars'],
    [1, 'megawatt', 1000, 'kW'],
    [1, 'Mt', 1, 'million tonnes'],
    [1, 'Gt', 1000, 'megatonnes'],
  ])('%d %s are %d %s', (a, first, b, second) => {
    const [x, y] = rangesOf(
      soFar('road', between(a, a), '2031', { unit: first }),
      soFar('road', between(b, b), '2031', { unit: second }),
      VELMORA,
    ) ?? [undefined, undefined];
    expect(x?.allowed.low).toBeCloseTo(y?.allowed.low ?? NaN, 6);
  });

  it.each([
    ['euros', 'US dollar', 'counts in US dollars, not in euros'],
    ['percent', 'percentage points', 'counts in percentage points, not in percent'],
    ['mile', 'tonne', 'counts in tonnes, not in miles'],
    ['pound', 'kg', 'counts in kilograms, not in pounds'],
    ['mW', 'metre', 'counts in metres, not in milliwatts'],
    ['persons', 'rounds', 'counts in rounds, not in persons'],
    ['square metre', 'metre', 'counts in metres, not in square metres'],
  ])('%s and %s do not convert', (a, b, words) => {
    const found = compareContents(of(5, a), of(5, b), VELMORA);
    expect(found).toMatchObject({ relation: 'not-comparable', slots: ['unit'], rule: 'slots', words });
  });

  it('takes the reading precision before it converts', () => {
    // 60 miles are 55 to 65 miles, 88.5 to 104.6 km.
    const miles = soFar('road', about(60), '2031', { unit: 'mile' });
    expect(compareContents(miles, of(89, 'km'), VELMORA).relation).not.toBe('below');
    expect(compareContents(miles, soFar('road', exactly(89), '2031'), VELMORA).relation).toBe('agrees');
    expect(compareContents(miles, soFar('road', exactly(87), '2031'), VELMORA).relation).toBe('above');
    expect(compareContents(miles, soFar('road', exactly(106), '2031'), VELMORA).relation).toBe('below');
  });

  it('allows a ton all that it may mean, and says so', () => {
    const found = compareContents(of(111, 'tons'), of(102, 'tonnes'), VELMORA);
    expect(found.relation).toBe('agrees');
    expect(found.words).toBe('agrees (tonnes against tons, converted; tons stand for whatever they may mean)');
    expect(compareContents(of(111, 'tons'), of(120, 'tonnes'), VELMORA).relation).toBe('below');
  });

  it('gives no factor of temperatures', () =>
    expect(compareContents(of(31, '°C'), of(12, '°C'), VELMORA)).not.toHaveProperty('factor'));

  it('takes the unit of the measure where a figure gives none', () => {
    expect(unitFit(soFar('road', exactly(1)), of(1, 'km'), VELMORA)).toBe('same');
    expect(unitFit(soFar('road', exactly(1)), of(1, 'mile'), VELMORA)).toBe('convertible');
  });

  it('tells quantities from what is counted', () =>
    expect(['km', 'euro', '%', 'persons', 'rounds', 'thousand persons'].map(isQuantity)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]));

  it.each([
    ['mph', 'miles per hour'],
    ['celsius', 'degrees Celsius'],
    ['foot', 'feet'],
    ['million cubic metres', 'million cubic metres'],
    ['%', 'percent'],
    ['people', 'persons'],
  ])('says %s as %s', (unit, words) => expect(sayUnits(unit)).toBe(words));

  it('tells milli from mega by the case of its letter', () =>
    expect([unitMeaning('mW').least, unitMeaning('MW').least]).toEqual([0.001, 1000000]));
});
