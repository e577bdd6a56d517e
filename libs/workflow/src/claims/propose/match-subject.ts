/** Whose things are counted, matched with the subjects that the ledger speaks of. */
import type { Place, Vocabulary } from '@whence/domain';
import { countryNamed, countryOfDemonym } from '@whence/reading';
import type { ReadFigure } from '@whence/reading';
import type { LooseLink } from '../ports.js';
import { countedOf } from './counted.js';
import { NameIndex, nameKey } from './names.js';

interface LedgerSubject {
  readonly subject: string;
  readonly owner: string | undefined;
  /** Canonical counted noun of the words after the owner. */
  readonly counted: string;
}

export interface MatchedSubject {
  readonly subject?: string;
  readonly loose?: LooseLink;
}

/** Whether the page names just the subject: "the Harbour Alliance". */
const isNameOf = (printed: string, subject: string): boolean => nameKey(printed) === nameKey(subject);

export class SubjectNames {
  private readonly places: NameIndex<Place>;
  private readonly subjects: readonly LedgerSubject[];

  constructor(vocabulary: Vocabulary, subjects: readonly string[]) {
    this.places = new NameIndex(vocabulary.places.values(), (place) => [place.name, ...place.aliases]);
    this.subjects = subjects.map((subject) => {
      const { owner, rest } = this.parted(subject);
      return { subject, owner, counted: countedOf(rest) };
    });
  }

  /** The one place of exactly this name or alias, and all of them. */
  placesNamed(words: string): readonly Place[] {
    return this.places.of(words);
  }

  /** One name for a country or place, whether it is printed as a name, an alias, an adjective or a people. */
  owner(words: string): string | undefined {
    const printed = words.replace(/['\u2019]s?$/, '').replace(/^the /i, '');
    const country = countryOfDemonym(printed) ?? countryNamed(printed);
    const place = this.places.of(country ?? printed)[0] ?? this.places.of(printed)[0];
    return place?.key ?? (country === undefined ? undefined : `country:${country}`);
  }

  /** "North Korean troops" parts into North Korea and "troops"; the longest leading name counts. */
  private parted(phrase: string): { owner: string | undefined; rest: string } {
    const words = phrase.split(/\s+/).filter(Boolean);
    for (let length = Math.min(4, words.length - 1); length > 0; length--) {
      const owner = this.owner(words.slice(0, length).join(' '));
      if (owner !== undefined) return { owner, rest: words.slice(length).join(' ') };
    }
    return { owner: undefined, rest: phrase };
  }

  /** The words behind the name of an owner: "North Korean troops" gives "troops". */
  withoutOwner(phrase: string): string {
    return this.parted(phrase).rest;
  }

  /** The ledger's own spelling for what this owner ({@link owner}) has of a canonical counted noun, when it has just one. */
  subjectOf(owner: string, noun: string): string | undefined {
    const fitting = this.subjects.filter((each) => each.owner === owner && each.counted === noun);
    return fitting.length === 1 ? fitting[0]?.subject : undefined;
  }

  /**
   * The ledger's own spelling for what a figure counts: same owner, same thing counted. The owner stands before the noun
   * ("North Korean troops"), is its doer ("North Korea sent"), or is where moved things come from.
   */
  match(figure: ReadFigure): MatchedSubject {
    const { counted } = figure;
    if (!counted) return {};
    const named =
      figure.subject && this.subjects.filter(({ subject }) => isNameOf(figure.subject?.text ?? '', subject));
    if (named?.length === 1 && named[0]) return { subject: named[0].subject };
    const words = figure.subject?.text ?? counted.text;
    const noun = countedOf(this.withoutOwner(counted.lemma));
    const owner = this.ownerOf(figure);
    const ofOwner = this.subjects.filter((each) => owner !== undefined && each.owner === owner);
    const fitting =
      owner === undefined
        ? this.subjects.filter(
            (each) => each.owner === undefined && countedOf(each.subject) === countedOf(counted.text),
          )
        : ofOwner.filter((each) => each.counted === noun);
    if (fitting.length === 1 && fitting[0]) return { subject: fitting[0].subject };
    const candidates = fitting.length > 1 ? fitting : ofOwner;
    if (candidates.length === 0) return {};
    return {
      loose: {
        slot: 'subject',
        words,
        candidates: candidates.map(({ subject }) => subject).sort(),
        because:
          fitting.length > 1
            ? 'several subjects of the ledger fit these words'
            : 'the ledger speaks of other things of the same owner',
      },
    };
  }

  private ownerOf(figure: ReadFigure): string | undefined {
    const { counted, subject, places } = figure;
    const before = counted === undefined ? [] : [counted.modifiers.join(' '), ...counted.modifiers];
    const parted = counted === undefined ? undefined : this.parted(counted.text).owner;
    const from = places.filter(({ role }) => role === 'from').map(({ text }) => text);
    const said = subject === undefined ? [] : [subject.text, subject.lemma];
    for (const words of [...before, ...said]) {
      const owner = words === '' ? undefined : this.owner(words);
      if (owner !== undefined) return owner;
    }
    if (parted !== undefined) return parted;
    return from.length === 1 && from[0] !== undefined ? this.owner(from[0]) : undefined;
  }
}
