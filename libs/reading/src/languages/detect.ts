/** Whether a text is plainly English, or plainly is not; short ones are neither. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** The commonest words of English that are rare in other languages. */
const ENGLISH = set(
  'the of and to that with from are were has have been said by for this it not but they he she which who will would at',
);
/** The commonest words of other European languages that are rare in English. */
const OTHERS = set(
  `der die das und ist nicht von mit den dem des ein eine auf für im sich auch wurden nach bei aus sind le la les et est une
   dans que qui pour sur pas au aux du ont sont el los las y del por con para se al su il di che della per non sono alla gli
   nel o os da em um uma não com ao foram het een van dat niet zijn op te voor met och att det som på av är och og til ikke
   er w z się nie na że jest do przez и в на не что с по је су og og`,
);
/** Of the first so many words. */
const LOOKED_AT = 400;
/** Fewer words, a headline among them, tell nothing. */
const LEAST = 20;

/** `other`: another language, plainly. `unclear`: too short, or names and numbers alone. */
export function speechOf(text: string): 'english' | 'other' | 'unclear' {
  let [words, english, others, foreign] = [0, 0, 0, 0];
  for (const { 0: word } of text.matchAll(/\p{L}+/gu)) {
    if (++words > LOOKED_AT) break;
    const lower = word.toLowerCase();
    if (ENGLISH.has(lower)) english++;
    else if (OTHERS.has(lower)) others++;
    if (!/\p{Script=Latin}/u.test(word)) foreign++;
  }
  // A script without spaces has few words, and all of them foreign.
  if (foreign > 4 && foreign > words / 2) return 'other';
  if (words < LEAST) return 'unclear';
  if (english > words * 0.12 && english > 2 * others) return 'english';
  return others > words * 0.12 && others > 2 * english ? 'other' : 'unclear';
}
