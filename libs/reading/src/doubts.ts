/**
 * Words that say how sure the telling is: "reportedly", "it is unclear whether", "could not be verified". Whose they are
 * matters: in what a source is told to have said they are the source's, elsewhere they are the article's own.
 */
import type { FoundAttribution } from './saying.js';
import type { Line } from './line.js';
import type { ReadDoubt, Span } from './reading.js';

const KINDS: readonly (readonly [ReadDoubt['kind'], string])[] = [
  [
    'hearsay',
    'reportedly|purportedly|supposedly|rumou?red to|(?:is|are|was|were) (?:widely )?(?:said|believed|thought|understood|reported|presumed|feared) to',
  ],
  ['allegation', 'allegedly|alleged|accused of|suspected(?: of)?'],
  [
    'unverified',
    "unverified|unconfirmed|no independent (?:confirmation|verification)|(?:could|can|has|have|had)(?: ?not|n['’]t) (?:yet )?(?:been )?(?:be )?(?:immediately |independently ){0,2}(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?)|(?:was|were|is) (?:not|un)able to (?:immediately |independently ){0,2}(?:verify|confirm)|(?:not|im)possible to (?:independently )?(?:verify|confirm)",
  ],
  [
    'unclear',
    '(?:is|was|remains?|remained) (?:still |not immediately |not yet |not )?(?:un)?clear (?:whether|if|how|when|who|what|why|where)|(?:is|was|remains?) (?:not known|unknown)(?: (?:whether|if|how|who))?|not immediately (?:clear|known)',
  ],
  [
    'likely',
    'apparently|seemingly|presumably|probably|possibly|perhaps|likely|(?:may|might) (?:also |already |well |not )?have(?= (?:been|\\p{L}+(?:ed|en|wn|st|ught))\\b)|appears? to|seems? to|appeared to|seemed to',
  ],
];
const PATTERNS = KINDS.map(
  ([kind, words]) => [kind, new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu')] as const,
);
/** "It is clear that" doubts nothing; the pattern lets "not clear" and "unclear" in by one door. */
const PLAIN = /^(?:is|was|remains?|remained) (?:still )?clear/i;

/** Where one thought ends and the next begins, roughly: a doubt does not reach across. */
const PARTED = /;|—|: |, but |, while |, although /;

/** "Reuters could not independently verify the claim.": said of the sentence before it. */
const OF_THE_BEFORE =
  /\b(?:the|these|those|this|that|his|her|its|their|either|any of the) (?:\p{L}{2,15} )?(?:claims?|figures?|numbers?|reports?|toll|accounts?|statements?|assertions?|information|footage|allegations?|death tolls?|details|it)\b/iu;

function inSentence(line: Line): Omit<ReadDoubt, 'by'>[] {
  const base = line.sentence.start;
  return PATTERNS.flatMap(([kind, pattern]) =>
    [...line.text.matchAll(pattern)].flatMap(({ index, 0: text }) =>
      kind === 'unclear' && PLAIN.test(text)
        ? []
        : { kind, text, start: base + index, end: base + index + text.length },
    ),
  );
}

const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function parted(line: Line, one: Span, other: Span): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const base = line.sentence.start;
  return first.end < second.start && PARTED.test(line.text.slice(first.end - base, second.start - base));
}

/**
 * The doubts that colour the words of a claim, in the order of the text. `said`: the attributions that reach the sentence;
 * `next`: the sentence behind it, when it stands in the same block: what that one says of "the claim" is marked `across`.
 */
export function doubtsOf(
  line: Line,
  words: Span,
  said: readonly Pick<FoundAttribution, 'content' | 'hearsay'>[],
  next: Line | undefined,
): ReadDoubt[] {
  const own = inSentence(line)
    .filter((doubt) => within(doubt, words) || !parted(line, doubt, words))
    .map((doubt): ReadDoubt => {
      const told = said.some(({ content, hearsay }) => !hearsay && content.some((span) => within(doubt, span)));
      return { ...doubt, by: told ? 'source' : 'article' };
    });
  const behind =
    next && OF_THE_BEFORE.test(next.text) ? inSentence(next).filter(({ kind }) => kind === 'unverified') : [];
  return [
    ...own.sort((one, other) => one.start - other.start),
    ...behind.map((doubt): ReadDoubt => ({ ...doubt, by: 'article', across: true })),
  ];
}
