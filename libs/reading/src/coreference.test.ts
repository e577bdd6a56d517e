/** Pronouns and short forms, and the full names that they are tied to. */
import { describe, expect, it } from '@jest/globals';
import { readText, type ReadSource } from './index.js';

/** The last hand of the last attribution, with its name and what it stands for. */
function lastHand(text: string): ReadSource | undefined {
  const { attributions } = readText(text, {});
  return attributions.at(-1)?.chain.at(-1);
}

describe('a short form', () => {
  it.each<[string, string, string]>([
    ['a last name', 'Health Minister Ana Ruiz came to Quito. Ruiz said 40 had died.', 'Ana Ruiz'],
    ['a title and a last name', 'Rescuers met Dr Omar Haddad there. “It is bad,” Dr. Haddad said.', 'Omar Haddad'],
    ['a name known by its office', 'Ana Ruiz, the director of the clinic, came. Forty died, Ruiz said.', 'Ana Ruiz'],
    [
      'an acronym',
      'The Institute for Public Health (IPH) counts. IPH said 40 had died.',
      'Institute for Public Health',
    ],
    [
      'an acronym that is spelled out only later',
      'Forty nurses ill, IPH says\n\nThe Institute for Public Health (IPH) counts.\n',
      'Institute for Public Health',
    ],
    [
      'a body by its noun',
      'The Food Standards Agency sent a team. The agency said 40 fell ill.',
      'Food Standards Agency',
    ],
    [
      'a ministry in small letters',
      'The Chilean health ministry said 40 fell ill. The ministry added that 12 died.',
      'Chilean health ministry',
    ],
    [
      'a service by another noun',
      'The State Forest Service sent a team. The agency said 40 homes burned.',
      'State Forest Service',
    ],
    ['a person by the office', 'The mayor of Lima, Ana Ruiz, came. The mayor said 40 homes burned.', 'Ana Ruiz'],
    ['a poll by its noun', 'A Herald poll put it at 40. The poll shows that 12 percent left.', 'Herald poll'],
    ['a name in full again', 'Mayor Ana Ruiz came early. Some said no. Ana Ruiz said 40 homes burned.', 'Ana Ruiz'],
  ])('is tied to the full name: %s', (_what, text, name) => {
    const hand = lastHand(text);
    expect(hand).toMatchObject({ kind: 'named', name });
    expect(hand?.full?.because).toMatch(/named before|acronym of/);
    expect(text.slice(hand?.full?.start, hand?.full?.end)).toBe(hand?.full?.text);
    expect(hand?.full?.text).toContain(name.split(' ')[0]);
  });

  it('brings the title along', () => {
    const hand = lastHand('The finance minister, Omar Haddad, spoke late. Haddad said that $3m was lost.');
    expect(hand).toMatchObject({ text: 'Haddad', name: 'Omar Haddad', role: { text: 'The finance minister' } });
  });

  it.each([
    ['two people of one last name', 'Mayor Ana Ruiz met Judge Luis Ruiz. Ruiz said 40 had died.'],
    ['nobody of that name', 'Mayor Ana Ruiz came. Haddad said 40 had died.'],
    ['a body of another noun', 'The Food Standards Agency came. The ministry said 40 had died.'],
    ['a body with words of its own', 'The Food Standards Agency came. The fire agency said 40 had died.'],
    ['a name that only comes later', 'Ruiz said 40 had died. Mayor Ana Ruiz came.'],
  ])('stays as it is printed: %s', (_why, text) => expect(lastHand(text)?.full).toBeUndefined());

  it('tells two of one last name apart by their titles', () => {
    const hand = lastHand('Mr Omar Haddad met Mrs Leila Haddad. Mrs Haddad said 40 had died.');
    expect(hand?.name).toBe('Leila Haddad');
  });
});

describe('a pronoun', () => {
  it.each<[string, string, string]>([
    ['the last who spoke', 'Ana Ruiz said 40 had died. Twelve were children, she said.', 'Ana Ruiz'],
    [
      'by the gender of a title',
      'Spokeswoman Jo Lee said 40 died. Chairman Al Bo said 12 did. She added that it rained.',
      'Jo Lee',
    ],
    ['by a given name', 'Maria Ortiz said 40 died. Peter Lund said 12 did. She added that it rained.', 'Maria Ortiz'],
    [
      'who opens the sentence',
      'Ana Ruiz said 40 died. Minister Olga Marin went to Lima, where she said 12 had.',
      'Olga Marin',
    ],
    [
      'a body',
      'The Institute for Public Health said 40 died. It added that 12 were children.',
      'Institute for Public Health',
    ],
    ['whom a short form names', 'Mayor Ana Ruiz came. Ruiz said 40 died. She added that 12 were children.', 'Ana Ruiz'],
  ])('stands for %s', (_who, text, name) => {
    const hand = lastHand(text);
    expect(hand?.name).toBe(name);
    expect(hand?.full?.because).toBeTruthy();
  });

  it('never stands for who is only spoken of in what is said', () => {
    expect(lastHand('Peter Lund said the road was shut. “Maria Ortiz is late,” he said.')?.name).toBe('Peter Lund');
    expect(lastHand('“Maria Ortiz is late,” she said.')).toMatchObject({ kind: 'anonymous' });
  });

  it('is not one whom the speaker quotes, nor the speaker himself when quoted', () => {
    const text = 'Dr Omar Haddad said nurses had left. “A friend told me that six children died,” he said.';
    expect(lastHand(text)?.name).toBe('Omar Haddad');
    const { claims, figures } = readText('“I counted 300 homes,” Ana Ruiz said.', {});
    const stated = claims.find((claim) => figures[claim.figure ?? -1]?.text === '300')?.stated;
    expect(stated?.map((hand) => hand.text)).toEqual(['Ana Ruiz']);
  });

  it('stands for several who spoke together', () => {
    const hand = lastHand('Ana Ruiz and Omar Haddad said 40 died. They added that 12 were children.');
    expect(hand).toMatchObject({ text: 'They', name: 'Ana Ruiz', beside: [{ name: 'Omar Haddad' }] });
  });

  it('is somebody unnamed where no one of the paragraph or the one before fits', () => {
    const far = 'Ana Ruiz said 40 had died.\n\nRain fell on the hills all day.\n\nSome left.\n\nShe said 12 had.';
    expect(lastHand(far)).toMatchObject({ kind: 'anonymous' });
    expect(lastHand('Peter Lund said 40 had died. She said 12 had.')).toMatchObject({ kind: 'anonymous' });
  });
});
