/** Texts whose words are not read: their numbers are, as their language prints them, and what is not known is said. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readText } from '../index.js';
import { conventionOf } from './convention.js';
import { speechOf } from './detect.js';
import { parsed } from './numerals.js';

const read = (text: string, language?: string) => readText(text, language === undefined ? {} : { language });
const values = (text: string, language?: string): unknown[] =>
  read(text, language).figures.map(({ value, unit }) => (unit ? [value, unit.lemma] : value));

describe('numbers of a declared language', () => {
  it.each<[string, string, unknown[]]>([
    ['de', 'Rund 30.000 Menschen kamen.', [30_000]],
    ['de', '3,5 Millionen Kinder wurden geimpft.', [3_500_000]],
    [
      'de',
      'Das kostete 4,2 Mrd. Euro und 1.250,50 € Gebühr.',
      [
        [4_200_000_000, 'euro'],
        [1250.5, 'euro'],
      ],
    ],
    [
      'de',
      'Es waren 12 Prozent, im Vorjahr 12,5 %.',
      [
        [12, 'percent'],
        [12.5, 'percent'],
      ],
    ],
    ['de', 'Am 14. Juli 2025 um 10.30 Uhr siegte Köln 3:1.', []],
    ['de', 'Am 14.07.2025 brannten 250 Häuser.', [250]],
    ['de-CH', 'Es kamen 30’000 Leute für 12.50 CHF.', [30_000, [12.5, 'Swiss franc']]],
    ['fr', 'Plus de 30 000 élèves, soit 12,5 % des 1 234 567 inscrits.', [30_000, [12.5, 'percent'], 1_234_567]],
    ['fr', 'Cela a coûté 4,2 milliards d’euros.', [4_200_000_000]],
    ['es', 'Unas 30.000 personas y 3,5 millones de euros.', [30_000, 3_500_000]],
    ['es', 'Costó 2 mil millones.', [2_000_000_000]],
    ['es-MX', 'Unas 30,000 personas.', [30_000]],
    ['it', 'Circa 30mila persone e 1.200 scuole.', [30_000, 1200]],
    ['pt-BR', 'Mais de 2,5 bilhões de reais.', [2_500_000_000]],
    ['pl', 'Ponad 30 tys. osób.', [30_000]],
    ['uk', 'Понад 30 тисяч військових.', [30_000]],
    ['ja', '約30万人と1,200校。', [300_000, 1200]],
  ])('%s: %s', (language, text, expected) => expect(values(text, language)).toEqual(expected));

  it('claims nothing of words, and says so on every claim', () => {
    const { claims, figures, oddities, attributions } = read('Die Armee meldet 30.000 Tote und 400 Verletzte.', 'de');
    expect(figures).toMatchObject([
      { text: '30.000', state: [], hedge: 'exact' },
      { text: '400', state: [], hedge: 'exact' },
    ]);
    expect(attributions).toEqual([]);
    expect(claims).toMatchObject([
      { figure: 0, stated: [] },
      { figure: 1, stated: [] },
    ]);
    expect(oddities).toMatchObject([{ kind: 'words-not-read', claims: [0, 1] }]);
  });

  it('tells where a sign could mean the other thing', () => {
    const { figures, oddities } = read('Es kamen 30,000 Menschen.', 'de');
    expect(figures).toMatchObject([{ value: 30 }]);
    expect(oddities.find(({ kind }) => kind === 'number-of-two-readings')).toMatchObject({
      claims: [0],
      text: '"30,000" was read as 30; where the sign is used the other way it is 30,000.',
    });
  });

  it.each(['xx-nonsense-tag', 'x', 'tlh', '12'])('knows no convention of %s', (tag) =>
    expect(conventionOf(tag)).toBeUndefined(),
  );

  it('reads back what the language prints', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 999_999_999 }),
        fc.constantFrom('de', 'de-CH', 'fr', 'es-MX', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'ru', 'cs', 'tr', 'ja'),
        (value, tag) => {
          const printed = new Intl.NumberFormat(tag, { useGrouping: true }).format(value);
          expect(parsed(printed, conventionOf(tag))).toEqual({ value });
        },
      ),
    );
  });

  it('is wrong by a factor of a thousand nowhere that it does not say so', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom('.', ','),
        fc.constantFrom('de', 'fr', 'es-MX', undefined),
        (head, tail, sign, tag) => {
          const found = parsed(`${head}${sign}${String(tail).padStart(3, '0')}`, tag ? conventionOf(tag) : undefined);
          const value = head * 1000 + tail;
          expect(found && ('open' in found ? found.open : [found.value, found.other])).toContain(value);
        },
      ),
    );
  });
});

const GERMAN =
  'Die Regierung hat nach den schweren Regenfällen in der vergangenen Woche 30.000 Menschen in Sicherheit gebracht, und die Schulen sind nicht mehr offen. Auch 1.234.567 Wohnungen und 12,5 % der Straßen sind betroffen.';
const ENGLISH =
  'After the heavy rain of the past week the government has brought 30,000 people to safety, and schools that stand by the river have not been opened again, the ministry said.';

describe('texts that tell their language', () => {
  it.each<[string, string]>([
    [GERMAN, 'other'],
    [ENGLISH, 'english'],
    ['Тридцать тысяч человек вышли на улицы городов.', 'other'],
    ['Floods kill 12 in Velsted', 'unclear'],
    ['Tote bei Hochwasser', 'unclear'],
    ['Ana Ruiz, Ben Okri, Cy Diaz, Li Wei, Mo Farr, Al Sana, Jo Tran, Di Paz, Ed Lim, Flo Lee 1 2 3', 'unclear'],
  ])('%s', (text, expected) => expect(speechOf(text)).toBe(expected));

  it('are read by what every convention has in common where none is declared, or English is', () => {
    for (const language of [undefined, 'en', 'und']) {
      const { figures, oddities } = read(GERMAN, language);
      expect(figures.map(({ value }) => value)).toEqual([1_234_567, 12.5]);
      expect(oddities.map(({ kind }) => kind).sort()).toEqual(['number-of-two-readings', 'words-not-read']);
    }
  });

  it('are read as English where they plainly are, whatever is declared', () => {
    expect(read(ENGLISH, 'de')).toEqual(read(ENGLISH));
    expect(read(ENGLISH, 'de').figures).toMatchObject([{ value: 30_000, counted: { text: 'people' } }]);
  });

  it('in English tell of a point that may part thousands', () => {
    const odd = (text: string) => read(text).oddities.filter(({ kind }) => kind === 'number-of-two-readings');
    expect(odd('The town has 30.000 inhabitants.')).toMatchObject([{ claims: [0] }]);
    expect(odd('The fine was 1.250,50 euros.')).toHaveLength(1);
    expect(odd('Aid of 4.500 euros was paid.')).toHaveLength(1);
    expect(odd('The wall is 4.500 metres long.')).toEqual([]);
    expect(odd('The index lost 4.525 points.')).toEqual([]);
    expect(odd('The town has 30,000 inhabitants.')).toEqual([]);
  });
});
