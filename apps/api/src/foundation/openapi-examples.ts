/**
 * Examples of what is sent and answered, made from the schemas: a schema's own `examples` first, then words that a member
 * of its name may hold, then the least that its bounds allow. The same schema always gives the same example. Where none
 * can be made there is none, and the check of the document says so: the schema needs `examples` of its own.
 */
import { EXAMPLE_WORDS, EXAMPLES_OF_FORMATS } from './example-words.js';

type Json = Record<string, unknown>;

const COMPONENT = '#/components/schemas/';
/** Schemas that hold themselves end here: members that may be left out are. */
const DEEPEST = 5;

interface Place {
  /** The member, for its words; '' at the top. */
  readonly name: string;
  /** Components on the way here. */
  readonly within: readonly string[];
  readonly depth: number;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Makes examples for the schemas of one document. @param components its `components.schemas` */
export function exampleMaker(
  components: Readonly<Record<string, unknown>>,
): (schema: unknown, name?: string) => unknown {
  /** Undefined: none that is not without end. */
  const make = (schema: unknown, at: Place): unknown => {
    if (!isObject(schema)) return {};
    const { $ref, examples, example, enum: values } = schema;
    if (Array.isArray(examples) && examples.length > 0) return examples[0];
    if (example !== undefined) return example;
    if ('default' in schema && schema['default'] !== null && !Array.isArray(schema['default']))
      return schema['default'];
    if ('const' in schema) return schema['const'];
    if (Array.isArray(values)) return values[0];
    if (typeof $ref === 'string') {
      const component = $ref.slice(COMPONENT.length);
      if (at.within.filter((each) => each === component).length > 1) return undefined;
      return make(components[component], { ...at, within: [...at.within, component] });
    }
    const choices = schema['anyOf'] ?? schema['oneOf'];
    if (Array.isArray(choices)) return firstOf(choices, at);
    if (Array.isArray(schema['allOf'])) return Object.assign({}, ...schema['allOf'].map((each) => make(each, at)));
    const type = Array.isArray(schema['type']) ? schema['type'].find((each) => each !== 'null') : schema['type'];
    switch (type) {
      case 'object':
        return objectOf(schema, at);
      case 'array':
        return arrayOf(schema, at);
      case 'string':
        return textOf(schema, at);
      case 'integer':
      case 'number':
        return numberOf(schema, at);
      case 'boolean':
        return true;
      case 'null':
        return null;
      default:
        return {};
    }
  };

  /** The first choice that says something; null when only that ends. */
  const firstOf = (choices: readonly unknown[], at: Place): unknown => {
    for (const choice of choices) {
      if (isObject(choice) && choice['type'] === 'null') continue;
      const made = make(choice, at);
      if (made !== undefined) return made;
    }
    return choices.some((choice) => isObject(choice) && choice['type'] === 'null') ? null : undefined;
  };

  const objectOf = (schema: Json, at: Place): unknown => {
    const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
    const made: Json = {};
    for (const [name, member] of Object.entries(isObject(schema['properties']) ? schema['properties'] : {})) {
      // Deep down, and in what is answered once within itself, only what must be there.
      if (at.depth >= DEEPEST && !required.has(name)) continue;
      const value = make(member, { name, within: at.within, depth: at.depth + 1 });
      if (value !== undefined) made[name] = value;
      else if (required.has(name)) return undefined;
    }
    return made;
  };

  const arrayOf = (schema: Json, at: Place): unknown => {
    const least = typeof schema['minItems'] === 'number' ? schema['minItems'] : 0;
    if (Array.isArray(schema['prefixItems'])) return schema['prefixItems'].map((each) => make(each, at));
    const one = make(schema['items'], { ...at, depth: at.depth + 1 });
    if (one === undefined || (at.depth >= DEEPEST && least === 0)) return least === 0 ? [] : undefined;
    return Array.from({ length: Math.max(least, 1) }, () => one);
  };

  return (schema, name = '') => make(schema, { name, within: [], depth: 0 });
}

function numberOf({ minimum, maximum, exclusiveMinimum }: Json, { name }: Place): number {
  const least = typeof minimum === 'number' ? minimum : typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : 1;
  const most = typeof maximum === 'number' ? maximum : Infinity;
  const known = EXAMPLE_WORDS[name]?.find((word): word is number => typeof word === 'number');
  return Math.max(least, Math.min(known ?? 1, most));
}

const ANY_WORDS = ['words of its own', 'words', 'en', 'UA', '1', 'urn:uuid:0197f2a0-0000-7000-8000-000000000001'];

function textOf(schema: Json, { name }: Place): string | undefined {
  const { format, pattern, minLength = 0, maxLength = Infinity } = schema;
  const known = typeof format === 'string' ? EXAMPLES_OF_FORMATS[format] : undefined;
  const words = (EXAMPLE_WORDS[name] ?? []).filter((word): word is string => typeof word === 'string');
  const tried = known === undefined ? [...words, ...ANY_WORDS] : [known];
  return tried.find(
    (text) =>
      (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text)) &&
      text.length >= Number(minLength) &&
      text.length <= Number(maxLength),
  );
}
