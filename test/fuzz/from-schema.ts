/** Values from a JSON Schema: such as fit it, with hostile ones strewn in where that is asked for. */
import fc from 'fast-check';
import type { Schema } from './document.js';
import { hostile } from './hostile.js';
import type { Seen } from './seen.js';

export interface Making {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly seen: Seen;
  /** Of twenty values at any place so many are hostile, 0 to 20. */
  readonly hostility: number;
}

type Any = fc.Arbitrary<unknown>;

const DEEPEST = 7;
const MOST_ITEMS = 4;
const LONGEST = 60;
const NOTHING = Symbol('left out');

const PAST_PLAIN: readonly string[] = ['2024-02-29', '2025-07-15', '1999-12', '2025', '0001-01-01', '9999-12-31'];

/**
 * @param name of the member or parameter that the value is for: what was seen under it is likely to reach something
 * @param example what the document shows for it; undefined where it shows nothing
 */
export function valueOf(schema: Schema, making: Making, name = '', depth = 0, example?: unknown): Any {
  const fitting = likely(schema, making, name, shown(fittingOf(schema, making, name, depth, example), example));
  if (making.hostility === 0) return fitting;
  return fc.oneof(
    { weight: 20 - making.hostility, arbitrary: fitting },
    { weight: making.hostility, arbitrary: hostile },
    { weight: 1, arbitrary: fc.nat().map((choice) => making.seen.other(choice) ?? 'nothing seen') },
  );
}

/** Half of the time what the document shows, where that is plain: words that a rule takes, unlike words made up. */
function shown(fitting: Any, example: unknown): Any {
  if (example === undefined || (typeof example === 'object' && example !== null)) return fitting;
  return fc.oneof(fitting, fc.constant(example));
}

/** Often what was seen under the name, where the schema takes text or numbers. */
function likely(schema: Schema, { seen }: Making, name: string, fitting: Any): Any {
  const plain = schema.type === 'string' || schema.type === 'integer';
  if (name === '' || !plain || schema.enum !== undefined) return fitting;
  return fc
    .tuple(fitting, fc.nat(), fc.nat(3))
    .map(([value, choice, often]) => (often === 0 ? value : (nearest(seen, name, choice) ?? value)));
}

/** Names that mean what another name shows. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  assignee: ['personId'],
  from: ['statementId'],
  to: ['statementId'],
  into: ['sourceKey', 'measureKey', 'placeKey'],
  other: ['sourceKey'],
  source: ['sourceKey'],
  outlet: ['sourceKey'],
  carriers: ['sourceKey'],
  measure: ['measureKey'],
  broader: ['measureKey'],
  narrower: ['measureKey'],
  place: ['placeKey'],
  fromPlace: ['placeKey'],
  within: ['placeKey'],
  statement: ['citedStatement'],
  cited: ['citedStatement'],
  statements: ['statementId'],
  appearance: ['appearanceKey'],
  snapshotId: ['id'],
  finding: ['number'],
};

function nearest(seen: Seen, name: string, choice: number): string | number | undefined {
  for (const each of [name, ...(ALSO[name] ?? [])]) {
    const found = seen.one(each, choice);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fittingOf(schema: Schema, making: Making, name: string, depth: number, example: unknown): Any {
  if (schema.$ref !== undefined) {
    const named = making.schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)];
    if (named === undefined || depth > DEEPEST) return fc.constant(null);
    return likely(named, making, name, shown(fittingOf(named, making, name, depth + 1, example), example));
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((each) => valueOf(each, making, name, depth + 1, example)));
  switch (typeof schema.type === 'string' ? schema.type : schema.type?.[0]) {
    case 'object':
      return objectOf(schema, making, depth, example);
    case 'array':
      return listOf(schema, making, name, depth, example);
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf(schema: Schema, making: Making, depth: number, example: unknown): Any {
  const { properties = {}, required = [], additionalProperties } = schema;
  const examples = (typeof example === 'object' && example !== null ? example : {}) as Readonly<
    Record<string, unknown>
  >;
  // An id beside a kind is an id of that kind.
  const kind = examples['kind'];
  const members = Object.entries(properties).map(([name, each]): fc.Arbitrary<readonly [string, unknown]> => {
    const called = name === 'id' && typeof kind === 'string' ? `${kind}Id` : name;
    const value =
      depth > DEEPEST && !required.includes(name)
        ? fc.constant(NOTHING)
        : valueOf(each, making, called, depth + 1, examples[name]);
    const present = required.includes(name) ? 20 - Math.ceil(making.hostility / 3) : 10;
    return fc
      .oneof({ weight: present, arbitrary: value }, { weight: 20 - present, arbitrary: fc.constant(NOTHING) })
      .map((made) => [name, made]);
  });
  const open = typeof additionalProperties === 'object' || additionalProperties === true;
  const more =
    open || making.hostility > 0
      ? fc.dictionary(
          open
            ? fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
            : fc.constantFrom('colour', 'id', 'constructor', 'toString'),
          typeof additionalProperties === 'object' ? valueOf(additionalProperties, making, '', depth + 1) : hostile,
          { maxKeys: open ? 3 : 1 },
        )
      : fc.constant({});
  const strewn = open ? more : fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: more });
  // What may be left out is, one time in three, left out altogether: each member more is one more that may not fit.
  return fc.tuple(fc.tuple(...members), strewn, fc.nat(2)).map(([made, extra, often]) => ({
    ...Object.fromEntries(made.filter(([name, value]) => value !== NOTHING && (often > 0 || required.includes(name)))),
    ...extra,
  }));
}

function listOf(
  { items, prefixItems, minItems = 0, maxItems }: Schema,
  making: Making,
  name: string,
  depth: number,
  example: unknown,
): Any {
  const [first] = Array.isArray(example) ? (example as unknown[]) : [];
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map((each) => valueOf(each, making, name, depth + 1)));
  const longest = making.hostility > 0 ? MOST_ITEMS + 1 : MOST_ITEMS;
  const most = depth > DEEPEST ? minItems : Math.max(minItems, Math.min(maxItems ?? longest, longest));
  const each =
    typeof items === 'object' ? valueOf(items, making, name, depth + 1, first) : fc.jsonValue({ maxDepth: 1 });
  return fc.array(each, { minLength: minItems, maxLength: most });
}

const WORDS = ['The harbour master counted 350 boats.', 'about 40 ferries', 'troops sent', 'HUR', 'zz-top', 'en', '40'];

function textOf({ pattern, format, minLength = 0, maxLength = LONGEST }: Schema): Any {
  const most = Math.max(minLength, Math.min(maxLength, LONGEST));
  const free = fc.oneof(
    fc.constantFrom(...WORDS.map((words) => words.slice(0, maxLength).padEnd(minLength, '.'))),
    fc.string({ unit: 'grapheme', minLength, maxLength: most }),
    // On the border of what is allowed.
    fc.constantFrom('b'.repeat(minLength), 'b'.repeat(Math.min(maxLength, 20_000))),
  );
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time')
    return fc.oneof(
      fc
        .date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2030-01-01') })
        .map((date) => date.toISOString()),
      fc.constantFrom('2024-02-29T23:59:59.999999999Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59+00:00'),
    );
  if (format === 'uri') return fc.constantFrom('https://daily.example/one', 'http://xn--e1afmkfd.example/%00?q=%ff');
  if (format === 'email') return fc.emailAddress();
  if (pattern === undefined) return fc.oneof(free, fc.constantFrom(...PAST_PLAIN));
  return matching(pattern, minLength, maxLength) ?? free;
}

/** Undefined where the pattern holds more than the generator knows. */
function matching(pattern: string, minLength: number, maxLength: number): Any | undefined {
  if (pattern === String.raw`^\d{4}-\d{2}-\d{2}$`)
    return fc.constantFrom('2024-02-29', '2025-07-15', '2025-02-30', '0000-00-00');
  try {
    return fc
      .stringMatching(new RegExp(pattern, 'u'), { maxLength: Math.max(minLength, Math.min(maxLength, LONGEST)) })
      .filter((text) => text.length >= minLength);
  } catch {
    return undefined;
  }
}

function numberOf({ type, minimum, maximum }: Schema): Any {
  const [least, most] = [Math.max(minimum ?? -1e15, -(2 ** 53) + 1), Math.min(maximum ?? 1e15, 2 ** 53 - 1)];
  const borders = fc.constantFrom(least, most, Math.min(most, Math.max(least, 1)), Math.min(most, Math.max(least, 40)));
  if (type === 'integer') return fc.oneof(borders, fc.integer({ min: Math.ceil(least), max: Math.floor(most) }));
  return fc.oneof(borders, fc.double({ min: least, max: most, noNaN: true, noDefaultInfinity: true }));
}
