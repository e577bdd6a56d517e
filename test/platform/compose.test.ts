import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { SETTINGS } from '@whence/config';
import { parse } from 'yaml';

interface Service {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas?: number };
  container_name?: string;
}

const text = readFileSync('docker-compose.yml', 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> };
const service = (name: string): Service => {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
};

describe('docker-compose.yml', () => {
  it('has PostgreSQL, Redis, a migration, the API and the worker', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'worker']);
    expect(service('postgres').image).toMatch(/^postgres:1[5-9]\b/);
    for (const name of ['migrate', 'api', 'worker']) expect(service(name).command).toEqual([name]);
  });

  it('waits for what each part needs', () => {
    expect(service('migrate').depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    for (const name of ['api', 'worker']) {
      expect(service(name).depends_on).toEqual({
        migrate: { condition: 'service_completed_successfully' },
        redis: { condition: 'service_healthy' },
      });
    }
    for (const name of ['postgres', 'redis', 'api']) expect(service(name).healthcheck?.test.length).toBeGreaterThan(1);
    expect(service('api').healthcheck?.test.join(' ')).toContain('/health/ready');
  });

  it('lets workers multiply: no fixed name, no port, several replicas', () => {
    const worker = service('worker');
    expect(worker.deploy?.replicas).toBeGreaterThan(1);
    expect(worker.container_name).toBeUndefined();
    expect(worker.ports).toBeUndefined();
  });

  it('keeps data in named volumes and opens one port, to this machine only', () => {
    for (const name of ['postgres', 'redis']) {
      const named = (service(name).volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
      expect(named.filter((volume) => volume in compose.volumes)).toHaveLength(1);
      for (const path of named.filter((volume) => volume.startsWith('./'))) expect(existsSync(path)).toBe(true);
      expect(service(name).ports).toBeUndefined();
    }
    expect(service('api').ports).toHaveLength(1);
    expect(service('api').ports?.[0]).toMatch(/^127\.0\.0\.1:/);
  });

  it('holds no secret: every password is a required variable that .env.example names', () => {
    const example = readFileSync('.env.example', 'utf8');
    for (const { environment = {} } of Object.values(compose.services)) {
      for (const [name, value] of Object.entries(environment)) {
        const secret = name.endsWith('PASSWORD') ? value : /\/\/[^:/@]+:([^@]+)@/.exec(value)?.[1];
        if (secret === undefined) continue;
        const variable = /^\$\{([A-Z_]+):\?[^}]+\}$/.exec(secret)?.[1];
        expect(`${name}: ${variable ?? secret}`).toMatch(/: [A-Z_]+PASSWORD$/);
        expect(example).toMatch(new RegExp(`^${variable}=$`, 'm'));
      }
    }
    expect(readFileSync('.gitignore', 'utf8')).toMatch(/^\.env$/m);
  });

  it('gives the parts only settings that exist, and the owner’s password to the migration alone', () => {
    const known = SETTINGS.map(({ name }) => name);
    for (const name of ['migrate', 'api', 'worker']) {
      const environment = service(name).environment ?? {};
      for (const variable of Object.keys(environment)) expect(known).toContain(variable);
      expect('DATABASE_OWNER_URL' in environment).toBe(name === 'migrate');
    }
  });
});
