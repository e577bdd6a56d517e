import { describe, expect, it } from '@jest/globals';
import { canonicalCounted, canonicalState, countryCode, countryNamed, countryOfDemonym } from '../index.js';

describe('word tables', () => {
  it.each([
    ['sent', 'sent'],
    ['dispatching', 'sent'],
    ['Deployed', 'sent'],
    ['deployment', 'sent'],
    ['commit', 'committed'],
    ['killed', 'killed'],
    ['dead', 'killed'],
    ['injured', 'wounded'],
    ['wounded', 'wounded'],
    ['shipped', 'supplied'],
    ['delivery', 'supplied'],
    ['stationed', 'present'],
    ['missing', 'missing'],
    ['captured', 'captured'],
    ['training', 'training'],
    ['casualties', 'killed or wounded'],
    ['walked', undefined],
  ])('the state of "%s" is %s', (word, state) => expect(canonicalState(word)).toBe(state));

  it.each([
    ['troops', 'soldier'],
    ['north korean troop', 'soldier'],
    ['personnel', 'soldier'],
    ['servicemen', 'soldier'],
    ['artillery rounds', 'shell'],
    ['munitions', 'shell'],
    ['engineers and military construction personnel', 'builder and engineer'],
    ['sappers and military builders', 'builder and engineer'],
    ['people', 'person'],
    ['prisoners of war', 'prisoner'],
    ['children', 'child'],
    ['walruses', undefined],
  ])('"%s" counts %s', (words, counted) => expect(canonicalCounted(words)).toBe(counted));

  it('knows countries by name, short form and adjective', () => {
    expect(countryOfDemonym('North Korean')).toBe('North Korea');
    expect(countryOfDemonym('ukrainians')).toBe('Ukraine');
    expect(countryOfDemonym('Dutch')).toBe('Netherlands');
    expect(countryOfDemonym('Kursk')).toBeUndefined();
    expect(countryNamed('Britain')).toBe('United Kingdom');
    expect(countryNamed('U.S.')).toBe('United States');
    expect(countryNamed('us')).toBeUndefined();
    expect(countryNamed('DPRK')).toBe('North Korea');
    expect(['Britain', 'Kenyan', 'U.S.', 'South Korea', 'Atlantis'].map(countryCode)).toEqual([
      'GB',
      'KE',
      'US',
      'KR',
      undefined,
    ]);
  });
});
