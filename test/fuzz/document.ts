/** What the fuzzer knows of the API: its operations and schemas, as docs/openapi.json tells them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@whence/config';

/** A JSON Schema (2020-12), as far as the generator looks into it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

type Contents = Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
  readonly example?: unknown;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Contents };
  readonly responses: Readonly<Record<string, { readonly content?: Contents }>>;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With its parameters in braces: `/v1/claims/{claimId}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** By media type; empty where nothing is sent. */
  readonly sends: Contents;
  /** By status, or `default`. */
  readonly answers: Described['responses'];
}

export interface Document {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

const VERBS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The committed document, which a test holds against the routes. */
export function committedDocument(): Document {
  const text = readFileSync(join(projectRoot(), 'docs', 'openapi.json'), 'utf8');
  const { paths, components } = JSON.parse(text) as {
    readonly paths: Readonly<Record<string, Partial<Record<(typeof VERBS)[number], Described>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  };
  const operations = Object.entries(paths).flatMap(([path, verbs]) =>
    VERBS.flatMap((verb) => {
      const described = verbs[verb];
      if (described === undefined) return [];
      const { operationId: id, parameters = [], requestBody, responses } = described;
      return {
        id,
        method: verb.toUpperCase(),
        path,
        parameters,
        sends: requestBody?.content ?? {},
        answers: responses,
      };
    }),
  );
  return { operations, schemas: components.schemas };
}
