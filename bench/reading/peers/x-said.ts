/** The plain baseline of attribution: a regular expression for "X said", with X before or after. */

export interface Said {
  readonly source: readonly (readonly [number, number])[];
  readonly cue: readonly (readonly [number, number])[];
  readonly content: readonly (readonly [number, number])[];
}

const NAME = String.raw`(?:[Tt]he )?\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*|he|she|they|it|who|He|She|They|It`;
const CUE = 'said|says|say|told|tells|added|wrote|tweeted|argued|explained|noted|claimed|stated|reported|announced';
const BEFORE = new RegExp(`(?:^|[\\s“"])(${NAME}) (${CUE})\\b`, 'u');
const AFTER = new RegExp(`[,”"’] (${CUE}) (${NAME})`, 'u');

/** Attributions of the sentences `[start, end)` of a text, at most one a sentence. */
export function xSaid(text: string, sentences: readonly { readonly start: number; readonly end: number }[]): Said[] {
  return sentences.flatMap(({ start, end }) => {
    const words = text.slice(start, end);
    const before = BEFORE.exec(words);
    const after = before ? null : AFTER.exec(words);
    const match = before ?? after;
    if (!match) return [];
    const [source = '', cue = ''] = before ? [match[1], match[2]] : [match[2], match[1]];
    const sourceAt = match.index + match[0].indexOf(source, before ? 0 : cue.length);
    const cueAt = match.index + match[0].indexOf(cue, before ? match[0].length - cue.length : 0);
    const behind = Math.max(sourceAt + source.length, cueAt + cue.length);
    const ahead = Math.min(sourceAt, cueAt);
    // What was said is the longer side.
    const [from, to] = words.length - behind > ahead ? [behind, words.length] : [0, ahead];
    if (to - from < 2) return [];
    const span = (at: number, length: number): readonly [number, number] => [start + at, start + at + length];
    return [
      { source: [span(sourceAt, source.length)], cue: [span(cueAt, cue.length)], content: [span(from, to - from)] },
    ];
  });
}
