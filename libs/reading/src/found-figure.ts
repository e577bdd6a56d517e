/** A figure of one sentence, with what only the rest of the page can tell. */
import type { ReadFigure, Span } from './reading.js';

/** A figure before the page was looked at: `wholeHint` are the words that make it a part of something said before. */
export interface FoundFigure extends ReadFigure {
  readonly wholeHint?: Span;
  /** The noun behind "of the" names the whole itself ("half of the tanks"): a number of something else is not it. */
  readonly wholeNamed?: true;
  /** "A sixth of the winter peak": it is a part of what the words behind "of the" name, and of no number before. */
  readonly wholeOther?: true;
  /** The place that narrows that noun down right behind it: "half of the homes in Norway". */
  readonly wholePlace?: string;
  /** "Half of the dead": what those are of whom it is a part, where no noun names them. */
  readonly wholeState?: string;
  /** The whole is the very next figure: "4,000 of the 11,000". */
  readonly wholeNext?: true;
  /** The whole opens the clause: "Of 11,000 homes, 4,000 burned". */
  readonly wholeBefore?: true;
  /** It counts what the things of its host belong to ("from four brigades"), not where they are ("in four villages"). */
  readonly holdsHost?: true;
  /** It stands in a compound that describes something else: "a 40-bed clinic". */
  readonly compound?: true;
  /** "The ministry puts the number at 40": of what, is said before. */
  readonly putAt?: true;
  /** "149 in Bohol, 11 in Cebu": the words between tell only where; what, is said of the one before. */
  readonly gapped?: true;
  /** "12 more than in 2020": a difference, of which nothing is told that is told of the numbers that differ. */
  readonly difference?: true;
  /** "While the ministry reported 38": of what, is said of the one before in the sentence. */
  readonly alone?: true;
  /** "Compared with 61 a week earlier": of what, and per what, is said of the one before. */
  readonly against?: true;
  /** "It said 640 had been freed": of what, is said in the sentence before. */
  readonly opensBare?: true;
  /** "Far above the 64,000 of June": of what, is said of the number that is held against it. */
  readonly beside?: true;
}
