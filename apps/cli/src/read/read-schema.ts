/** What `whence read` prints for each text, as one schema: docs/read.schema.json is made from it. */
import { z } from 'zod';

const offset = z.int().min(0);
const index = z.int().min(0);
const fragment = z.tuple([offset, offset]);
const fragments = z.array(fragment).meta({ description: 'Fragments as [start, end).' });
const words = { start: offset, end: offset, text: z.string() };

const mention = z
  .strictObject({ ...words, lemma: z.string() })
  .meta({ id: 'Mention', description: 'Words of the text, and the form in which they are looked up.' });

const date = z
  .strictObject({
    ...words,
    from: z
      .string()
      .exactOptional()
      .meta({ description: 'Partial ISO date; absent where nothing resolves the words.' }),
    to: z.string().exactOptional(),
    relative: z.boolean(),
    direction: z.enum(['by', 'after', 'since', 'within']).exactOptional(),
    inferred: z.literal(true).exactOptional().meta({ description: 'Its end is a stated reading of vague words.' }),
  })
  .meta({ id: 'Date' });

const sentence = z.strictObject({
  start: offset,
  end: offset,
  part: z.enum(['headline', 'bullet', 'heading', 'summary', 'body', 'caption']),
  block: index.meta({ description: 'Number of the paragraph, list entry or heading that holds it.' }),
});

const figure = z
  .strictObject({
    ...words,
    sentence: index,
    value: z.union([z.number(), z.tuple([z.number(), z.number()])]).meta({ description: 'A number, or [low, high].' }),
    unit: z.string().meta({
      description: 'Singular English name of the measure or of what is counted; "-" where there is neither.',
    }),
    change: z.enum(['=', '~', '>', '<', 'up', 'down']).meta({
      description: 'Exactly, about, more than or at least, less than or at most, rose by, fell by.',
    }),
    hedge: z.enum([
      'exact',
      'about',
      'nearly',
      'some',
      'at-least',
      'more-than',
      'at-most',
      'fewer-than',
      'up-to',
      'between',
    ]),
    concepts: z.array(z.string()).meta({ description: 'Words that name what the quantity is about; ["-"] when none.' }),
    hedgeWords: mention.exactOptional(),
    unitWords: mention
      .extend({ kind: z.enum(['currency', 'percent', 'measure', 'time', 'fraction']) })
      .exactOptional()
      .meta({ description: 'The words of the measure; absent for what is counted by pieces.' }),
    counted: mention
      .extend({ head: z.string(), modifiers: z.array(z.string()) })
      .exactOptional()
      .meta({ description: 'What is counted.' }),
    subject: mention.exactOptional(),
    state: z.array(mention).meta({ description: 'Words that say what happened to what is counted.' }),
    places: z.array(mention.extend({ role: z.enum(['to', 'from', 'in']) })),
    dates: z.array(date),
    accumulation: z.enum(['stock', 'flow', 'cumulative']).exactOptional(),
    mode: z.enum(['observed', 'forecast', 'announced']),
    certainty: z.enum(['will', 'planned', 'expected', 'may']).exactOptional(),
    polarity: z.enum(['affirms', 'denies', 'no-information']),
    additional: z.boolean().meta({ description: 'On top of what was there: "3,000 more".' }),
    whole: index.exactOptional().meta({ description: 'The figure that it is a part of.' }),
    movement: z.enum(['rose', 'fell', 'doubled', 'halved']).exactOptional(),
    carried: z
      .array(z.enum(['counted', 'subject', 'state', 'place']))
      .exactOptional()
      .meta({ description: 'Slots whose words stand with another figure of the text.' }),
    within: index.exactOptional().meta({ description: 'The figure that it only describes.' }),
  })
  .meta({ id: 'Figure', description: 'A slot that is absent is not known.' });

const hand = {
  ...words,
  kind: z.enum(['named', 'anonymous', 'vague']),
  name: z
    .string()
    .exactOptional()
    .meta({ description: 'The full name, where the words are a pronoun or a short form.' }),
  acronym: z.string().exactOptional(),
  role: mention.exactOptional(),
};
const source = z
  .strictObject({ ...hand, beside: z.array(z.strictObject(hand)).exactOptional() })
  .meta({ id: 'Source', description: 'One hand; beside it those who say the same in their own right.' });
const hops = z.array(source).meta({ description: 'Nearest to the reader first: "The Times, citing HUR".' });

const attribution = z
  .strictObject({
    sentence: index,
    source: fragments,
    cue: fragments,
    content: fragments,
    chain: hops,
    said: z.array(date).exactOptional().meta({ description: 'When it was said; not when what is said was.' }),
  })
  .meta({ id: 'Attribution' });

const selectors = z.tuple([
  z.strictObject({ type: z.literal('TextQuoteSelector'), exact: z.string(), prefix: z.string(), suffix: z.string() }),
  z.strictObject({ type: z.literal('TextPositionSelector'), start: offset, end: offset }),
]);

const claim = z
  .strictObject({
    selectors: selectors.meta({ description: 'Selectors of the W3C Web Annotation model.' }),
    sentence: index,
    figure: index.exactOptional().meta({ description: 'Absent for a claim without a number.' }),
    hops: hops.meta({ description: 'Through whom the text says that it came; empty when it names nobody.' }),
    attribution: index.exactOptional().meta({ description: 'The innermost attribution that governs it.' }),
    said: date.exactOptional(),
    mayBe: z
      .array(z.strictObject({ hops, because: z.string() }))
      .meta({ description: 'Suggestions: other attributions of the text that may govern it.' }),
    restates: index.exactOptional().meta({ description: 'The claim of the body that it says again.' }),
    notCheckable: z.enum(['opinion', 'question', 'no-content']).exactOptional(),
    worth: z.number().min(0).max(1).meta({ description: 'How much it is worth checking.' }),
    worthBecause: z.array(z.string()),
  })
  .meta({ id: 'Claim' });

export const readResultSchema = z
  .strictObject({
    id: z.union([z.string(), z.number()]).meta({
      description: "The line's own id; the file's name, or - for standard input, when one text is read.",
    }),
    text: z.string().exactOptional().meta({
      description: 'The text in which offsets count, when it was made from HTML.',
    }),
    sentences: z.array(sentence),
    figures: z.array(figure),
    attributions: z.array(attribution),
    claims: z.array(claim),
  })
  .meta({
    title: 'One line of whence read',
    description:
      'Offsets are UTF-16 code units of the text as it was given (without a byte order mark), ends excluded. Indexes count from 0 in the lists of the same object.',
  });

type Fixed<T> = T extends object ? { readonly [K in keyof T]: Fixed<T[K]> } : T;

export type ReadResult = Fixed<z.infer<typeof readResultSchema>>;

/** The JSON Schema (2020-12) of a printed line, as text that ends in a line break. */
export function readSchemaText(): string {
  const schema = z.toJSONSchema(readResultSchema, { target: 'draft-2020-12', reused: 'inline' });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
