/**
 * Whom a page has named and who spoke on it last, so far as it was read: names are looked up by their last word, their
 * acronym and their head noun. What two names fit stays open.
 */
import { BODIES, DOCUMENTS, OUTLET_WORDS, ROLES } from './lexicon/speech.js';
import { genderOf, isTitle, type Gender, type NameMention } from './names.js';
import type { ReadSource, Span } from './reading.js';

/** Somebody whom the page names, by the fullest of the mentions read so far. */
export interface Entity {
  readonly kind: 'person' | 'body';
  readonly full: Span & { readonly text: string };
  readonly name: string;
  readonly acronym?: string;
  readonly role?: ReadSource['role'];
  readonly gender?: Gender;
  /** Where it was last named. */
  readonly last: Span & { readonly sentence: number; readonly block: number };
}

/** Who spoke last, and in which block. */
export interface Spoke {
  readonly source: ReadSource;
  readonly key?: string;
  readonly gender?: Gender;
  readonly block: number;
}

const lastWord = (name: string): string => name.split(' ').at(-1)?.toLowerCase() ?? '';
const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Nouns that stand for bodies of other names: "the agency" may be a service or a bureau, "the paper" the Times. */
const KINDS: ReadonlyMap<string, RegExp> = new Map([
  ['agency', /\b(?:agency|service|bureau|directorate|administration|inspectorate)\b/i],
  ['service', /\b(?:service|directorate|agency)\b/i],
  [
    'newspaper',
    /\b(?:times|post|herald|guardian|telegraph|tribune|gazette|courier|mail|journal|paper|newspaper|daily|chronicle)\b/i,
  ],
  [
    'paper',
    /\b(?:times|post|herald|guardian|telegraph|tribune|gazette|courier|mail|journal|paper|newspaper|daily|chronicle)\b/i,
  ],
  ['broadcaster', /\b(?:bbc|cnn|tv|radio|television|broadcasting|news|nhk|npr)\b/i],
  ['bank', /\bbank\b/i],
  ['organisation', /\b(?:organisation|organization|who|un)\b/i],
  ['organization', /\b(?:organisation|organization|who|un)\b/i],
]);

/** How many speakers a pronoun may choose from. */
const REMEMBERED = 4;

/** How many blocks back a pronoun may point. */
const NEAR = 1;

/** The names of one page in the order of its reading. */
export class PageNames {
  private readonly entities = new Map<string, Entity>();
  /** Keys of the persons who have this last word, in the order in which the page brings them in. */
  private readonly bySurname = new Map<string, string[]>();
  private readonly byAcronym = new Map<string, string>();
  /** Keys of bodies by each word of their names, the last mentioned at the end. */
  private readonly byWord = new Map<string, string>();
  private readonly byOffice = new Map<string, string>();
  /** The persons who spoke last, the latest at the end. */
  private persons: Spoke[] = [];
  /** The last poll, study or report of a name, by its noun. */
  private readonly byDocument = new Map<string, ReadSource>();
  private body: Spoke | undefined;
  private several: Spoke | undefined;
  private opener: (NameMention & { readonly block: number }) | undefined;

  /** @param places words, in lower case, behind which the page says that something is "in" them */
  constructor(private readonly places: ReadonlySet<string> = new Set()) {}

  /** A name with its acronym is known on the whole page: a headline may print the acronym alone. */
  introduce(mention: NameMention, block: number): void {
    if (mention.acronym !== undefined && !this.byAcronym.has(mention.acronym)) this.meet(mention, block);
  }

  meet(mention: NameMention, block: number): void {
    const { name, acronym, role, gender, sentence, start, end, text } = mention;
    // "Health Norland" ends with where it is; no person is called by the name of a place without a title or a first name.
    const isPlace = mention.kind === 'person' && !gender && !role && this.places.has(lastWord(name));
    const kind = isPlace ? 'body' : mention.kind;
    const short = kind === 'person' && !name.includes(' ');
    const holders = this.bySurname.get(lastWord(name)) ?? [];
    const key = short ? (holders.length === 1 ? (holders[0] ?? name) : name) : name.toLowerCase();
    if (short && !this.entities.has(key)) return;
    const known = this.entities.get(key);
    const last = { start, end, sentence, block };
    const told = known?.gender ?? gender;
    this.entities.set(key, {
      kind,
      full: known?.full ?? { start, end, text },
      name: known?.name ?? name,
      ...((known?.acronym ?? acronym) === undefined ? {} : { acronym: known?.acronym ?? acronym ?? '' }),
      ...((known?.role ?? role) ? { role: known?.role ?? role } : {}),
      ...(told ? { gender: told } : {}),
      last,
    });
    if (kind === 'person') {
      if (!known) this.bySurname.set(lastWord(name), [...holders, key]);
      for (const word of words((known?.role ?? role)?.text ?? '')) if (ROLES.has(word)) this.byOffice.set(word, key);
    } else {
      if (acronym !== undefined && !this.byAcronym.has(acronym)) this.byAcronym.set(acronym, key);
      for (const word of words(name)) if (BODIES.has(word)) this.byWord.set(word, key);
    }
  }

  /** "The Chilean health ministry", "Peru’s intelligence services": a body whose name is no run of capitals. */
  meetBody(source: ReadSource, sentence: number, block: number): void {
    const { kind, name, start, end, text } = source;
    if (kind !== 'named' || name === undefined || isPerson(source) || !BODIES.has(lastWord(name))) return;
    if (name.includes(' ')) this.meet({ kind: 'body', name, start, end, text, sentence }, block);
  }

  open(mention: NameMention, block: number): void {
    this.opener = { ...mention, block };
  }

  speaks(source: ReadSource, entity: Entity | undefined, block: number): void {
    if (source.kind === 'vague') return;
    const gender = entity?.gender ?? genderOf(source.name ?? source.text, source.role?.text ?? source.text);
    const spoke: Spoke = { source, block, ...(gender ? { gender } : {}) };
    if (source.beside) this.several = spoke;
    else if (entity ? entity.kind === 'person' : isPerson(source)) {
      if (isSeveral(source)) this.several = spoke;
      else this.persons = [...this.persons.slice(1 - REMEMBERED), spoke];
    } else {
      const head = lastWord(source.text);
      if (source.kind === 'named' && DOCUMENTS.has(head) && !source.full) this.byDocument.set(head, source);
      this.body = spoke;
      if (/\b(?:police|authorities|officials|rescuers)$/i.test(source.text)) this.several = spoke;
    }
  }

  /** The one whom a short form of a name stands for; `undefined` when it is no short form, or two fit. */
  named(source: ReadSource): { entity: Entity; because: string } | undefined {
    const { text } = source;
    const before = (key: string | undefined): Entity | undefined => {
      const entity = key === undefined ? undefined : this.entities.get(key);
      return entity && !(entity.full.start <= source.start && source.end <= entity.full.end) ? entity : undefined;
    };
    const plain = text.replace(/^(?:the|The) /, '').replace(/['’]s?$/, '');
    const acronym = before(this.byAcronym.get(plain));
    if (acronym) return { entity: acronym, because: `"${plain}" is the acronym of "${acronym.name}"` };
    const name = source.name ?? plain;
    const whole = before(name.toLowerCase());
    if (whole && (whole.role || whole.acronym) && whole.full.start < source.start)
      return { entity: whole, because: `"${whole.full.text}" is named before` };
    const tokens = text.split(' ').filter((word) => !isTitle(word) && !/^(?:the|a|an)$/i.test(word));
    const [only] = tokens;
    if (tokens.length === 1 && only && /^\p{Lu}/u.test(only)) {
      const surname = only.replace(/['’]s?$/, '').toLowerCase();
      const holders = (this.bySurname.get(surname) ?? [])
        .flatMap((key) => before(key) ?? [])
        .filter((entity) => entity.full.start < source.start);
      const gender = genderOf(only, text);
      const fitting = holders.filter((one) => !gender || !one.gender || one.gender === gender);
      const [entity, other] = fitting;
      if (entity && !other) return { entity, because: `"${only}" is the last name of "${entity.name}", named before` };
      return undefined;
    }
    const definite = /^(?:the|this|that|its)\b/i.test(text);
    const head = lastWord(text);
    if (!definite || text.split(' ').length > 3) return undefined;
    if (BODIES.has(head) || KINDS.has(head)) {
      const entity = before(this.byWord.get(head)) ?? before(this.ofKind(head));
      const own = words(text).slice(1, -1);
      if (entity && entity.full.start < source.start && own.every((word) => words(entity.name).includes(word)))
        return { entity, because: `"${text}" is the last ${head} named before: "${entity.name}"` };
    }
    if (ROLES.has(head) && text.split(' ').length === 2) {
      const entity = before(this.byOffice.get(head));
      if (entity && entity.full.start < source.start)
        return { entity, because: `the last ${head} named before is "${entity.name}"` };
    }
    return undefined;
  }

  /** "The poll" behind "a Herald poll": a document that the page has named. */
  document(source: ReadSource): ReadSource | undefined {
    const head = /^the (\p{L}+)$/iu.exec(source.text)?.[1]?.toLowerCase();
    const named = head === undefined ? undefined : this.byDocument.get(head);
    return named && named.start < source.start ? named : undefined;
  }

  private ofKind(head: string): string | undefined {
    const kind = KINDS.get(head);
    if (!kind) return undefined;
    const [latest] = [...this.byWord]
      .filter(([word]) => kind.test(word))
      .map(([, key]) => this.entities.get(key))
      .filter((entity) => entity !== undefined)
      .sort((one, other) => other.last.start - one.last.start);
    const speaker = this.body?.source;
    if (speaker && kind.test(speaker.name ?? speaker.text) && (!latest || speaker.start > latest.last.start))
      return (speaker.name ?? speaker.text).toLowerCase();
    return latest?.name.toLowerCase();
  }

  /** Whom "he", "she", "it" or "they" stands for. `content`: what is said; nobody named in it says it. */
  pronoun(
    word: string,
    at: Span,
    content: readonly Span[],
    block: number,
  ): { spoke: Spoke; because: string } | undefined {
    const near = (spoke: Spoke | undefined): Spoke | undefined =>
      spoke && block - spoke.block <= NEAR && spoke.source.start < at.start ? spoke : undefined;
    if (word === 'it' || word === 'they') {
      const spoke = near(word === 'it' ? this.thing() : this.several);
      return spoke && { spoke, because: `"${spoke.source.text}" spoke last` };
    }
    const gender: Gender = word === 'she' ? 'she' : 'he';
    const { opener } = this;
    const holds = opener && content.some((span) => span.start <= opener.start && opener.end <= span.end);
    const opens =
      opener && !holds && opener.block === block && opener.end <= at.start && (opener.gender ?? gender) === gender
        ? opener
        : undefined;
    const within = (spoke: Spoke): boolean =>
      content.some((span) => span.start <= spoke.source.start && spoke.source.end <= span.end);
    const speaker = this.persons.findLast(
      (spoke) => near(spoke) && (spoke.gender ?? gender) === gender && !within(spoke),
    );
    if (opens && opens.start > (speaker?.source.start ?? -1)) {
      const entity = this.entities.get(opens.name.toLowerCase());
      if (entity)
        return {
          spoke: { source: sourceOfEntity(entity, opens), block },
          because: `"${opens.text}" is the person named at the head of the sentence`,
        };
    }
    return speaker && { spoke: speaker, because: `"${speaker.source.text}" is the person who spoke last` };
  }

  /** Whom "it" may stand for: the body that spoke last; or a name of which nothing tells that it is a person's, for nobody is an "it". */
  private thing(): Spoke | undefined {
    const open = this.persons.findLast(
      ({ gender, source }) => !gender && source.kind === 'named' && (!source.role || isIntroduced(source)),
    );
    return open && open.source.start > (this.body?.source.start ?? -1) ? open : this.body;
  }

  entityOf(source: ReadSource): Entity | undefined {
    return this.entities.get((source.name ?? source.text).toLowerCase());
  }
}

const sourceOfEntity = (entity: Entity, at: Span & { readonly text: string }): ReadSource => ({
  start: at.start,
  end: at.end,
  text: at.text,
  kind: 'named',
  name: entity.name,
  ...(entity.acronym === undefined ? {} : { acronym: entity.acronym }),
  ...(entity.role ? { role: entity.role } : {}),
});

const isSeveral = (source: ReadSource): boolean =>
  source.kind === 'anonymous' && /(?:[^s]s|people|police|men|women)$/.test(lastWord(source.text));

/** "The ferry line, Norvik": a name of one word beside what it is, in no word that people are called by. */
const isIntroduced = ({ name, role }: ReadSource): boolean =>
  role !== undefined && name?.includes(' ') === false && /^the /i.test(role.text) && !ROLES.has(lastWord(role.text));
const isBodyByRole = (source: ReadSource): boolean =>
  isIntroduced(source) && BODIES.has(lastWord(source.role?.text ?? ''));

const isPerson = (source: ReadSource): boolean =>
  source.kind === 'anonymous' ||
  (source.role !== undefined && !isBodyByRole(source)) ||
  ROLES.has(lastWord(source.text)) ||
  (source.kind === 'named' &&
    !/^the /i.test(source.text) &&
    /^\p{Lu}\S*(?: \p{Lu}\S*)+$/u.test(source.name ?? '') &&
    !words(source.text).some((word) => OUTLET_WORDS.has(word) || BODIES.has(word)));
