/** What a check of the record found. */

/** One thing that does not fit, named as narrowly as it can be. */
export interface RecordFault {
  /** A stable word: entry-missing, entry-altered, row-altered … (docs/record.md). */
  readonly kind: string;
  readonly sequence?: number;
  readonly checkpoint?: number;
  readonly subject?: { readonly kind: string; readonly id: string; readonly version: number };
  readonly table?: string;
  /** The row's key, its parts joined by "/". */
  readonly id?: string;
  readonly version?: number;
  /** A sentence for a person. */
  readonly text: string;
}

export interface RecordReport {
  readonly sound: boolean;
  /** At most {@link MOST_FAULTS} of them. */
  readonly faults: readonly RecordFault[];
  /** How many there are in all. */
  readonly faultCount: number;
  /** What a reader should know and what is no fault. */
  readonly remarks: readonly string[];
  readonly entries: number;
  readonly checkpoints: number;
  readonly rows: number;
  /** Entries on personal details that were erased since: of these digests nothing can be checked any more. */
  readonly erased: number;
  /** Sequence of the last entry that a trusted key has signed; 0 for none. */
  readonly signedTo: number;
  readonly lastSequence: number;
}

/** A log in ruins is not listed whole. */
export const MOST_FAULTS = 1_000;

/** Gathers what is found; holds no more than it can tell. */
export class Report {
  private readonly faults: RecordFault[] = [];
  private faultCount = 0;
  private readonly remarks: string[] = [];
  readonly counts = { entries: 0, checkpoints: 0, rows: 0, erased: 0 };

  add(fault: RecordFault): void {
    this.faultCount += 1;
    if (this.faults.length < MOST_FAULTS) this.faults.push(fault);
  }

  remark(text: string): void {
    if (this.remarks.length < MOST_FAULTS && !this.remarks.includes(text)) this.remarks.push(text);
  }

  end(chain: { readonly end: number; readonly signedTo: number }): RecordReport {
    if (this.counts.erased > 0)
      this.remark(
        `Of ${this.counts.erased} personal details only the digest is left: they were erased, and each erasure is in the log.`,
      );
    const { faults, faultCount, remarks, counts } = this;
    return {
      sound: faultCount === 0,
      faults,
      faultCount,
      remarks,
      ...counts,
      signedTo: chain.signedTo,
      lastSequence: chain.end,
    };
  }
}
