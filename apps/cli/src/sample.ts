/** What the project ships to try it with: a ledger of real figures, and an article of its own. */
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { projectRoot } from '@whence/config';
import { z } from 'zod';

export const SAMPLE_LEDGER = {
  name: 'dprk',
  title: 'North Korean troops, casualties and shells in Russia, August 2024 to February 2026',
} as const;

export function sampleLedgerFolder(): string {
  return join(projectRoot(), 'sample', 'ledger');
}

/** A ledger's name from its folder's, for statement keys: "My Ledger" is "my-ledger". */
export function ledgerNameOf(folder: string): string {
  if (resolve(folder) === sampleLedgerFolder()) return SAMPLE_LEDGER.name;
  const name = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return name === '' ? 'ledger' : name;
}

const sidecar = z.strictObject({ title: z.string(), outlet: z.string(), url: z.url(), publishedOn: z.string() });

export type SampleArticle = z.infer<typeof sidecar> & { readonly text: string };

/** The sample article and what its sidecar says of it. */
export async function sampleArticle(): Promise<SampleArticle> {
  const stem = join(projectRoot(), 'sample', 'articles', 'second-wave');
  const [text, about] = await Promise.all([readFile(`${stem}.txt`, 'utf8'), readFile(`${stem}.json`, 'utf8')]);
  return { ...sidecar.parse(JSON.parse(about)), text };
}
