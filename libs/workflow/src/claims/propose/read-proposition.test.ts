/** Sentences without a number, mapped with an invented vocabulary. */
import { describe, expect, it } from '@jest/globals';
import type { Measure, Vocabulary } from '@whence/domain';
import { readText } from '@whence/reading';
import { proposeClaims } from './propose-claims.js';

const measure = (key: string, counted: string, state: string, more: Partial<Measure> = {}): Measure => ({
  key,
  counted,
  state,
  unit: 'persons',
  label: `${counted} ${state}`,
  broader: [],
  unionOf: [],
  ...more,
});

const MEASURES = [
  measure('medics-drill', 'doctors', 'taking part', { label: 'Kenyan doctors taking part in the drill' }),
  measure('medics-sent', 'doctors', 'sent'),
  measure('medics-committed', 'doctors', 'committed', { broader: ['medics-sent'] }),
];

const VOCABULARY: Vocabulary = {
  sources: new Map(),
  measures: new Map(MEASURES.map((each) => [each.key, each])),
  places: new Map([['kenya', { key: 'kenya', name: 'Kenya', aliases: [] }]]),
};

function contentsOf(text: string) {
  const reading = readText(text, { published: '2024-05-02' });
  const piece = { text, textSha256: 'ab'.repeat(32), publishedOn: '2024-05-02' };
  return proposeClaims(reading, piece, VOCABULARY, ['Kenyan doctors'])
    .map(({ held }) => held)
    .filter(({ content }) => !('amount' in content));
}

describe('a claim without a number', () => {
  it('is given the measure of what it names with all that happens to it, and whose "these" are', () => {
    const [held] = contentsOf(
      'Kenya sent 300 Kenyan doctors to Goma in April. There are plans for these doctors to take part in a drill with the Ugandan army in September.',
    );
    expect(held?.content).toMatchObject({
      measure: 'medics-drill',
      subject: 'Kenyan doctors',
      mode: 'forecast',
      certainty: 'planned',
      polarity: 'affirms',
    });
    expect(held?.inferred).toEqual([expect.objectContaining({ slot: 'subject' })]);
  });

  it('takes the owner before the noun, and reads "not only" as no denial', () => {
    const [held] = contentsOf(
      'The ministry announced in Nairobi that Kenyan doctors will take part in the drill in September, not only in Goma.',
    );
    expect(held?.content).toMatchObject({ measure: 'medics-drill', subject: 'Kenyan doctors', polarity: 'affirms' });
  });

  it.each([
    ['names no such thing', 'The ministry announced in Nairobi that Kenyan pilots will take part in September.'],
    [
      'says nothing of what happens to it',
      'The ministry said on Monday in Nairobi that the planned talks concern doctors.',
    ],
    [
      'says it in another clause, close by',
      'The ministry of Kenya announced on Monday a plan for doctors; pilots take part in a drill in September.',
    ],
    [
      'says it far off',
      'The ministry of Kenya announced to doctors on Monday in the capital that several pilots from Uganda will take part in September.',
    ],
  ])('is given no measure when it %s', (_case, text) => {
    const held = contentsOf(text);
    expect(held).not.toHaveLength(0);
    for (const { content } of held) expect(content.measure).toBeUndefined();
  });
});
