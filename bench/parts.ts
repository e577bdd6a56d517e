/** The parts of `npm run bench`, each in a folder of its own. Loaded when asked for. */
import { matchPart } from './match/match.js';
import type { Section } from './section.js';

export interface BenchOptions {
  /** The data folder of the public benchmarks; absent when the command named none. */
  readonly data: string | undefined;
  /** The sizes that the goals name, which take many minutes, instead of smaller ones that are told apart in the result. */
  readonly full: boolean;
}

export interface BenchPart {
  readonly about: string;
  /** Files of the data folder that it reads; a part that needs none generates what it measures. */
  readonly needs: readonly string[];
  readonly measure: (options: BenchOptions) => Promise<readonly Section[]>;
}

export const PARTS: Readonly<Record<string, BenchPart>> = {
  match: matchPart,
  weigh: {
    about: 'conflicting values weighed, beside the vote and TruthFinder',
    needs: ['truth-discovery/score.mjs', 'truth-discovery/copiers-books-seed1/claims.jsonl'],
    measure: async (options) => (await import('./weigh/measure.js')).measure(options),
  },
  flow: {
    about: 'findings a second, from submitted to recorded, beside a bare worker of BullMQ',
    needs: [],
    measure: async (options) => (await import('./flow/main.js')).measureFlow(options),
  },
  scale: {
    about: 'cross-references and traces in a ledger that grows to a million statements',
    needs: [],
    measure: async (options) => (await import('./scale/main.js')).measureScale(options),
  },
  api: {
    about: 'claims submitted and read over HTTP beside bare handlers, and what the log costs writers',
    needs: [],
    measure: async (options) => (await import('./api/main.js')).measureApi(options),
  },
  audit: {
    about: 'the log verified, alone and with its rows, beside the bare reading of it',
    needs: [],
    measure: async (options) => (await import('./audit/main.js')).measureAudit(options),
  },
  import: {
    about: 'a ledger of many rows, beside a bare COPY of them',
    needs: [],
    measure: async (options) => (await import('./import/main.js')).measureImport(options),
  },
};
