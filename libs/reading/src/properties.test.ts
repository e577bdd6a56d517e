import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readText, type Reading } from './index.js';
import { MAX_SENTENCE } from './sentences.js';

const WORDS = (
  '30,000 12 3.5 1.5 million dozens of two-thirds $5m €3bn 10-15 per cent 25,000 to 30,000 between at least about more than up to ' +
  'soldiers troops people cases North Korean Ukraine Russia Nepal the a ministry said Reuters according to citing reports ' +
  'suggest that which cites (WHO) killed or wounded sent dispatched to in from Kursk region last October next month 2024 on ' +
  'Monday may will plans , . ; : — – “ ” " \' ’s ? ! ( ) - • U.S. Gen. No. 152mm Su-35 and of whom these additional more \n \n\n'
).split(' ');
const newsish = fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }).map((words) => words.join(' '));
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '\ud83d',
        '\ude00',
        '😀',
        'مرحبا ',
        '٣٠ ',
        '30 ',
        '"“«',
        '\u200f',
        '\u0000',
        '\u00a0',
        '\n',
        'a',
        '.',
        '٬',
        '１２',
      ),
      {
        maxLength: 120,
      },
    )
    .map((parts) => parts.join('')),
  fc.nat({ max: 4000 }).map((length) => '7'.repeat(length)),
  fc.nat({ max: 300 }).map((depth) => '“'.repeat(depth) + 'said 30' + '”'.repeat(depth)),
);
const texts = fc.oneof({ weight: 3, arbitrary: newsish }, { weight: 2, arbitrary: odd });
const dates = fc.option(fc.constantFrom('2025-07-14', '2024-02-29', '1999-12-31'), { nil: undefined });

const read = (text: string, published: string | undefined): Reading =>
  readText(text, published === undefined ? {} : { published });

/** Every object in a reading that quotes the text, wherever it stands. */
function quotes(value: unknown): { start: number; end: number; text: string }[] {
  if (Array.isArray(value)) return value.flatMap(quotes);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(quotes);
  return 'text' in value && 'start' in value
    ? [value as { start: number; end: number; text: string }, ...inner]
    : inner;
}

function spans(value: unknown): { start: number; end: number }[] {
  if (Array.isArray(value)) return value.flatMap(spans);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(spans);
  return 'start' in value && 'end' in value ? [value as { start: number; end: number }, ...inner] : inner;
}

describe('any reading', () => {
  it('quotes the text at its offsets', () => {
    fc.assert(
      fc.property(texts, dates, (text, published) => {
        const reading = read(text, published);
        for (const quote of quotes(reading)) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
        for (const span of spans(reading)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(texts, dates, (text, published) => {
        expect(read(text, published)).toEqual(read(text, published));
      }),
      { numRuns: 60 },
    );
  });

  it('points only at figures, claims and attributions that are there', () => {
    fc.assert(
      fc.property(texts, dates, (text, published) => {
        const { sentences, figures, attributions, claims } = read(text, published);
        figures.forEach((figure, at) => {
          expect(sentences[figure.sentence]).toBeDefined();
          for (const link of [figure.whole, figure.within])
            if (link !== undefined) {
              expect(figures[link]).toBeDefined();
              expect(link).not.toBe(at);
            }
          for (const value of [figure.value].flat()) expect(Number.isFinite(value)).toBe(true);
          if (typeof figure.value !== 'number') expect(figure.value[0]).toBeLessThan(figure.value[1]);
        });
        claims.forEach((claim, at) => {
          expect(sentences[claim.sentence]).toBeDefined();
          if (claim.figure !== undefined) expect(figures[claim.figure]?.sentence).toBe(claim.sentence);
          if (claim.attribution !== undefined) {
            const { start, end } = figures[claim.figure ?? -1] ?? claim.quote;
            const content = attributions[claim.attribution]?.content ?? [];
            expect(content.some((span) => span.start < end && start < span.end)).toBe(true);
          }
          for (const { chain, cue, inside } of attributions) {
            expect(chain.length + cue.length).toBeGreaterThan(0);
            if (inside !== undefined)
              expect(attributions[inside]?.chain.every((hand) => hand.text.length > 0)).toBe(true);
          }
          if (claim.restates !== undefined) {
            expect(claims[claim.restates]).toBeDefined();
            expect(claim.restates).not.toBe(at);
          }
          expect(claim.worth).toBeGreaterThanOrEqual(0);
          expect(claim.worth).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('leaves relative dates open without a publication date', () => {
    fc.assert(
      fc.property(newsish, (text) => {
        for (const { dates: found } of read(text, undefined).figures)
          for (const date of found) if (date.relative) expect(date.from).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  /**
   * What rests on one sentence: its span, its figures but for the slots that either reading says it carried from another figure, and
   * the links to other figures, and the dates in it. The trained model reads who says what over a paragraph: attributions rest
   * on one sentence only where it is a `paragraph` of its own, but for those whose source is a pronoun; and a date is that of a
   * figure unless it is when somebody said so, in either reading. A deed may be that of an earlier figure of the paragraph, and is
   * left out but there. Whether something is so, may be or is denied depends on who says it: it is left out where `speakersDiffer`.
   */
  const own = (
    reading: Reading,
    at: number,
    text: string,
    carried: readonly ReadonlySet<string>[],
    said: ReadonlySet<number>,
    paragraph: boolean,
    speakersDiffer: boolean,
  ): unknown => {
    const sentence = reading.sentences.findIndex(({ start }) => start === at);
    const found = reading.sentences[sentence];
    return moved(
      {
        quote: found && text.slice(found.start, found.end),
        part: found?.part,
        figures: figuresAt(reading, at).map(({ dates, ...figure }, index) => ({
          dates: dates.filter(({ start }) => !said.has(start - at)),
          ...Object.fromEntries(
            Object.entries(figure).filter(
              ([slot]) =>
                !PAGE_SLOTS.has(slot) &&
                !carried[index]?.has(slot) &&
                (paragraph || slot !== 'deed') &&
                !(speakersDiffer && SPEAKER_SLOTS.has(slot)),
            ),
          ),
        })),
        attributions: reading.attributions
          .filter((one) => paragraph && one.sentence === sentence && !one.chain.some(isPronoun))
          .map(({ chain, cue, content, said }) => ({ chain, cue, content, said })),
      },
      at,
    );
  };
  const PAGE_SLOTS = new Set(['sentence', 'whole', 'within', 'carried']);
  const SPEAKER_SLOTS = new Set(['mode', 'certainty', 'polarity']);
  const MEMBERS = { counted: 'counted', subject: 'subject', state: 'state', place: 'places' } as const;
  const figuresAt = (reading: Reading, at: number): Reading['figures'] =>
    reading.figures.filter((figure) => reading.sentences[figure.sentence]?.start === at);
  const carriedAt = (reading: Reading, at: number): Set<string>[] =>
    figuresAt(reading, at).map(({ carried }) => new Set((carried ?? []).map((slot) => MEMBERS[slot])));
  /** Where the days stand on which somebody said something, from `at`. */
  const saidAt = (reading: Reading, at: number): number[] =>
    reading.attributions.flatMap(({ said = [] }) => said.map(({ start }) => start - at));
  /** Who says what in the sentence, from `at`. */
  const speakersAt = (reading: Reading, at: number): string =>
    JSON.stringify(
      moved(
        reading.attributions
          .filter(({ sentence }) => reading.sentences[sentence]?.start === at)
          .map(({ source, cue, content }) => ({ source, cue, content })),
        at,
      ),
    );
  const isPronoun = ({ text }: { text: string }): boolean =>
    /^(?:he|she|it|they|who|which|that|this|these|those)$/i.test(text);

  /** The same with offsets counted from `at`. */
  function moved(value: unknown, at: number): unknown {
    if (Array.isArray(value)) return value.map((one) => moved(one, at));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        (name === 'start' || name === 'end') && typeof one === 'number' ? one - at : moved(one, at),
      ]),
    );
  }

  const others = fc.array(
    fc.constantFrom(
      'Rain fell.',
      'The council met on Monday in Lima.',
      'At least 40 homes were destroyed in Peru in May, Ann Lee said.',
      '“We stay,” said the mayor.',
      'Reports suggest that 12,000 North Korean troops were sent to Kursk last October.',
      'Who knows?',
      'The World Health Organization (WHO), citing Reuters, denied it.',
    ),
    { maxLength: 4 },
  );
  const lone = newsish.map(
    (words) =>
      `Then ${words
        .replaceAll(/[\n.?!…"“”]/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim()} today.`,
  );

  it.each([
    ['paragraphs', '\n\n'],
    ['sentences', ' '],
  ])('reads a sentence the same whatever %s stand around it', (_what, between) => {
    fc.assert(
      fc.property(lone, others, others, (sentence, before, behind) => {
        fc.pre(sentence.length < MAX_SENTENCE);
        const head = ['The day was grey.', ...before].join(between) + between;
        const among = `${head}${sentence}${between}${[...behind, 'All was said.'].join(between)}`;
        const alone = `The day was grey.${between}${sentence}${between}All was said.`;
        const at = 'The day was grey.'.length + between.length;
        const readings = [
          { reading: read(among, '2025-07-14'), start: head.length, text: among },
          { reading: read(alone, '2025-07-14'), start: at, text: alone },
        ] as const;
        const [one, other] = readings.map(({ reading, start }) => carriedAt(reading, start));
        const carried = (one ?? []).map((slots, index) => new Set([...slots, ...(other?.[index] ?? [])]));
        const paragraph = between === '\n\n';
        const said = new Set(paragraph ? [] : readings.flatMap(({ reading, start }) => saidAt(reading, start)));
        const [these, those] = readings.map(({ reading, start }) => speakersAt(reading, start));
        const speakersDiffer = !paragraph && these !== those;
        const [inCompany, byItself] = readings.map(({ reading, start, text }) =>
          own(reading, start, text, carried, said, paragraph, speakersDiffer),
        );
        expect(inCompany).toEqual(byItself);
      }),
      {
        numRuns: 80,
        examples: [
          // Says it on 5 October only where nobody else speaks in the paragraph.
          ['Then 30,000 1 5 October suggest U S today.', ['Rain fell.', 'Rain fell.'], ['Rain fell.']],
          // Suggests something only where somebody else speaks in the paragraph.
          ['Then 30,000 suggest additional 30,000 people today.', ['“We stay,” said the mayor.'], []],
          // May be, as nobody says so; by itself troops suggest it.
          ['Then these may troops suggest a 3 5 today.', [], ['Rain fell.']],
        ],
      },
    );
  });

  it.each([
    ['words without a full stop', 'word '],
    ['numbers without a full stop', 'and 30 of '],
    ['digits', '7'],
    ['opening brackets', '('],
    ['brackets', '(30) '],
    ['quotation marks', '“'],
    ['nested quotes', '“He said: ‘'],
    ['emoji', '😀'],
    ['half surrogates', '\ud83d'],
    ['Arabic', 'مرحبا ٣٠ '],
    ['Hebrew with marks', '\u200fשלום \u202e30 '],
    ['punctuation', '.,;:!?'],
    ['slashes', '/'],
    ['line ends', '\n'],
    ['lines', 'a\n'],
    ['zero bytes', '\u0000'],
  ])('gives a bounded answer to 100,000 units of %s', (_what, unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const { sentences } = read(text, '2025-07-14');
    for (const { start, end } of sentences) expect(end - start).toBeLessThanOrEqual(MAX_SENTENCE);
    const seen = sentences.map(({ start, end }) => text.slice(start, end)).join('');
    expect(seen.replaceAll(/[\s\u0000]/g, '').length).toBeGreaterThanOrEqual(
      /[\p{L}\p{N}]/u.test(unit) ? text.replaceAll(/[\s\u0000]/g, '').length : 0,
    );
  });

  it('never takes a sentence longer than the bound on which the work depends', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('9', 'abc ', '😀', '“', '30 people and ', 'x.y', '\ud83d'),
        fc.nat({ max: 8000 }),
        (unit, count) => {
          const text = unit.repeat(Math.ceil(count / unit.length));
          const { sentences } = read(text, undefined);
          for (const sentence of sentences) expect(sentence.end - sentence.start).toBeLessThanOrEqual(MAX_SENTENCE);
          const covered = sentences.reduce((sum, one) => sum + one.end - one.start, 0);
          expect(covered).toBeGreaterThanOrEqual(text.replaceAll(/\s/g, '').length - sentences.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('finds twice as much on a page that is twice as long', () => {
    const page = 'At least 40 homes were destroyed in Peru on 3 May 2024, police said.\n'.repeat(200);
    const [once, twice] = [read(page, '2024-05-05'), read(page + page, '2024-05-05')];
    expect(twice.figures).toHaveLength(2 * once.figures.length);
    expect(twice.claims).toHaveLength(2 * once.claims.length);
    expect(once.figures).toHaveLength(200);
  });
});
