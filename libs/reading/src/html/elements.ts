/** What the elements of HTML mean for a reader of news. */
import type { Part } from '../reading.js';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Never have an end tag. */
export const VOID = names('area base br col embed hr img input link meta param source track wbr');

/** Their content is no text of the page, and the parser reads no tags in it; `title` is kept apart. */
export const RAW = names('script style textarea title iframe noembed noframes xmp');

/** Dropped with all that they hold. A `form` is kept: some systems put the whole page into one. */
export const DROPPED = names(
  'noscript template svg math object applet canvas audio video map nav footer dialog button select datalist input label menu head',
);

/** Stand on lines of their own. */
export const BLOCKS = names(
  'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure form h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr html legend li main ol p pre search section summary table tbody td tfoot th thead tr ul',
);

/** An end that is left out: which open elements the beginning of another closes. Source: HTML, 13.1.2.4 Optional tags. */
const PARAGRAPH = names('p');
const CELL = names('td th');
const ROW = names('td th tr');
const SECTION = names('td th tr thead tbody tfoot');
export const CLOSED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...[...BLOCKS]
    .filter((name) => !/^(?:t[drh]|t(?:head|body|foot)|html|body|caption)$/.test(name))
    .map((name) => [name, PARAGRAPH] as const),
  ['li', names('li p')],
  ['dt', names('dt dd p')],
  ['dd', names('dt dd p')],
  ['td', CELL],
  ['th', CELL],
  ['tr', ROW],
  ['thead', SECTION],
  ['tbody', SECTION],
  ['tfoot', SECTION],
  ['option', names('option')],
  ['body', names('head')],
]);

const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['h1', 'headline'],
  ...['h2', 'h3', 'h4', 'h5', 'h6', 'legend', 'summary', 'dt'].map((name) => [name, 'heading'] as const),
  ['li', 'bullet'],
  ['figcaption', 'caption'],
  ['caption', 'caption'],
]);

/** Class names of the lines under a headline that sum the piece up. */
const STANDFIRST =
  /(?:^|[\s_-])(?:standfirst|dek|subhead(?:line)?|sub-?title|article-?summary|excerpt|lede?-?text)(?:$|[\s_-])/i;
const CAPTION = /(?:^|[\s_-])(?:wp-caption-text|caption|photo-?credit|image-?credit)(?:$|[\s_-])/i;

export function partOf(name: string, kind: string): Part | undefined {
  const part = PARTS.get(name);
  if (part) return part;
  if (kind && CAPTION.test(kind)) return 'caption';
  return kind && STANDFIRST.test(kind) ? 'summary' : undefined;
}

/** Class names and ids of what stands on the page beside the piece: shares, advertisements, consent, other pieces. */
export const BESIDE =
  /(?:^|[\s_-])(?:ads?|advert(?:isement|s)?|banner|breadcrumbs?|byline-social|combx|comments?|consent|cookies?|disqus|footer|footnav|gdpr|masthead|menu|modal|more-stories|most-(?:read|popular)|nav(?:bar|igation)?|newsletter|outbrain|pagination|paywall|popup|promo(?:s|tion)?|read-?(?:more|next)|recirc(?:ulation)?|recommend(?:ed|ations?)?|related(?:-[a-z]+)?|share(?:-?tools)?|sharing|shoutbox|sidebar|skip-?link|social|sponsor(?:ed)?|subscri(?:be|ption)|taboola|tags|teasers?|toolbar|trending|widget|you-?may-?(?:also-?)?like)(?:$|[\s_-])/i;

/** Class names of text that is on the page for screen readers alone. */
export const UNSEEN = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:$|\s)/i;
