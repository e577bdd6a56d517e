/** `npm run bench`: every part, Whence beside its peers and ceilings, printed and written into docs/benchmarks.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withSections } from './document.js';
import { PARTS, type BenchPart } from './parts.js';
import { sectionText } from './section.js';

const DOCUMENT = new URL('../docs/benchmarks.md', import.meta.url);

const usage = (): string => `Usage: npm run bench -- [DATA_FOLDER] [--only PART,...] [--full] [--write]
  DATA_FOLDER  the public benchmarks; without it only the parts that need none are run
  --only       ${Object.entries(PARTS)
    .map(([name, { about }]) => `${name}: ${about}`)
    .join('\n               ')}
  --full       the sizes that the goals name, instead of smaller ones
  --write      also write the results into docs/benchmarks.md`;

interface Asked {
  readonly data: string | undefined;
  readonly full: boolean;
  readonly write: boolean;
  readonly parts: readonly (readonly [string, BenchPart])[];
}

/** Runs the bench and gives the exit code: 0, or 2 when it cannot be run as asked. */
export async function main(args: readonly string[]): Promise<number> {
  const asked = askedOf(args);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  const { data, full, write } = asked;
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${process.platform}`;
  const taken = `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${machine}`;
  process.stdout.write(`Bench, ${taken}\n\n`);
  for (const [name, part] of asked.parts) {
    const sections = await part.measure({ data, full });
    for (const section of sections) process.stdout.write(`${sectionText(section)}\n`);
    // Part by part: a part that fails loses nothing of those before it.
    if (write) writeFileSync(DOCUMENT, withSections(readFileSync(DOCUMENT, 'utf8'), name, taken, sections));
  }
  return 0;
}

/** What the arguments ask for, or why it cannot be done, in a sentence. */
function askedOf(args: readonly string[]): Asked | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { full: { type: 'boolean' }, only: { type: 'string' }, write: { type: 'boolean' } },
    });
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${usage()}`;
  }
  const { positionals, values } = parsed;
  const [data] = positionals;
  if (positionals.length > 1) return `Found ${positionals.length} folders, expected one at most.\n${usage()}`;
  if (data !== undefined && !existsSync(data))
    return `Found no folder at "${data}", expected the data folder of the benchmarks.`;
  const parts: [string, BenchPart][] = [];
  for (const name of values.only?.split(',') ?? Object.keys(PARTS)) {
    const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (!part) return `Found the part "${name}", expected one of ${Object.keys(PARTS).join(', ')}.`;
    if (part.needs.length > 0 && data === undefined) {
      if (values.only !== undefined) return `Found no data folder, which the part "${name}" needs.\n${usage()}`;
      process.stderr.write(`Left out "${name}": it needs the data folder.\n`);
      continue;
    }
    const missing = part.needs.filter((file) => !existsSync(join(data ?? '', file)));
    if (missing.length > 0) return `Found no ${missing.join(', no ')} in "${data}", which the part "${name}" needs.`;
    parts.push([name, part]);
  }
  return { data, full: values.full === true, write: values.write === true, parts };
}
