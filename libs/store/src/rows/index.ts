import { ARTICLE_ROWS } from './articles.js';
import { CLAIM_ROWS } from './claims.js';
import { COMMENT_ROWS } from './comments.js';
import { DESK_AND_PEOPLE_ROWS } from './desks-and-people.js';
import { EVIDENCE_ROWS } from './evidence.js';
import { FINDING_ROWS } from './findings.js';
import { HANDOVER_ROWS } from './handovers.js';
import { IDENTITY_ROWS } from './identities.js';
import { LEDGER_ROWS } from './ledger.js';
import { LOG_ROWS } from './log.js';
import { NEWSROOM_ROWS } from './newsroom.js';
import { RATING_ROWS } from './ratings.js';
import { SEARCH_ROWS } from './search.js';
import { VERDICT_ROWS } from './verdicts.js';
import { VOCABULARY_ROWS } from './vocabulary.js';

/** Every table that the store reads or writes as rows. */
export const ROWS = [
  ...LOG_ROWS,
  ...DESK_AND_PEOPLE_ROWS,
  ...IDENTITY_ROWS,
  ...LEDGER_ROWS,
  ...ARTICLE_ROWS,
  ...CLAIM_ROWS,
  ...FINDING_ROWS,
  ...VERDICT_ROWS,
  ...HANDOVER_ROWS,
  ...COMMENT_ROWS,
  ...EVIDENCE_ROWS,
  ...NEWSROOM_ROWS,
  ...RATING_ROWS,
  ...SEARCH_ROWS,
  ...VOCABULARY_ROWS,
] as const;
