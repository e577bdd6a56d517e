import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { breaksBetween } from './openapi-breaks.js';
import type { ApiDocument } from './openapi-breaks.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document is changed freely
type Loose = any;

/** One operation that takes and answers a bit of everything. */
function document(change: (document: Loose) => void = () => undefined): ApiDocument {
  const made: Loose = {
    info: { version: '1.0.0' },
    paths: {
      '/things': {
        post: {
          'x-permission': 'thing:write',
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 200 } }],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/In' } } },
          },
          responses: { 201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Out' } } } } },
        },
      },
    },
    webhooks: {
      made: {
        post: {
          parameters: [{ name: 'webhook-id', in: 'header', required: true, schema: { type: 'string' } }],
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Told' } } } },
          responses: { '2XX': {}, 410: {} },
        },
      },
    },
    components: {
      examples: { 'thing-unknown': {} },
      schemas: {
        In: {
          type: 'object',
          additionalProperties: false,
          required: ['name'],
          properties: {
            name: { type: 'string', maxLength: 10 },
            kind: { enum: ['a', 'b'] },
            note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
            parts: { type: 'array', items: { $ref: '#/components/schemas/In' } },
          },
        },
        Told: {
          type: 'object',
          additionalProperties: false,
          required: ['type', 'at'],
          properties: {
            type: { enum: ['made', 'gone'] },
            at: { type: 'string', format: 'date-time' },
            data: { type: 'object', additionalProperties: {} },
          },
        },
        Out: {
          type: 'object',
          additionalProperties: false,
          required: ['id', 'tree'],
          properties: {
            id: { type: 'string' },
            kind: { enum: ['a', 'b'] },
            tree: { anyOf: [{ $ref: '#/components/schemas/Out' }, { type: 'null' }] },
            count: { type: 'integer' },
          },
        },
      },
    },
  };
  change(made);
  return made as ApiDocument;
}

const operation = (made: Loose): Loose => made.paths['/things'].post;
const input = (made: Loose): Loose => made.components.schemas.In;
const output = (made: Loose): Loose => made.components.schemas.Out;

const webhook = (made: Loose): Loose => made.webhooks.made.post;
const told = (made: Loose): Loose => made.components.schemas.Told;

describe('what breaks receivers of webhooks', () => {
  it.each<[string, (made: Loose) => void, string]>([
    ['a webhook that is gone', (made) => delete made.webhooks.made, ' the webhook is gone'],
    ['all webhooks that are gone', (made) => delete made.webhooks, ' the webhook is gone'],
    ['a header that is gone', (made) => webhook(made).parameters.pop(), 'header/webhook-id is gone'],
    [
      'a header that may be missing',
      (made) => (webhook(made).parameters[0].required = false),
      'header/webhook-id may be missing now',
    ],
    [
      'another media type',
      (made) => (webhook(made).requestBody.content = { 'text/plain': {} }),
      'body is sent as application/json no more',
    ],
    ['a member that is gone', (made) => delete told(made).properties.data, 'body/data is gone'],
    ['a member that may be missing', (made) => (told(made).required = ['type']), 'body/at may be missing now'],
    [
      'a member of another type',
      (made) => (told(made).properties.at = { type: 'integer' }),
      'body/at answers integer, answered string',
    ],
    [
      'null where there was none',
      (made) => (told(made).properties.data = { anyOf: [{ type: 'object' }, { type: 'null' }] }),
      'body/data answers null, answered object',
    ],
    [
      'an answer that is understood no more',
      (made) => delete webhook(made).responses[410],
      '410 is understood no more',
    ],
  ])('%s', (_, change, expected) => {
    const found = breaksBetween(document(), document(change));
    expect(found.map(({ where, problem }) => `${where} ${problem}`)).toContain(expected);
    expect(new Set(found.map(({ operation: of }) => of))).toEqual(new Set(['POST made (webhook)']));
  });

  it.each<[string, (made: Loose) => void]>([
    ['a new webhook', (made) => (made.webhooks.unmade = webhook(made))],
    ['a new header', (made) => webhook(made).parameters.push({ name: 'x', in: 'header', required: true })],
    ['a new member', (made) => (told(made).properties.place = { type: 'string' })],
    ['a new word', (made) => told(made).properties.type.enum.push('changed')],
    ['a member that is always there', (made) => told(made).required.push('data')],
    ['one more answer that is understood', (made) => (webhook(made).responses[429] = {})],
  ])('none by %s', (_, change) => {
    expect(breaksBetween(document(), document(change))).toEqual([]);
  });

  it('are looked for in the released document, of whose webhook each member counts', async () => {
    const read = async (): Promise<Loose> =>
      JSON.parse(await readFile(join(projectRoot(), 'docs', 'openapi.released.json'), 'utf8'));
    const [released, without] = [await read(), await read()];
    const members = Object.keys(without.components.schemas.WebhookMessage.properties);
    without.components.schemas.WebhookMessage.properties = {};
    const found = breaksBetween(released, without).filter(({ operation: of }) => of === 'POST event (webhook)');
    expect(found.map(({ where, problem }) => `${where} ${problem}`)).toEqual(
      expect.arrayContaining(members.map((member) => `body/${member} is gone`)),
    );
  });
});

describe('what breaks clients', () => {
  it.each<[string, (made: Loose) => void, string]>([
    ['an operation that is gone', (made) => delete made.paths['/things'].post, ' the operation is gone'],
    ['a path that is gone', (made) => delete made.paths['/things'], ' the operation is gone'],
    ['a parameter that is gone', (made) => operation(made).parameters.pop(), 'query/limit the parameter is gone'],
    [
      'a parameter asked for',
      (made) => (operation(made).parameters[0].required = true),
      'query/limit is asked for now',
    ],
    [
      'a new parameter asked for',
      (made) => operation(made).parameters.push({ name: 'x', in: 'query', required: true }),
      'query/x is new, and asked for',
    ],
    [
      'a narrower parameter',
      (made) => (operation(made).parameters[0].schema.maximum = 100),
      'query/limit maximum is 100 instead of 200',
    ],
    [
      'another permission',
      (made) => (operation(made)['x-permission'] = 'thing:other'),
      'permission needs thing:other instead of thing:write',
    ],
    [
      'a media type that is gone',
      (made) => (operation(made).requestBody.content = {}),
      'body takes no application/json any more',
    ],
    ['an answer that is gone', (made) => (operation(made).responses = { 202: {} }), '201 the answer is gone'],
    ['an input member asked for', (made) => input(made).required.push('kind'), 'body/kind is asked for now'],
    ['an input member that is gone', (made) => delete input(made).properties.kind, 'body/kind is gone'],
    ['an input word that is gone', (made) => input(made).properties.kind.enum.pop(), 'body/kind takes "b" no more'],
    [
      'words instead of any text',
      (made) => (input(made).properties.name = { enum: ['x'] }),
      'body/name takes only certain words now',
    ],
    ['a shorter text', (made) => (input(made).properties.name.maxLength = 5), 'body/name maxLength is 5 instead of 10'],
    ['a pattern', (made) => (input(made).properties.name.pattern = '^a'), 'body/name pattern is ^a instead of none'],
    [
      'null that is taken no more',
      (made) => (input(made).properties.note = { type: 'string' }),
      'body/note takes string, took null',
    ],
    ['another type', (made) => (input(made).properties.name.type = 'integer'), 'body/name takes integer, took string'],
    ['an answered member that is gone', (made) => delete output(made).properties.count, '201/count is gone'],
    [
      'an answered member that may be missing',
      (made) => (output(made).required = ['tree']),
      '201/id may be missing now',
    ],
    [
      'null where there was none',
      (made) => (output(made).properties.id = { anyOf: [{ type: 'string' }, { type: 'null' }] }),
      '201/id answers null, answered string',
    ],
    [
      'an answer of another type',
      (made) => (output(made).properties.count.type = 'number'),
      '201/count answers number, answered integer',
    ],
    [
      'a code that is gone',
      (made) => delete made.components.examples['thing-unknown'],
      'thing-unknown the code is gone',
    ],
  ])('%s', (_, change, expected) => {
    const found = breaksBetween(document(), document(change));
    expect(found.map(({ where, problem }) => `${where} ${problem}`)).toContain(expected);
  });

  it.each<[string, (made: Loose) => void]>([
    ['nothing', () => undefined],
    ['a new operation', (made) => (made.paths['/others'] = { get: { responses: {} } })],
    ['a new input that may be left out', (made) => (input(made).properties.more = { type: 'string' })],
    ['an input no longer asked for', (made) => (input(made).required = [])],
    ['a new word that is taken', (made) => input(made).properties.kind.enum.push('c')],
    ['any text instead of words', (made) => (input(made).properties.kind = { type: 'string' })],
    ['a longer text', (made) => delete input(made).properties.name.maxLength],
    ['a new member of an answer', (made) => (output(made).properties.more = { type: 'string' })],
    ['a new word in an answer', (made) => output(made).properties.kind.enum.push('c')],
    ['an answered member that is always there', (made) => output(made).required.push('count')],
    ['a new refusal', (made) => (operation(made).responses[409] = {})],
  ])('none by %s', (_, change) => {
    expect(breaksBetween(document(), document(change))).toEqual([]);
  });

  it('finds none between the released document and itself, whose schemas hold themselves', async () => {
    const released = JSON.parse(await readFile(join(projectRoot(), 'docs', 'openapi.released.json'), 'utf8'));
    expect(breaksBetween(released, released)).toEqual([]);
  });
});
