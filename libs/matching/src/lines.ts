/** Collections and queries as they come from outside: objects with the names that such files use. */
import type { Entry, Query } from './entry.js';
import { dayIn, dayLeading } from './text/days.js';

/** Names under which a part of an entry may come, the first that holds text taken. */
const MAIN = ['claim', 'statement', 'text'];
const HEADING = ['title', 'headline', 'heading'];
const SUMMARY = ['subtitle', 'summary', 'description'];
const BODY = ['text', 'body'];
const WHO = ['speaker', 'source', 'author', 'by', 'aliases'];
const WHEN = ['date', 'published', 'said'];

type Line = Readonly<Record<string, unknown>>;

/** Text of the first of `names` that the line holds, not `except`; a list is joined. */
function textOf(
  line: Line,
  names: readonly string[],
  except?: string,
): { readonly name?: string; readonly text: string } {
  for (const name of names) {
    if (name === except || !Object.hasOwn(line, name)) continue;
    const value = line[name];
    const text = Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('; ') : value;
    if (typeof text === 'string' && text.trim() !== '') return { name, text };
  }
  return { text: '' };
}

/** Reads an entry from a line of a collection: `id`, `claim` or `text`, and what else it holds under known names. */
export function entryOfLine(line: Line): Entry {
  const main = textOf(line, MAIN);
  return {
    id: String(line['id']),
    main: main.text,
    heading: textOf(line, HEADING).text,
    summary: textOf(line, SUMMARY).text,
    body: textOf(line, BODY, main.name).text,
    who: textOf(line, WHO).text,
    day: dayIn(textOf(line, WHEN).text),
  };
}

/** Letters of an identifier behind the day with which it begins: the occasion, as archives name it. */
const OCCASION = /^\d{4}-?\d{2}-?\d{2}[_-](.*?)[_-]?\d*$/;

/**
 * Reads a query from a line: `id`, `text`, and where known `speaker`, `context` and `date`. Where no date is given, the
 * day and the occasion with which the id begins count, as archives of speeches name them ("20151013_las_vegas_0123").
 */
export function queryOfLine(line: Line): Query {
  const id = String(line['id']);
  const leading = dayLeading(id);
  const occasion = leading === undefined ? '' : (OCCASION.exec(id)?.[1] ?? '').replaceAll(/[_-]/g, ' ');
  const given = textOf(line, WHEN).text;
  return {
    text: textOf(line, ['text', 'claim']).text,
    who: textOf(line, WHO).text,
    context: `${textOf(line, ['context']).text} ${occasion}`.trim(),
    day: given === '' ? leading : dayIn(given),
  };
}
