/** Who only carried what an origin said. */
import type { Origins } from '../finding.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import type { Support } from '../origins/count.js';
import { sayDate, saySource } from '../words.js';
import { handsOf } from './hands.js';
import type { Ledger } from './ledger.js';

/** What one carrier relayed of one origin is named up to this many statements. */
const RELAYS_NAMED = 3;

const RELAYS = ' relays ';

type Collapsed = Origins['collapsed'][number];

/** The two names of a pair that {@link relayPairs} made; `undefined` for one that was collapsed for another reason. */
export function relayNames(pair: Collapsed): { carrier: string; origin: string } | undefined {
  const [carrier, ...rest] = pair.because.split(RELAYS);
  const origin = rest.join(RELAYS).replace(/ \([^()]*\)$/, '');
  return carrier === undefined || rest.length === 0 ? undefined : { carrier, origin };
}

/** Carriers of the statements that support, each collapsed into its origin, however much it carried; of suggested relays none is. */
export function relayPairs(supports: readonly Support[], ledger: Ledger, vocabulary: Vocabulary): Origins['collapsed'] {
  const pairs = new Map<string, { a: string; b: string; carried: string[] }>();
  for (const { end } of supports)
    for (const source of handsOf(end.node, ledger, 'confirmed').keys()) {
      if (end.source === undefined || source === end.source) continue;
      const pair = pairs.get(`${source} ${end.source}`) ?? { a: source, b: end.source, carried: [] };
      if (!pair.carried.includes(end.node) && pair.carried.length < RELAYS_NAMED) pair.carried.push(end.node);
      pairs.set(`${source} ${end.source}`, pair);
    }
  const day = (key: string) => {
    const date = ledger.entries.get(key)?.publication?.date;
    return date === undefined ? 'undated' : sayDate(date);
  };
  return [...pairs.values()].map(({ a, b, carried }) => ({
    a,
    b,
    because: `${saySource(a, vocabulary)}${RELAYS}${saySource(b, vocabulary)} (${[...new Set(carried.sort(byCode).map(day))].join('; ')})`,
  }));
}
