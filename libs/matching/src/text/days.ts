/** Days that a text names in full, as numbers that can be subtracted. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const MONTH_FIRST = new RegExp(`\\b${NAME}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'i');
const DAY_FIRST = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+${NAME}\\.?,?\\s+(\\d{4})(?!\\d)`, 'i');
/** ISO 8601 basic form at the start of a name, as archives name their files: "20151013_las_vegas_0123". */
const LEADING = /^(\d{4})-?(\d{2})-?(\d{2})(?![\d])/;

const DAY_MS = 86_400_000;

/** Days since 1970-01-01, or undefined where there is no such day. */
function dayNumber(year: number, month: number, day: number): number | undefined {
  if (year < 1800 || year > 2200) return undefined;
  const time = Date.UTC(year, month - 1, day);
  const read = new Date(time);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? time / DAY_MS : undefined;
}

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** The first day that `text` names in full (2019-10-22, October 22, 2019, 22 October 2019), in days since 1970-01-01. */
export function dayIn(text: string): number | undefined {
  const iso = ISO.exec(text);
  if (iso) return dayNumber(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return dayNumber(Number(monthFirst[3]), monthOf(monthFirst[1] ?? ''), Number(monthFirst[2]));
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return dayNumber(Number(dayFirst[3]), monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]));
  return undefined;
}

/** The day with which an identifier begins, as archives name texts; undefined when it begins otherwise. */
export function dayLeading(id: string): number | undefined {
  const found = LEADING.exec(id);
  return found ? dayNumber(Number(found[1]), Number(found[2]), Number(found[3])) : undefined;
}
