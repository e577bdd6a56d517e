/** A whole that a passage prints, and that was not read as such. Source: docs/decisions/0005. */
import { isFigure, type Content } from '../figure.js';

/** Digits in groups of three, however they are parted: "1,100", "1.100", "1 100", "1100". */
function prints(words: string, number: number): boolean {
  if (!Number.isSafeInteger(number)) return words.includes(String(number));
  const grouped = String(number).replace(/\B(?=(\d{3})+$)/g, "[.,’'\\s]?");
  return new RegExp(`(?<![\\d.,])${grouped}(?![.,]?\\d)`, 'u').test(words);
}

/** A passage with the whole that the other gives, where its words print that number and no more is known: it left nothing out. */
export function withPrintedWhole(content: Content, whole: number | undefined, words: string): Content {
  if (whole === undefined || content.whole !== undefined || !isFigure(content)) return content;
  // The figure itself is no whole of its own.
  const own = [content.amount.point, content.amount.low?.value, content.amount.high?.value];
  return own.includes(whole) || !prints(words, whole) ? content : { ...content, whole };
}
