/** What the head of a page says of the piece: its title, and the day on which it was published. */
import type { Outline } from './page.js';

const squeezed = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

/** Words between a title and the name of the site. */
const SITE_MARK = /\s[|–—·»:-]\s/;

/** The page's own title: as it is shared, else the headline, where `<title>` is the headline with the site's name, else `<title>`. */
export function titleOf({ metas, title }: Outline, headline: string | undefined): string | undefined {
  const shared = metas.find(({ name }) => name === 'og:title' || name === 'twitter:title')?.content;
  const words = squeezed(shared ?? title);
  const printed = headline && squeezed(headline);
  if (printed && words.startsWith(printed) && SITE_MARK.test(words.slice(printed.length).slice(0, 3))) return printed;
  return words || printed || undefined;
}

const PUBLISHED = [
  /^(?:article:published_time|og:published_time|datepublished)$/,
  /^(?:parsely-pub-date|sailthru\.date|pubdate|publishdate|publish-date|publish_date|publication_date|dc\.date\.issued|dcterms\.issued|dcterms\.created|dc\.date|date)$/,
];

/** The calendar day that an ISO date-time begins with, as it is printed, whatever its zone. */
function dayIn(words: string): string | undefined {
  const match = /^\s{0,9}(\d{4})-(\d{2})-(\d{2})(?:$|[T\s])/.exec(words);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? `${match[1]}-${match[2]}-${match[3]}`
    : undefined;
}

const firstDay = (values: Iterable<string | undefined>): string | undefined => {
  for (const value of values) {
    const day = value === undefined ? undefined : dayIn(value);
    if (day) return day;
  }
  return undefined;
};

/**
 * The day of publication (`YYYY-MM-DD`) as the page states it for machines: the article's meta, linked data, other metas,
 * a `<time>` that says so, and last the first `<time>` on the page. Absent where none is a day of the calendar.
 */
export function publishedOf({ metas, linked, times }: Outline): string | undefined {
  const named = (pattern: RegExp): (string | undefined)[] =>
    metas.filter(({ name }) => pattern.test(name)).map(({ content }) => content);
  const [own, others] = PUBLISHED;
  return firstDay([
    ...(own ? named(own) : []),
    ...linked.map((words) => /"datePublished"\s{0,9}:\s{0,9}"([^"]{4,40})"/.exec(words)?.[1]),
    ...(others ? named(others) : []),
    ...times.filter(({ published }) => published).map(({ datetime }) => datetime),
    ...times.map(({ datetime }) => datetime),
  ]);
}
