/** What stands in a text for a reader, without what only a machine follows. */

const LINKS = /(?:https?:\/\/|(?<![\w@])www\.|pic\.twitter\.com\/|(?<![\w@])t\.co\/)[^\s]*/giu;

/** Whose post it is, as embedded posts are quoted: "— Name (@handle) January 14, 2020" at the end. */
const SIGNATURE = /\s*[—–-]+\s*([^—\n]{0,80}?)\s*\(@(\w{1,30})\)\s*([^()\n]{0,40})$/u;

/** A post as it is quoted: what it says, by whom, and the words of its date. */
export interface Post {
  readonly text: string;
  /** Name and handle of the author; empty when the text bears no signature. */
  readonly author: string;
  /** What stands behind the signature, most often a date; empty when there is none. */
  readonly dated: string;
}

/** Splits the signature of a quoted post from what the post says. Any other text comes back whole. */
export function readPost(text: string): Post {
  const found = SIGNATURE.exec(text);
  if (!found) return { text, author: '', dated: '' };
  const [, name = '', handle = '', dated = ''] = found;
  return { text: text.slice(0, found.index), author: `${name} @${handle}`, dated };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

/** Links out, compatibility forms folded (NFKC), curly marks straight, the commonest character references resolved. */
export function cleanText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(LINKS, ' ')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑]/g, '-')
    .replace(/\u00ad/g, '');
}
