/**
 * The piece on a page: which paragraphs are the article, and which stand beside it (menus, other pieces, consent, shares).
 * The scoring is that of Mozilla's Readability (score of an element: its paragraphs, their commas and length, passed on to
 * the elements around; times the share of its text that is no link), kept to one pass over a flat list of paragraphs.
 */
import { BESIDE } from './elements.js';
import type { Container, Outline, Paragraph } from './page.js';

/** Shorter ones tell nothing of where the piece is. */
const LEAST_CHARS = 25;
/** How many elements around a paragraph take part of its score. */
const REACH = 5;

function* around(from: Container | undefined): Generator<Container> {
  for (let at = from; at; at = at.parent) yield at;
}

const linkShare = ({ chars, linkChars }: { chars: number; linkChars: number }): number =>
  chars === 0 ? 0 : linkChars / chars;

/** What the element's name and class say before any word is read. */
function leaning({ name, kind }: Container): number {
  const named =
    name === 'article' || /\barticleBody\b/.test(kind) ? 25 : name === 'main' || /\bmain\b/.test(kind) ? 10 : 0;
  const shaped = /(?:^|[\s_-])(?:article|body|content|entry|post|story|text)(?:$|[\s_-])/i.test(kind) ? 25 : 0;
  return named + shaped - (BESIDE.test(kind) || name === 'aside' ? 50 : 0);
}

function commasIn(html: string, paragraph: Paragraph): number {
  let commas = 0;
  for (const { start, end } of paragraph.runs)
    for (let at = start; at < end; at++) {
      const unit = html.charCodeAt(at);
      if (unit === 44 || unit === 0x60c || unit === 0xff0c || unit === 0x3001) commas++;
    }
  return commas;
}

/** Adds what each paragraph says to the elements around it, and gives those that were scored, in the order of the page. */
function scored(html: string, paragraphs: readonly Paragraph[]): ReadonlySet<Container> {
  const candidates = new Set<Container>();
  for (const paragraph of paragraphs) {
    for (const container of around(paragraph.within)) {
      container.chars += paragraph.chars;
      container.linkChars += paragraph.linkChars;
    }
    if (paragraph.chars < LEAST_CHARS || linkShare(paragraph) > 0.5) continue;
    const points = 1 + commasIn(html, paragraph) + Math.min(Math.floor(paragraph.chars / 100), 3);
    let level = 0;
    for (const container of around(paragraph.within.name === 'p' ? paragraph.within.parent : paragraph.within)) {
      if (level >= REACH) break;
      if (!candidates.has(container)) {
        candidates.add(container);
        container.score += leaning(container);
      }
      container.score += points / (level === 0 ? 1 : level === 1 ? 2 : level * 3);
      level++;
    }
  }
  return candidates;
}

/** The element that holds the piece; `undefined` where no element stands out. */
function mainOf(candidates: ReadonlySet<Container>): Container | undefined {
  let best: Container | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const score = candidate.score * (1 - linkShare(candidate));
    if (score > most) [best, most] = [candidate, score];
  }
  // Pieces in sections: an element around that holds much more text of the same kind is the whole piece.
  for (const outer of around(best?.parent)) {
    if (!candidates.has(outer) || outer.name === 'body' || outer.name === 'html' || outer.name === '') break;
    if (best && outer.chars > best.chars * 1.5 && outer.score > most / 3 && linkShare(outer) < 0.25) best = outer;
  }
  return best;
}

/** Of the elements inside `main` those that stand beside the piece, by their class or because they hold little but links. */
function asideIn(main: Container): (container: Container) => boolean {
  const known = new Map<Container, boolean>([[main, false]]);
  return (container) => {
    const path: Container[] = [];
    let at: Container | undefined = container;
    while (at && !known.has(at)) {
      path.push(at);
      at = at.parent;
    }
    let aside = at === undefined || known.get(at) === true;
    for (const one of path.reverse()) {
      const small = one.chars < main.chars / 2;
      const links = /^(?:ul|ol|div|section|table|aside|dl)$/.test(one.name) && linkShare(one) > 0.6 && one.chars < 2000;
      aside ||= small && (one.name === 'aside' || BESIDE.test(one.kind) || links);
      known.set(one, aside);
    }
    return aside;
  };
}

/** The paragraphs of the piece in their order, with the headline where it stands outside. A fragment is kept as it is. */
export function pieceOf(html: string, { paragraphs, page }: Outline): readonly Paragraph[] {
  if (!page) return paragraphs;
  const main = mainOf(scored(html, paragraphs));
  if (!main) return paragraphs;
  const aside = asideIn(main);
  const piece = paragraphs.filter(({ within }) => !aside(within));
  const first = piece[0];
  if (!first || piece.some(({ within }) => within.part === 'headline')) return piece;
  const headlines = paragraphs.filter(
    ({ within, runs }) => within.part === 'headline' && (runs[0]?.start ?? 0) < (first.runs[0]?.start ?? 0),
  );
  const headline = headlines.at(-1);
  return headline ? [headline, ...piece] : piece;
}
