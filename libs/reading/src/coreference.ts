/**
 * Whom a pronoun or a short form names: "he", "Budanov", "the agency", "HUR" are tied to the full name that the page
 * prints. Rules only, each with its reason in words; one pass over the page.
 */
import { BODIES } from './lexicon/speech.js';
import type { Line } from './line.js';
import type { NameMention } from './names.js';
import { PageNames } from './page-names.js';
import type { ReadSource, Span } from './reading.js';
import type { FoundAttribution } from './saying.js';
import { sourceAfter } from './speakers.js';

const FIRST_PERSON = /^(?:i|we|you)$/i;

/** A person named within this many tokens of its head is what a sentence is about. */
const OPENS = 6;

/** The names of one word in which, by the page, something is or happens: "in Norland", "across Lima". */
function placesOn(lines: readonly Line[]): ReadonlySet<string> {
  const isName = (text: string | undefined): boolean => /^\p{Lu}\p{Ll}/u.test(text ?? '');
  const found = new Set<string>();
  for (const line of lines)
    line.tokens.forEach(({ text, lower }, at) => {
      const inside = /^(?:in|across|throughout|outside)$/.test(line.tokens[at - 1]?.lower ?? '');
      if (inside && isName(text) && !isName(line.tokens[at + 1]?.text) && !line.dateAt(at)) found.add(lower);
    });
  return found;
}

/** The attributions of the page, by sentence, with every pronoun and short form tied to whom the page names in full. `names`: those of each sentence. */
export function resolveSources(
  lines: readonly Line[],
  names: readonly (readonly NameMention[])[],
  perLine: readonly (readonly FoundAttribution[])[],
): FoundAttribution[][] {
  const page = new PageNames(placesOn(lines));
  names.forEach((found, at) => found.forEach((one) => page.introduce(one, lines[at]?.sentence.block ?? 0)));
  return perLine.map((attributions, at) => {
    const line = lines[at];
    if (!line) return [...attributions];
    const { block } = line.sentence;
    for (const name of names[at] ?? []) {
      page.meet(name, block);
      if (name.kind === 'person' && line.tokenFrom(name.start) < OPENS) page.open(name, block);
    }
    return attributions.map((one) => {
      // "I" is who is quoted, and adds no hand.
      const hands = FIRST_PERSON.test(one.chain.at(-1)?.text ?? '') ? one.chain.slice(0, -1) : one.chain;
      const chain = hands.map((source, hop) => {
        const last = hop === hands.length - 1;
        if (one.pronoun && last) {
          // "…, it said" at the end is whoever spoke before.
          const leads = /^it$/i.test(source.text) && one.content.some(({ start }) => start > source.end);
          const opening = leads ? bodyOpening(line, source) : undefined;
          if (opening) return standingFor(source, fullSource(page, opening));
          return pronounSource(page, source, one.governs ?? one.content, block);
        }
        const full = fullSource(page, source);
        if (full === source) page.meetBody(full, at, block);
        page.speaks(full, page.entityOf(full), block);
        return full;
      });
      return { ...one, chain };
    });
  });
}

/** "The government will pay 150, which it says …": a body that does something at the head of the sentence is "it". */
function bodyOpening(line: Line, pronoun: Span): ReadSource | undefined {
  const subject = sourceAfter(line, 0);
  const verb = line.tokens[subject?.next ?? 0];
  if (!subject || subject.source.kind !== 'named' || subject.source.end >= pronoun.start) return undefined;
  const isBody = BODIES.has(subject.source.text.split(' ').at(-1)?.toLowerCase() ?? '');
  return isBody && /^(?:VERB|AUX)$/.test(verb?.pos ?? '') ? subject.source : undefined;
}

function standingFor(source: ReadSource, who: ReadSource): ReadSource {
  const full = who.full ?? who;
  const because = `"${who.text}" is what the sentence speaks of`;
  return {
    ...source,
    kind: 'named',
    name: who.name ?? who.text,
    ...(who.acronym === undefined ? {} : { acronym: who.acronym }),
    full: { start: full.start, end: full.end, text: full.text, because },
  };
}

function fullSource(page: PageNames, source: ReadSource): ReadSource {
  const document = source.kind === 'vague' ? page.document(source) : undefined;
  if (document) {
    const { start, end, text, name, acronym } = document;
    const because = `"${text}" is named before`;
    const names = { ...(name === undefined ? {} : { name }), ...(acronym === undefined ? {} : { acronym }) };
    return { ...source, kind: 'named', ...names, full: { start, end, text, because } };
  }
  const beside = source.beside?.map((other) => fullSource(page, other));
  const found = source.kind === 'vague' || beside ? undefined : page.named(source);
  if (!found) return beside ? { ...source, beside } : source;
  const { entity, because } = found;
  const role = source.role ?? entity.role;
  return {
    ...source,
    kind: 'named',
    name: entity.name,
    ...(entity.acronym === undefined ? {} : { acronym: entity.acronym }),
    ...(role ? { role } : {}),
    full: { ...entity.full, because },
    ...(beside ? { beside } : {}),
  };
}

/** Without one whom it may stand for, a pronoun is somebody whom the page does not name there. */
function pronounSource(page: PageNames, source: ReadSource, content: readonly Span[], block: number): ReadSource {
  const found = page.pronoun(source.text.toLowerCase(), source, content, block);
  if (!found) return { ...source, kind: 'anonymous' };
  const { source: who } = found.spoke;
  const { name, acronym, role, beside } = who;
  const full = who.full ?? who;
  return {
    ...source,
    kind: who.kind,
    ...(who.kind === 'named' ? { name: name ?? who.text } : {}),
    ...(acronym === undefined ? {} : { acronym }),
    ...(role ? { role } : {}),
    ...(beside ? { beside } : {}),
    full: { start: full.start, end: full.end, text: full.text, because: found.because },
  };
}
