/** The language of a piece by the linked data (JSON-LD) of its page. */

/** Types of schema.org that are a piece: NewsArticle, BlogPosting, Report and theirs. */
const PIECE = /(?:Article|BlogPosting|^Report)$/;
/** Its page: WebPage, ItemPage, and theirs. */
const PAGE = /Page$/;
/** Longer than any page says of itself; what is longer is not looked at. */
const LONGEST = 500_000;

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The things that a block describes: itself, each of a list, and each of a graph. Not what those hold: a video has a language of its own. */
function nodesIn(words: string): readonly Node[] {
  if (words.length > LONGEST) return [];
  try {
    return listOf(JSON.parse(words))
      .filter(isNode)
      .flatMap((node) => [node, ...listOf(node['@graph'])])
      .filter(isNode);
  } catch {
    // Linked data that cannot be read says nothing, as to whoever else reads the page.
    return [];
  }
}

const isOf = (node: Node, types: RegExp): boolean =>
  listOf(node['@type']).some((type) => typeof type === 'string' && types.test(type));

/** A code, or a Language whose `alternateName` is one. */
function saidBy({ inLanguage }: Node): readonly string[] {
  return listOf(inLanguage)
    .map((one) => (isNode(one) ? one['alternateName'] : one))
    .filter((one) => typeof one === 'string')
    .map((one) => one.trim());
}

/**
 * What linked data says of the pieces on the page, and where it says nothing of them, of the page. Undefined where that is not one
 * thing: a page of several pieces does not tell which is which. Source: schema.org, `inLanguage` of CreativeWork.
 */
export function languageLinked(linked: readonly string[]): string | undefined {
  const nodes = linked.flatMap(nodesIn);
  for (const types of [PIECE, PAGE]) {
    const said = new Set(nodes.filter((node) => isOf(node, types)).flatMap(saidBy));
    if (said.size > 0) return said.size === 1 ? [...said][0] : undefined;
  }
  return undefined;
}
