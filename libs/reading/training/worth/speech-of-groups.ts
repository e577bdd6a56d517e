/**
 * Finds the part of speech that the words of each group have most often, and writes it as one letter a group:
 * `node --import ./libs/testing/typescript.mjs libs/reading/training/worth/speech-of-groups.ts DATA_FOLDER`.
 * DATA_FOLDER holds `claimbuster.crowdsourced.jsonl`; its labels are not looked at. To be run again when the groups change.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clusters } from '../../src/learned/attribution/clusters.js';
import { CLUSTERS } from '../../src/learned/attribution/clusters.weights.js';
import { hashOf } from '../../src/learned/hash.js';
import { CLOSED } from '../../src/learned/worth/kin.js';
import { tokensOf } from '../../src/tokens.js';
import { readLines } from './lines.js';

const LETTERS: Readonly<Record<string, string>> = { NOUN: 'N', PROPN: 'P', VERB: 'V', ADJ: 'J', ADV: 'R', NUM: '0' };

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Usage: speech-of-groups.ts DATA_FOLDER; the folder holds claimbuster.crowdsourced.jsonl');
  process.exit(2);
}
const clusters = new Clusters(CLUSTERS);
const counts = new Map<number, Map<string, number>>();
for (const { text } of readLines(join(folder, 'claimbuster.crowdsourced.jsonl')))
  for (const { lower, pos } of tokensOf(text, 0)) {
    const letter = LETTERS[pos];
    if (letter === undefined || CLOSED.has(lower)) continue;
    const group = clusters.fine(hashOf(lower));
    const ofGroup = counts.get(group) ?? new Map<string, number>();
    counts.set(group, ofGroup.set(letter, (ofGroup.get(letter) ?? 0) + 1));
  }
const letters = Array.from({ length: CLUSTERS.coarser[0]?.length ?? 0 }, (_none, group) => {
  const [most] = [...(counts.get(group) ?? [])].sort((one, other) => other[1] - one[1]);
  return most?.[0] ?? 'N';
});
writeFileSync(
  new URL('../../src/learned/worth/speech-of-groups.ts', import.meta.url),
  `/**
 * For each finest group of words its usual part of speech: noun, proper name, verb, adjective (J), adverb (R), number (0).
 * Written by \`libs/reading/training/worth/speech-of-groups.ts\`; not for editing by hand.
 */
export const SPEECH_OF_GROUPS =
  '${letters.join('')}';
`,
);
console.log(`${letters.length} groups`);
