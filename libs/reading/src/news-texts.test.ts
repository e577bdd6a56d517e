/** Three news texts of our own, each in another manner: every claim with its hedge, certainty, time and hands, and what is odd. */
import { describe, expect, it } from '@jest/globals';
import { readText, type Reading, type ReadClaim } from './index.js';

interface Page {
  readonly text: string;
  readonly reading: Reading;
}

function page(published: string, lines: readonly string[]): Page {
  const text = lines.join('\n\n');
  return { text, reading: readText(text, { published }) };
}

const handsOf = ({ stated }: ReadClaim): string =>
  stated.map(({ name, acronym, text }) => (acronym && name ? `${name} (${acronym})` : (name ?? text))).join(' < ') ||
  'nobody';

/** "words | hedge | how sure | when | hands" for each claim with a number in one part of the page. */
function rows({ reading }: Page, titles: boolean): string[] {
  return reading.claims.flatMap((claim) => {
    const figure = reading.figures[claim.figure ?? -1];
    const part = reading.sentences[claim.sentence]?.part ?? 'body';
    if (!figure || (part === 'headline') !== titles) return [];
    const sure = figure.mode === 'observed' ? 'observed' : `${figure.mode} (${figure.certainty})`;
    const when =
      figure.dates.map(({ from, to, text }) => (to ? `${from}..${to}` : (from ?? text))).join(', ') || 'no time';
    return [`${figure.text} | ${figure.hedge} | ${sure} | ${when} | ${handsOf(claim)}`];
  });
}

const oddities = ({ text, reading }: Page): string[] =>
  reading.oddities.map(
    ({ kind, spans }) => `${kind}: ${spans.map(({ start, end }) => text.slice(start, end)).join(' / ')}`,
  );

describe('an epidemic: a wire report with bullets, a relay, nested quotations and a misnamed body', () => {
  const epidemic = page('2024-03-04', [
    'Cholera kills 380 in Zambia as vaccines near',
    '- 1.4 million doses will arrive soon.\n- Doctors fear for children.',
    'LUSAKA — At least 380 people have died of cholera in Zambia since October and more than 9,600 have fallen ill, Health Minister Grace Banda told the Lusaka Courier on Friday, citing figures from the National Institute of Epidemics (ZNPHI).',
    '“We had 14 clinics open in January. We have 41 clinics now,” Banda said. “That is not enough.” She added that up to 1.4 million doses of oral vaccine may arrive within two weeks.',
    'The institute said earlier that 212 of the 380 dead, or 56 percent, never reached a clinic.',
    'In Ndola, Dr Peter Mwale said nurses had told him that 75 patients shared 30 beds. “A colleague told me that six children died on Monday night,” he said.',
    'The WHO expects between 12,000 and 15,000 infections by the end of April. A Western diplomat said that the toll might be far higher; aid groups put it at about 700. Reports suggest that some 2,500 people have fled to Malawi.',
  ]);
  const institute = 'National Institute of Epidemics (ZNPHI)';

  it('gives every claim its hedge, certainty, time and hands', () => {
    expect(rows(epidemic, false)).toEqual([
      '1.4 million | exact | forecast (will) | soon | nobody',
      `380 | at-least | observed | 2023-10 | Lusaka Courier < Grace Banda < ${institute}`,
      `9,600 | more-than | observed | no time | Lusaka Courier < Grace Banda < ${institute}`,
      '14 | exact | observed | 2024-01 | Grace Banda',
      '41 | exact | observed | no time | Grace Banda',
      '1.4 million | up-to | forecast (may) | 2024-03-04..2024-03-18 | Grace Banda',
      `212 | exact | observed | no time | ${institute}`,
      `380 | exact | observed | no time | ${institute}`,
      `56 | exact | observed | no time | ${institute}`,
      '75 | exact | observed | no time | Peter Mwale < nurses',
      '30 | exact | observed | no time | Peter Mwale < nurses',
      'six | exact | observed | 2024-03-04 | Peter Mwale < A colleague',
      '12,000 and 15,000 | between | forecast (expected) | 2024-04 | WHO',
      '700 | about | observed | no time | aid groups',
      '2,500 | some | observed | no time | Reports',
    ]);
  });

  it('flags what is odd, and nothing else', () => {
    expect(oddities(epidemic)).toEqual([
      'firmer-than-body: 380 / At least 380',
      'firmer-than-body: 1.4 million / will / up to 1.4 million / may',
      'acronym-mismatch: National Institute of Epidemics (ZNPHI)',
      'vague-source: Reports / 2,500',
    ]);
  });

  it('names whom a pronoun and a short form stand for, with the office', () => {
    const hands = epidemic.reading.claims.map(({ stated }) => stated.at(-1));
    expect(hands.find((hand) => hand?.text === 'She')).toMatchObject({
      kind: 'named',
      role: { text: 'Health Minister' },
      full: { text: 'Grace Banda' },
    });
    expect(hands.find((hand) => hand?.text === 'The institute')?.full?.because).toBe(
      '"The institute" is the last institute named before: "National Institute of Epidemics"',
    );
  });
});

describe('a budget: a colon headline, a list, unnamed officials, a leaked memo and a sum that is wrong', () => {
  const budget = page('2025-03-07', [
    'Treasury: deficit to fall to 3.1% by 2027',
    'Finance minister Elena Marsh promised parliament on Wednesday that the deficit would fall to 3.1 percent of GDP by 2027, from 4.4 percent last year. Marsh also said the state would cut 5,000 posts: 3,200 in defence, 1,100 in transport and 300 in culture.',
    'The Office for Budget Review said:',
    '- tax receipts rose by £2.3bn to £61bn in 2024\n- spending on pensions will reach £18bn in 2026\n- 40 councils may run out of money',
    '“We do not believe the minister’s number,” said Paul Ndiaye, the director of the office. “Our own estimate is 3.9 percent.” He put the shortfall at between £4bn and £5bn.',
    'Two officials familiar with the talks, who asked not to be named, said that the ministry had already asked for an additional £900 million. The Tribune reported on Thursday, citing a leaked memo, that Marsh had told colleagues that no more than £250 million was left in the reserve. The ministry denied that 900 teachers would be dismissed.',
  ]);

  it('gives claims of the body their hedge, certainty and hands', () => {
    const told = rows(budget, false).map((row) => row.split(' | ').toSpliced(3, 1).join(' | '));
    expect(told).toEqual(
      expect.arrayContaining([
        '3.1 | exact | announced (will) | Elena Marsh',
        '4.4 | exact | observed | Elena Marsh',
        '5,000 | exact | forecast (will) | Elena Marsh',
        '2.3bn | exact | observed | The Office for Budget Review',
        '61bn | exact | observed | The Office for Budget Review',
        '18bn | exact | forecast (will) | The Office for Budget Review',
        '40 | exact | forecast (may) | The Office for Budget Review',
        '3.9 | exact | observed | Paul Ndiaye',
        '4bn and £5bn | between | observed | Paul Ndiaye',
        '900 million | exact | observed | Two officials familiar with the talks',
        '250 million | at-most | observed | The Tribune < a leaked memo < Elena Marsh',
        '900 | exact | forecast (will) | ministry',
      ]),
    );
  });

  it('gives the headline its own source, and says that the body names another', () => {
    expect(rows(budget, true)).toEqual(['3.1 | exact | forecast (expected) | 2027 | Treasury']);
    const [headline] = budget.reading.claims;
    expect(headline?.differs?.map(({ kind }) => kind)).toEqual(['source-shifted']);
    expect(budget.reading.claims[headline?.restates ?? -1]?.stated[0]?.name).toBe('Elena Marsh');
  });

  it('proposes no claim about the number of those who speak', () => {
    expect(rows(budget, false).filter((row) => row.startsWith('Two'))).toEqual([]);
  });

  it('flags the sum, and nothing else', () => {
    expect(oddities(budget)).toEqual(['parts-do-not-add-up: 5,000 / 3,200 / 1,100 / 300']);
    expect(budget.reading.oddities[0]?.text).toBe('The parts "3,200", "1,100", "300" add up to 4,600, not to "5,000".');
  });
});

describe('a disaster: a dash headline, straight quotation marks, a cited cited source and two spellings', () => {
  const disaster = page('2025-02-04', [
    '1,100 dead in quake, toll may double – governor',
    'More than 1,100 people were killed and some 4,300 injured when the ground shook in eastern Turkey late on Sunday, Governor Selim Arkan said.',
    '"We have pulled 62 people out alive. At least 300 people are still under the rubble," Arkan told state television. "Do not give up."',
    'According to a preliminary assessment by the Union of Civil Engineers (UCE), which cites drone images from the army, 2,400 houses collapsed, and a further 1,900 may have to be torn down. Its chairwoman, Leyla Demir, said that some 85 percent had been built before 1999. "I counted three sound roofs in our street," she said, adding that 40 shops were lost too.',
    'Local media, quoting an unnamed official, said 17 miners were trapped in a shaft near Oren. The Mines Directorate said it had no information that any miners were trapped.',
    'Selim Arkhan later said that the army would send 3,000 soldiers and 12 field hospitals by Wednesday. The Union of Civilian Experts (UCE) warned of aftershocks.',
    'In the hills, some 25,000 people have been evacuated.',
  ]);
  const engineers = 'Union of Civil Engineers (UCE) < army';

  it('gives every claim its hedge, certainty and hands', () => {
    const told = rows(disaster, false).map((row) => row.split(' | ').toSpliced(3, 1).join(' | '));
    expect(told).toEqual([
      '1,100 | more-than | observed | Selim Arkan',
      '4,300 | some | observed | Selim Arkan',
      '62 | exact | observed | Selim Arkan',
      '300 | at-least | observed | Selim Arkan',
      `2,400 | exact | observed | ${engineers}`,
      `1,900 | exact | forecast (may) | ${engineers}`,
      '85 | some | observed | Leyla Demir',
      'three | exact | observed | Leyla Demir',
      '40 | exact | observed | Leyla Demir',
      '17 | exact | observed | Local media < an unnamed official',
      '3,000 | exact | forecast (will) | Selim Arkhan',
      '12 | exact | forecast (will) | Selim Arkhan',
      '25,000 | some | observed | nobody',
    ]);
  });

  it('tells vague hands from unnamed and named ones', () => {
    const miners = disaster.reading.claims.find((claim) => claim.stated[0]?.text === 'Local media');
    expect(miners?.stated.map(({ kind }) => kind)).toEqual(['vague', 'anonymous']);
    const demir = disaster.reading.claims.find((claim) => claim.stated[0]?.text === 'Leyla Demir');
    expect(demir?.stated[0]).toMatchObject({ kind: 'named', role: { text: 'Its chairwoman' } });
  });

  it('flags what is odd, and nothing else', () => {
    expect(oddities(disaster)).toEqual([
      'firmer-than-body: 1,100 / More than 1,100',
      'two-spellings: Selim Arkan / Selim Arkhan',
      'acronym-of-two: Union of Civil Engineers (UCE) / Union of Civilian Experts (UCE)',
      'number-without-source: 25,000',
    ]);
  });
});
