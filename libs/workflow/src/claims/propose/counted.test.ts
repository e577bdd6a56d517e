/** Counted nouns in the form in which they are looked up. */
import { describe, expect, it } from '@jest/globals';
import { countedOf, statesOf } from './counted.js';

describe('countedOf', () => {
  it.each([
    ['troops', 'soldier'],
    ['artillery rounds', 'shell'],
    ['additional shells', 'shell'],
    ['rounds of ammunition', 'shell'],
    ['measles cases', 'measles case'],
    ['cases of measles', 'measles case'],
    ['confirmed measles cases', 'confirmed measles case'],
    ['cholera infections', 'cholera case'],
    ['elderly patients', 'elderly patient'],
    ['sappers and military builders', 'builder and engineer'],
    ['ferries', 'ferry'],
    ['the river ferries', 'river ferry'],
  ])('%s: %s', (words, noun) => expect(countedOf(words)).toBe(noun));
});

describe('statesOf', () => {
  it.each([
    ['killed or injured', ['killed', 'wounded']],
    ['suspected or confirmed', ['confirmed', 'suspected']],
  ])('%s', (words, states) => expect([...statesOf(words)].sort()).toEqual(states));
});
