import { describe, expect, it } from '@jest/globals';
import { canonicalState, readText, type ReadFigure, type Reading } from './index.js';

const text = (lines: readonly string[]): string => lines.join('\n');
const read = (lines: readonly string[]): Reading => readText(text(lines), { published: '2025-07-14' });

const byWords = (reading: Reading, words: string): ReadFigure => {
  const figure = reading.figures.find((one) => one.text === words);
  if (!figure) throw new Error(`found no figure "${words}", only ${reading.figures.map((one) => one.text).join(', ')}`);
  return figure;
};
const states = (figure: ReadFigure): (string | undefined)[] => figure.state.map((word) => canonicalState(word.lemma));
const places = (figure: ReadFigure): string[] => figure.places.map((place) => `${place.role} ${place.text}`);
const dates = (figure: ReadFigure): (string | undefined)[] =>
  figure.dates.map((date) => (date.to ? `${date.from}..${date.to}` : date.from));
const claimOf = (reading: Reading, words: string): Reading['claims'][number] => {
  const claim = reading.claims.find((one) => one.figure === reading.figures.indexOf(byWords(reading, words)));
  if (!claim) throw new Error(`found no claim for "${words}"`);
  return claim;
};

describe('an epidemic', () => {
  const reading = read([
    'Peru Warns of Doctors Leaving for Chile',
    '',
    '- Peru predicts 2,000 Bolivian nurses to Chile soon.',
    '- Clinics fear a hard winter.',
    'Nurses on the move',
    'More than 2,000 further nurses might be sent to Chile by Bolivia in the coming weeks to help the colleagues who are there, accounts say. The regional press has noticed.',
    'In a report, The Andean Post writes, citing the Institute for Public Health (IPH), that wards are full. The Chilean government said in spring that about 700 nurses were sent to Chile by Bolivia last November, and that another 150 followed in March and April this year.',
    'At least 900 nurses from six hospitals were infected in the Arica region, according to media reports. Roughly 300 of these nurses have died or fallen ill so far. There is a small chance that a further 2.5 million doses may be delivered to Chile from Brazil.',
  ]);

  it('reads the forecast, its source and what the bullet made of it', () => {
    const body = byWords(reading, '2,000');
    const bullet = claimOf(reading, '2,000');
    expect(body).toMatchObject({ mode: 'forecast', hedge: 'exact', certainty: 'expected' });
    expect(bullet.stated.map((source) => source.text)).toEqual(['Peru']);
    const restated = reading.claims[bullet.restates ?? -1];
    const figure = reading.figures[restated?.figure ?? -1];
    expect(figure).toMatchObject({
      hedge: 'more-than',
      mode: 'forecast',
      certainty: 'may',
      additional: true,
      subject: { text: 'Bolivia' },
    });
    expect(figure && [states(figure), places(figure)]).toEqual([['sent'], ['to Chile']]);
    expect(figure?.dates[0]).toMatchObject({ direction: 'within', from: '2025-07-14', inferred: true });
    expect(restated?.stated).toMatchObject([{ text: 'accounts', kind: 'vague' }]);
    expect(restated?.mayBe[0]?.stated.map((source) => source.name)).toEqual([
      'The Andean Post',
      'Institute for Public Health',
    ]);
    expect(restated?.mayBe[0]?.because).toContain('"accounts" names nobody');
  });

  it('lets one attribution govern both figures, each with its own period', () => {
    const [first, second] = [byWords(reading, '700'), byWords(reading, '150')];
    expect([dates(first), dates(second)]).toEqual([['2024-11'], ['2025-03..2025-04']]);
    expect([states(first), states(second)]).toEqual([['sent'], ['sent']]);
    expect([first.accumulation, second.accumulation]).toEqual(['flow', 'flow']);
    expect(second).toMatchObject({ additional: true, counted: { text: 'nurses' }, subject: { text: 'Bolivia' } });
    expect(second.carried).toEqual(expect.arrayContaining(['counted', 'subject', 'place']));
    for (const words of ['700', '150'])
      expect(claimOf(reading, words).stated.map((source) => source.text)).toEqual(['The Chilean government']);
  });

  it('ties a part to its whole, and leaves the hospitals to the nurses', () => {
    const whole = byWords(reading, '900');
    const part = byWords(reading, '300');
    expect(part.whole).toBe(reading.figures.indexOf(whole));
    expect(part).toMatchObject({ hedge: 'about', accumulation: 'cumulative', mode: 'observed' });
    expect(places(whole)).toEqual(['in Arica region']);
    expect(byWords(reading, 'six').within).toBe(reading.figures.indexOf(whole));
    expect(claimOf(reading, 'six').stated).toEqual(claimOf(reading, '900').stated);
    expect(claimOf(reading, 'six').worth).toBeLessThan(claimOf(reading, '900').worth);
  });

  it('reads what may come, from where to where, and that nobody says so', () => {
    const doses = byWords(reading, '2.5 million');
    expect(doses).toMatchObject({ value: 2_500_000, additional: true, mode: 'forecast', certainty: 'may' });
    expect([states(doses), places(doses)]).toEqual([['supplied'], ['to Chile', 'from Brazil']]);
    expect(claimOf(reading, '2.5 million').stated).toEqual([]);
  });
});

describe('a budget', () => {
  const reading = read([
    'City spending to rise 4.5% as reserves fall to £12m',
    'The city council agreed on Tuesday to spend between £310 million and £320 million on schools in 2026. The treasurer, Omar Haddad, estimates that the deficit will reach $1.2-1.5 billion by the end of 2027, the Daily Herald reported, citing the finance ministry.',
    'Unemployment fell from 6.1 percent to 5.4 percent in May. 3,200 staff were dismissed in the second half of last year, 900 of them teachers. Is the council hiding 40 more layoffs? It should build 500 homes, critics say.',
  ]);

  it('reads amounts, what they measure, and change', () => {
    expect(byWords(reading, '310 million and £320 million')).toMatchObject({
      value: [310_000_000, 320_000_000],
      hedge: 'between',
      mode: 'announced',
      unit: { lemma: 'pound', kind: 'currency' },
    });
    expect(byWords(reading, '5.4')).toMatchObject({
      change: 'fell',
      counted: { text: 'Unemployment' },
      unit: { lemma: 'percent' },
    });
    expect(dates(byWords(reading, '5.4'))).toEqual(['2025-05']);
    expect(byWords(reading, '12m')).toMatchObject({ value: 12_000_000, change: 'fell', counted: { text: 'reserves' } });
  });

  it('nests attributions, nearest to the reader first', () => {
    expect(claimOf(reading, '1.2-1.5 billion').stated.map((source) => source.text)).toEqual([
      'the Daily Herald',
      'the finance ministry',
      'Omar Haddad',
    ]);
  });

  it('ties "of them" to the figure before, with its state', () => {
    const part = byWords(reading, '900');
    expect(part.whole).toBe(reading.figures.indexOf(byWords(reading, '3,200')));
    expect(part.carried).toEqual(expect.arrayContaining(['counted', 'state']));
    expect(dates(byWords(reading, '3,200'))).toEqual(['2024-07..2024-12']);
  });

  it('tells questions and opinions apart', () => {
    expect(claimOf(reading, '40').notCheckable).toBe('question');
    expect(claimOf(reading, '500').notCheckable).toBe('opinion');
    expect(claimOf(reading, '3,200').notCheckable).toBeUndefined();
  });
});

describe('a disaster', () => {
  const reading = read([
    'Dam collapse leaves 40 dead in Nepal',
    'KATHMANDU — A dam burst in Nepal’s Bagmati province early on Saturday, killing at least 40 people and injuring more than 200, police said. Some 3,500 homes were destroyed and tens of thousands of residents were displaced, the Red Cross estimated.',
    'The army has deployed 1,200 soldiers to Sindhuli and plans to send 800 more on Sunday to join those already there. By Sunday evening the death toll had climbed to 57, the prime minister’s office announced. Officials deny that 200 children died. Twelve soldiers and 30 civilians were wounded.',
  ]);

  it('gives each figure its own state and shares what they have in common', () => {
    const killed = reading.figures[1];
    const hurt = byWords(reading, '200');
    expect(killed && [states(killed), places(killed), dates(killed)]).toEqual([
      ['killed'],
      ['in Bagmati province'],
      ['2025-07-12'],
    ]);
    expect(states(hurt)).toEqual(['wounded']);
    expect(hurt).toMatchObject({ hedge: 'more-than', counted: { text: 'people' }, carried: ['counted'] });
    expect(states(byWords(reading, 'Twelve'))).toEqual(['wounded']);
    expect(states(byWords(reading, '30'))).toEqual(['wounded']);
    expect(states(byWords(reading, '57'))).toEqual(['killed']);
  });

  it('links the headline to the body', () => {
    const headline = claimOf(reading, '40');
    expect(headline.sentence).toBe(0);
    expect(reading.claims[headline.restates ?? -1]?.sentence).toBe(1);
  });

  it('tells what is there from what is planned', () => {
    expect(byWords(reading, '1,200')).toMatchObject({ mode: 'observed', additional: false, subject: { text: 'army' } });
    expect(byWords(reading, '800')).toMatchObject({ mode: 'forecast', certainty: 'planned', additional: true });
    expect(dates(byWords(reading, '800'))).toEqual(['2025-07-20']);
  });

  it('gives a part its predicate and the whole its participle', () => {
    const page = read([
      'The mayor said that 90 of the 400 guards sent to Pokhara had been hurt, including 6 deaths.',
      'We have no evidence that 700 more guards were sent, he said.',
      'The number of guards in Nepal fell to 300.',
    ]);
    const [part, whole, deaths, unknown, level] = page.figures;
    expect([part && states(part), whole && states(whole)]).toEqual([['wounded'], ['sent']]);
    expect([part?.whole, deaths?.whole]).toEqual([1, 0]);
    expect(unknown?.polarity).toBe('no-information');
    expect(level).toMatchObject({ counted: { text: 'guards' }, change: 'fell' });
  });

  it('reads a denial as one', () => {
    const denied = reading.figures.findLast((figure) => figure.text === '200');
    expect(denied).toMatchObject({ polarity: 'denies' });
  });

  it('says why a claim is worth a check', () => {
    const claim = reading.claims.find((one) => one.figure === 1);
    expect(claim?.worth).toBeGreaterThan(0.8);
    expect(claim?.worthBecause).toEqual(
      expect.arrayContaining(['counts harm to people', 'a source that can be asked: "police"']),
    );
  });
});
