/**
 * Verbs of saying that tell of something done: "employers added 163,000 jobs", "the flood claimed 40 lives", "the hospital
 * admitted 12 patients". What somebody says is a clause, or a quotation; a bare noun phrase behind these verbs is a thing.
 */
import type { Line } from './line.js';
import { lineAt } from './merge.js';
import type { FoundAttribution } from './saying.js';

/** Verbs that take things as readily as clauses. Of others ("reported 40 deaths") a noun phrase is what was said. */
const TAKES_THINGS = /^(?:add|admit|maintain|observe|repeat|continue|recall)(?:s|e?d|ted|ting|ing|led)?$/;
/** Whoever "claimed 40 kills" says so; what "claimed 40 lives" took them. */
const CLAIMS = /^claim(?:s|ed|ing)?$/;
const LIVES = /^(?:lives|life|victims?)$/;

/** Where the clause behind the verb ends, or another begins whose verb is not its own. */
const ENDS = /^(?:[,;:()–—]|--|who|which|where|when|while|after|before|since|because|as|if|until|to)$/;
const LONGEST = 24;
/** "Has claimed the lives of", "claimed at least another 40 lives". */
const REACH = 7;

/** Whether a clause stands behind token `at`: something of which something is told. */
function clauseBehind({ tokens }: Line, at: number): boolean {
  const first = tokens[at];
  if (!first || /^["“”«:,]$/.test(first.text) || /^(?:that|it|he|she|they|there|this|these|we|i)$/.test(first.lower))
    return true;
  for (let next = at; next < Math.min(tokens.length, at + LONGEST); next++) {
    const token = tokens[next];
    if (!token || ENDS.test(token.lower)) return false;
    // "Three days", "40 homes damaged": a participle behind a noun describes it, and an auxiliary tells something of it.
    if (token.pos === 'AUX' && next > at) return true;
    if (token.pos === 'VERB' && next > at && !/(?:ing|ed|en)$/.test(token.lower)) return true;
  }
  return false;
}

function thingDone(line: Line, { cue, content }: FoundAttribution): boolean {
  const last = cue.at(-1);
  const [first] = content;
  if (!last || !first || first.start < last.start) return false;
  const verb = line.tokenFrom(last.end) - 1;
  const word = line.tokens[verb]?.lower ?? '';
  // "The United States": no verb.
  if (line.tokens[verb]?.text === 'States' && /^\p{Lu}/u.test(line.tokens[verb - 1]?.text ?? '')) return true;
  if (CLAIMS.test(word)) return line.tokens.slice(verb + 1, verb + REACH).some(({ lower }) => LIVES.test(lower));
  return TAKES_THINGS.test(word) && !clauseBehind(line, verb + 1);
}

/** The attributions of a page without those whose verb tells of something done. */
export function withoutThingsDone(
  lines: readonly Line[],
  perLine: readonly (readonly FoundAttribution[])[],
): FoundAttribution[][] {
  return perLine.map((attributions) =>
    attributions.filter((one) => {
      const line = lineAt(lines, one.cue[0]?.start ?? 0);
      return !line || !thingDone(line, one);
    }),
  );
}
