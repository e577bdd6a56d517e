import { languageTag, type Passage } from '@whence/domain';
import { pageAt } from '@whence/reading';
import type { PersonActor } from '../articles/actors.js';
import { textFaults } from '../articles/text-faults.js';
import type { QuoteWanted } from '../claims/locate-quote.js';
import type { People } from '../desks/ports.js';
import type { Change, Changes } from '../ports/changes.js';
import type { PrivateDetails } from '../privacy/ports.js';
import { Refusal } from '../refusal.js';
import type { Fault } from '../refusal.js';
import type { Excerpt, ExcerptContent, Excerpts, Translation } from './excerpt-ports.js';
import { snapshotOfDesk } from './of-desk.js';
import { quoteInPage } from './quote-in-page.js';
import type { Snapshots } from './ports.js';

/** A translation as it is handed over. Its translator: a person of the desk, or somebody else by name. */
export interface NewTranslation {
  readonly text: string;
  readonly language: string;
  readonly translator: { readonly personId: string } | { readonly name: string };
}

export interface WriteExcerptInput {
  readonly snapshotId: string;
  readonly quote: QuoteWanted;
  /** Absent: of a PDF, the page of the file on which the quote begins. */
  readonly page?: number;
  /** True: the person has seen it on the page though its text has no such words, as where they are in a picture. */
  readonly withoutPlace?: boolean;
  readonly language: string;
  readonly translation?: NewTranslation;
}

export interface ExcerptPorts {
  readonly changes: Changes;
  readonly snapshots: Snapshots;
  readonly excerpts: Excerpts;
  readonly people: People;
  readonly privateDetails: PrivateDetails;
}

/** Quotes a kept page in its own language. */
export class WriteExcerpt {
  constructor(private readonly ports: ExcerptPorts) {}

  /**
   * The quote must stand in the page's text as `quoteInPage` tells, where one is read from it, unless it is given `withoutPlace`. Throws `snapshot-unknown`,
   * `quote-not-in-snapshot`, `excerpt-invalid`, `person-unknown` for a translator who is not of the desk.
   */
  run(by: PersonActor, input: WriteExcerptInput): Promise<Excerpt> {
    const { changes, snapshots, excerpts } = this.ports;
    const language = languageTag(input.language);
    const faults = [
      ...(language === undefined ? [noLanguage('/language', input.language)] : []),
      ...textFaults('/quote/exact', input.quote.exact),
      ...(input.quote.exact.trim() === '' ? [blank('/quote/exact')] : []),
      ...(input.translation === undefined ? [] : translationFaults('/translation', input.translation)),
    ];
    if (faults.length > 0 || language === undefined) throw invalid(faults);
    return changes.make(by, 'write-excerpt', async (change) => {
      const { mediaType } = await snapshotOfDesk(snapshots, change, by, input.snapshotId);
      const text = (await snapshots.text(change, by.deskId, input.snapshotId)) ?? null;
      const id = change.newId();
      const translation =
        input.translation && (await keepTranslation(change, by, { id, version: 1 }, input.translation, this.ports));
      const placed = quoted(input.withoutPlace === true ? null : text, input.quote);
      const isSet = mediaType === 'application/pdf' && text !== null && placed.position !== null;
      const page = input.page ?? (isSet ? pageAt(text, placed.position.start) : undefined);
      const content: ExcerptContent = {
        ...placed,
        ...(page === undefined ? {} : { page }),
        language,
        ...(translation === undefined ? {} : { translation }),
      };
      const excerpt = { id, snapshotId: input.snapshotId, version: 1, personId: by.personId, content };
      await excerpts.add(change, excerpt);
      const written = await excerpts.one(change, by.deskId, id);
      if (!written) throw new TypeError(`found no excerpt ${id}, expected the one that was just written`);
      return written;
    });
  }
}

/** Throws `quote-not-in-snapshot`. */
function quoted(
  text: string | null,
  quote: QuoteWanted,
): Pick<Passage, 'exact' | 'prefix' | 'suffix'> & Pick<ExcerptContent, 'position'> {
  if (text === null)
    return { exact: quote.exact, prefix: quote.prefix ?? '', suffix: quote.suffix ?? '', position: null };
  try {
    const { exact, prefix, suffix, start, end } = quoteInPage(text, quote);
    return { exact, prefix, suffix, position: { start, end } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { faults, extra } = error;
    throw new Refusal(
      'invalid',
      'quote-not-in-snapshot',
      error.message.replace('the article', 'the page'),
      faults.map((fault) => ({ ...fault, expected: 'words of the page’s text' })),
      extra,
    );
  }
}

/** What cannot be kept of a translation. */
export function translationFaults(where: string, { text, language, translator }: NewTranslation): readonly Fault[] {
  return [
    ...textFaults(`${where}/text`, text),
    ...(text.trim() === '' ? [blank(`${where}/text`)] : []),
    ...(languageTag(language) === undefined ? [noLanguage(`${where}/language`, language)] : []),
    ...('name' in translator && translator.name.trim() === '' ? [blank(`${where}/translator/name`)] : []),
  ];
}

/** The translation as it is kept; a name goes to the private details of the excerpt's version. Throws `person-unknown`. */
export async function keepTranslation(
  change: Change,
  by: PersonActor,
  of: { readonly id: string; readonly version: number },
  { text, language, translator }: NewTranslation,
  { people, privateDetails }: Pick<ExcerptPorts, 'people' | 'privateDetails'>,
): Promise<Translation> {
  const tag = languageTag(language) ?? language;
  if ('personId' in translator) {
    const person = await people.one(change, by.deskId, translator.personId);
    if (!person)
      throw new Refusal('not-found', 'person-unknown', `Found no person "${translator.personId}" on this desk.`);
    return { text, language: tag, translator: { personId: translator.personId } };
  }
  await privateDetails.add(change, {
    kind: 'translator',
    ownerId: of.id,
    version: of.version,
    deskId: by.deskId,
    content: { name: translator.name.trim() },
  });
  return { text, language: tag, translator: { named: true } };
}

/** The refusal of an excerpt or a translation. */
export function invalid(faults: readonly Fault[]): Refusal {
  return new Refusal('invalid', 'excerpt-invalid', 'Found an excerpt that cannot be kept.', faults);
}

function noLanguage(where: string, found: string): Fault {
  return { where, found: `"${found}"`, expected: 'a language tag (BCP 47), such as "uk" or "pt-BR"' };
}

function blank(where: string): Fault {
  return { where, found: 'nothing but blanks', expected: 'text' };
}
