/** What the parts of the API are for: the groups of operations in the document. */
const MEANINGS: Readonly<Record<string, string>> = {
  Articles: 'Pieces that come in, as immutable revisions, and the claims that are proposed from them.',
  Claims: 'Figures and propositions under review.',
  Comments: 'What people of a desk say to one another about a claim.',
  'Desks, people, keys': 'A newsroom’s own space, who belongs to it, and the keys that act for them.',
  Exports: 'Published verdicts in the forms that others read.',
  Findings: 'What a cross-reference of a claim found, and the traces behind it.',
  Health: 'Whether the service lives and is ready.',
  Jobs: 'Jobs that were given up.',
  Ledgers: 'Who said what, when: sources, measures, places, statements and the hops between them.',
  Log: 'The log of every change, and its signed checkpoints.',
  Metrics: 'What operators watch.',
  Review: 'The steps of a review that need no more than a word.',
  Sources: 'What people and counts say of a source.',
  Verdicts: 'What people judge, and the second person’s word on it.',
  Vocabulary: 'Measures and sources that pages name and no ledger has.',
  Webhooks: 'What happens on a desk, and who is told of it; and what newsrooms send.',
};

/** The tags of a document, in order of their names. A tag without a meaning here is described by its name. */
export function describeTags(
  used: ReadonlySet<string>,
): readonly { readonly name: string; readonly description: string }[] {
  return [...used].sort().map((name) => ({ name, description: MEANINGS[name] ?? `${name}.` }));
}
