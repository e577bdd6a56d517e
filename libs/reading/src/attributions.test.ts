import { describe, expect, it } from '@jest/globals';
import { attributionsOf } from './attributions.js';
import { blocksOf } from './blocks.js';
import { resolveSources } from './coreference.js';
import { bySentence, published } from './hops.js';
import { readText } from './index.js';
import { lineOf } from './line.js';
import { namesIn } from './names.js';
import { withWholeContent } from './quotations.js';
import type { ReadAttribution } from './reading.js';
import { sentencesOf } from './sentences.js';

/** What the rules read without the trained model. */
function byRules(text: string): ReadAttribution[] {
  const lines = blocksOf(text)
    .flatMap(({ start, end, part }, block) => sentencesOf(text, start, end).map((span) => ({ ...span, part, block })))
    .map((sentence, index) => lineOf(text, sentence, index, '2025-07-14'));
  const rules = withWholeContent(text, lines, lines.map(attributionsOf));
  const all = resolveSources(lines, lines.map(namesIn), rules).flat();
  return published(text, all, bySentence(lines, all));
}

/** Each attribution as "source[kind] < source[kind] | content". */
const read = (text: string): string[] =>
  byRules(text).map(
    ({ chain, content }) =>
      `${chain.map(({ text: words, kind, beside = [] }) => `${[words, ...beside.map((one) => one.text)].join(' & ')}[${kind}]`).join(' < ')} | ${content.map(({ start, end }) => text.slice(start, end)).join(' … ')}`,
  );

describe('attributions by rules', () => {
  it.each<[string, string[]]>([
    ['The ministry said that 40 people had died.', ['The ministry[named] | that 40 people had died']],
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
      ['Reuters[named] < A senior official[anonymous] | that 40 had died'],
    ],
    ['Reports suggest that 40 homes burned.', ['Reports[vague] | that 40 homes burned']],
    ['Observers worry that more will burn.', ['Observers[vague] | that more will burn']],
    ['Peruvian officials say 40 homes burned.', ['Peruvian officials[anonymous] | 40 homes burned']],
    [
      'The Peruvian government has previously estimated that 40 homes burned.',
      ['The Peruvian government[named] | that 40 homes burned'],
    ],
    ['Peru expects 40 new cases.', ['Peru[named] | 40 new cases']],
    ['The toll was announced by the health ministry.', ['the health ministry[named] | The toll was']],
    [
      'The Herald said that the ministry announced 40 deaths.',
      [
        'The Herald[named] | that the ministry announced 40 deaths',
        'The Herald[named] < the ministry[named] | 40 deaths',
      ],
    ],
    [
      'Police said 40 had died, but the mayor said 50 had.',
      ['Police[named] | 40 had died', 'the mayor[named] | 50 had'],
    ],
    ['The council agreed on Monday to spend £3m.', ['The council[named] | to spend £3m']],
    ['The surfers said 40 boats sank.', ['The surfers[anonymous] | 40 boats sank']],
    ['Mayor Lee: 40 homes lost\nMore text follows here.', ['Mayor Lee[named] | 40 homes lost']],
    ['By the count of the Red Cross, 40 homes burned.', ['the Red Cross[named] | 40 homes burned']],
    ['Forty homes burned, by the ministry’s reckoning.', ['the ministry[named] | Forty homes burned']],
    ['In the view of the Reef Institute, 40 reefs died.', ['the Reef Institute[named] | 40 reefs died']],
    ['The port authority puts the number of wrecks at 40.', ['The port authority[named] | the number of wrecks at 40']],
    ['The clerk put the papers at the back.', []],
    ['The United Nations’ estimate of 40 wrecks is old.', ['The United Nations[named] | of 40 wrecks is old']],
    ['The ministry’s figures show 40 wrecks.', ['The ministry[named] | 40 wrecks']],
    ['Police data show 40 wrecks.', ['Police[named] | 40 wrecks']],
    ['Figures from the port authority show 40 wrecks.', ['the port authority[named] | 40 wrecks']],
    ['The health ministry has recorded 40 cases.', ['The health ministry[named] | 40 cases']],
    ['The WHO has registered more than 40 cases.', ['The WHO[named] | more than 40 cases']],
    ['Forty homes burned, according to reports.', ['reports[vague] | Forty homes burned']],
    ['Forty homes burned, reports say.', ['reports[vague] | Forty homes burned']],
    [
      'The mine flooded fast, Ana Ruiz said, adding that 40 had drowned.',
      ['Ana Ruiz[named] | The mine flooded fast', 'Ana Ruiz[named] | that 40 had drowned'],
    ],
    ['The mayor scolded the council, saying 40 homes had burned.', ['The mayor[named] | 40 homes had burned']],
    [
      'Police said 40 had drowned and warned that more would.',
      ['Police[named] | 40 had drowned', 'Police[named] | that more would'],
    ],
    [
      'Police said 40 had drowned, and the mayor came to the lake and said help was on its way.',
      ['Police[named] | 40 had drowned', 'the mayor[named] | help was on its way'],
    ],
    ['The bridge fell, killing 40.', []],
    ['Ana Ruiz and Omar Haddad said 40 had drowned.', ['Ana Ruiz & Omar Haddad[named] | 40 had drowned']],
    [
      'The Red Cross and the port authority both say 40 drowned.',
      ['The Red Cross & the port authority[named] | 40 drowned'],
    ],
    ['Reuters and the BBC reported that 40 drowned.', ['Reuters & the BBC[named] | that 40 drowned']],
    [
      'The Ministry of Health and the Environment said 40 drowned.',
      ['The Ministry of Health and the Environment[named] | 40 drowned'],
    ],
    ['The Food and Drug Office said 40 fell ill.', ['The Food and Drug Office[named] | 40 fell ill']],
    [
      'Citing the fire service, the Herald said 40 homes burned.',
      ['the Herald[named] < the fire service[named] | 40 homes burned'],
    ],
    [
      'Some 40 nurses fell ill, IPH told The Andean Post.',
      ['The Andean Post[named] < IPH[named] | Some 40 nurses fell ill'],
    ],
    ['Forty miners are said to be dead.', ['are said[vague] | Forty miners are said to be dead']],
    ['Forty miners are expected to be dead tired.', []],
    ['40 homes lost in Peru – mayor\nMore text follows here.', ['mayor[anonymous] | 40 homes lost in Peru']],
    ['At least 40 homes lost: reports\nMore text follows here.', ['reports[vague] | At least 40 homes lost']],
    ['Forty homes lost in Peru - Andean News\nMore text follows here.', []],
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
