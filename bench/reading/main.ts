/** The reading bench: every set of the data folder, Whence beside its peers, in one table. */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { missingIn, type SetName } from './sets.js';
import { type Section, sectionText } from '../section.js';

interface Part {
  readonly needs: readonly SetName[];
  readonly measure: (root: string, full: boolean) => Promise<Section>;
}

/** Loaded when asked for: a part without its set, or its peer, stands in nobody's way. */
const PARTS: Readonly<Record<string, Part>> = {
  quantities: { needs: ['quantities'], measure: async (root) => (await import('./quality.js')).quantities(root) },
  attribution: { needs: ['attribution'], measure: async (root) => (await import('./quality.js')).attributions(root) },
  cofenet: { needs: ['cofenet'], measure: async (root) => (await import('./quality.js')).cofenet(root) },
  worth: { needs: ['worth'], measure: async (root) => (await import('./quality.js')).worth(root) },
  speed: { needs: ['attribution'], measure: async (root) => (await import('./speed.js')).speed(root) },
  'command-line': {
    needs: ['attribution'],
    measure: async (root, full) => (await import('./command-line.js')).commandLine(root, full),
  },
};

const USAGE = `Usage: npm run bench:reading -- DATA_FOLDER [--full] [--only PART,...] [--json FILE]
  --full   read all 300,000 sentences through the command line (minutes), instead of a part of them
  --only   ${Object.keys(PARTS).join(', ')}
  --json   also write the results to FILE`;

/** Runs the bench and gives the exit code: 0, or 2 when it cannot be run as asked. */
export async function main(args: readonly string[]): Promise<number> {
  const asked = askedOf(args);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  const { root, full, parts, json } = asked;
  const about = {
    node: process.version,
    machine: `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${process.platform}`,
    date: new Date().toISOString().slice(0, 10),
  };
  process.stdout.write(`Reading bench, ${about.date}, Node ${about.node}, ${about.machine}\n\n`);
  const sections: Record<string, Section> = {};
  for (const [name, { measure }] of parts) {
    const section = await measure(root, full);
    sections[name] = section;
    process.stdout.write(`${sectionText(section)}\n`);
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ ...about, full, sections }, null, 2)}\n`);
  return 0;
}

interface Asked {
  readonly root: string;
  readonly full: boolean;
  readonly parts: readonly (readonly [string, Part])[];
  readonly json: string | undefined;
}

/** What the arguments ask for, or why it cannot be done, in a sentence. */
function askedOf(args: readonly string[]): Asked | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { full: { type: 'boolean' }, only: { type: 'string' }, json: { type: 'string' } },
    });
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
  }
  const { positionals, values } = parsed;
  const [root] = positionals;
  if (root === undefined || positionals.length > 1)
    return `Found ${positionals.length} folders, expected one: the data folder of the benchmarks.\n${USAGE}`;
  const names = values.only?.split(',') ?? Object.keys(PARTS);
  const parts: [string, Part][] = [];
  for (const name of names) {
    const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (!part) return `Found the part "${name}", expected one of ${Object.keys(PARTS).join(', ')}.`;
    parts.push([name, part]);
  }
  return (
    missingIn(root, [...new Set(parts.flatMap(([, { needs }]) => needs))]) ?? {
      root,
      full: values.full === true,
      parts,
      json: values.json,
    }
  );
}
