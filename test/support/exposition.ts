/**
 * Reads the text format of Prometheus, version 0.0.4, and refuses what a scraper would: names that are none, labels twice,
 * values that are no numbers, a series twice, samples of no family or of one that was told before, histograms that do not add
 * up. Source: https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: Sample[];
}

const METRIC_NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const LABEL_NAME = /[a-zA-Z_][a-zA-Z0-9_]*/y;
const TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped'];
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\', '"': '"', n: '\n' };

class Line {
  private at = 0;
  constructor(
    private readonly text: string,
    private readonly number: number,
  ) {}

  fault(expected: string): Error {
    return new Error(`line ${this.number}, column ${this.at + 1}: expected ${expected} in ${this.text}`);
  }
  has(sign: string): boolean {
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }
  take(shape: RegExp, expected: string): string {
    shape.lastIndex = this.at;
    const [found] = shape.exec(this.text) ?? [];
    if (found === undefined) throw this.fault(expected);
    this.at += found.length;
    return found;
  }
  rest(): string {
    const rest = this.text.slice(this.at);
    this.at = this.text.length;
    return rest;
  }
  quoted(): string {
    if (!this.has('"')) throw this.fault('a quoted value');
    let value = '';
    for (; this.at < this.text.length; this.at++) {
      const letter = this.text[this.at] ?? '';
      if (letter === '"') {
        this.at += 1;
        return value;
      }
      if (letter !== '\\') {
        value += letter;
        continue;
      }
      this.at += 1;
      const meant = ESCAPED[this.text[this.at] ?? ''];
      if (meant === undefined) throw this.fault('\\\\, \\" or \\n');
      value += meant;
    }
    throw this.fault('the end of a quoted value');
  }
}

function numberOf(text: string, line: Line): number {
  if (text === '+Inf') return Infinity;
  if (text === '-Inf') return -Infinity;
  if (text === 'NaN') return NaN;
  const value = Number(text);
  if (text === '' || Number.isNaN(value)) throw line.fault('a number');
  return value;
}

function sampleOf(line: Line): Sample {
  const name = line.take(METRIC_NAME, 'the name of a metric');
  const labels: Record<string, string> = {};
  if (line.has('{'))
    while (!line.has('}')) {
      const label = line.take(LABEL_NAME, 'the name of a label');
      if (label in labels) throw line.fault('each label once');
      if (!line.has('=')) throw line.fault('=');
      labels[label] = line.quoted();
      line.has(',');
    }
  if (!line.has(' ')) throw line.fault('a blank before the value');
  const [value = '', timestamp] = line.rest().split(' ');
  if (timestamp !== undefined && !/^-?\d+$/.test(timestamp)) throw line.fault('milliseconds since the epoch');
  return { name, labels, value: numberOf(value, line) };
}

/** The families by name. Throws at the first thing that is not the format. */
export function parseExposition(text: string): ReadonlyMap<string, Family> {
  if (!text.endsWith('\n')) throw new Error('expected a line end at the end');
  const families = new Map<string, Family>();
  const series = new Set<string>();
  let told: { name: string; help?: string; type?: string } | undefined;
  let current: Family | undefined;
  for (const [at, written] of text.slice(0, -1).split('\n').entries()) {
    const line = new Line(written, at + 1);
    if (written === '') continue;
    if (line.has('# HELP ') || line.has('# TYPE ')) {
      const what = written.startsWith('# HELP') ? 'help' : 'type';
      const name = line.take(METRIC_NAME, 'the name of a metric');
      if (!line.has(' ')) throw line.fault('a blank behind the name');
      if (told?.name !== name) told = { name };
      if (told[what] !== undefined) throw line.fault(`one ${what} of each metric`);
      told[what] = line.rest();
      if (what !== 'type') continue;
      if (!TYPES.includes(told.type ?? '')) throw line.fault(`one of ${TYPES.join()}`);
      if (families.has(name)) throw line.fault('all of a metric in one place');
      current = { name, type: told.type ?? '', help: told.help ?? '', samples: [] };
      families.set(name, current);
      continue;
    }
    if (written.startsWith('#')) continue;
    const sample = sampleOf(line);
    if (current === undefined || !belongs(sample.name, current))
      throw line.fault('a sample of the metric told of above');
    const key = `${sample.name} ${JSON.stringify(Object.entries(sample.labels).sort())}`;
    if (series.has(key)) throw line.fault('each series once');
    series.add(key);
    current.samples.push(sample);
  }
  for (const family of families.values()) if (family.type === 'histogram') checkHistogram(family);
  return families;
}

function belongs(name: string, { name: family, type }: Family): boolean {
  if (name === family) return type !== 'histogram';
  const ends = type === 'histogram' ? ['_bucket', '_sum', '_count'] : type === 'summary' ? ['_sum', '_count'] : [];
  return ends.some((end) => name === family + end);
}

/** Buckets hold all smaller ones, and the last holds everything. */
function checkHistogram({ name, samples }: Family): void {
  const bySeries = new Map<string, Sample[]>();
  for (const sample of samples) {
    const { le: _, ...labels } = sample.labels;
    const key = JSON.stringify(Object.entries(labels).sort());
    bySeries.set(key, [...(bySeries.get(key) ?? []), sample]);
  }
  for (const [key, parts] of bySeries) {
    const buckets = parts
      .filter((part) => part.name === `${name}_bucket`)
      .map(({ labels, value }) => [labels['le'] === '+Inf' ? Infinity : Number(labels['le']), value] as const);
    const fall = buckets.findIndex(([le, count], at) => {
      const [before, fewer] = buckets[at - 1] ?? [-Infinity, 0];
      return !(le > before) || count < fewer;
    });
    const count = parts.find((part) => part.name === `${name}_count`)?.value;
    const sum = parts.find((part) => part.name === `${name}_sum`)?.value;
    const [last, all] = buckets.at(-1) ?? [NaN, NaN];
    if (fall !== -1 || last !== Infinity || all !== count || sum === undefined)
      throw new Error(`expected buckets of ${name} ${key} that add up, found ${JSON.stringify(buckets)} of ${count}`);
  }
}
