import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigProblem, ConfigError, projectRoot, readConfig, SETTINGS } from './index.js';

const surroundings = { terminal: false, projectRoot: '/srv/whence' };
const read = (env: Record<string, string>, overrides: Record<string, string> = {}) =>
  readConfig(env, overrides, surroundings);

function problemsOf(env: Record<string, string>): readonly ConfigProblem[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('needs nothing', () => {
    const config = read({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      portExplicit: false,
      dataFolder: '/srv/whence/.whence',
    });
    expect(config.database).toEqual({ url: undefined, ownerUrl: undefined, role: 'whence_app', pool: 10 });
    expect(config.limits).toEqual({
      bodyBytes: 2 * 1024 * 1024,
      snapshotBytes: 20 * 1024 * 1024,
      uploadBytes: 2 ** 31,
      requestMs: 300_000,
    });
    expect(config).toMatchObject({ issuers: [], corsOrigins: [], trustedProxies: [] });
    expect(config.log).toEqual({ level: 'info', format: 'json' });
  });

  it('has a key for each database', () => {
    expect(read({}).audit.keyFile).toBe('/srv/whence/.whence/audit-key.pem');
    const of = (url: string) => read({ DATABASE_URL: url }).audit.keyFile;
    expect(of('postgres://app:secret@db:5433/desk')).toBe('/srv/whence/.whence/audit-key-db-5433-desk.pem');
    expect(read({ AUDIT_KEY_FILE: '/keys/a.pem' }).audit.keyFile).toBe('/keys/a.pem');
  });

  it('lets an override win, and takes an empty value as not set', () => {
    expect(read({ PORT: '4000' }, { PORT: '5000' })).toMatchObject({ port: 5000, portExplicit: true });
    expect(read({ PORT: ' ', REDIS_URL: '' })).toMatchObject({ portExplicit: false, redisUrl: undefined });
  });

  it('migrates with the role that serves unless told otherwise', () => {
    const url = 'postgres://app:secret@db/whence';
    expect(read({ DATABASE_URL: url }).database.ownerUrl).toBe(url);
    const ownerUrl = 'postgresql://owner:secret@db/whence';
    expect(read({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl }).database).toMatchObject({ url, ownerUrl });
    expect(problemsOf({ DATABASE_OWNER_URL: ownerUrl })).toMatchObject([{ variable: 'DATABASE_URL' }]);
  });

  it('lists every bad variable with what was found and expected, and shows no secret', () => {
    const env = {
      PORT: '70000',
      LOG_LEVEL: 'loud',
      RECHECK_CRON: '61 * * * *',
      DATABASE_URL: 'mysql://app:hunter2@db/whence',
      REDIS_URL: 'hunter3',
    };
    expect(problemsOf(env).map(({ variable }) => variable)).toEqual([
      'PORT',
      'DATABASE_URL',
      'REDIS_URL',
      'RECHECK_CRON',
      'LOG_LEVEL',
    ]);
    expect(() => read(env)).toThrow(/PORT: found "70000"; expected a whole number from 0 to 65535/);
    expect(() => read(env)).not.toThrow(/hunter/);
  });

  it.each([
    ['PORT', '1.5'],
    ['PORT', '-1'],
    ['PORT', '0x10'],
    ['HOST', 'http://here'],
    ['PUBLIC_URL', 'ftp://x'],
    ['PUBLIC_URL', 'https://x/?a=1'],
    ['DATABASE_URL', 'postgres://db'],
    ['DATABASE_ROLE', 'a; DROP'],
    ['DATABASE_POOL', '0'],
    ['RECHECK_CRON', '@daily'],
    ['RECHECK_CRON', '* * *'],
    ['OVERDUE_CRON', '@hourly'],
    ['AUDIT_CHECKPOINT_CRON', 'hourly'],
    ['WEBHOOK_ATTEMPTS', '21'],
    ['BODY_LIMIT_BYTES', '1023'],
    ['LOG_FORMAT', 'xml'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://desk.example/'],
    ['KEPT_ANSWERS_MB', '-1'],
    ['RATE_LIMIT_PER_MINUTE', '-1'],
    ['OIDC_ISSUERS', 'https://login.example'],
    ['OIDC_ISSUERS', '[{"issuer":"http://login.example","audiences":["w"]}]'],
    ['OIDC_ISSUERS', '[{"issuer":"https://login.example","audiences":[]}]'],
    ['OIDC_ISSUERS', '[{"issuer":"https://login.example","audiences":["w"],"algorithms":["HS256"]}]'],
    ['OIDC_ISSUERS', '[{"issuer":"https://login.example","audiences":["w"],"algorithms":["none"]}]'],
  ])('refuses %s=%s', (name, value) => {
    expect(problemsOf({ [name]: value }).map(({ variable }) => variable)).toEqual([name]);
  });

  it('is pretty only on a terminal, unless told', () => {
    expect(readConfig({}, {}, { ...surroundings, terminal: true }).log.format).toBe('pretty');
    expect(read({ LOG_FORMAT: 'pretty' }).log.format).toBe('pretty');
  });

  it('cannot be changed, at any depth', () => {
    const config = read({});
    expect(() => Object.assign(config.database, { role: 'postgres' })).toThrow(TypeError);
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
  });

  it('either reads or explains, whatever it finds', () => {
    const names = fc.constantFrom(...SETTINGS.map(({ name }) => name));
    fc.assert(
      fc.property(fc.dictionary(names, fc.string({ unit: 'grapheme' })), (env) => {
        const problems = problemsOf(env);
        for (const { variable } of problems) expect(SETTINGS.some(({ name }) => name === variable)).toBe(true);
      }),
    );
  });
});

describe('SETTINGS', () => {
  it('is complete: a default that is named is the default that is used', () => {
    const config = read({});
    const fallback = Object.fromEntries(SETTINGS.map((setting) => [setting.name, setting.fallback]));
    expect(fallback).toMatchObject({
      HOST: config.host,
      PORT: String(config.port),
      DATABASE_ROLE: config.database.role,
      DATABASE_POOL: String(config.database.pool),
      WORKER_CONCURRENCY: String(config.worker.concurrency),
      WORKER_HELD_STATEMENTS: String(config.worker.heldStatements),
      RECHECK_CRON: config.recheckCron,
      OVERDUE_CRON: config.overdueCron,
      AUDIT_CHECKPOINT_CRON: config.audit.checkpointCron,
      WEBHOOK_TIMEOUT_MS: String(config.webhook.timeoutMs),
      WEBHOOK_ATTEMPTS: String(config.webhook.attempts),
      BODY_LIMIT_BYTES: String(config.limits.bodyBytes),
      UPLOAD_LIMIT_MB: String(config.limits.uploadBytes / 2 ** 20),
      REQUEST_TIMEOUT_MS: String(config.limits.requestMs),
      KEPT_ANSWERS_MB: String(config.keptAnswersMegabytes),
      RATE_LIMIT_PER_MINUTE: String(config.rateLimits.requestsPerMinute),
      SIGN_IN_FAILURES_PER_MINUTE: String(config.rateLimits.failedSignInsPerMinute),
      LOG_LEVEL: config.log.level,
    });
  });
});

describe('projectRoot', () => {
  it('is the folder of this package', () => {
    expect(readFileSync(join(projectRoot(), 'package.json'), 'utf8')).toContain('"name": "whence"');
  });
});
