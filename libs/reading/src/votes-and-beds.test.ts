/** Sentences on elections, hospitals and crowds: rates of so many, things not done, totals, sayings in the middle, polls, winners. */
import { describe, expect, it } from '@jest/globals';
import { figure, read } from './read-sentence.contract.js';

/** "12 injury", "3 child": the numbers that are claimed, and what they count. */
const claimed = (text: string): string[] => {
  const { claims, figures } = read(text);
  return claims.flatMap(({ figure: at }) => {
    const one = at === undefined ? undefined : figures[at];
    return one ? [[String(one.value), one.counted?.lemma].filter(Boolean).join(' ')] : [];
  });
};

/** Through whom the figure that is printed so is said to have come, nearest to the reader first. */
function hands(text: string, printed: string): string {
  const { claims, figures } = read(text);
  const claim = claims.find(({ figure: at }) => at !== undefined && figures[at]?.text === printed);
  if (!claim) throw new Error(`found no claim on ${printed}`);
  return claim.stated.map((hand) => hand.text).join(' < ');
}

describe('rates of so many', () => {
  it.each([
    ['The rate was 6.2 asthma cases per 100,000 people.', '6.2', '100,000 people'],
    ['Norvale had 2.1 doctors per 1000 inhabitants.', '2.1', '1,000 inhabitants'],
    ['There were 14 stillbirths for every 1,000 births.', '14', '1,000 births'],
    ['The council recorded 40 burglaries per million people.', '40', '1,000,000 people'],
    ['Infections per 100,000 rose to 85.', '85', '100,000'],
  ])('%s', (text, printed, lemma) => {
    expect(figure(text, printed).rate?.lemma).toBe(lemma);
    expect(read(text).figures).toHaveLength(1);
  });

  it('carries what is counted to the rate that it is compared with', () => {
    expect(claimed('It saw 9.1 mumps cases per 100,000 people, compared with 4.4 per 100,000 in 2020.')).toEqual([
      '9.1 mumps case',
      '4.4 mumps case',
    ]);
  });

  it('leaves numbers that are counted, behind words that look like it', () => {
    expect(claimed('He paid for 12 windows.')).toEqual(['12 window']);
    expect(figure('The ward treats 40 patients a day.', '40').rate?.lemma).toBe('day');
  });
});

describe('what was not done to so many', () => {
  const states = (text: string, printed: string) => figure(text, printed).state.map(({ lemma }) => lemma);
  it.each([
    ['Some 900 parcels were not delivered.', '900', 'not delivered', 'affirms'],
    ['About 2 million adults did not vote.', '2 million', 'not vote', 'affirms'],
    ['Around 70 calls went unanswered.', '70', 'unanswered', 'affirms'],
    ['Nearly 3,000 nurses have yet to be paid, the union said.', '3,000', 'not paid', 'affirms'],
    [
      'More than 5,000 children, including 200 infants, have yet to be vaccinated.',
      '5,000',
      'not vaccinated',
      'affirms',
    ],
    ['The board denied that 900 parcels were not delivered.', '900', 'not delivered', 'denies'],
    // Those who are known already were not sent at all.
    ['The 300 guards were not sent to Lima.', '300', 'send', 'denies'],
    ['Police did not arrest 40 people.', '40', 'arrest', 'denies'],
    ['Some 900 parcels were delivered.', '900', 'deliver', 'affirms'],
  ])('%s', (text, printed, state, polarity) => {
    expect(figure(text, printed).polarity).toBe(polarity);
    expect(states(text, printed)).toEqual([state]);
  });

  it('is denied by a subject that is nobody', () => {
    expect(figure('None of the 9 candidates won more than 40 percent of the vote.', '40').polarity).toBe('denies');
    expect(figure('No party has 100 seats.', '100').polarity).toBe('denies');
    expect(figure('No fewer than 60 homes burned.', '60').polarity).toBe('affirms');
  });
});

describe('numbers that stand without what they count', () => {
  it.each([
    ['Inspectors counted 54 leaks in Lima, while the utility reported 11.', ['54 leak', '11 leak']],
    ['Some 800 walkers set out on Sunday; the club said there were 1,500.', ['800 walker', '1500 walker']],
    ['There were 90 floods, according to the bureau, which had forecast 40.', ['90 flood', '40 flood']],
    ['The agency reported 41 new cases on Monday, bringing the total to 6,310.', ['41 new case', '6310 case']],
    ['There were 3 new deaths, taking the death toll to 88.', ['3 new death', '88 death toll']],
    ['Literacy was 81 percent. The bureau put it at 74 percent.', ['81 literacy', '74 literacy']],
    // By how many there are more, nobody won.
    ['The club won 30 medals, 8 more than in 2020.', ['30 medal']],
    // Another verb tells another thing.
    ['Some 300 people marched; the mayor said 40 had sung.', ['300 person', '40']],
    // No homes die.
    ['The firm built 300 homes, and the mayor said 40 had died.', ['300 home', '40']],
    ['A crowd of 35,000 saw the match.', []],
  ])('%s', (text, expected) => expect(claimed(text)).toEqual(expected));

  it('are of the day of the one before', () => {
    const [day] = figure(
      'Up to 900 people marched on Monday, police said; organisers said 4,000 had come.',
      '4,000',
    ).dates;
    expect(day?.from).toBe('2025-10-13');
  });
});

describe('wholes', () => {
  const whole = (text: string, printed: string) => figure(text, printed).whole;
  it('are not lent to a noun that names all of a kind, or to those told by where they are', () => {
    expect(whole('Some 40,000 votes were lost. The party won 31 percent of the vote.', '31')).toBeUndefined();
    expect(whole('Some 31,000 people wait, one in 15 of those on the list.', 'one in 15')).toBeUndefined();
  });
  it('are lent to the same noun and to a staff', () => {
    expect(whole('Some 600 pupils fell ill. Half of the pupils were treated.', 'Half')).toBe(0);
    expect(whole('The firm has 400 workers. Half of the staff walked out.', 'Half')).toBe(0);
  });
});

describe('who says it', () => {
  it.each([
    // What goes on behind a saying in the middle is of the same.
    ['The party won 74 seats, the board said, up from 61 in 2021.', '61', 'the board'],
    ['Some 310 boats sank, the navy said, including 12 ferries.', '12', 'the navy'],
    ['The party won 38 percent, the board said on Monday with 92 percent of votes counted.', '38', 'the board'],
    ['Some 40 people died, police said, but 60 were missing.', '60', ''],
    // A semicolon parts two who speak.
    ['Some 900 people marched, according to police; organisers said 4,000 had come.', '900', 'police'],
    // Whose own count it is, whoever spoke before.
    ["Police said 12 people had died; the hospital's own count was 19.", '19', 'the hospital'],
    ['Police said 12 people had died; the dead were 19.', '12', 'Police'],
    // A poll is of those who made it.
    ['An exit poll by Orla Research had given the Reds 41 percent of the vote.', '41', 'Orla Research'],
    ['Asked about losses, the minister said as many as 300 tanks burned.', '300', 'the minister'],
    // Who was told to do it has said nothing.
    ['Clinics were told to free up 1,200 beds by Friday.', '1,200', ''],
  ])('%s', (text, printed, expected) => expect(hands(text, printed)).toBe(expected));

  it('takes no name that ends with a place for a person of that name', () => {
    const full = (text: string) =>
      read(text).attributions.flatMap(({ chain }) =>
        chain.filter((hand) => hand.text === 'Norvale').map((hand) => hand.full),
      );
    expect(full('Health Norvale said 12 wards in Norvale were shut. Norvale recorded 40 cases.')).toEqual([undefined]);
    const [named] = full('Tilda Norvale said 12 wards were shut. Norvale recorded 40 cases.');
    expect(named?.text).toBe('Tilda Norvale');
  });
});

describe('polls and results', () => {
  it('foretells what a poll gives somebody of the votes, and reads other polls as they are', () => {
    expect(figure('A poll gave the Reds 33 seats.', '33').mode).toBe('forecast');
    expect(figure('A poll showed 60 percent trust the vote count.', '60').mode).toBe('observed');
    expect(figure('A poll gave the mayor an approval of 33 percent.', '33').mode).toBe('observed');
    expect(figure('Turnout would be more than 65 percent, Orla predicted.', '65').counted?.lemma).toBe('turnout');
  });

  it.each([
    ['The Reds won 38 percent of the vote, ahead of the Blue Party on 35 percent.', '38', 'The Reds'],
    ['The Reds won 38 percent of the vote, ahead of the Blue Party on 35 percent.', '35', 'Blue Party'],
    ['Lind took 52 percent of the vote.', '52', 'Lind'],
    ['A poll puts Lind at 49 percent.', '49', 'Lind'],
    ['Police took 300 people to hospital.', '300', undefined],
    ['The club gave Lima 300 tents.', '300', undefined],
    ['Norvale captured 300 soldiers.', '300', undefined],
    ['The Reds won 74 of the 160 seats.', '74', 'The Reds'],
  ])('whose the votes and seats are: %s (%s)', (text, printed, subject) => {
    expect(figure(text, printed).subject?.text).toBe(subject);
  });

  it('counts no names', () => expect(figure('A poll puts Lind at 49 percent.', '49').counted).toBeUndefined());
});

describe('days and moments', () => {
  const accumulation = (text: string, printed: string) => figure(text, printed).accumulation;
  it.each([
    ['Some 212 people were in hospital as of Wednesday.', '212', 'stock'],
    ['Some 900 people marched on Monday.', '900', 'flow'],
    ['On Tuesday alone, 45 patients were admitted.', '45', 'flow'],
    ['On Tuesday, 45 patients were admitted.', '45', undefined],
    ['Some 900 people lived there on Monday.', '900', undefined],
    ['The mayor said her party had won 70 seats.', '70', undefined],
    ['The party has won 70 seats.', '70', 'cumulative'],
  ])('%s', (text, printed, expected) => expect(accumulation(text, printed)).toBe(expected));

  it('looks back where a verb of the past stands beside the end of a month', () => {
    const text =
      'The list rose to 482,000 at the end of September, up from 467,000 in August, the board said on Thursday.';
    expect(figure(text, '467,000').dates.map(({ from }) => from)).toEqual(['2025-08']);
    expect(figure('Votes rose to 40,000 in September, up from 30,000 in August.', '30,000').dates[0]?.from).toBe(
      '2025-08',
    );
    const named = 'The list rose to 482,000, up from 467,000 in August, Health Norvale said on Thursday.';
    expect(figure(named, '467,000').dates.map(({ from }) => from)).toEqual(['2025-08']);
    expect(figure('The fair opens in March with 40 stalls, organisers said.', '40').dates[0]?.from).toBe('2026-03');
  });

  it('takes no number behind a comma for a day of the month, and no year for a count', () => {
    expect(claimed('Thefts reached 1,240 between January and June, 8 percent above the average.')).toEqual([
      '1240 theft',
      '8',
    ]);
    expect(claimed('Police arrested 48 people, fewer than during the 2021 vote.')).toEqual(['48 person']);
    expect(claimed('The army counted 1900 civilian deaths.')).toEqual(['1900 civilian death']);
    expect(claimed('Some 2,021 votes were lost.')).toEqual(['2021 vote']);
  });
});

describe('small words', () => {
  it('loosens what is closer to a number', () => {
    expect(figure('The true number of strays was closer to 600.', '600').hedge).toBe('about');
    expect(figure('It is closer to the sea than 600 homes.', '600').hedge).toBe('exact');
  });
  it('tells ages of those who were hurt from counts', () => {
    expect(claimed('Police said 12 of those arrested were under 18.')).toEqual(['12']);
    expect(claimed('Losses were under 18 tonnes.')).toEqual(['18 loss']);
  });
  it('finds no deed in the name of a place', () => {
    expect(figure('Observers noted 112 faults at polling stations.', '112').deed?.lemma).not.toBe('poll');
  });
});
