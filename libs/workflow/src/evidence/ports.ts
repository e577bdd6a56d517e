/** Pages that were read and kept, what they are attached to, and what is quoted of them. */
import type { PageType } from '@whence/domain';
import type { SetLine } from '@whence/reading';
import type { PageAsked } from '../desks/ports.js';
import type { Change, View } from '../ports/changes.js';

/** What a person tells of a page that they hand over. */
export interface SnapshotContent {
  /** Where it was read: http or https. Absent for what has no address: a letter, a file that was handed over. */
  readonly address?: string;
  readonly title?: string;
  /** BCP 47, canonical. */
  readonly language?: string;
  /** Id of the confidential source from whom it came. */
  readonly receivedFrom?: string;
  /** When it was read, ISO 8601 in UTC. */
  readonly readAt: string;
}

/** Why no text was read from a page of a kind from which it is read. */
export const TEXT_FAULTS = ['password', 'damaged', 'too-much', 'none'] as const;

/**
 * `password`: it opens with one alone; `damaged`: it is not what it begins as; `too-much`: reading it took more time or
 * memory, or gave more text, than is allowed; `none`: nothing in it is text, as in a scan.
 */
export type TextFault = (typeof TEXT_FAULTS)[number];

export type PdfRead =
  { readonly pages: readonly (readonly SetLine[])[] } | { readonly fault: Exclude<TextFault, 'none'> };

/** Reads text from PDF, apart from the process that serves: bytes are strangers'. */
export interface PdfTexts {
  /** The lines of its pages. Throws where reading could not begin. */
  read(bytes: Uint8Array): Promise<PdfRead>;
}

/** One reading of one page, without the bytes. */
export interface Snapshot {
  readonly id: string;
  readonly deskId: string;
  /** Who read it. */
  readonly personId: string;
  readonly content: SnapshotContent;
  /** SHA-256 of the bytes, 64 hex digits. */
  readonly sha256: string;
  readonly mediaType: PageType;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the text in which offsets of excerpts count (UTF-8); null where no text is read from this kind of page. */
  readonly textSha256: string | null;
  /** Null where text was read, and where none is read from this kind of page. */
  readonly textFault: TextFault | null;
  /** When it was handed over, ISO 8601. */
  readonly keptAt: string;
}

/** The bytes of a page, each once however often it was read. */
export interface PageBytes {
  readonly sha256: string;
  readonly mediaType: PageType;
  readonly bytes: Uint8Array;
}

export interface NewPageBytes extends PageBytes {
  readonly text: string | null;
  readonly textSha256: string | null;
  readonly textFault: TextFault | null;
}

/** What a snapshot can be attached to: a claim of the desk, or a statement, as its document. */
export const ATTACHED_TO = ['claim', 'statement'] as const;

/** A person's word that a snapshot belongs to something, or no longer does. */
export interface Attachment {
  readonly snapshotId: string;
  readonly kind: (typeof ATTACHED_TO)[number];
  /** Id of the claim, or key of the statement. */
  readonly target: string;
  /** From 1, for each snapshot and target. */
  readonly version: number;
  readonly standing: 'attached' | 'detached';
  readonly reason: string | null;
  readonly personId: string;
}

export interface SnapshotFilter {
  /** Those that are attached to it. */
  readonly claimId?: string;
  readonly statement?: string;
}

export interface Snapshots {
  one(view: View, deskId: string, snapshotId: string): Promise<Snapshot | undefined>;
  /** Those of a desk, in order of their ids. */
  list(view: View, deskId: string, filter: SnapshotFilter, page: PageAsked): Promise<readonly Snapshot[]>;
  bytes(view: View, deskId: string, snapshotId: string): Promise<PageBytes | undefined>;
  /** Null where no text was read from it; undefined where there is no such snapshot. */
  text(view: View, deskId: string, snapshotId: string): Promise<string | null | undefined>;
  /**
   * Keeps a reading. Bytes that are known already, of whatever desk, are not kept again, unless text was read from them now
   * and not then.
   */
  add(
    change: Change,
    snapshot: Pick<Snapshot, 'id' | 'deskId' | 'personId' | 'content'>,
    page: NewPageBytes,
  ): Promise<void>;
  /** The newest version of each attachment of a snapshot. */
  attachments(view: View, snapshotId: string): Promise<readonly Attachment[]>;
  addAttachment(change: Change, attachment: Attachment): Promise<void>;
}
