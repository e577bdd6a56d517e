/**
 * The two ratings that people give: how reliable a source is, and how credible one piece of information is. They are
 * apart, and they are words: a letter and a digit stand for them, nothing is ever averaged, added or ordered by size.
 * Source: the Admiralty code, NATO AJP-2.1 (Allied Joint Doctrine for Intelligence Procedures); DESIGN, Sources.
 */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
/** How reliable a source is. `F` says that it cannot be judged; it is not the worst grade. */
export type Reliability = (typeof RELIABILITIES)[number];

export const RELIABILITY_WORDS: Readonly<Record<Reliability, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
};

/** Texts and not numbers, so that nothing can be worked out with them. */
export const CREDIBILITIES = ['1', '2', '3', '4', '5', '6'] as const;
/** How credible one statement is. `6` says that it cannot be judged; it is not the worst grade. */
export type Credibility = (typeof CREDIBILITIES)[number];

export const CREDIBILITY_WORDS: Readonly<Record<Credibility, string>> = {
  '1': 'confirmed by other sources',
  '2': 'probably true',
  '3': 'possibly true',
  '4': 'doubtful',
  '5': 'improbable',
  '6': 'truth cannot be judged',
};
