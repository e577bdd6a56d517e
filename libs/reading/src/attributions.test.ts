import { describe, expect, it } from '@jest/globals';
import { readText } from './index.js';

/** Each attribution as "source[kind] < source[kind] | content". */
const read = (text: string): string[] =>
  readText(text, { published: '2025-07-14' }).attributions.map(
    ({ chain, content }) =>
      `${chain.map((source) => `${source.text}[${source.kind}]`).join(' < ')} | ${content.map(({ start, end }) => text.slice(start, end)).join(' … ')}`,
  );

describe('attributions', () => {
  it.each<[string, string[]]>([
    ['The ministry said that 40 people had died.', ['The ministry[named] | 40 people had died']],
    ['40 people had died, the ministry said on Monday.', ['the ministry[named] | 40 people had died']],
    ['“Forty people have died,” said Ann Lee.', ['Ann Lee[named] | “Forty people have died,”']],
    ['According to the World Bank, losses are high.', ['the World Bank[named] | losses are high']],
    ['Losses are high, according to the World Bank.', ['the World Bank[named] | Losses are high']],
    [
      'According to a report by The Herald, which cites figures from the Office for Flood Relief (OFR), 40 homes burned.',
      ['The Herald[named] < the Office for Flood Relief (OFR)[named] | 40 homes burned'],
    ],
    [
      'Forty homes burned, the Daily Post reported, citing the fire service.',
      ['the Daily Post[named] < the fire service[named] | Forty homes burned'],
    ],
    [
      'A senior official, who asked not to be named, told Reuters that 40 had died.',
      ['Reuters[named] < A senior official[anonymous] | 40 had died'],
    ],
    ['Reports suggest that 40 homes burned.', ['Reports[vague] | 40 homes burned']],
    ['Observers worry that more will burn.', ['Observers[vague] | more will burn']],
    ['Peruvian officials say 40 homes burned.', ['Peruvian officials[anonymous] | 40 homes burned']],
    [
      'The Peruvian government has previously estimated that 40 homes burned.',
      ['The Peruvian government[named] | 40 homes burned'],
    ],
    ['Peru expects 40 new cases.', ['Peru[named] | 40 new cases']],
    ['The toll was announced by the health ministry.', ['the health ministry[named] | The toll was']],
    [
      'The Herald said that the ministry announced 40 deaths.',
      ['The Herald[named] | the ministry announced 40 deaths', 'the ministry[named] | 40 deaths'],
    ],
    [
      'Police said 40 had died, but the mayor said 50 had.',
      ['Police[named] | 40 had died, but', 'the mayor[named] | 50 had'],
    ],
    ['The council agreed on Monday to spend £3m.', ['The council[named] | to spend £3m']],
    ['The surfers said 40 boats sank.', ['The surfers[anonymous] | 40 boats sank']],
    ['Mayor Lee: 40 homes lost\nMore text follows here.', ['Mayor Lee[named] | 40 homes lost']],
    ['Significant losses reported among the flock.', []],
    ['Rescuers found 12 sheep.', []],
    ['The troops were reported missing.', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  it('keeps name, acronym and office of a source, and when it spoke', () => {
    const { attributions } = readText(
      'During a visit to Quito last month, Ana Ruiz, the Chilean transport authority’s director, announced a plan to send 60 buses. Data from the Office for Flood Relief (OFR) show 40 fires.',
      { published: '2025-07-14' },
    );
    const [ruiz, office] = attributions;
    expect(ruiz?.chain[0]).toMatchObject({
      text: 'Ana Ruiz',
      name: 'Ana Ruiz',
      role: { text: 'the Chilean transport authority’s director' },
    });
    expect(ruiz?.said?.map(({ from }) => from)).toEqual(['2025-06']);
    expect(office?.chain[0]).toMatchObject({ name: 'Office for Flood Relief', acronym: 'OFR' });
  });

  it('ties a pronoun to the person or body that spoke last, and names nobody where there is none', () => {
    const { attributions } = readText(
      'Ana Ruiz said 40 had died. The ministry said so too. She said 12 were children. It said no more.',
      {},
    );
    expect(attributions.map(({ chain }) => chain[0]?.name)).toEqual(['Ana Ruiz', 'ministry', 'Ana Ruiz', 'ministry']);
    expect(readText('She said 40 had died.', {}).attributions).toMatchObject([
      { chain: [{ text: 'She', kind: 'anonymous' }] },
    ]);
  });
});
