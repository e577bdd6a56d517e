/**
 * The key that is proposed for an entry, by one rule: its words in small letters without accents, joined by hyphens, at most
 * 80 characters; words without a letter of the Latin alphabet give `entry`. Where that key is taken, the first of `-2`, `-3` …
 * that is not. A person may choose another.
 */
export function entryKey(words: readonly string[], isTaken: (key: string) => boolean): string {
  const longest = 80;
  const plain = words
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  const key = plain === '' ? 'entry' : plain;
  if (!isTaken(key)) return key;
  let number = 2;
  while (isTaken(`${key}-${number}`)) number += 1;
  return `${key}-${number}`;
}
