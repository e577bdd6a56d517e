/** A page as a flat list of its paragraphs, each with the element that holds it and the places of its words in the source. */
import type { Part } from '../reading.js';

export interface Container {
  readonly name: string;
  readonly parent: Container | undefined;
  /** Its class names, id and role. */
  readonly kind: string;
  readonly dropped: boolean;
  readonly part: Part | undefined;
  readonly preformatted: boolean;
  /** Of it or of the nearest element around it that has one; empty: the page says that it is not known. */
  readonly lang: string | undefined;
  /** Units of text under it, and of those in links. */
  chars: number;
  linkChars: number;
  score: number;
}

/** Words of the source `[start, end)`; `words` where they are not what stands there. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly words?: string;
}

export interface Paragraph {
  readonly within: Container;
  readonly runs: Run[];
  readonly row: Container | undefined;
  readonly cell: Container | undefined;
  /** A line break within the paragraph before, not a new one. */
  readonly goesOn: boolean;
  chars: number;
  linkChars: number;
}

export interface Meta {
  readonly name: string;
  readonly content: string;
}

export interface Outline {
  readonly paragraphs: readonly Paragraph[];
  readonly metas: readonly Meta[];
  /** Linked data (JSON) of the page. */
  readonly linked: readonly string[];
  readonly title: string;
  /** `datetime` of the `<time>` elements, in their order; `published` where the element says so. */
  readonly times: readonly { readonly datetime: string; readonly published: boolean }[];
  /** Whether it is a page with a head or body of its own, not a fragment out of a newsroom's system. */
  readonly page: boolean;
}
