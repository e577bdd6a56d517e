/** From the domain's values to what the tables of a ledger hold. */
import { inferPublished, type Hop, type Relation, type Statement } from '@whence/domain';
import { plainHop, type MappedRow, type PlacedHop, type Tally } from '@whence/workflow';
import type { Draft } from './versions.js';

/** Where a draft goes, and for which import. */
export interface DraftPlace {
  readonly ledgerId: string;
  readonly importId: string | null;
}

export function vocabularyDraft(
  row: Exclude<MappedRow, { kind: 'statement' }>,
  place: DraftPlace,
  tally: Tally,
): Draft {
  return {
    subject: row.kind,
    identity: { ledger_id: place.ledgerId, kind: row.kind, key: row.value.key },
    importId: place.importId,
    removed: false,
    content: row.value,
    columns: {},
    tally,
  };
}

/** The columns that queries need beside a statement's content. */
export function statementColumns({ source, content, ...rest }: Statement): Draft['columns'] {
  const days = inferPublished({ source, ...rest, ...(content === undefined ? {} : { content }) })?.days;
  return {
    source_key: source,
    measure_key: content?.measure ?? null,
    subject: content?.subject ?? null,
    place_key: content?.place ?? null,
    published_from: days?.from ?? null,
    published_to: days?.to ?? null,
  };
}

export function statementDraft(statement: Statement, place: DraftPlace, tally: Tally): Draft {
  return {
    subject: 'statement',
    identity: { ledger_id: place.ledgerId, key: statement.key },
    importId: place.importId,
    removed: false,
    content: statement,
    columns: statementColumns(statement),
    tally,
  };
}

/** Ids of the statements at the two ends. */
export interface Ends {
  readonly from: string;
  readonly to: string;
}

export function hopDraft(hop: PlacedHop, ends: Ends, byRow: boolean, importId: string | null, tally: Tally): Draft {
  const content: Hop = plainHop(hop);
  return {
    subject: 'hop',
    identity: { from_id: ends.from, to_id: ends.to, kind: hop.kind, operand: hop.operand },
    importId,
    removed: false,
    content,
    columns: { standing: hop.standing, by_row: byRow },
    tally,
  };
}

export function relationDraft(
  { from, kind, to }: Relation,
  ends: Ends,
  byRow: boolean,
  importId: string | null,
  tally: Tally,
): Draft {
  return {
    subject: 'relation',
    identity: { from_id: ends.from, to_id: ends.to, kind },
    importId,
    removed: false,
    content: { from, kind, to },
    columns: { by_row: byRow },
    tally,
  };
}
