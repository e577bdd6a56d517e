/** What a title or a given name tells of a person: that one follows, and whether the page will say "he" or "she". */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Titles before a name, besides the offices in `speech.ts`; without their full stop. */
export const TITLES =
  set(`mr mrs ms miss mx sir dame lord lady dr prof rev fr hon gen lt col maj capt cpl sgt adm cmdr brig
  sen rep gov pres insp supt judge justice king queen prince princess sheikh pope bishop archbishop cardinal imam rabbi
  congressman congresswoman councillor councilman councilwoman captain colonel major lieutenant sergeant admiral
  brigadier marshal superintendent inspector sheriff attorney counsel vice-president deputy businessman businesswoman
  billionaire journalist reporter author historian candidate nominee coach striker singer actor actress director-general
  meteorologist seismologist virologist hydrologist biologist geologist physician surgeon treasurer comptroller
  fisherman farmer survivor mp mep pollster strategist manager`);

/** Titles that tell the gender. */
export const TITLE_GENDER: ReadonlyMap<string, 'he' | 'she'> = new Map([
  ...`mr sir lord king prince pope bishop archbishop spokesman chairman congressman councilman businessman fisherman
    actor alderman policeman`
    .split(/\s+/)
    .map((word) => [word, 'he'] as const),
  ...`mrs ms miss dame lady queen princess spokeswoman chairwoman congresswoman councilwoman businesswoman actress
    policewoman`
    .split(/\s+/)
    .map((word) => [word, 'she'] as const),
]);

const HE = set(`john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony
  mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
  nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack
  dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith christian
  roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel
  logan alan juan wayne roy ralph randy eugene vincent russell louis bobby philip johnny barack bill bernie mike tim jim
  tom dan ben sam ted fred greg jeff steve chris matt tony ivan sergei sergey vladimir dmitry dmytro oleksandr volodymyr
  mikhail nikolai pavel yuri igor boris andriy kyrylo mohammed muhammad mohamed ahmed ali omar hassan hussein ibrahim
  yusuf khalid mahmoud carlos luis jorge pedro miguel diego fernando pablo javier manuel antonio francesco giovanni
  marco luca hans karl klaus jürgen wolfgang pierre jean jacques emmanuel françois rajesh narendra amit sanjay hiroshi
  kenji takeshi emeka kwame kofi`);
const SHE =
  set(`mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra
  ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia
  kathleen amy angela shirley anna ana ann anne brenda pamela emma nicole helen samantha katherine christine debra rachel
  carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan
  evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa sara janice marie julia grace judy theresa
  madison beverly denise marilyn amber danielle rose brittany diana abigail jane lori hillary melania ivanka kellyanne
  michelle elena olga natalia tatiana irina svetlana oksana yulia fatima aisha amina leila layla zainab priya sunita
  lakshmi carmen lucia sofia isabel ingrid ursula angela claudia giulia francesca chiara yuki keiko aiko mei nadia`);

/** Whether the given name is nearly always that of a man or of a woman. */
export function givenNameGender(name: string): 'he' | 'she' | undefined {
  const word = name.toLowerCase();
  return HE.has(word) ? 'he' : SHE.has(word) ? 'she' : undefined;
}
