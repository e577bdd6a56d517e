/**
 * Zod schemas as JSON Schema 2020-12 for the OpenAPI document. A schema with an id becomes a component of that name. One
 * that takes something else than it gives (a default, a transformation) becomes two: `Name` as it is answered and
 * `NameInput` as it is sent.
 */
import { canonicalJson } from '@whence/domain';
import { z } from 'zod';

type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

interface Converted {
  readonly schema: Json;
  readonly components: Readonly<Record<string, Json>>;
}

const REFERENCE = '#/$defs/';
const REFERENCES = /"#\/\$defs\/([^"]+)"/g;

function jsonSchemaOf(schema: z.ZodType, io: Direction): { readonly root: Json; readonly defs: Record<string, Json> } {
  const {
    $defs,
    $schema: _dialect,
    id: _id,
    ...root
  } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as Json & {
    $defs?: Record<string, Json>;
  };
  const id = z.globalRegistry.get(schema)?.id;
  const defs: Record<string, Json> = {};
  for (const [name, { id: _inner, ...definition }] of Object.entries($defs ?? {})) defs[name] = definition;
  // A schema that holds itself is told by zod as a reference already.
  if (id === undefined || root['$ref'] === REFERENCE + id) return { root, defs };
  return { root: { $ref: REFERENCE + id }, defs: { ...defs, [id]: root } };
}

function namesIn(schema: Json): readonly string[] {
  return [...JSON.stringify(schema).matchAll(REFERENCES)].map((match) => match[1] ?? '');
}

/** Names of definitions that are sent otherwise than they are answered, by themselves or through what they hold. */
function differing(input: Record<string, Json>, output: Record<string, Json>): ReadonlySet<string> {
  const names = new Set(
    Object.keys(input).filter((name) => canonicalJson(input[name]) !== canonicalJson(output[name] ?? {})),
  );
  for (let before = -1; before !== names.size;) {
    before = names.size;
    for (const [name, schema] of Object.entries(input))
      if (namesIn(schema).some((inner) => names.has(inner))) names.add(name);
  }
  return names;
}

/**
 * The schemas of one document. What is answered somewhere must be known before anything is named, so a document is
 * scanned twice with the same instance.
 */
export class SchemaNames {
  private readonly answered = new Set<string>();

  /** Converts one schema; called by the document's scanner for every body, query, path and answer. */
  convert(schema: unknown, { schemaType }: { readonly schemaType: Direction }): Converted | undefined {
    if (!(schema instanceof z.ZodType)) return undefined;
    const chosen = jsonSchemaOf(schema, schemaType);
    if (schemaType === 'output') for (const name of Object.keys(chosen.defs)) this.answered.add(name);
    const twofold =
      schemaType === 'input' ? differing(chosen.defs, jsonSchemaOf(schema, 'output').defs) : new Set<string>();
    const nameOf = (name: string) => (twofold.has(name) && this.answered.has(name) ? `${name}Input` : name);
    const rewrite = (json: Json): Json =>
      JSON.parse(
        JSON.stringify(json).replaceAll(REFERENCES, (_, name: string) => `"#/components/schemas/${nameOf(name)}"`),
      );
    const components = Object.fromEntries(
      Object.entries(chosen.defs).map(([name, definition]) => [nameOf(name), rewrite(definition)]),
    );
    return { schema: rewrite(chosen.root), components };
  }
}
