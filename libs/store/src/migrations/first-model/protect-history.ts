/** Rows of these tables are appended and never altered: by grants for the service, by triggers for everybody else. */
export const HISTORY = [
  'change',
  'log_entry',
  'recorded_change',
  'log_link',
  'desk',
  'desk_version',
  'person',
  'membership',
  'api_key',
  'api_key_revocation',
  'ledger',
  'desk_ledger',
  'ledger_import',
  'ledger_import_undo',
  'vocabulary_entry',
  'vocabulary_version',
  'statement',
  'statement_version',
  'hop',
  'hop_version',
  'relation',
  'relation_version',
  'article',
  'article_revision',
  'claim',
  'claim_version',
  'appearance',
  'claim_link',
  'claim_step',
  'cross_reference_request',
  'finding',
  'recheck',
  'observation',
  'verdict',
  'verdict_review',
  'verdict_publication',
  'subscriber',
  'subscriber_version',
  'event',
  'delivery',
  'inbound_hook',
  'inbound_hook_version',
  'inbound_message',
] as const;

/** History of later migrations; each of them protects its own by {@link appendOnly}. */
export const LATER_HISTORY = [
  'log_rows',
  'api_key_secret',
  'person_identity',
  'person_identity_end',
  'sign_in',
  'promised_change',
  'promised_import',
  'signing_key',
  'checkpoint',
  'source_rating',
  'statement_rating',
  'verdict_reading',
  'retraction',
  'retraction_decision',
  'vocabulary_proposal',
  'vocabulary_proposal_need',
  'vocabulary_proposal_version',
  'snapshot_content',
  'snapshot',
  'snapshot_attachment',
  'excerpt',
  'reply',
  'observation_withdrawal',
  'comment',
  'claim_reminder',
  'ledger_share',
  'ledger_share_version',
  'ledger_handover',
  'confidential_source',
  'private_note',
  'erasure',
] as const;

/** Kept beside history by later migrations, each of which grants what the service may do with its own. */
export const LATER_ERASABLE = ['private_detail', 'person_identity_subject', 'rate_limit', 'searched_word'] as const;

/** What is kept beside history: personal details, secrets, salts, and things on their way. */
export const ERASABLE = [
  'person_detail',
  'log_salt',
  'api_key_use',
  'idempotent_answer',
  'outbox',
  'subscriber_secret',
  'inbound_hook_secret',
] as const;

/** Written by `chain_changes()` alone, which runs as the owner. */
const CHAINED_ONLY = ['recorded_change', 'log_link'];

function refusingChange(table: string): string {
  return `CREATE TRIGGER ${table}_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();`;
}

/** The same for history that comes with a later migration: the service may read it and append to it. */
export function appendOnly(tables: readonly string[]): string {
  return `${tables.map(refusingChange).join('\n')}
GRANT SELECT, INSERT ON ${tables.join(', ')} TO whence_app;`;
}

/** Grants to the role that serves requests, and the triggers behind them. */
export function protectHistory(): string {
  const appended = HISTORY.filter((table) => !CHAINED_ONLY.includes(table));
  return `
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'whence_app') THEN
    CREATE ROLE whence_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  -- Another database of the same server made the role at the same moment.
  NULL;
END $$;

CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is only appended: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

${HISTORY.map(refusingChange).join('\n')}

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA whence FROM PUBLIC;
GRANT USAGE ON SCHEMA whence TO whence_app;
GRANT USAGE ON SEQUENCE change_drawn TO whence_app;
GRANT SELECT ON ALL TABLES IN SCHEMA whence TO whence_app;
GRANT INSERT ON ${appended.join(', ')} TO whence_app;
GRANT INSERT, UPDATE, DELETE ON ${ERASABLE.join(', ')} TO whence_app;
GRANT EXECUTE ON FUNCTION chain_changes(), position_at(timestamptz), verdict_review_by_another(), refuse_change_of_history(),
  end_change(uuid, uuid, text, uuid, uuid, text, text) TO whence_app;
`;
}
