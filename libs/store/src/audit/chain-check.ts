/**
 * Checks a log as it passes by: each entry against the one before, each checkpoint against the entries. It holds a few
 * numbers, whatever the length of the log, and knows nothing of where entries come from. docs/record.md says it in words.
 */
import { hash } from 'node:crypto';
import type { Checkpoint } from '@whence/workflow';
import type { CheckedKeys } from './checked-keys.js';
import { ENTRY_HEAD, GENESIS, type ChainedEntry, type EntryHead } from './log-format.js';
import { GrowingTree } from './merkle.js';
import type { Report } from './report.js';

/** How many of the entries that nobody has signed are named one by one. */
const UNSIGNED_NAMED = 20;

export class ChainCheck {
  private sequence = 0;
  private hash = GENESIS;
  private at = '';
  private lastCheckpoint = 0;
  /** Over what came since the last checkpoint. */
  private tree = new GrowingTree();
  /** How far entries are those that a good key has signed. */
  private signed = 0;
  private unsigned: { readonly sequence: number; readonly at: string; readonly text: string | null }[] = [];

  constructor(
    private readonly keys: CheckedKeys,
    private readonly report: Report,
  ) {}

  /** Sequence of the last entry that was seen. */
  get end(): number {
    return this.sequence;
  }

  get signedTo(): number {
    return this.signed;
  }

  /** Takes the next entry. */
  entry(entry: ChainedEntry): void {
    const { sequence, at, previous, hash: told, entry: text } = entry;
    const fits =
      sequence === this.sequence + 1 &&
      previous === this.hash &&
      at >= this.at &&
      text !== null &&
      entryHash(previous, sequence, at, text) === told &&
      isReadable(text);
    if (!fits) this.addFaults(entry);
    this.at = at;
    this.sequence = Math.max(sequence, this.sequence);
    this.hash = told;
    this.tree.addDigits(told);
    if (this.unsigned.length < UNSIGNED_NAMED) this.unsigned.push({ sequence, at, text });
    this.report.counts.entries += 1;
  }

  /** Names what does not fit of an entry, before it is taken. */
  private addFaults({ sequence, at, previous, hash: told, entry: text }: ChainedEntry): void {
    const head = text === null ? undefined : headOf(text);
    const about = { sequence, ...(head === undefined ? {} : { subject: head.subject }) };
    const add = (kind: string, text: string): void => this.report.add({ kind, ...about, text });
    if (sequence > this.sequence + 1) {
      const missing = entriesTold(this.sequence + 1, sequence - 1);
      this.report.add({
        kind: 'entry-missing',
        sequence: this.sequence + 1,
        text: `Found no ${missing}, expected the log without a gap.`,
      });
    } else if (sequence <= this.sequence)
      add(
        'entry-out-of-order',
        `Found entry ${sequence} after entry ${this.sequence}, expected them in order, each once.`,
      );
    else if (previous !== this.hash)
      add(
        'chain-broken',
        `Found an entry ${sequence} that follows another than entry ${sequence - 1}: something was removed, inserted or altered before it.`,
      );
    if (text === null) add('entry-missing', `Found no text of entry ${sequence}, only its link.`);
    else {
      if (entryHash(previous, sequence, at, text) !== told)
        add(
          'entry-altered',
          `Found that entry ${sequence}, its time or its place was altered: its hash is not that of its text.`,
        );
      if (head === undefined) add('entry-unreadable', `Found an entry ${sequence} whose text is not that of an entry.`);
    }
    if (at < this.at) add('time-backwards', `Found entry ${sequence} of ${at}, before the entry before it.`);
  }

  /** Takes a checkpoint, after the last entry that it may speak of. */
  checkpoint(checkpoint: Checkpoint): void {
    const { number, sequence, keyId } = checkpoint;
    const add = (kind: string, text: string): void => this.report.add({ kind, sequence, checkpoint: number, text });
    this.report.counts.checkpoints += 1;
    if (number !== this.lastCheckpoint + 1)
      add(
        'checkpoint-missing',
        `Found checkpoint ${number} after ${this.lastCheckpoint}, expected ${this.lastCheckpoint + 1}.`,
      );
    this.lastCheckpoint = number;
    this.keys.needs(checkpoint);
    const signed = this.keys.open(checkpoint);
    if (signed === undefined) {
      add('checkpoint-forged', `Found checkpoint ${number} without a good signature of key ${keyId.slice(0, 16)}.`);
      return;
    }
    const { tree } = this;
    this.tree = new GrowingTree();
    if (!this.keys.isTrusted(keyId)) {
      this.report.remark(
        `Checkpoint ${number} is signed by a key that no trusted key stands for: ${keyId.slice(0, 16)}.`,
      );
      return;
    }
    if (sequence > this.sequence)
      add(
        'log-cut-off',
        `Found a log that ends at entry ${this.sequence}, expected ${entriesTold(this.sequence + 1, sequence)} too: checkpoint ${number} signed them.`,
      );
    else if (sequence < this.sequence)
      add('checkpoint-out-of-order', `Found checkpoint ${number} of entry ${sequence} after entry ${this.sequence}.`);
    else if (signed.hash !== this.hash)
      add(
        'not-as-signed',
        `Found that ${entriesTold(this.signed + 1, sequence)} are not those that checkpoint ${number} signed: the chain was written anew.`,
      );
    else if (
      signed.v === 2 &&
      (signed.from !== sequence - tree.size + 1 || signed.root !== tree.root().toString('hex'))
    )
      add(
        'not-as-signed',
        `Found that the tree which checkpoint ${number} signed is not that of ${entriesTold(sequence - tree.size + 1, sequence)}.`,
      );
    else {
      this.signed = sequence;
      this.unsigned = [];
    }
  }

  /**
   * What stands behind the last good checkpoint.
   * @param since entries from this moment on may be unsigned yet, ISO 8601; null: none may.
   */
  finish(since: string | null): void {
    const left = this.sequence - this.signed;
    if (left <= 0) return;
    const late = this.unsigned.filter(({ at }) => since === null || at < since);
    for (const { sequence, at, text } of late) {
      const head = text === null ? undefined : headOf(text);
      this.report.add({
        kind: 'entry-unsigned',
        sequence,
        ...(head === undefined ? {} : { subject: head.subject }),
        text: `Found entry ${sequence} of ${at} that no checkpoint has signed.`,
      });
    }
    if (late.length === 0) this.report.remark(`${entriesTold(this.signed + 1, this.sequence)} not signed yet.`);
    else if (left > UNSIGNED_NAMED && late.length === UNSIGNED_NAMED)
      this.report.remark(
        `In all ${left} entries behind the last good checkpoint, ${entriesTold(this.signed + 1, this.sequence)}.`,
      );
  }
}

/** What is hashed of one entry, and of the next one in the same place; grown where a text is longer. */
let scratch = Buffer.allocUnsafeSlow(4_096);

/** SHA-256 of the hash before and of sequence, time and text, each but the last with a line break. */
export function entryHash(previous: string, sequence: number, at: string, entry: string): string {
  const told = `${sequence}\n${at}\n${entry}`;
  // A UTF-16 code unit makes three bytes at most; two digits make one.
  const most = previous.length + 3 * told.length;
  if (scratch.length < most) scratch = Buffer.allocUnsafeSlow(2 * most);
  const from = scratch.write(previous, 0, 'hex');
  return hash('sha256', scratch.subarray(0, from + scratch.write(told, from, 'utf8')));
}

/**
 * The texts that the service writes, member by member: each of them is one that {@link headOf} reads. Others may be as well;
 * this is only told faster.
 */
const [WORD, OR_NULL] = [String.raw`"[^"\\\u0000-\u001f]*"`, (word: string) => `(?:null|${word})`];
const WRITTEN = new RegExp(
  `^\\{"action":${WORD},"actor":\\{"key":${OR_NULL(WORD)},"kind":${WORD},"person":${OR_NULL(WORD)}\\},"change":${WORD},` +
    `"desk":${OR_NULL(WORD)},"digest":${WORD},"purpose":${WORD},(?:"rows":[1-9]\\d{0,14},)?` +
    `"subject":\\{"id":${WORD},"kind":${WORD},"version":[1-9]\\d{0,14}\\},"v":1\\}$`,
);

/** Whether the text of an entry says what every entry says. */
export function isReadable(text: string): boolean {
  return WRITTEN.test(text) || headOf(text) !== undefined;
}

/** What the text of an entry says; undefined for one that cannot be read. */
export function headOf(text: string): EntryHead | undefined {
  try {
    const read = ENTRY_HEAD.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** "entry 5", "entries 5 to 7". */
function entriesTold(from: number, to: number): string {
  return from === to ? `entry ${from}` : `entries ${from} to ${to}`;
}
