/** What signs the log, where signed checkpoints are kept, and what proves single entries. */
import type { SubjectKind, View } from '../ports/changes.js';

/** A key that can sign. Its private half stays where it is. */
export interface LogSigningKey {
  /** SHA-256 of the public key's 32 bytes, 64 lower-case hex digits. */
  readonly id: string;
  /** The 32 bytes of the public key, base64. */
  readonly publicKey: string;
  /** The Ed25519 signature (RFC 8032) of the UTF-8 bytes of a text, base64. */
  sign(text: string): string;
}

export interface LogSigner {
  /** The key that signs. Where there is none, null; with `make` the first one is made. */
  current(make: boolean): Promise<LogSigningKey | null>;
  /**
   * The last checkpoint that was signed, as it is kept beside the key; null before the first. Whoever may do anything in
   * the database can take checkpoints out of it, and not this one.
   */
  remembered(): Promise<Checkpoint | null>;
  remember(checkpoint: Checkpoint): Promise<void>;
  /** A new key, and the one there is. Until it is taken, the one there is signs. */
  next(): Promise<NextSigningKey>;
}

/** A key that may take the place of the one before. */
export interface NextSigningKey {
  /** Null where there is none. */
  readonly before: LogSigningKey | null;
  readonly now: LogSigningKey;
  /** Puts it in the place of the one before. */
  take(): Promise<void>;
}

/** The public half of a key that signs the log. */
export interface LogKey {
  readonly id: string;
  /** From 1, in the order in which the keys were taken into use. */
  readonly number: number;
  /** 32 bytes, base64. */
  readonly publicKey: string;
  /** The key that signed this one over; null for the first, and for one that no earlier key stands for. */
  readonly previousId: string | null;
  /** What is signed: canonical JSON. */
  readonly text: string;
  /** The key's own signature of the text, base64. */
  readonly proof: string;
  /** The signature of the key before, base64; null without one. */
  readonly attestation: string | null;
}

/** What a checkpoint says: the log had come that far, and its last link had this hash. */
export interface LogEnd {
  readonly sequence: number;
  /** 64 lower-case hex digits. */
  readonly hash: string;
}

/** The tree over the hashes of a stretch of the log (docs/record.md). */
export interface LogTree {
  /** Sequence of its first leaf. */
  readonly from: number;
  /** 64 lower-case hex digits. */
  readonly root: string;
}

export interface Checkpoint {
  /** From 1, without a gap. */
  readonly number: number;
  readonly sequence: number;
  readonly keyId: string;
  /** What is signed: canonical JSON. */
  readonly text: string;
  /** Base64. */
  readonly signature: string;
}

export interface Checkpoints {
  /** How far the log has come, after everything committed so far was chained; null for an empty log. */
  end(): Promise<LogEnd | null>;
  /** The hash of one link; null where there is no such link. */
  hashAt(sequence: number): Promise<string | null>;
  /** The root of the tree over the links of a stretch, both ends included; 64 lower-case hex digits. */
  rootOf(from: number, to: number): Promise<string>;
  last(): Promise<Checkpoint | null>;
  list(page: { readonly after: number; readonly limit: number }): Promise<readonly Checkpoint[]>;
  /** By their numbers. */
  keys(): Promise<readonly LogKey[]>;
  /** What does not hold of the keys that are kept, a sentence each: altered, exchanged or gone. */
  keyFaults(): Promise<readonly string[]>;
  /** False when another with its number was kept meanwhile: then nothing is. */
  add(checkpoint: Checkpoint): Promise<boolean>;
  /** False when another with its number was kept meanwhile: then nothing is. */
  addKey(key: LogKey): Promise<boolean>;
}

/** An entry of the log, and the way from its hash to what was signed (docs/record.md). */
export interface ProvenEntry {
  readonly sequence: number;
  /** UTC with microseconds. */
  readonly at: string;
  /** Canonical JSON. */
  readonly entry: string;
  /** 64 lower-case hex digits, as `hash` and each of `path`. */
  readonly previous: string;
  readonly hash: string;
  /** Where it stands in the tree that a checkpoint signed; null while none has. `at` counts from 0. */
  readonly signed: {
    readonly checkpoint: number;
    readonly at: number;
    readonly size: number;
    readonly path: readonly string[];
  } | null;
  /** What was written, and the salt of its digest (32 hex digits): only of what may be shown. */
  readonly written?: { readonly salt: string; readonly content: unknown };
}

/** Enough to verify some entries of the log without the others. */
export interface LogProof {
  readonly v: 1;
  readonly keys: readonly LogKey[];
  readonly checkpoints: readonly Checkpoint[];
  /** By sequence. */
  readonly entries: readonly ProvenEntry[];
}

/** A thing whose entries are to be proven. */
export interface ProvenSubject {
  readonly kind: SubjectKind;
  readonly id: string;
  /** Whether what was written of it is told with its salt. */
  readonly shown: boolean;
}

export interface LogProofs {
  /** The entries about these things. */
  of(view: View, subjects: readonly ProvenSubject[]): Promise<LogProof>;
}
