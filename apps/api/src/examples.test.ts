/** Every example of a body in the API's document, sent over HTTP to a desk that holds the sample ledger. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '@whence/api';
import { projectRoot } from '@whence/config';
import { ImportLedger, readLedgerFolderRows } from '@whence/workflow';
import { type Answered, type TestApi, testApi } from '../../../test/support/api.js';

/** Ids of the examples: of nothing that a desk holds. */
const NOBODY = '0197f2a0-0000-7000-8000-000000000001';
/** Refusals that say what this service lacks, and not that the example is wrong. */
const LACKING = ['issuer-unknown', 'queue-unavailable'];
const KEYS: Readonly<Record<string, string>> = {
  sources: 'ukraine-hur',
  measures: 'troops-sent',
  places: 'sudzha',
};

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> };
}

interface Body {
  readonly method: string;
  readonly path: string;
  readonly example: unknown;
}

let api: TestApi;
let bodies: readonly Body[];
let ids: Readonly<Record<string, string>>;

async function bodiesOf(): Promise<readonly Body[]> {
  const { paths } = JSON.parse(JSON.stringify(await openApiDocument()));
  return Object.entries<Record<string, Operation>>(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody }]) => {
      const media = requestBody?.content['application/json'];
      return media === undefined ? [] : [{ method: method.toUpperCase(), path, example: media.example }];
    }),
  );
}

beforeAll(async () => {
  bodies = await bodiesOf();
  api = await testApi();
  const { ports, first } = api;
  const rows = readLedgerFolderRows(join(projectRoot(), 'sample', 'ledger'));
  const by = { kind: 'person', deskId: first.deskId, personId: first.personId } as const;
  await new ImportLedger(ports).run(by, { ledger: 'dprk', make: true, format: 'csv', rows });
  const article = await send(bodyOf('/v1/articles'));
  expect(article.status).toBe(201);
  ids = { articleId: article.body.id, claimId: article.body.proposed[0], personId: first.personId, version: '1' };
}, 120_000);
afterAll(async () => {
  await api.close();
});

function bodyOf(path: string): Body {
  const found = bodies.find((body) => body.path === path && body.method === 'POST');
  if (found === undefined) throw new Error(`Found no POST ${path} with a body of JSON.`);
  return found;
}

function addressOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'ledger') return 'dprk';
    if (name === 'id') return 'C17';
    if (name === 'key') return KEYS[path.split('/')[4] ?? ''] ?? name;
    return ids[name] ?? NOBODY;
  });
}

function send({ method, path, example }: Body): Promise<Answered> {
  return api.ask(addressOf(path), { method, body: example });
}

describe('the examples of bodies', () => {
  it('are given for every body', () => {
    expect(bodies.length).toBeGreaterThan(50);
    expect(bodies.filter(({ example }) => example === undefined)).toEqual([]);
  });

  it('are refused for nothing but ids of what is not there', async () => {
    const wrong: string[] = [];
    for (const body of bodies) {
      // What a hook takes is signed, and is an article.
      if (body.path === '/v1/inbound/{hookId}') {
        expect(body.example).toEqual(bodyOf('/v1/articles').example);
        continue;
      }
      const { status, body: answer } = await send(body);
      if (status < 400 || status === 404 || status === 409 || LACKING.includes(answer.code)) continue;
      const faults = (answer.faults ?? []).filter(({ found }: { found: string }) => !found.includes(NOBODY));
      if (answer.faults === undefined || faults.length > 0)
        wrong.push(`${body.method} ${body.path}: ${status} ${answer.code}: ${answer.detail} ${JSON.stringify(faults)}`);
    }
    expect(wrong).toEqual([]);
  });
});
