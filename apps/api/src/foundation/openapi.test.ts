import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { projectRoot } from '@whence/config';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { errorsDocument, openApiDocument } from './create-api.js';
import { SchemaNames } from './openapi-schemas.js';

const committed = (name: string) => readFile(join(projectRoot(), 'docs', name), 'utf8');

function operationsOf(document: OpenAPIObject): Record<string, unknown>[] {
  return Object.values(document.paths).flatMap((path) =>
    ['get', 'post', 'put', 'patch', 'delete'].flatMap((verb) => (path as Record<string, never>)[verb] ?? []),
  );
}

describe('the documents', () => {
  it('are the same text each time', async () => {
    expect(JSON.stringify(await openApiDocument())).toBe(JSON.stringify(await openApiDocument()));
  });

  it('are what docs/ holds', async () => {
    expect(await committed('openapi.json')).toBe(`${JSON.stringify(await openApiDocument(), null, 2)}\n`);
    expect(await committed('errors.md')).toBe(await errorsDocument());
  });

  it('name each operation once, say what each does, and refer to nothing that is missing', async () => {
    const document = await openApiDocument();
    const operations = operationsOf(document);
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      operations.filter(({ summary }) => typeof summary !== 'string').map(({ operationId }) => operationId),
    ).toEqual([]);
    const names = new Set(Object.keys(document.components?.schemas ?? {}));
    const referred = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/([^"]+)/g)].map(
      (found) => found[1],
    );
    expect(referred.filter((name) => name === undefined || !names.has(name))).toEqual([]);
  });

  it('hold schemas that a validator of JSON Schema 2020-12 takes', async () => {
    const { components } = await openApiDocument();
    const $defs = JSON.parse(JSON.stringify(components?.schemas).replaceAll('#/components/schemas/', '#/$defs/'));
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const name of Object.keys($defs)) expect(() => ajv.compile({ $defs, $ref: `#/$defs/${name}` })).not.toThrow();
  });
});

describe('a schema that takes something else than it gives', () => {
  const inner = z.strictObject({ kind: z.string().default('usual') }).meta({ id: 'TestInner' });
  const outer = z.strictObject({ inner }).meta({ id: 'TestOuter' });

  it('is two components when it is answered too, through what it holds as well', () => {
    const names = new SchemaNames();
    names.convert(outer, { schemaType: 'output' });
    const sent = names.convert(outer, { schemaType: 'input' });
    expect(sent?.schema).toEqual({ $ref: '#/components/schemas/TestOuterInput' });
    expect(sent?.components['TestInnerInput']).not.toHaveProperty('required');
    expect(sent?.components['TestOuterInput']).toMatchObject({
      properties: { inner: { $ref: '#/components/schemas/TestInnerInput' } },
    });
  });

  it('is one when it is only sent', () => {
    const sent = new SchemaNames().convert(outer, { schemaType: 'input' });
    expect(Object.keys(sent?.components ?? {}).sort()).toEqual(['TestInner', 'TestOuter']);
  });
});
