/** Sentences in the manner of agencies: what a figure counts, where, when and how it is meant, and who says so. */
import { describe, expect, it } from '@jest/globals';
import { readText, type ReadFigure } from './index.js';

const PUBLISHED = '2025-07-14';
const figuresIn = (text: string): readonly ReadFigure[] => readText(text, { published: PUBLISHED }).figures;

/** "64000 job", "0.4 turnout": the number and what it counts, of every figure. */
const counts = (text: string): string[] =>
  figuresIn(text).map(({ value, counted }) => [String(value), counted?.lemma].filter(Boolean).join(' '));

/** The dates of the figure that is printed so, with their ends and direction. */
function datesOf(text: string, printed: string): string[] {
  const figure = figuresIn(text).find((one) => one.text === printed);
  if (!figure) throw new Error(`found no "${printed}" in "${text}"`);
  return figure.dates.map(({ from, to, direction }) =>
    [to === undefined ? from : `${from}..${to}`, direction].filter(Boolean).join(' '),
  );
}

/** Who says it, the nearest to the page first, by sentence of attribution. */
const hands = (text: string): string[] =>
  readText(text, { published: PUBLISHED }).attributions.map(({ chain }) =>
    chain.map(({ text: words, kind }) => `${words} (${kind})`).join(' < '),
  );

describe('what agencies count', () => {
  it.each([
    ['The flood has hit the lives of 8.2 million people.', ['8200000 person']],
    ['Exports fell to between 8.2 million and 9.1 million tonnes.', ['8200000,9100000 export']],
    ['The number of farmers rose by a little more than 1,000, to 12.33 million.', ['1000 farmer', '12330000 farmer']],
    ['The index climbed 221 points, or 1.7 percent, to 13,101.', ['221 point', '1.7 index', '13101 index']],
    ['Monthly job growth averaged 181,000 last year.', ['181000 monthly job growth']],
    ['The 7.9 percent jobless rate held.', ['7.9 jobless rate']],
    ['Officials counted a 40% turnout.', ['40 turnout']],
    ['The board reported a national turnout of 74%.', ['74 national turnout']],
    ['The bank holds a 5% stake in the firm.', ['5 stake']],
    ['A 12% rise in rents followed.', ['12 rent']],
    ['She predicted payrolls would rise by 165,000.', ['165000 payroll']],
    ['The town employs 400 nurses, up from 250 in 2020.', ['400 nurse', '250 nurse']],
    ['Mills hired 400 weavers, far above the 90 of May.', ['400 weaver', '90 weaver']],
    ['The number of voters was reported to be 56,949,009.', ['56949009 voter']],
    ['Police arrested 40 marchers in Lima, 12 in Cusco and 8 in Puno.', ['40 marcher', '12 marcher', '8 marcher']],
    ['Inflation slowed to 3.1% in June from 3.4% in May, the office said.', ['3.1 inflation', '3.4 inflation']],
    ['The number of cases has tripled to 1,500 from 500.', ['1500 case', '500 case']],
    ['The party won 42 percent of the vote, up from 35 percent.', ['42 vote', '35 vote']],
    ['About one in ten homes has no power, down from one in four.', ['0.1 home', '0.25 home']],
    ['Three in five children under five are ill.', ['0.6 child']],
    ['Some 389 settlers were hurt; allied troops suffered 77 dead.', ['389 settler', '77 allied troop']],
  ])('%s', (text, expected) => expect(counts(text)).toEqual(expected));

  it.each([
    ['The death toll from the quake that struck the valley Tuesday morning rose to 161.', '161 death toll'],
    ['The number of people asking for refuge in such countries rose to 330.', '330 person'],
    ['The death toll from the quake that shook the coast on Wednesday rose to 29.', '29 death toll'],
    ['Syria was the main home, with claims more than doubling to 48,400.', '48400 claim'],
    ['The number of claims in over two dozen ports fell to 900.', '900 claim'],
  ])('behind its clause: %s', (text, expected) => expect(counts(text)).toContain(expected));

  it('counts no quakes by their strength', () => {
    const [strength] = figuresIn('A 7.2 magnitude quake struck the coast and killed 40 people.');
    expect(strength?.state).toEqual([]);
  });
});

describe('what befell those whom agencies count', () => {
  const states = (text: string): string[] =>
    figuresIn(text).map(({ state }) => state.map((word) => word.lemma).join('+'));
  it.each([
    ['Some 473 people have lost their lives.', ['die']],
    ['The flood claimed at least 40 lives.', ['die']],
    ['The quake cost 40 people their lives.', ['die']],
    ['The vaccine saved 40 lives.', ['saved']],
    ['Some 21 people remained missing.', ['missing']],
    ['About 31 bridges were either partly or totally damaged.', ['damage']],
    ['At least 135 houses in that part of the valley were destroyed.', ['destroy']],
    ['Still missing are 11 people.', ['missing']],
    ['Shares were down by 12 percent.', ['']],
    ['The rebels shot down two drones.', ['down']],
    ['The rate was close to 7.9 percent.', ['']],
    ['Homes were damaged by the quake in the two provinces.', ['']],
    ['Two barns burned and rescuers found bodies in 12 villages.', ['burn', '']],
  ])('%s', (text, expected) => expect(states(text)).toEqual(expected));
});

describe('where agencies count', () => {
  const places = (text: string): string[] => figuresIn(text)[0]?.places.map(({ text: words }) => words) ?? [];
  it.each([
    ['Some 473 people in Burundi, Kenya, Uganda, and Tanzania have died.', ['Burundi', 'Kenya', 'Uganda', 'Tanzania']],
    ['About 400 soldiers fought in Mali and Niger.', ['Mali', 'Niger']],
    ['About 400 soldiers fought in Mali and Niger sent 300 others.', ['Mali']],
    ['The blast killed 40 people in Kenya, Reuters reported.', ['Kenya']],
    [
      'Storms in Tana River, Kilifi and Mandera counties displaced 400 people.',
      ['Tana River', 'Kilifi', 'Mandera counties'],
    ],
  ])('%s', (text, expected) => expect(places(text)).toEqual(expected));
});

describe('when agencies count', () => {
  it.each([
    ['More than 80 people have fled since March due to heavy rain.', '80', ['2025-03 since']],
    ['As of May 17, 473 people had died.', '473', ['2025-05-17 by']],
    ['As of May 2026, all 400 nurses will be paid.', '400', ['2026-05 after']],
    [
      'Trade moved sideways in January, as expected, after output shrank 0.1 percent in the fourth quarter of last year.',
      '0.1',
      ['2024-10..2024-12'],
    ],
    ['Mills hired 200 weavers from August through October.', '200', ['2024-08..2024-10']],
    ['In the first six months of this year, claims rose to 330.', '330', ['2025-01..2025-06']],
    ['Claims reached 330 in the last three months of 2023.', '330', ['2023-10..2023-12']],
    ['Claims dropped by 15 per cent compared to the last half of 2001.', '15', []],
    ['Claims rose 24 percent in May, an increase on the same period in 2013.', '24', ['2025-05']],
    ['Rio de Janeiro, May 30 (Agency)-- Seven people have died.', 'Seven', []],
    ['LA PAZ, Nov. 7 (Agency) -- Forty people have died.', 'Forty', []],
    ['After a revision of 2012 data, the office counted 400 weavers.', '400', []],
    ['The quake that shook the coast on Wednesday killed 29, and the toll could rise.', '29', ['2025-07-09']],
    ['According to USA Today, 40 people died.', '40', []],
  ])('%s', (text, printed, expected) => expect(datesOf(text, printed)).toEqual(expected));

  it('as a total by then, or over all of it', () => {
    expect(figuresIn('As of May 17, 473 people had died.')[0]?.accumulation).toBe('cumulative');
    expect(figuresIn('Mills hired 200 weavers from August through October.')[0]?.accumulation).toBe('flow');
    expect(figuresIn('Emissions fell 4.6 percent last year to their lowest level since 1872.')[0]?.accumulation).toBe(
      'flow',
    );
  });
});

describe('how agencies mean it', () => {
  const meant = (text: string): string[] =>
    figuresIn(text).map(({ mode, certainty, hedge }) => [mode, certainty, hedge].filter(Boolean).join(' '));
  it.each([
    ['The army may have suffered more than 320 casualties.', ['observed more-than']],
    ['The army might already have lost 40 tanks.', ['observed exact']],
    ['The city may have 40 new schools.', ['forecast may exact']],
    ['The firm added more than expected, 40 jobs.', ['observed exact']],
    ['The toll was likely to rise, with 1,200 people missing.', ['observed exact']],
    ['The toll could rise, because 100 others remain missing.', ['observed exact']],
    ['Mills hired 400 weavers, far above the 90 of May.', ['observed exact', 'observed exact']],
    ['The rate was stuck above 8 percent.', ['observed more-than']],
    ['The bill would raise pay to $15, costing shops $40,000.', ['forecast will exact', 'forecast will exact']],
    ['The 1,200 people asked said they would vote.', ['observed exact']],
  ])('%s', (text, expected) => expect(meant(text)).toEqual(expected));

  it('doubts what may have happened', () => {
    const [claim] = readText('The army may have suffered 320 casualties.', {}).claims;
    expect(claim?.doubts).toMatchObject([{ kind: 'likely', text: 'may have' }]);
  });
});

describe('who says so', () => {
  it.each([
    ['Employers added 163 jobs in July, the Labour Office said.', ['the Labour Office (named)']],
    ['The floods have claimed 40 lives.', []],
    ['The hospital admitted 40 patients.', []],
    ['The ministry added 40 people were missing.', ['The ministry (named)']],
    ['The rebels claimed to have killed 40 soldiers.', ['The rebels (anonymous)']],
    ['The Red Cross in a separate statement estimates 100 killed.', ['The Red Cross (named)']],
    ['The army last week said it had lost 40 tanks.', ['The army (named)']],
    ['The mayor in an interview on Sunday said 40 homes had burned.', ['The mayor (named)']],
    ['Late on Friday night the mayor told reporters that 40 people had died.', ['the mayor (named)']],
    [
      'Claims fell by 12 per cent, according to statistics released today by the Refugee Agency.',
      ['the Refugee Agency (named)'],
    ],
    [
      'In response to a records request filed by the Natural Rivers Council, an environmental group, the Defence Agency last week released an internal estimate of 400 soldiers killed, 300 wounded.',
      ['the Defence Agency (named)'],
    ],
    ['A senior Pentagon official said 40 tanks were lost.', ['A senior Pentagon official (anonymous)']],
    ['A Kremlin spokesperson said 40 tanks were lost.', ['A Kremlin spokesperson (named)']],
    ['The toll rose to 29 and authorities warn that 100 others are missing.', ['authorities (anonymous)']],
  ])('%s', (text, expected) => expect(hands(text)).toEqual(expected));

  it('names a body by its mixed acronym', () => {
    const [, second] = readText(
      'The Ministry of Defence (MoD) said 40 had died. The MoD said 12 were hurt.',
      {},
    ).attributions;
    expect(second?.chain[0]).toMatchObject({ name: 'Ministry of Defence', acronym: 'MoD' });
  });

  it('takes no body for "she"', () => {
    const text = 'The Federal Bank said 12 mills closed. She predicted 40 more would close.';
    expect(hands(text)[1]).toBe('She (anonymous)');
  });

  it.each([
    ['On Monday in Geneva, the ministry said 40 people had died.', '2025-07-14'],
    ['Officials said at a news conference Monday night in Lanzhou that 422 shocks were counted.', '2025-07-14'],
    ['After a revision of 2012 data, the office said 40 mills had closed.', undefined],
    ['Since March, the ministry said, 40 people had died.', undefined],
    ['Since March the ministry said that 40 people had died.', undefined],
    [
      'Inflation slowed to 3.1% in June from 3.4% in May, the office said on Tuesday, below the 3.3% forecast.',
      '2025-07-08',
    ],
    ['With rates stuck at 8 percent since May 2009, the bank said 40 mills had closed.', undefined],
  ])('and when: %s', (text, expected) => {
    const [one] = readText(text, { published: PUBLISHED }).attributions;
    expect(one?.said?.[0]?.from).toBe(expected);
  });
});
