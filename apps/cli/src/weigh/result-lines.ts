/** Results as lines of JSON. Shares and probabilities are printed with four decimals, so that a reader sees what is known. */
import type { Weighing } from '@whence/weighing';

const PER_CHUNK = 500;
const short = (value: number): number => Number(value.toFixed(4));

function* inChunks(lines: Iterable<unknown>): Generator<string> {
  let chunk = '';
  let count = 0;
  for (const line of lines) {
    chunk += `${JSON.stringify(line)}\n`;
    if (++count % PER_CHUNK === 0) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

/** `{"object","value","low","high","confidence"}`, with `explain` also `"because"`: who said what, and how much it weighs. */
export function valueLines({ values, reasons }: Weighing, explain: boolean): Iterable<string> {
  return inChunks(
    (function* () {
      for (const [place, { confidence, ...value }] of values.entries())
        yield {
          ...value,
          confidence: short(confidence),
          ...(explain
            ? {
                because: reasons(place).map(({ reliability, own, weight, ...reason }) => ({
                  ...reason,
                  reliability: short(reliability),
                  own: short(own),
                  weight: short(weight),
                })),
              }
            : {}),
        };
    })(),
  );
}

/** `{"source","reliability","low","high","claims",…}`. */
export function sourceLines({ sources }: Weighing): Iterable<string> {
  return inChunks(
    (function* () {
      for (const { tells, bias, spread, ...source } of sources)
        yield {
          ...source,
          reliability: short(source.reliability),
          low: short(source.low),
          high: short(source.high),
          ...(tells
            ? { tells: Object.fromEntries(Object.entries(tells).map(([name, share]) => [name, short(share)])) }
            : {}),
          ...(bias === undefined || spread === undefined
            ? {}
            : { bias: Number(bias.toPrecision(4)), spread: Number(spread.toPrecision(4)) }),
        };
    })(),
  );
}

/** `{"a","b","p","copier",…}`. */
export function copyLines({ copies }: Weighing): Iterable<string> {
  return inChunks(
    (function* () {
      for (const pair of copies) yield { ...pair, p: short(pair.p), share: short(pair.share) };
    })(),
  );
}
