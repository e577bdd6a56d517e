/**
 * Whether one JSON Schema (2020-12, as the document uses it) still fits clients of another. What was sent must still be
 * taken; what is answered must still be what was promised. So both directions ask one thing: does every value of the
 * narrower schema fit the wider one? Where that cannot be told (patterns, formats), another text counts as a break.
 */
export type Json = Record<string, unknown>;

export interface SchemaBreak {
  /** `body/quote/exact`, `query/limit`, `200/entries/*`. */
  readonly where: string;
  readonly problem: string;
}

export interface Compared {
  /** `input`: what clients send; `output`: what they are answered. */
  readonly direction: 'input' | 'output';
  /** Components that references of the schema before, and of the one after, lead to. */
  readonly before: Json;
  readonly after: Json;
}

/** Every break between two schemas, with its place. */
export function schemaBreaks(
  before: unknown,
  after: unknown,
  where: string,
  compared: Compared,
): readonly SchemaBreak[] {
  return compared.direction === 'input'
    ? new Fit(compared.before, compared.after, 'input').breaks(before, after, where)
    : new Fit(compared.after, compared.before, 'output').breaks(after, before, where);
}

const COMPONENT = '#/components/schemas/';

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function choicesOf(schema: Json): readonly unknown[] | undefined {
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return choices;
  return Array.isArray(schema['type']) ? schema['type'].map((type) => ({ ...schema, type })) : undefined;
}

function wordsOf(schema: Json): readonly unknown[] | undefined {
  if ('const' in schema) return [schema['const']];
  return Array.isArray(schema['enum']) ? schema['enum'] : undefined;
}

function typeOfWord(word: unknown): string {
  return word === null ? 'null' : typeof word;
}

/** [narrower's bound, the bound that it must keep, whether a larger number is the narrower]. */
const BOUNDS = [
  ['minimum', true],
  ['exclusiveMinimum', true],
  ['minLength', true],
  ['minItems', true],
  ['maximum', false],
  ['exclusiveMaximum', false],
  ['maxLength', false],
  ['maxItems', false],
] as const;

/** Asks whether what fits `inner` fits `outer`. */
class Fit {
  /** Pairs on the way here. */
  private readonly asked = new Map<Json, Set<Json>>();

  constructor(
    private readonly innerParts: Json,
    private readonly outerParts: Json,
    private readonly direction: Compared['direction'],
  ) {}

  breaks(one: unknown, other: unknown, where: string): readonly SchemaBreak[] {
    const inner = follow(one, this.innerParts);
    const outer = follow(other, this.outerParts);
    // A pair that holds itself: what there is to say is being said further out.
    const against = this.asked.get(inner) ?? new Set();
    this.asked.set(inner, against);
    if (against.has(outer)) return [];
    against.add(outer);
    const found = this.resolved(inner, outer, where);
    against.delete(outer);
    return found;
  }

  private resolved(inner: Json, outer: Json, where: string): readonly SchemaBreak[] {
    if (Object.keys(withoutWords(outer)).length === 0) return [];
    const choices = choicesOf(inner);
    if (choices) return choices.flatMap((choice) => this.breaks(choice, outer, where));
    const outerChoices = choicesOf(outer);
    if (outerChoices) return this.fitsOne(inner, outerChoices, where);
    const parts = outer['allOf'];
    if (Array.isArray(parts)) return parts.flatMap((part) => this.breaks(inner, part, where));
    return this.plain(inner, outer, where);
  }

  private fitsOne(inner: Json, choices: readonly unknown[], where: string): readonly SchemaBreak[] {
    const tried = choices.map((choice) => this.breaks(inner, choice, where));
    if (tried.some((found) => found.length === 0)) return [];
    // The choice that comes nearest says most: that of the fewest breaks.
    return [...tried].sort((a, b) => a.length - b.length)[0] ?? [{ where, problem: 'fits nothing any more' }];
  }

  private plain(inner: Json, outer: Json, where: string): readonly SchemaBreak[] {
    const words = wordsOf(inner);
    const outerWords = wordsOf(outer);
    if (words && outerWords) return this.words(words, outerWords, where);
    const types = words ? [...new Set(words.map(typeOfWord))] : [String(inner['type'] ?? 'anything')];
    const type = String(outer['type'] ?? (outerWords ? typeOfWord(outerWords[0]) : 'anything'));
    const wrong = types.filter(
      (each) => each !== type && !(each === 'integer' && type === 'number') && type !== 'anything',
    );
    if (wrong.length > 0) return [{ where, problem: this.say(wrong.join(' or '), type) }];
    // Words where any text was answered are fewer; any text where words were sent is not taken.
    if (outerWords) return this.direction === 'output' ? [] : [{ where, problem: 'takes only certain words now' }];
    if (words) return [];
    if (type === 'object') return this.members(inner, outer, where);
    return [...this.bounds(inner, outer, where), ...this.elements(inner, outer, where)];
  }

  private words(inner: readonly unknown[], outer: readonly unknown[], where: string): readonly SchemaBreak[] {
    // New words in answers are announced and taken no notice of by clients that do not know them.
    if (this.direction === 'output') return [];
    return inner
      .filter((word) => !outer.includes(word))
      .map((word) => ({ where, problem: `takes ${JSON.stringify(word)} no more` }));
  }

  private members(inner: Json, outer: Json, where: string): readonly SchemaBreak[] {
    const mine = isObject(inner['properties']) ? inner['properties'] : {};
    const theirs = isObject(outer['properties']) ? outer['properties'] : {};
    const needed = Array.isArray(outer['required']) ? outer['required'].map(String) : [];
    const sure = new Set(Array.isArray(inner['required']) ? inner['required'].map(String) : []);
    const at = (name: string): string => `${where}/${name}`;
    const unsure = needed
      .filter((name) => !sure.has(name) && (this.direction === 'input' || name in mine))
      .map((name) => ({
        where: at(name),
        problem: this.direction === 'input' ? 'is asked for now' : 'may be missing now',
      }));
    const gone = Object.keys(this.direction === 'input' ? mine : theirs)
      .filter((name) =>
        this.direction === 'input' ? !(name in theirs) && outer['additionalProperties'] === false : !(name in mine),
      )
      .map((name) => ({ where: at(name), problem: 'is gone' }));
    const both = Object.keys(mine).filter((name) => name in theirs);
    const further = [inner['additionalProperties'], outer['additionalProperties']];
    return [
      ...unsure,
      ...gone,
      ...both.flatMap((name) => this.breaks(mine[name], theirs[name], at(name))),
      ...(further.every(isObject) ? this.breaks(further[0], further[1], at('*')) : []),
    ];
  }

  private bounds(inner: Json, outer: Json, where: string): readonly SchemaBreak[] {
    if (this.direction === 'output') return [];
    const numbers = BOUNDS.filter(([name, larger]) => {
      const [a, b] = [inner[name], outer[name]];
      if (typeof b !== 'number') return false;
      return typeof a !== 'number' || (larger ? a < b : a > b);
    }).map(([name]) => ({
      where,
      problem: `${name} is ${String(outer[name])} instead of ${String(inner[name] ?? 'none')}`,
    }));
    const texts = ['pattern', 'format']
      .filter((name) => outer[name] !== undefined && outer[name] !== inner[name])
      .map((name) => ({
        where,
        problem: `${name} is ${String(outer[name])} instead of ${String(inner[name] ?? 'none')}`,
      }));
    return [...numbers, ...texts];
  }

  private elements(inner: Json, outer: Json, where: string): readonly SchemaBreak[] {
    if (inner['type'] !== 'array' || outer['items'] === undefined) return [];
    return this.breaks(inner['items'] ?? {}, outer['items'], `${where}/*`);
  }

  private say(inner: string, outer: string): string {
    return this.direction === 'input' ? `takes ${outer}, took ${inner}` : `answers ${inner}, answered ${outer}`;
  }
}

function follow(schema: unknown, components: Json): Json {
  if (!isObject(schema)) return {};
  const { $ref } = schema;
  return typeof $ref === 'string' ? follow(components[$ref.slice(COMPONENT.length)], components) : schema;
}

function withoutWords({ description: _d, examples: _e, example: _x, default: _f, title: _t, ...rest }: Json): Json {
  return rest;
}
