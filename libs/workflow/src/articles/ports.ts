/** Articles as they were sent, and what reads them. */
import type { HtmlText, PageLanguage, ReadOptions, Reading } from '@whence/reading';
import type { PageAsked } from '../desks/ports.js';
import type { Change, View } from '../ports/changes.js';

export const ARTICLE_STATUSES = ['draft', 'published', 'embargoed'] as const;
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number];

/** What is said of a piece beside its text. */
export interface ArticleContent {
  readonly title: string;
  /** Name of the outlet, as printed. */
  readonly outlet?: string;
  readonly url?: string;
  /** BCP 47. Words are read in English alone; of another language numbers are, as it prints them. */
  readonly language?: string;
  /** Where the page says that language; absent where whoever sent it did. */
  readonly languageFrom?: PageLanguage['from'];
  /** Partial ISO date. Absent: relative dates in the text stay open. */
  readonly publishedOn?: string;
  readonly status: ArticleStatus;
}

/** One immutable snapshot of a piece. Offsets of every passage count UTF-16 code units of `text`. */
export interface Revision {
  readonly id: string;
  readonly articleId: string;
  readonly deskId: string;
  /** The newsroom's own name for the piece. */
  readonly cmsId: string | null;
  /** From 1. */
  readonly number: number;
  readonly content: ArticleContent;
  readonly text: string;
  /** SHA-256 of the UTF-8 bytes of `text`, 64 hex digits. */
  readonly textSha256: string;
  /** What was sent, when it was HTML. */
  readonly html: string | null;
}

/** A revision without its text, and the status that the piece has in its newest revision. */
export type RevisionHead = Omit<Revision, 'text' | 'html'> & { readonly newestStatus: ArticleStatus };

export interface Articles {
  /** The revisions of these ids, by id. */
  heads(view: View, revisionIds: readonly string[]): Promise<ReadonlyMap<string, RevisionHead>>;
  /**
   * The texts of those of these revisions that hold a character outside the Basic Multilingual Plane: in all others the code
   * points before an offset are as many as its code units.
   */
  wideTexts(view: View, revisionIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** One revision of an article; the newest when `number` is null. */
  revision(view: View, articleId: string, number: number | null): Promise<Revision | null>;
  /** The revision of that id. */
  revisionById(view: View, revisionId: string): Promise<Revision | null>;
  revisions(view: View, articleId: string): Promise<readonly Omit<Revision, 'text' | 'html'>[]>;
  /** Id of the article that this desk knows by that name of its CMS. */
  byCmsId(view: View, deskId: string, cmsId: string): Promise<string | null>;
  /** The newest revision of each article of a desk, oldest article first. */
  list(view: View, deskId: string, page: PageAsked): Promise<readonly Omit<Revision, 'text' | 'html'>[]>;
  addArticle(change: Change, article: { id: string; deskId: string; cmsId: string | null }): Promise<void>;
  addRevision(change: Change, revision: Revision): Promise<void>;
}

/** The reading room, as the use cases need it. */
export interface Reader {
  read(text: string, options: ReadOptions): Reading;
  /** The text of a page, without its markup, scripts and styles, and the language that the page says it is in. */
  pageOf(html: string): Pick<HtmlText, 'text' | 'language'>;
}
