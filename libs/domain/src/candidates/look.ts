/**
 * How statements are looked for in a ledger of any size: each look takes statements of one kind, in one total order, and
 * no more than a stated number. A look means the same in memory and in SQL. Source: docs/decisions/0018.
 */
import { isFigure } from '../figure.js';
import { byCode } from '../order.js';
import { inferPublished } from '../published.js';
import type { Statement } from '../statement.js';

/**
 * `newest`: by the day on which it was out, latest first. `before`: moments up to `from`, nearest first. `after`: moments
 * past `from`, nearest first. `lowest` and `highest`: by number. Equals follow the order of days, then of keys.
 */
export type LookOrder = 'newest' | 'before' | 'after' | 'lowest' | 'highest';

/** Statements of one kind. A slot that is absent may hold anything; an empty text means that the slot is not filled. */
export interface Look {
  readonly measure?: string | undefined;
  readonly subject?: string | undefined;
  readonly place?: string | undefined;
  readonly source?: string | undefined;
  /** The number by which the statement is found, exactly. */
  readonly value?: number | undefined;
  readonly order: LookOrder;
  /** For `before` and `after`: a moment. */
  readonly from?: string | undefined;
  /** Only what was out by the end of this day, or has no date of its own; null: everything. */
  readonly publishedBy: string | null;
  /** No more than so many, 1 to 1,000. */
  readonly most: number;
  /** So many are taken when there are more than `most`; `most` when absent. */
  readonly fewer?: number | undefined;
  /** What to look for besides when there are more than `most`. */
  readonly ifMore?: readonly Look[] | undefined;
  /**
   * What it takes is followed to what it rests on and to what answers it, and not to who carried it: only that of what
   * agrees with the claim, or is what the page means, makes a difference.
   */
  readonly beside?: true | undefined;
}

/** Everything that a ledger is asked for at once. */
export interface Asked {
  readonly looks: readonly Look[];
  /** Statements asked for by key. */
  readonly keys: readonly string[];
  /**
   * What to look for besides where one of the looks finds too much, for looks that do not say so themselves. With it `looks`
   * is a list that other claims ask for too, which stays the same object: what it comes to may be kept with it.
   */
  readonly besides?: ((look: Look) => readonly Look[]) | undefined;
}

/** What to look for besides when a look that was asked for finds more than it may take. */
export function besidesOf(look: Look, asked: Pick<Asked, 'besides'>): readonly Look[] {
  return look.ifMore ?? asked.besides?.(look) ?? NO_LOOKS;
}

const NO_LOOKS: readonly Look[] = [];

/** Hops that are followed from one statement in one direction, and relations that answer it, in the order of keys. */
export const LINKS_FOLLOWED = 200;

/** What a statement is found by. Texts are empty where the slot is not filled. */
export interface Traits {
  readonly key: string;
  readonly source: string;
  readonly measure: string;
  readonly subject: string;
  readonly place: string;
  /** Last day on which it was out, by its own date; empty when it has none. */
  readonly published: string;
  /** When what it counts was so, as it was written: a partial date. */
  readonly moment: string;
  /** A bound as printed, or else the point: the same for all amounts that are the same amount. */
  readonly value: number | undefined;
}

/** What one statement is found by. Throws RangeError on a date that does not exist. */
export function traitsOf(statement: Statement): Traits {
  const { key, source, saidOn, publishedOn, content } = statement;
  const amount = content !== undefined && isFigure(content) ? content.amount : undefined;
  return {
    key,
    source,
    measure: content?.measure ?? '',
    subject: content?.subject ?? '',
    place: content?.place ?? '',
    published: inferPublished(statement)?.days.to ?? '',
    moment:
      content?.asOf ?? content?.periodEnd ?? content?.horizon ?? content?.periodStart ?? saidOn ?? publishedOn ?? '',
    value: amount?.low?.value ?? amount?.high?.value ?? amount?.point,
  };
}

/** Whether a look takes such a statement, its number apart. */
export function isOfKind(look: Look, traits: Traits): boolean {
  const { measure, subject, place, source, value, publishedBy } = look;
  if (publishedBy !== null && traits.published > publishedBy) return false;
  if (measure !== undefined && measure !== traits.measure) return false;
  if (subject !== undefined && subject !== traits.subject) return false;
  if (place !== undefined && place !== traits.place) return false;
  if (source !== undefined && source !== traits.source) return false;
  if (value !== undefined && value !== traits.value) return false;
  if (look.order === 'before') return traits.moment <= (look.from ?? '');
  if (look.order === 'after') return traits.moment > (look.from ?? '');
  return look.order === 'newest' || traits.value !== undefined;
}

/** The order in which a look takes what is of its kind. */
export function inLookOrder(order: LookOrder): (a: Traits, b: Traits) => number {
  const days = (a: Traits, b: Traits) => byCode(a.published, b.published) || byCode(a.key, b.key);
  const moments = (a: Traits, b: Traits) => byCode(a.moment, b.moment) || days(a, b);
  const values = (a: Traits, b: Traits) => (a.value ?? 0) - (b.value ?? 0) || days(a, b);
  switch (order) {
    case 'newest':
      return (a, b) => days(b, a);
    case 'before':
      return (a, b) => moments(b, a);
    case 'after':
      return moments;
    case 'lowest':
      return values;
    case 'highest':
      return (a, b) => values(b, a);
  }
}

const keys = new WeakMap<Look, string>();

/** One text for one look, whatever the order in which its parts were written. */
export function lookKey(look: Look): string {
  const before = keys.get(look);
  if (before !== undefined) return before;
  const { measure, subject, place, source, value, order, from, publishedBy, most, fewer, beside } = look;
  const key = JSON.stringify([measure, subject, place, source, value, order, from, publishedBy, most, fewer, beside]);
  keys.set(look, key);
  return key;
}

/** A look without what to look for besides, which is not worked out for it. */
export function withoutMore(look: Look): Omit<Look, 'ifMore'> {
  const { measure, subject, place, source, value, order, from, publishedBy, most, fewer, beside } = look;
  return { measure, subject, place, source, value, order, from, publishedBy, most, fewer, beside };
}

/** A claim has some fifty looks, and nearly all find no more than they take: making one must cost next to nothing. */
class LookWithMore implements Look {
  readonly measure: string | undefined;
  readonly subject: string | undefined;
  readonly place: string | undefined;
  readonly source: string | undefined;
  readonly value: number | undefined;
  readonly order: LookOrder;
  readonly from: string | undefined;
  readonly publishedBy: string | null;
  readonly most: number;
  readonly fewer: number | undefined;
  readonly beside: true | undefined;
  private known: readonly Look[] | undefined;

  constructor(
    look: Omit<Look, 'ifMore'>,
    private readonly more: () => readonly Look[],
  ) {
    this.measure = look.measure;
    this.subject = look.subject;
    this.place = look.place;
    this.source = look.source;
    this.value = look.value;
    this.order = look.order;
    this.from = look.from;
    this.publishedBy = look.publishedBy;
    this.most = look.most;
    this.fewer = look.fewer;
    this.beside = look.beside;
  }

  get ifMore(): readonly Look[] {
    return (this.known ??= this.more());
  }
}

/** A look with what to look for besides, which is worked out when it is asked for: most looks find no more than they take. */
export function withMore(look: Omit<Look, 'ifMore'>, more: () => readonly Look[]): Look {
  return new LookWithMore(look, more);
}
