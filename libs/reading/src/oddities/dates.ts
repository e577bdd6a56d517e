/** Times that lie on the wrong side of the page: what has happened, dated after it; what is to come, dated before it. */
import type { ReadDate, ReadFigure, ReadOddity } from '../reading.js';
import { claimsByFigure, oddity, wordsIn, type PageRead } from './oddity.js';

/** A finite verb of the past beside the number: a schedule ("the fair opens") has none. */
const HAPPENED = /\b(?:was|were|has been|have been|had|died|killed|fell|rose|destroyed|sent|arrived|did)\b/i;
const TO_COME = /\b(?:will|is set to|are set to|is to|are to|plans? to|is due to|are due to)\b/i;
/** Words that move the point of view: a sentence of a past forecast, of a condition, of a schedule. */
const ELSEWHEN =
  /\b(?:would|expected|forecast|predicted|projected|planned|scheduled|if|until|by|due|elections?|term|fiscal|season|world cup|olympics|budget|year-end)\b/i;

/** Only a date that names its year; a rule chose the year of the others. */
const namesYear = (date: ReadDate): boolean => !date.relative && /\b(?:19|20|21)\d{2}\b/.test(date.text);

export function oddDates({ lines, figures, claims, published }: PageRead): ReadOddity[] {
  if (published === undefined) return [];
  const claimOf = claimsByFigure(claims);
  const found: ReadOddity[] = [];
  figures.forEach((figure, index) => {
    const line = lines[figure.sentence];
    const [date] = figure.dates;
    const concerned = claimOf.get(index);
    if (!line || !date || figure.dates.length > 1 || !namesYear(date) || concerned === undefined) return;
    const claim = claims[concerned];
    const words = wordsIn(line, clauseAround(line.sentence, figure, date));
    const side = sideOf(figure, date, published, words);
    if (!side || claim?.notCheckable) return;
    const told = side === 'after' ? 'told as past' : 'told as still to come';
    const text = `"${figure.text}" is ${told}, but dated "${date.text}", ${side} the page (${published}).`;
    found.push(oddity('date-on-wrong-side', [date, figure], text, [concerned]));
  });
  return found;
}

function clauseAround(
  sentence: { start: number; end: number },
  figure: ReadFigure,
  date: ReadDate,
): { start: number; end: number } {
  const reach = 60;
  return {
    start: Math.max(sentence.start, Math.min(figure.start, date.start) - reach),
    end: Math.min(sentence.end, Math.max(figure.end, date.end) + reach),
  };
}

/** Partial dates compare as text: the page's day cut to the precision of the date. */
function sideOf(figure: ReadFigure, date: ReadDate, published: string, words: string): 'after' | 'before' | undefined {
  const { from, to, direction } = date;
  if (from === undefined || direction !== undefined || ELSEWHEN.test(words)) return undefined;
  if (figure.mode === 'observed' && from > published.slice(0, from.length))
    return HAPPENED.test(words) && !TO_COME.test(words) ? 'after' : undefined;
  const end = to ?? from;
  if (figure.mode !== 'observed' && end < published.slice(0, end.length))
    return TO_COME.test(words) && !HAPPENED.test(words) ? 'before' : undefined;
  return undefined;
}
