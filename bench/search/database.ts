/** Invented claims in an embedded PostgreSQL with the real schema, written once for each size and kept in a folder. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, serviceDataSource, startEmbeddedPostgres, storePorts, type StorePorts } from '@whence/store';
import { CreateLedger, FirstStart } from '@whence/workflow';
import pg from 'pg';

/** Raised when the invented claims or the schema become others, so that no older folder is taken for them. */
const KIND = 4;

export interface SearchDatabase {
  readonly ports: StorePorts;
  readonly deskId: string;
  readonly personId: string;
  /** As the service connects, for plain SQL beside its own. */
  readonly client: pg.Client;
  /** As the owner of the tables, who alone can switch triggers off. */
  readonly ownerUrl: string;
  stop(): Promise<void>;
}

/**
 * Words of sentences: the nth of 20,000 is the commoner the smaller n is. The first are words of the subject, the others
 * letters that an invented language might have. A sentence for each n of a kind, of so many words.
 */
const SENTENCES = (claims: number): string => `
  CREATE TEMP TABLE invented AS
  SELECT n, coalesce((ARRAY['troops', 'soldiers', 'killed', 'sent', 'wounded', 'village', 'officials', 'said', 'front', 'missile',
    'artillery', 'shells', 'drones', 'captured', 'border', 'region', 'official', 'reported', 'army', 'ministry'])[n + 1],
    left(translate(md5(n::text), '0123456789', 'ghijklmnop'), 5 + n % 6)) AS word
  FROM generate_series(0, 19999) n;
  SELECT setseed(0.5);
  CREATE TEMP TABLE sentence AS
  SELECT drawn.kind, drawn.n, string_agg(v.word, ' ') AS words FROM (
    SELECT k.kind, n, floor(20000 * random() ^ 2.5)::int AS w
    FROM (VALUES ('quote', 22, 1), ('subject', 2, 1), ('named', 3, 1), ('rationale', 80, 5), ('remark', 30, 10))
      k(kind, size, every)
    CROSS JOIN LATERAL generate_series(k.every, ${claims}, k.every) n CROSS JOIN LATERAL generate_series(1, k.size) i
  ) drawn JOIN invented v ON v.n = drawn.w GROUP BY drawn.kind, drawn.n;
  CREATE UNIQUE INDEX sentence_n ON sentence (kind, n);
  ANALYZE sentence;`;

const uuid = (kind: number, n: string) => `('00000000-0000-7000-800${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/**
 * Claims, each made by a change of its own, in one article; a verdict on every fifth, of which every tenth is blind, and
 * so sealed from all but its author; a remark on every tenth, every tenth of which was taken back. Every ten-thousandth claim
 * was rejected.
 */
const ROWS = (claims: number, desk: string, person: string): string => `
  INSERT INTO change (id, desk_id, actor_kind, purpose, drawn, drawn_at)
    SELECT ${uuid(0, 'n')}, '${desk}', 'operator', 'fill', nextval('change_drawn'), now() FROM generate_series(1, ${claims}) n;
  INSERT INTO article (id, desk_id, change_id) VALUES (${uuid(1, '1')}, '${desk}', ${uuid(0, '1')});
  INSERT INTO article_revision (id, article_id, number, change_id, content, text, text_sha256)
    VALUES (${uuid(1, '2')}, ${uuid(1, '1')}, 1, ${uuid(0, '1')}, '{"title":"Invented"}', '', '\\x00');
  INSERT INTO claim (id, desk_id, change_id) SELECT ${uuid(2, 'n')}, '${desk}', ${uuid(0, 'n')} FROM generate_series(1, ${claims}) n;
  INSERT INTO claim_version (claim_id, version, change_id, content, measure_key, subject)
    SELECT ${uuid(2, 'n')}, 1, ${uuid(0, 'n')}, jsonb_build_object('content', jsonb_build_object('mode', 'observed', 'polarity', 'affirms',
      'measure', 'm' || n % 500, 'place', 'p' || n % 300, 'subject', words)), 'm' || n % 500, words
    FROM sentence WHERE kind = 'subject' ORDER BY n;
  INSERT INTO claim_step (claim_id, version, change_id, event, state, content)
    SELECT ${uuid(2, 'n')}, 1, ${uuid(0, 'n')}, 'propose', 'proposed', '{}' FROM generate_series(1, ${claims}) n;
  INSERT INTO claim_step (claim_id, version, change_id, event, state, content)
    SELECT ${uuid(2, 'n')}, 2, ${uuid(0, 'n')}, 'reject', 'rejected', '{}' FROM generate_series(10000, ${claims}, 10000) n;
  INSERT INTO appearance (id, version, claim_id, revision_id, change_id, key, content)
    SELECT ${uuid(3, 'q.n')}, 1, ${uuid(2, 'q.n')}, ${uuid(1, '2')}, ${uuid(0, 'q.n')}, 'article/' || q.n, jsonb_build_object('part', 'body',
      'health', 'exact', 'content', '{"mode":"observed","polarity":"affirms"}'::jsonb, 'stated', jsonb_build_array(jsonb_build_object(
        'text', s.words, 'kind', 'named', 'source', 's' || q.n % 2000)),
      'passage', jsonb_build_object('exact', q.words, 'start', 0, 'end', 1, 'prefix', '', 'suffix', ''))
    FROM sentence q JOIN sentence s ON s.kind = 'named' AND s.n = q.n WHERE q.kind = 'quote' ORDER BY q.n;
  INSERT INTO cross_reference_request (id, claim_id, cause, content, change_id)
    SELECT ${uuid(4, 'n')}, ${uuid(2, 'n')}, 'submission', '{}', ${uuid(0, 'n')} FROM generate_series(5, ${claims}, 5) n;
  INSERT INTO finding (id, claim_id, number, request_id, change_id, claim_version, rules, recorded_position, hash, content)
    SELECT ${uuid(5, 'n')}, ${uuid(2, 'n')}, 1, ${uuid(4, 'n')}, ${uuid(0, 'n')}, 1, '1', 1, '\\x00', '{}' FROM generate_series(5, ${claims}, 5) n;
  INSERT INTO verdict (id, claim_id, version, finding_id, person_id, desk_id, desk_version, rating, content, second_review, change_id)
    SELECT ${uuid(6, 'n')}, ${uuid(2, 'n')}, 1, ${uuid(5, 'n')}, '${person}', '${desk}', 1, 'accurate',
      jsonb_build_object('rationale', words, 'cited', '[]'::jsonb),
      CASE WHEN n % 50 = 0 THEN 'blind' ELSE 'open' END, ${uuid(0, 'n')} FROM sentence WHERE kind = 'rationale' ORDER BY n;
  INSERT INTO observation (id, claim_id, person_id, content, change_id)
    SELECT ${uuid(7, 'n')}, ${uuid(2, 'n')}, '${person}',
      jsonb_build_object('kind', 'other', 'text', words, 'cited', '[]'::jsonb), ${uuid(0, 'n')}
    FROM sentence WHERE kind = 'remark' ORDER BY n;
  INSERT INTO observation_withdrawal (observation_id, person_id, content, change_id)
    SELECT ${uuid(7, 'n')}, '${person}', '{"reason":"invented"}', ${uuid(0, 'n')} FROM generate_series(100, ${claims}, 100) n;`;

/** Sources, measures and places of a ledger, with names of two invented words. */
const ENTRIES = (change: string, ledger: string): string => `
  CREATE TEMP TABLE named AS
  SELECT row_number() OVER () AS n, kind, key FROM (
    SELECT 'source' AS kind, 's' || n AS key FROM generate_series(0, 1999) n
    UNION ALL SELECT 'measure', 'm' || n FROM generate_series(0, 499) n
    UNION ALL SELECT 'place', 'p' || n FROM generate_series(0, 299) n) entries;
  INSERT INTO vocabulary_entry (id, ledger_id, kind, key) SELECT ${uuid(8, 'n')}, '${ledger}', kind, key FROM named;
  INSERT INTO vocabulary_version (entry_id, version, change_id, content, content_hash)
    SELECT ${uuid(8, 'n')}, 1, '${change}', jsonb_build_object('key', key, 'name', (SELECT string_agg(w.word, ' ') FROM invented w
      WHERE w.n IN (20 + (n * 7919) % 19000, 20 + (n * 104729) % 19000)), 'aliases', '[]'::jsonb), '\\x00' FROM named;`;

/** Opens the database of so many claims; writes it first when there is none. */
export async function openSearch(claims: number, say: (line: string) => void): Promise<SearchDatabase> {
  const folder = join(tmpdir(), 'whence-bench-search', `${KIND}-${claims}`);
  const whole = join(folder, 'whole');
  const isNew = !existsSync(whole);
  if (isNew) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const embedded = await startEmbeddedPostgres({ dataFolder: folder, systemFolder: join(folder, 'system'), log: say });
  const dataSource = serviceDataSource({ url: embedded.serviceUrl, role: 'whence_app', pool: 4 });
  const client = new pg.Client({
    connectionString: embedded.serviceUrl,
    options: '-c role=whence_app -c search_path=whence,public',
  });
  const stop = async () => {
    await client.end();
    await dataSource.destroy();
    await embedded.stop();
  };
  try {
    await migrate(embedded.ownerUrl);
    await dataSource.initialize();
    await client.connect();
    const ports = storePorts(dataSource);
    if (isNew) {
      say(`Writing ${claims.toLocaleString('en')} claims into ${folder}`);
      await fill(claims, ports, embedded.ownerUrl);
      writeFileSync(whole, '');
    }
    const { rows } = await client.query<{ desk: string; person: string }>(
      'SELECT desk_id AS desk, person_id AS person FROM membership',
    );
    const [{ desk: deskId, person: personId } = { desk: '', person: '' }] = rows;
    return { ports, client, ownerUrl: embedded.ownerUrl, deskId, personId, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function fill(claims: number, ports: StorePorts, ownerUrl: string): Promise<void> {
  const first = await new FirstStart(ports).run();
  if (first === undefined) throw new Error('found a desk in a new database');
  const by = { kind: 'person', deskId: first.deskId, personId: first.personId } as const;
  await new CreateLedger(ports).run(by, { name: 'names', title: 'Names' });
  const ledger = (await ports.ledgers.find({ position: null }, first.deskId, 'names'))?.id ?? '';
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c search_path=whence,public' });
  await owner.connect();
  try {
    const change = '00000000-0000-7000-8000-000000000001';
    await owner.query(SENTENCES(claims));
    await owner.query('BEGIN');
    await owner.query(ROWS(claims, first.deskId, first.personId));
    await owner.query(ENTRIES(change, ledger));
    await owner.query('COMMIT');
    await ports.views.latest();
    await owner.query('VACUUM (ANALYZE)');
  } finally {
    await owner.end();
  }
}

/** Clock ticks of `/proc`, on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Processor time that the connections of the service have had, in milliseconds, to ten of them. */
export async function spent({ client }: SearchDatabase): Promise<number> {
  const { rows } = await client.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  const ticks = rows.map(({ pid }) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  });
  return (ticks.reduce((sum, each) => sum + each, 0) * 1000) / TICKS_PER_SECOND;
}
