/** How a figure is meant: words that look like auxiliaries, what is denied, and what only looks like intent. */
import { describe, expect, it } from '@jest/globals';
import { readText, type ReadFigure } from './index.js';

const figureOf = (text: string): ReadFigure => {
  const [figure] = readText(text, { published: '2025-07-14' }).figures;
  if (!figure) throw new Error(`found no figure in "${text}"`);
  return figure;
};
const meant = (text: string): string => {
  const { mode, certainty, polarity } = figureOf(text);
  return [mode, certainty, polarity].filter(Boolean).join(' ');
};

describe('names and nouns that look like auxiliaries', () => {
  it.each([
    'The May storm damaged 40 homes in Leeds.',
    'Flights resumed after the May strike had grounded 40 planes.',
    'Theresa May lost 33 seats.',
    'May Thompson treated 60 patients.',
    'Will Turner scored 25 points.',
    'The injury that Will Turner suffered kept him out of 12 matches.',
    'Mark Will sold 200 cars.',
    'Officials say Will Grant owes 40,000 dollars.',
    'The Can Do charity fed 900 families.',
    'The retailer Target sold 300 shops.',
    'Hope Clinic treated 300 patients.',
    'Prime Minister Theresa May has 330 seats.',
    'The Shall Project fed 400 families.',
    'The hospital, which may close, treated 400 patients.',
    'The scheme, due to end in 2027, trained 400 nurses.',
    'Plan International taught 40,000 girls.',
    'She left 40,000 pounds in a will dated 2019.',
    'Against their will 200 villagers were moved.',
    'The country’s will to fight cost 4,000 lives.',
  ])('%s', (text) => expect(meant(text)).toBe('observed affirms'));

  it.each([
    ['The clinic may close 12 wards.', 'forecast may affirms'],
    ['The hospital, which treated 90 patients, may close.', 'observed affirms'],
    ['The hospital, which may treat 90 patients, has no roof.', 'forecast may affirms'],
    ['Rivers will flood 40 farms, the service says.', 'forecast will affirms'],
    ['Those who love her will lose 40 dollars.', 'forecast will affirms'],
    ['Will the city hire 40 nurses?', 'forecast will affirms'],
    ['“Can the school take 40 pupils?” a parent asked.', 'forecast may affirms'],
    ['Mayor Will Close 12 City Schools', 'forecast will affirms'],
    ['STORM MAY FLOOD 12 CITY SCHOOLS', 'forecast may affirms'],
    ['The club plans to sell 40,000 seats.', 'forecast planned affirms'],
    ['Mark Will may sell 200 cars.', 'forecast may affirms'],
  ])('but still: %s', (text, expected) => expect(meant(text)).toBe(expected));

  it('do not turn a day to the future', () => {
    expect(figureOf('Will Turner scored 25 points on Saturday.').dates).toMatchObject([{ from: '2025-07-12' }]);
    expect(figureOf('Anna Turner will row 25 miles on Saturday.').dates).toMatchObject([{ from: '2025-07-19' }]);
  });

  it('are parts of the name', () => {
    expect(figureOf('Mark Will sold 200 cars.').subject?.text).toBe('Mark Will');
  });
});

describe('months before a noun', () => {
  it.each<[string, object]>([
    ['The May storm damaged 40 homes.', { text: 'May', from: '2025-05' }],
    ['In the March floods 12 people died.', { text: 'March', from: '2025-03' }],
    ['A March storm felled 40 trees.', { text: 'March', from: '2025-03' }],
  ])('%s', (text, date) => expect(figureOf(text).dates).toMatchObject([date]));

  it.each(['The May of her life brought 40 songs.', 'Theresa May lost 33 seats.', 'The clinic may close 12 wards.'])(
    'and not: %s',
    (text) => expect(figureOf(text).dates).toEqual([]),
  );

  it('are no deadline behind a participle', () => {
    expect(figureOf('40 barns burnt by the August fires were rebuilt.').dates[0]?.direction).toBeUndefined();
    expect(figureOf('40 barns must be finished by the August deadline.').dates[0]?.direction).toBe('by');
    expect(figureOf('40 barns must be finished by August.').dates[0]?.direction).toBe('by');
  });
});

describe('words of intent and of possibility', () => {
  it.each([
    ['Due to the storm 40 flights were cancelled.', 'observed affirms'],
    ['Due to high winds 40 matches were put off.', 'observed affirms'],
    ['The line is due to open with 40 stations.', 'forecast expected affirms'],
    ['The kitchen prepared 300 meals.', 'observed affirms'],
    ['The army prepared to call up 300 medics.', 'forecast planned affirms'],
    ['The drug cut the risk of stroke by 20 percent.', 'observed affirms'],
    ['About 300 homes are at high risk of flooding.', 'forecast may affirms'],
    ['Rescuers could not reach 40 villages.', 'observed denies'],
    ['Officials could not rule out 40 deaths.', 'forecast may denies'],
    ['Rescuers could reach 40 villages.', 'forecast may affirms'],
    ['The poll asked 1,000 likely voters.', 'observed affirms'],
    ['Some 1,000 nurses are likely to leave.', 'forecast expected affirms'],
    ['Missiles hit 14 targets.', 'observed affirms'],
    ['The ministry targets 14 percent growth.', 'forecast planned affirms'],
    ['The faults are to blame for 14 crashes.', 'observed affirms'],
    ['The players are to sign 14 contracts.', 'forecast will affirms'],
  ])('%s', (text, expected) => expect(meant(text)).toBe(expected));
});

describe('what is denied', () => {
  it.each([
    ['None of the 40 passengers was hurt.', 'observed denies'],
    ['Nobody among the 40 pupils was hurt.', 'observed denies'],
    ['The ward opened without 40 nurses.', 'observed denies'],
    ['More than 40,000 homes were without power.', 'observed affirms'],
    ['Some of the 40 passengers were hurt.', 'observed affirms'],
  ])('%s', (text, expected) => expect(meant(text)).toBe(expected));
});
