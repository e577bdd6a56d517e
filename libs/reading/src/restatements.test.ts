/** What a headline or a bullet says again, and what only has the same digits. */
import { describe, expect, it } from '@jest/globals';
import { readText } from './index.js';

/** The words of the body's figure, or of its sentence, that the headline's first claim restates. */
function restated(title: string, body: string): string | undefined {
  const text = `${title}\n\n${body}`;
  const { claims, figures } = readText(text, { published: '2025-07-14' });
  const [claim] = claims;
  if (!claim || claim.quote.end > title.length) throw new Error(`found no claim in "${title}"`);
  const other = claims[claim.restates ?? -1];
  if (!other) return undefined;
  return other.figure === undefined ? text.slice(other.quote.start, other.quote.end) : figures[other.figure]?.text;
}

describe('a figure', () => {
  it.each<[string, string, string]>([
    ['40 homes lost in Peru', 'A fire destroyed 12 barns. Some 40 homes were lost, police said.', '40'],
    ['Fire kills 4,000 in Nepal', 'Some 4,012 people were killed in the fire.', '4,012'],
    ['About 4,000 hurt in Nepal', 'The ministry said that 3,950 people were hurt.', '3,950'],
    ['4,000 casualties in Nepal fire', 'Some 4,000 people were killed, the army said.', '4,000'],
    ['Chile to send 300 nurses', 'Chile may send 300 nurses to Peru in May.', '300'],
    ['Floods leave 40 dead', 'Forty miners were killed in the floods.', 'Forty'],
    ['Council to spend $40m on parks', 'The council will spend $40 million on parks and pools.', '40 million'],
  ])('is said again: %s', (title, body, expected) => expect(restated(title, body)).toBe(expected));

  it.each<[string, string, string]>([
    ['another thing', '40 homes lost in Peru', 'Some 40 firefighters were sent to Peru.'],
    ['another fate', '40 arrested in Peru', 'Some 40 people were killed in Peru.'],
    ['another unit', 'Fire costs Peru $40 million', 'Some 40 million people live there, and were affected.'],
    ['another measure', 'Inflation at 5% in Peru', 'Unemployment stood at 5%.'],
    ['another place', 'Chile sends 300 nurses to Lima', 'Chile sent 300 nurses to Quito.'],
    ['another owner', 'Chile sends 300 nurses', 'Bolivia sent 300 nurses to Peru.'],
    ['another year', '40 killed in 2023', 'Some 40 people were killed in 2024.'],
    ['the opposite', '300 nurses sent to Peru', 'Chile denied that 300 nurses were sent to Peru.'],
    ['too far off', 'About 4,000 killed in fire', 'Some 4,600 people were killed.'],
    ['as many digits', 'About 4,100 killed in fire', 'Some 4,012 people were killed.'],
    ['a bound of its own', 'More than 4,000 killed in fire', 'Some 4,012 people were killed.'],
    ['two that it may round', 'About 4,000 killed', 'Some 4,012 people were killed. Later 4,090 people were killed.'],
  ])('is not: %s', (_why, title, body) => expect(restated(title, body)).toBeUndefined());
});

describe('a sentence without a figure', () => {
  const body =
    'The army said that Nepal will take part in joint flood drills with Indian and Bhutanese teams in October. ' +
    'It said that Nepal has never held joint flood drills with teams from China in October.';

  it('is said again in other forms of its words', () => {
    expect(restated('- Joint flood drills planned with India and Bhutan for October.', body)).toContain('Bhutanese');
  });

  it.each([
    ['another partner', '- Joint flood drills planned with Pakistan for October.'],
    ['another month', '- Joint flood drills planned with India and Bhutan for March.'],
    ['what is denied', '- Joint flood drills planned with China for October.'],
    ['another event', '- Trade treaty signed with India and Bhutan in October.'],
  ])('is not: %s', (_why, title) => expect(restated(title, body)).toBeUndefined());
});

describe('what a title says otherwise', () => {
  /** "kind: words here / words of the body" for each difference of the first claim. */
  function differences(title: string, body: string): string[] {
    const text = `${title}\n\n${body}\n\nRain fell on the hills.`;
    const [claim] = readText(text, { published: '2025-07-14' }).claims;
    return (claim?.differs ?? []).map(
      ({ kind, here, there }) => `${kind}: ${text.slice(here.start, here.end)} / ${text.slice(there.start, there.end)}`,
    );
  }

  it.each<[string, string, string[]]>([
    ['40 homes lost in Peru', 'Some 40 homes were lost in Peru.', ['hedge-dropped: 40 / Some 40']],
    ['40 homes lost in Peru', 'At least 40 homes were lost in Peru.', ['bound-dropped: 40 / At least 40']],
    ['More than 40 homes lost in Peru', 'Up to 40 homes were lost in Peru.', ['bound-turned: More than 40 / Up to 40']],
    [
      '40 homes lost in Peru',
      'Between 30 and 40 homes were lost in Peru.',
      ['range-cut-to-top: 40 / Between 30 and 40'],
    ],
    [
      '30 homes lost in Peru',
      'Between 30 and 40 homes were lost in Peru.',
      ['range-cut-to-bottom: 30 / Between 30 and 40'],
    ],
    ['4,000 killed in Peru', 'Some 4,012 people were killed in Peru.', ['hedge-dropped: 4,000 / Some 4,012']],
    ['4,000 killed in Peru', '4,012 people were killed in Peru.', ['rounded: 4,000 / 4,012']],
    ['Chile will send 300 nurses', 'Chile might send 300 nurses.', ['certainty-hardened: will / might']],
    ['Chile sent 300 nurses', 'Chile plans to send 300 nurses.', ['certainty-hardened: 300 / plans']],
    ['300 nurses killed', '300 nurses were killed or injured.', ['state-shifted: killed / killed or injured']],
    ['300 nurses killed', '300 nurses were killed in Lima.', ['place-dropped: 300 / Lima']],
    ['300 nurses killed', '300 nurses were killed in May.', ['period-dropped: 300 / May']],
    ['300 nurses killed', '300 nurses were killed, the army said.', ['source-dropped: 300 / the army']],
    ['Police: 300 nurses killed', '300 nurses were killed, the army said.', ['source-shifted: Police / the army']],
    ['Army: 300 nurses killed', '300 nurses were killed, the army said.', []],
    ['About 40 homes lost in Peru', 'About 40 homes were lost in Peru.', []],
  ])('%s | %s', (title, body, expected) => expect(differences(title, body)).toEqual(expected));

  it('is told in one sentence that quotes both', () => {
    const text = '40 homes lost in Peru\n\nAt least 40 homes were lost in Peru.\n\nRain fell.';
    expect(readText(text, {}).claims[0]?.differs?.map((one) => one.text)).toEqual([
      'The headline ("40") leaves out the bound of the body ("At least 40").',
    ]);
  });
});
