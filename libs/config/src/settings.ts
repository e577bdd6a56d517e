/** One environment variable that Whence reads, for the manual and `whence --help`. */
export interface SettingEntry {
  readonly name: string;
  /** What it takes, in words. */
  readonly expects: string;
  /** The value when it is not set, in words. */
  readonly fallback: string;
  /** What it does. */
  readonly purpose: string;
  /** True when its value is never printed. */
  readonly secret: boolean;
}

function setting(name: string, expects: string, fallback: string, purpose: string, secret = false): SettingEntry {
  return Object.freeze({ name, expects, fallback, purpose, secret });
}

/** Every environment variable that Whence reads, in the order in which a reader meets them. */
export const SETTINGS: readonly SettingEntry[] = Object.freeze([
  setting('HOST', 'an IP address or host name', '127.0.0.1', 'The address that the API listens on.'),
  setting('PORT', 'a whole number from 0 to 65535', '3000', 'The port of the API; 0 takes a free one.'),
  setting(
    'PUBLIC_URL',
    'an http or https URL',
    'none: links begin with their path',
    'How others reach the API; used in links.',
  ),
  setting('WHENCE_DATA', 'a folder', '.whence in the project', 'Where embedded PostgreSQL keeps its data.'),
  setting(
    'DATABASE_URL',
    'a postgres:// or postgresql:// URL',
    'none: embedded PostgreSQL',
    'An existing PostgreSQL (15 or newer), as the role that serves.',
    true,
  ),
  setting(
    'DATABASE_OWNER_URL',
    'a postgres:// or postgresql:// URL',
    'DATABASE_URL',
    'The same database, as the role that owns it and migrates.',
    true,
  ),
  setting('DATABASE_ROLE', 'a role name', 'whence_app', 'The role that the service takes on each connection.'),
  setting('DATABASE_POOL', 'a whole number from 1 to 200', '10', 'Connections to PostgreSQL that one process keeps.'),
  setting('REDIS_URL', 'a redis:// or rediss:// URL', 'none: queues in PostgreSQL', 'Moves the queues to Redis.', true),
  setting(
    'WORKER_CONCURRENCY',
    'a whole number from 1 to 100',
    '4',
    'Jobs of each of the two queues that one worker runs at a time.',
  ),
  setting(
    'WORKER_HELD_STATEMENTS',
    'a whole number from 0 to 1000000',
    '50000',
    'Statements of ledgers that one worker may keep in memory, about 4 KB each; larger ledgers are asked in PostgreSQL.',
  ),
  setting('RECHECK_CRON', 'a cron line of 5 or 6 fields, UTC', '17 4 * * *', 'When published verdicts are rechecked.'),
  setting('OVERDUE_CRON', 'a cron line of 5 or 6 fields, UTC', '7 * * * *', 'When overdue claims are looked for.'),
  setting(
    'AUDIT_KEY_FILE',
    'a file',
    'audit-key.pem in WHENCE_DATA, with the name of the database of DATABASE_URL',
    'The private key (Ed25519, PEM) that signs checkpoints of the log; made at the first need. Workers share it.',
  ),
  setting(
    'AUDIT_CHECKPOINT_CRON',
    'a cron line of 5 or 6 fields, UTC',
    '*/5 * * * *',
    'When the log is signed, if it has grown.',
  ),
  setting('WEBHOOK_TIMEOUT_MS', 'milliseconds from 100 to 120000', '10000', 'How long one delivery may take.'),
  setting(
    'WEBHOOK_ATTEMPTS',
    'a whole number from 1 to 20',
    '8',
    'How often a delivery is tried before it is given up.',
  ),
  setting(
    'BODY_LIMIT_BYTES',
    'bytes from 1024 to 104857600',
    '2097152',
    'The largest JSON body of a request. Imports are streamed: see UPLOAD_LIMIT_MB.',
  ),
  setting(
    'UPLOAD_LIMIT_MB',
    'megabytes from 1 to 100000',
    '2048',
    'The largest body that is streamed: an import, a file.',
  ),
  setting(
    'REQUEST_TIMEOUT_MS',
    'milliseconds from 1000 to 3600000',
    '300000',
    'In what time a request must have come in whole.',
  ),
  setting(
    'KEPT_ANSWERS_MB',
    'a whole number from 0 to 100000',
    '32',
    'Room in memory for answers to reads, which are given again while nothing was recorded since; 0 keeps none.',
  ),
  setting(
    'RATE_LIMIT_PER_MINUTE',
    'a whole number from 0 to 10000000',
    '6000',
    'Requests that one key, or one person who signed in, may make in a minute; 0 for no limit.',
  ),
  setting(
    'SIGN_IN_FAILURES_PER_MINUTE',
    'a whole number from 0 to 100000',
    '60',
    'Failed sign-ins that one address, or one subject of an issuer, may make in a minute; 0 for no limit.',
  ),
  setting(
    'TRUSTED_PROXIES',
    'IP addresses or networks (10.0.0.0/8), separated by commas',
    'none',
    'Proxies whose X-Forwarded-For is believed.',
  ),
  setting(
    'CORS_ORIGINS',
    'origins (https://desk.example.org), separated by commas',
    'none',
    'Web pages of other origins that may ask from a browser.',
  ),
  setting(
    'OIDC_ISSUERS',
    'a JSON list of issuers, as docs/signing-in.md describes it',
    'none: keys alone',
    'Issuers of OpenID Connect whose tokens are taken in place of a key.',
  ),
  setting(
    'SNAPSHOT_LIMIT_BYTES',
    'bytes from 1024 to 104857600',
    '20971520',
    'The largest page that is kept as a snapshot.',
  ),
  setting('LOG_LEVEL', 'fatal, error, warn, info, debug, trace or silent', 'info', 'How much is logged.'),
  setting('LOG_FORMAT', 'pretty or json', 'pretty on a terminal, else json', 'How log lines look.'),
]);
