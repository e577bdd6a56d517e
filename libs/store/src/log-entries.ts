/** Entries of the log as texts, with the salted digests of what they speak of; docs/record.md describes both. */
import { hash, randomFillSync } from 'node:crypto';
import { canonicalJson } from '@whence/domain';
import type { Actor, Subject, SubjectKind } from '@whence/workflow';

/** An entry that is not written yet. */
export interface PendingEntry {
  readonly action: string;
  readonly subject: Subject;
  /** Canonical JSON (RFC 8785). */
  readonly entry: string;
  /** 16 bytes; for a list 16 for each of its rows. */
  readonly salt: Buffer;
  /** Ids, versions and digests of rows, 52 bytes each. */
  readonly list?: Buffer;
}

/** An entry with its place among those of its change, from 1. */
export type NumberedEntry = PendingEntry & { readonly changeId: string; readonly ordinal: number };

/** A row of history that was written, with the SHA-256 of its content's canonical JSON. */
export interface WrittenRow {
  readonly id: string;
  readonly version: number;
  readonly contentHash: Buffer;
}

/** Kinds of what may be erased, and the salts of its digests with it: these stand in a table of their own. */
export const SALTED_APART = ['person-detail', 'private-detail'] as const satisfies readonly SubjectKind[];

/** Rows in one entry of the log. */
const ROWS_IN_A_LIST = 1_000;

const SALT = 16;
/** Bytes of a list for each row: id, version, digest. */
const LISTED = 16 + 4 + 32;

/** Salts are cut from one draw of many: each draw asks the system. */
const SALTS_AT_ONCE = 256;
let drawn = Buffer.alloc(0);

function newSalt(): Buffer {
  if (drawn.length === 0) drawn = randomFillSync(Buffer.allocUnsafeSlow(SALT * SALTS_AT_ONCE));
  const salt = drawn.subarray(0, SALT);
  drawn = drawn.subarray(SALT);
  return salt;
}

/** Makes the entries of one change. */
export class EntryTexts {
  private readonly actor: string;
  private readonly change: string;
  private readonly purpose: string;

  constructor(changeId: string, { deskId, kind, personId, keyId }: Actor, purpose: string) {
    this.actor = canonicalJson({ kind, person: personId ?? null, key: keyId ?? null });
    this.change = `"change":${JSON.stringify(changeId)},"desk":${JSON.stringify(deskId ?? null)}`;
    this.purpose = canonicalJson(purpose);
  }

  /** An entry about one row, which holds `content`. */
  ofOne(action: string, subject: Subject, content: unknown): PendingEntry {
    const salt = newSalt();
    const digest = hash('sha256', Buffer.concat([salt, Buffer.from(canonicalJson(content))]));
    return { action, subject, entry: this.text(action, subject, digest), salt };
  }

  /** Entries about many rows, one for up to 1,000 of them: the digest is that of their list. */
  ofRows(action: string, kind: SubjectKind, rows: readonly WrittenRow[], newId: () => string): PendingEntry[] {
    const entries: PendingEntry[] = [];
    for (let from = 0; from < rows.length; from += ROWS_IN_A_LIST)
      entries.push(this.ofList(action, { kind, id: newId(), version: 1 }, rows.slice(from, from + ROWS_IN_A_LIST)));
    return entries;
  }

  private ofList(action: string, subject: Subject, rows: readonly WrittenRow[]): PendingEntry {
    const salt = randomFillSync(Buffer.allocUnsafe(SALT * rows.length));
    const list = Buffer.allocUnsafe(LISTED * rows.length);
    const salted = Buffer.allocUnsafe(SALT + 32);
    rows.forEach(({ id, version, contentHash }, place) => {
      const at = LISTED * place;
      list.write(id.replaceAll('-', ''), at, 'hex');
      list.writeInt32BE(version, at + 16);
      salt.copy(salted, 0, SALT * place, SALT * (place + 1));
      contentHash.copy(salted, SALT);
      hash('sha256', salted, 'buffer').copy(list, at + 20);
    });
    return { action, subject, entry: this.text(action, subject, hash('sha256', list), rows.length), salt, list };
  }

  /** Members in the order of RFC 8785, which is the same for every entry. */
  private text(action: string, { kind, id, version }: Subject, digest: string, rows?: number): string {
    return (
      `{"action":${canonicalJson(action)},"actor":${this.actor},${this.change},"digest":"${digest}",` +
      `"purpose":${this.purpose},${rows === undefined ? '' : `"rows":${rows},`}` +
      `"subject":{"id":${canonicalJson(id)},"kind":"${kind}","version":${version}},"v":1}`
    );
  }
}
