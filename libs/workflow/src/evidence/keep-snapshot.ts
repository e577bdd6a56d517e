import { createHash } from 'node:crypto';
import { languageTag, PAGE_TYPES, pageTypeOf } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import { textFaults } from '../articles/text-faults.js';
import type { Changes, Clock } from '../ports/changes.js';
import type { ConfidentialSources } from '../privacy/ports.js';
import { notFound, Refusal } from '../refusal.js';
import type { Fault } from '../refusal.js';
import { pageText } from './page-text.js';
import type { NewPageBytes, PdfTexts, Snapshot, SnapshotContent, Snapshots } from './ports.js';

/** How far a client's clock may be ahead of the service's, in milliseconds. */
export const CLOCKS_APART_MS = 5 * 60_000;

export interface KeepSnapshotInput {
  readonly bytes: Uint8Array;
  /** The media type that the sender gave; null, or application/octet-stream: they said nothing. */
  readonly declaredType: string | null;
  readonly address?: string;
  readonly title?: string;
  readonly language?: string;
  /** Id of a confidential source. */
  readonly receivedFrom?: string;
  /** Absent: now. */
  readonly readAt?: Date;
}

/** Keeps a page that a person has read: its bytes, their hash, where and when it was read. */
export class KeepSnapshot {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly snapshots: Snapshots;
      readonly confidentialSources: Pick<ConfidentialSources, 'one'>;
      readonly clock: Clock;
      readonly pdfTexts: PdfTexts;
    },
  ) {}

  /**
   * Throws `snapshot-empty`; `snapshot-type-unknown` for bytes that are no kind of page that is kept;
   * `snapshot-type-differs` where they are another kind than was said; `snapshot-invalid` for particulars that cannot be;
   * `confidential-source-unknown`.
   */
  async run(by: PersonActor, input: KeepSnapshotInput): Promise<Snapshot> {
    const { changes, snapshots, confidentialSources, clock, pdfTexts } = this.ports;
    const content = contentOf(input, clock.now());
    const page = await pageOf(input, pdfTexts);
    return changes.make(by, 'keep-snapshot', async (change) => {
      const from = content.receivedFrom;
      if (from !== undefined && !(await confidentialSources.one(change, by.deskId, from)))
        throw notFound('confidential-source', from);
      const id = change.newId();
      await snapshots.add(change, { id, deskId: by.deskId, personId: by.personId, content }, page);
      const kept = await snapshots.one(change, by.deskId, id);
      if (!kept) throw new TypeError(`found no snapshot ${id}, expected the one that was just written`);
      return kept;
    });
  }
}

async function pageOf({ bytes, declaredType }: KeepSnapshotInput, pdfTexts: PdfTexts): Promise<NewPageBytes> {
  if (bytes.length === 0)
    throw new Refusal('invalid', 'snapshot-empty', 'Found no bytes, expected those of the page.', [
      { where: '', found: '0 bytes', expected: 'the page' },
    ]);
  const mediaType = pageTypeOf(bytes);
  if (mediaType === undefined)
    throw new Refusal('invalid', 'snapshot-type-unknown', 'Found bytes that are no kind of page that is kept.', [
      { where: '', found: 'other bytes', expected: PAGE_TYPES.join(', ') },
    ]);
  const declared = saidType(declaredType);
  if (declared !== null && declared !== mediaType)
    throw new Refusal(
      'invalid',
      'snapshot-type-differs',
      `Found ${mediaType} by its bytes, expected ${declared} as the request says; look at what was downloaded.`,
      [{ where: 'header/Content-Type', found: declared, expected: mediaType }],
    );
  const { text, fault } = await pageText(mediaType, bytes, pdfTexts);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType,
    bytes,
    text,
    textSha256: text === null ? null : createHash('sha256').update(text, 'utf8').digest('hex'),
    textFault: fault,
  };
}

function saidType(declared: string | null): string | null {
  const type = (declared ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === '' || type === 'application/octet-stream') return null;
  return type === 'application/xhtml+xml' ? 'text/html' : type;
}

function contentOf({ address, title, language, receivedFrom, readAt }: KeepSnapshotInput, now: Date): SnapshotContent {
  const faults: Fault[] = [];
  const tag = language === undefined ? undefined : languageTag(language);
  if (language !== undefined && tag === undefined)
    faults.push({ where: 'query/language', found: `"${language}"`, expected: 'a language tag (BCP 47)' });
  if (address !== undefined && !isAddress(address))
    faults.push({ where: 'query/address', found: 'another text', expected: 'an http or https address, no password' });
  if (title !== undefined) faults.push(...textFaults('query/title', title));
  const read = readAt ?? now;
  if (read.getTime() > now.getTime() + CLOCKS_APART_MS)
    faults.push({ where: 'query/readAt', found: read.toISOString(), expected: `a moment by ${now.toISOString()}` });
  if (faults.length > 0)
    throw new Refusal('invalid', 'snapshot-invalid', 'Found particulars of a page that cannot be kept.', faults);
  return {
    ...(address === undefined ? {} : { address }),
    ...(title === undefined ? {} : { title }),
    ...(tag === undefined ? {} : { language: tag }),
    ...(receivedFrom === undefined ? {} : { receivedFrom }),
    readAt: read.toISOString(),
  };
}

/** A page can be read again at an address on the web; a password in it would be kept for good. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}
