/** Sayings inside sayings, and sayings that run over several sentences. */
import { describe, expect, it } from '@jest/globals';
import { readText, type Reading } from './index.js';

const read = (text: string): Reading => readText(text, { published: '2025-07-14' });

/** "hand < hand | content … content" for each attribution. */
function told(text: string): string[] {
  return read(text).attributions.map(
    ({ chain, content }) =>
      `${chain.map((hand) => hand.name ?? hand.text).join(' < ')} | ${content.map(({ start, end }) => text.slice(start, end)).join(' … ')}`,
  );
}

/** For each figure of a claim the hands through which it came. */
function statedOf(text: string): Record<string, string[]> {
  const { claims, figures } = read(text);
  return Object.fromEntries(
    claims.flatMap((claim) => {
      const figure = figures[claim.figure ?? -1];
      return figure ? [[figure.text, claim.stated.map((hand) => hand.name ?? hand.text)]] : [];
    }),
  );
}

describe('hands in hands', () => {
  it('lists them nearest to the reader first', () => {
    const text = 'The Herald reported that Ana Ruiz had told it that police counted 40 dead horses.';
    const { attributions } = read(text);
    expect(attributions.map(({ chain }) => chain.map((hand) => hand.text))).toEqual([
      ['The Herald'],
      ['The Herald', 'Ana Ruiz'],
      ['The Herald', 'Ana Ruiz', 'police'],
    ]);
    expect(attributions.map(({ inside }) => inside)).toEqual([undefined, 0, 1]);
    expect(statedOf(text)).toEqual({ '40': ['The Herald', 'Ana Ruiz', 'police'] });
  });

  it('lets "which cites" be of the outlet, not of the place behind it', () => {
    const text =
      'According to a report by The Herald from Peru, which cites data from the Health Office (HO), 40 fell ill.';
    const { attributions } = read(text);
    const hands = attributions.flatMap(({ chain }) => chain.map((hand) => hand.name));
    expect(hands).toContain('The Herald');
    expect(hands).not.toContain('Peru');
    expect(statedOf(text)['40']?.[0]).toBe('The Herald');
  });

  it('shows the source as printed, with title and office', () => {
    const text =
      'Ana Ruiz, the director of the clinic, said 40 fell ill. Forty fell ill, said Omar Haddad, the mayor. According to a report by The Herald, 40 fell ill.';
    const sources = read(text).attributions.map(({ source }) => source.map(({ start, end }) => text.slice(start, end)));
    expect(sources).toEqual([
      ['Ana Ruiz, the director of the clinic'],
      ['Omar Haddad, the mayor'],
      ['a report by The Herald'],
    ]);
  });

  it.each([
    ['“Forty have died,” Ana Ruiz said.', 'direct'],
    ['Ana Ruiz said that 40 had died.', 'indirect'],
    ['Ana Ruiz said that 40 “good people” had died.', 'mixed'],
    ['"Forty have died. Twelve were children," Ana Ruiz said.', 'direct'],
  ])('tells quoted from told: %s', (text, form) => expect(read(text).attributions[0]?.form).toBe(form));
});

describe('what is said in several sentences', () => {
  it.each<[string, string, string[]]>([
    [
      'a quotation that began before',
      '“Forty have died. Twelve were children,” said Ana Ruiz.',
      ['Ana Ruiz | “Forty have died. Twelve were children,”'],
    ],
    [
      'a quotation that goes on',
      'Ana Ruiz said: “Forty have died. Twelve were children.” Rain fell.',
      ['Ana Ruiz | “Forty have died. Twelve were children.”'],
    ],
    [
      'quotations behind the speaker',
      '“Forty have died,” said Ana Ruiz. “Twelve were children. Five were nurses.” Rain fell.',
      ['Ana Ruiz | “Forty have died,” … “Twelve were children. Five were nurses.”'],
    ],
    [
      'straight marks',
      '"Forty have died," said Ana Ruiz. "Twelve were children." Rain fell.',
      ['Ana Ruiz | "Forty have died," … "Twelve were children."'],
    ],
    [
      'another speaker ends it',
      '“Forty have died,” said Ana Ruiz. “Twelve were children,” said Omar Haddad.',
      ['Ana Ruiz | “Forty have died,”', 'Omar Haddad | “Twelve were children,”'],
    ],
    [
      'a list',
      'The ministry said:\n\n- 40 people died\n- 12 homes burned\n\nRain fell.',
      ['ministry | 40 people died … 12 homes burned'],
    ],
    ['the next paragraph', 'Ana Ruiz said:\n\n“Forty have died.”\n\nRain fell.', ['Ana Ruiz | “Forty have died.”']],
    ['no list', 'The ministry said:\n\nRain fell on the hills.', []],
  ])('%s', (_what, text, expected) => expect(told(text)).toEqual(expected));

  it('ties figures to who says them, also in other sentences', () => {
    expect(
      statedOf(
        '“Forty people have died,” said Ana Ruiz. “Twelve children are missing.” She added that 300 homes burned.\n\nThe ministry said:\n\n- 5 bridges were destroyed\n- 70 roads were closed',
      ),
    ).toEqual({
      Forty: ['Ana Ruiz'],
      Twelve: ['Ana Ruiz'],
      '300': ['Ana Ruiz'],
      '5': ['ministry'],
      '70': ['ministry'],
    });
  });

  it('lets what a list is said to be colour its figures, but not what a speech goes on with', () => {
    const modes = (text: string): string[] => read(text).figures.map(({ mode }) => mode);
    expect(modes('The council expects:\n\n- 40 new homes\n- 12 schools')).toEqual(['forecast', 'forecast']);
    expect(modes('“Forty nurses will come,” predicted Ana Ruiz. “Twelve nurses were sent in May.”')).toEqual([
      'forecast',
      'observed',
    ]);
  });
});
