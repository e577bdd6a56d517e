/** The figures as they are printed, and where each figure of the reading stands among them. */
import { printedFigures, type PrintedFigure, type ReadFigure, type Reading } from '@whence/reading';

export interface ListedFigure {
  readonly printed: PrintedFigure;
  /** What was read there. Two printed figures ("eight or nine") may be one reading, and one ("from 240 to 273") be two. */
  readonly read: ReadFigure;
}

export interface FigureList {
  readonly entries: readonly ListedFigure[];
  /** Place in the list of a figure of the reading, by its index there. */
  readonly placeOf: (figure: number) => number;
}

/** Lists what is printed in the order of the text; numbers that make no claim are marked `minor` by the reading. */
export function figureList(reading: Reading): FigureList {
  const { figures, asides } = reading;
  const places: number[] = [];
  const entries: ListedFigure[] = [];
  let [firstFigure, firstAside] = [0, 0];
  for (const printed of printedFigures(reading)) {
    const all = printed.minor ? asides : figures;
    let at = printed.minor ? firstAside : firstFigure;
    while ((all[at]?.end ?? Infinity) <= printed.start) at++;
    if (printed.minor) firstAside = at;
    else firstFigure = at;
    let read: ReadFigure | undefined;
    for (; (all[at]?.start ?? Infinity) < printed.end; at++) {
      read = all[at];
      if (!printed.minor) places[at] ??= entries.length;
    }
    if (read) entries.push({ printed, read });
  }
  return { entries, placeOf: (figure) => places[figure] ?? 0 };
}
