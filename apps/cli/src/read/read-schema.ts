/** What `whence read` prints for each text, as one schema: docs/read.schema.json is made from it. */
import {
  ODDITY_KINDS,
  READ_DIFFERENCE_KINDS,
  type ReadAttribution,
  type ReadClaim,
  type ReadProposition,
  type ReadDate,
  type ReadDoubt,
  type ReadFigure,
  type ReadOddity,
  type ReadSource,
  type ReadWorthReason,
  type Sentence,
} from '@whence/reading';
import { LANGUAGE_PLACES } from '@whence/workflow';
import { z } from 'zod';

/** Every member that a reading has, so that none is printed that the schema does not name. */
type Members<Names extends PropertyKey> = Readonly<Record<Names, z.ZodType>>;

const offset = z.int().min(0);
const index = z.int().min(0);
const fragment = z.tuple([offset, offset]);
const fragments = z.array(fragment).meta({ description: 'Fragments as [start, end).' });
const inHtml = fragment.exactOptional().meta({ description: 'The same words in the HTML that was given.' });
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
    direction: z.enum(['by', 'after', 'since', 'within', 'about']).exactOptional(),
    part: z.enum(['early', 'mid', 'late']).exactOptional(),
    ambiguous: z.literal(true).exactOptional().meta({ description: 'Day and month cannot be told apart.' }),
    inferred: z.literal(true).exactOptional().meta({ description: 'Its end is a stated reading of vague words.' }),
  } satisfies Members<keyof ReadDate>)
  .meta({ id: 'Date' });

const sentence = z.strictObject({
  start: offset,
  end: offset,
  part: z.enum(['headline', 'bullet', 'heading', 'summary', 'body', 'caption']),
  block: index.meta({ description: 'Number of the paragraph, list entry or heading that holds it.' }),
  html: inHtml,
  worth: z.number().min(0).max(1).meta({
    description: 'How likely readers are to call the sentence worth checking, standing alone.',
  }),
  checkWorthy: z.boolean().meta({ description: 'Whether that is enough for most of them.' }),
} satisfies Members<keyof Sentence | 'html' | 'worth' | 'checkWorthy'>);

const figure = z
  .strictObject({
    ...words,
    html: inHtml,
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
    minor: z.boolean().meta({
      description: 'A number that makes no claim by itself: an age, "one of them", "three-course".',
    }),
    conceptWords: z.array(mention).meta({ description: 'Where the concepts stand.' }),
    hedgeWords: mention.exactOptional(),
    vague: z.literal(true).exactOptional().meta({ description: 'The words name a size and no number: "dozens".' }),
    rate: mention.exactOptional().meta({ description: 'Per what: "a day", "per share".' }),
    unitWords: mention
      .extend({ kind: z.enum(['currency', 'percent', 'measure', 'time', 'fraction']) })
      .exactOptional()
      .meta({ description: 'The words of the measure; absent for what is counted by pieces.' }),
    counted: mention
      .extend({ head: z.string(), modifiers: z.array(z.string()), name: z.string().exactOptional() })
      .exactOptional()
      .meta({ description: 'What is counted.' }),
    subject: mention.exactOptional(),
    state: z.array(mention).meta({ description: 'Words that say what happened to what is counted.' }),
    deed: mention
      .extend({ role: z.enum(['does', 'undergoes']), object: z.literal(true).exactOptional() })
      .exactOptional()
      .meta({ description: 'The verb whose subject or object it is, in its base form, or the adjective told of it.' }),
    places: z.array(mention.extend({ role: z.enum(['to', 'from', 'in']) })),
    dates: z.array(date),
    accumulation: z.enum(['stock', 'flow', 'cumulative']).exactOptional(),
    mode: z.enum(['observed', 'forecast', 'announced']),
    certainty: z.enum(['will', 'planned', 'expected', 'may']).exactOptional(),
    polarity: z.enum(['affirms', 'denies', 'no-information']),
    additional: z.boolean().meta({ description: 'On top of what was there: "3,000 more".' }),
    whole: index.exactOptional().meta({ description: 'The figure that it is a part of.' }),
    parts: z.array(index).exactOptional().meta({ description: 'The figures that it is stated to be the sum of.' }),
    movement: z.enum(['rose', 'fell', 'doubled', 'halved']).exactOptional(),
    movedBy: z.enum(['by', 'to', 'from']).exactOptional().meta({
      description: 'With a verb of change: the size of the change, where it led to, or where it began.',
    }),
    course: mention.exactOptional().meta({ description: 'The words of both ends: "from 240 to 273".' }),
    carried: z
      .array(z.enum(['counted', 'subject', 'state', 'place']))
      .exactOptional()
      .meta({ description: 'Slots whose words stand with another figure of the text.' }),
    within: index.exactOptional().meta({ description: 'The figure that it only describes.' }),
  } satisfies Members<
    Exclude<keyof ReadFigure, 'changed'> | 'html' | 'minor' | 'conceptWords' | 'unitWords' | 'movement' | 'movedBy'
  >)
  .meta({ id: 'Figure', description: 'A slot that is absent is not known.' });

const hand = {
  ...words,
  kind: z.enum(['named', 'anonymous', 'vague']),
  name: z.string().exactOptional(),
  acronym: z.string().exactOptional(),
  role: mention.exactOptional().meta({ description: 'Title or office.' }),
  full: z
    .strictObject({ ...words, because: z.string() })
    .exactOptional()
    .meta({
      description: 'Where the text names in full whom a pronoun or a short form stands for.',
    }),
} satisfies Members<Exclude<keyof ReadSource, 'beside'>>;
const source = z
  .strictObject({ ...hand, beside: z.array(z.strictObject(hand)).exactOptional() })
  .meta({ id: 'Source', description: 'One hand; beside it those who say the same in their own right.' });
const hops = z.array(source).meta({ description: 'Nearest to the reader first: "The Times, citing HUR".' });

const attribution = z
  .strictObject({
    source: fragments,
    cue: fragments,
    content: fragments,
    sentence: index.meta({ description: 'The sentence of the cue.' }),
    chain: hops,
    form: z.enum(['direct', 'indirect', 'mixed']),
    inside: index.exactOptional().meta({ description: 'The attribution in whose content it stands.' }),
    said: z.array(date).exactOptional().meta({ description: 'When it was said; not when what is said was.' }),
  } satisfies Members<keyof ReadAttribution>)
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
    proposition: z
      .strictObject({
        mode: z.enum(['observed', 'forecast', 'announced']),
        certainty: z.enum(['will', 'planned', 'expected', 'may']).exactOptional(),
        polarity: z.enum(['affirms', 'denies', 'no-information']),
        change: z.enum(['rose', 'fell', 'doubled', 'halved']).exactOptional(),
        dates: z.array(date),
      } satisfies Members<keyof ReadProposition>)
      .exactOptional()
      .meta({ description: 'How a claim without a number is meant.' }),
    hops: hops.meta({ description: 'Through whom the text says that it came; empty when it names nobody.' }),
    attribution: index.exactOptional().meta({ description: 'The innermost attribution that governs it.' }),
    said: date.exactOptional(),
    mayBe: z
      .array(z.strictObject({ hops, because: z.string() }))
      .meta({ description: 'Suggestions: other attributions of the text that may govern it.' }),
    restates: index.exactOptional().meta({ description: 'The claim of the body that it says again.' }),
    differs: z
      .array(z.strictObject({ kind: z.enum(READ_DIFFERENCE_KINDS), here: fragment, there: fragment, text: z.string() }))
      .exactOptional()
      .meta({ description: 'What it says otherwise than the claim that it restates.' }),
    notCheckable: z.enum(['opinion', 'question', 'no-content']).exactOptional(),
    worth: z.number().min(0).max(1).meta({ description: 'How much it is worth checking.' }),
    worthBecause: z.array(z.string()).meta({ description: 'All reasons, in words.' }),
    worthReasons: z
      .array(
        z.strictObject({
          start: offset,
          end: offset,
          because: z.string(),
          speaks: z.enum(['for', 'against']),
        } satisfies Members<keyof ReadWorthReason>),
      )
      .meta({ description: 'Those that point at words, the strongest first.' }),
    doubts: z
      .array(
        z.strictObject({
          ...words,
          kind: z.enum(['hearsay', 'allegation', 'unverified', 'unclear', 'likely']),
          by: z.enum(['article', 'source']),
          across: z.literal(true).exactOptional(),
        } satisfies Members<keyof ReadDoubt>),
      )
      .exactOptional()
      .meta({ description: "Words that make it less sure: the article's own, or told as part of what a source says." }),
  } satisfies Members<Exclude<keyof ReadClaim, 'quote' | 'stated'> | 'selectors' | 'hops'>)
  .meta({ id: 'Claim' });

const oddity = z
  .strictObject({
    kind: z.enum(ODDITY_KINDS),
    spans: fragments,
    text: z.string(),
    claims: z.array(index),
  } satisfies Members<keyof ReadOddity>)
  .meta({ id: 'Oddity', description: 'Something that a reviewer should look at; never that it is wrong.' });

export const readResultSchema = z
  .strictObject({
    id: z.union([z.string(), z.number()]).meta({
      description: "The line's own id; the file's name, or - for standard input, when one text is read.",
    }),
    published: z.string().exactOptional().meta({
      description: 'The date against which relative dates were resolved: of the line, of --published, or of the page.',
    }),
    language: z.string().exactOptional().meta({
      description:
        'BCP 47: of the line, of --language, or of the page. A text that is plainly English is read as English.',
    }),
    languageFrom: z.enum(LANGUAGE_PLACES).exactOptional().meta({
      description: 'declared: by the line or by --language; else where the page says it. There when language is.',
    }),
    text: z.string().exactOptional().meta({
      description: 'The text in which offsets count, when it was made from HTML.',
    }),
    sentences: z.array(sentence),
    figures: z.array(figure),
    attributions: z.array(attribution),
    claims: z.array(claim),
    oddities: z.array(oddity),
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
