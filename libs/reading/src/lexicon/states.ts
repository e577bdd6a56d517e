/**
 * What happened to what is counted: words of news English and the canonical name of the state that they say. The names
 * are few and plain; a vocabulary gives them broader and narrower links.
 */
import { verbForms } from './inflect.js';

interface StateEntry {
  readonly state: string;
  /** Base forms of regular verbs (`!` doubles the last consonant). */
  readonly verbs?: string;
  /** Forms taken as they are: irregular verbs, nouns, adjectives. */
  readonly words?: string;
  /** Forms of several words, for sentences that count nothing. */
  readonly phrases?: readonly string[];
  /** Counts things as they stand (a stock) rather than as they come (a flow). */
  readonly stands?: true;
  /** The one who does it is the one whose things are counted: "X sent 300 doctors". */
  readonly owned?: true;
  /** Moves what is counted to a place. */
  readonly moves?: true;
}

const TABLE: readonly StateEntry[] = [
  {
    state: 'sent',
    verbs: 'dispatch deploy redeploy despatch mobilise mobilize',
    words: 'send sends sent sending deployment deployments redeployment',
    owned: true,
    moves: true,
  },
  {
    state: 'committed',
    words: 'commit commits committed committing commitment fight fights fought fighting combat',
    owned: true,
  },
  { state: 'present', verbs: 'station base garrison', words: 'present presence serving remain remains', stands: true },
  { state: 'training', verbs: 'train', words: 'training trainees', stands: true },
  {
    state: 'taking part',
    verbs: 'participate',
    words: 'participation participants',
    phrases: [
      ...['take', 'takes', 'taking', 'took', 'taken'].map((verb) => `${verb} part`),
      ...['engage', 'engages', 'engaging', 'engaged'].map((verb) => `${verb} in`),
    ],
  },
  {
    state: 'killed',
    verbs: 'kill die perish drown massacre murder execute',
    words: 'dead dying death deaths fatalities fatality toll slain died drowned killing killings murder murders',
  },
  {
    state: 'wounded',
    verbs: 'wound injure maim hurt',
    words: 'hurt hurts injury injuries wounds',
  },
  { state: 'killed or wounded', words: 'casualties casualty' },
  { state: 'killed, wounded, missing or captured', words: 'losses loss lose loses lost losing', owned: true },
  { state: 'missing', words: 'missing unaccounted disappeared vanished disappearances' },
  { state: 'captured', verbs: 'capture imprison', words: 'prisoners captive captives' },
  { state: 'detained', verbs: 'arrest detain jail', words: 'arrests detention detentions' },
  {
    state: 'supplied',
    verbs: 'supply deliver ship! provide donate transfer! furnish',
    words: 'shipment shipments delivery deliveries supplies given gave give gives giving donation donations',
    owned: true,
    moves: true,
  },
  {
    state: 'displaced',
    verbs: 'displace evacuate uproot',
    words: 'homeless evacuation evacuations displacement fled flee fleeing flees',
    moves: true,
  },
  { state: 'rescued', verbs: 'rescue save', words: 'rescues' },
  {
    state: 'infected',
    verbs: 'infect contract diagnose sicken',
    words: 'infections infection ill sick',
  },
  { state: 'hospitalised', verbs: 'hospitalise hospitalize', words: 'hospitalisations hospitalizations' },
  { state: 'recovered', verbs: 'recover', words: 'recoveries' },
  { state: 'vaccinated', verbs: 'vaccinate immunise immunize inoculate', words: 'vaccinations' },
  { state: 'destroyed', verbs: 'destroy demolish raze', words: 'destruction' },
  { state: 'damaged', verbs: 'damage', words: 'damage' },
  { state: 'flooded', verbs: 'flood submerge inundate' },
  { state: 'burned', verbs: 'burn scorch', words: 'burnt' },
  { state: 'shot down', verbs: 'intercept down', words: 'shot' },
  { state: 'launched', verbs: 'launch fire' },
  { state: 'spent', verbs: 'disburse', words: 'spend spends spent spending expenditure outlays', owned: true },
  { state: 'costing', words: 'cost costs costing' },
  { state: 'allocated', verbs: 'allocate earmark budget appropriate', words: 'allocation budget', owned: true },
  {
    state: 'pledged',
    verbs: 'pledge promise',
    words: 'pledges promises',
    owned: true,
  },
  { state: 'invested', verbs: 'invest', words: 'investment investments', owned: true },
  { state: 'borrowed', verbs: 'borrow owe', words: 'borrowing debt debts', owned: true },
  { state: 'saved', words: 'savings' },
  { state: 'earned', verbs: 'earn collect', words: 'revenue revenues earnings income profit profits', owned: true },
  { state: 'cut', verbs: 'slash eliminate', words: 'cut cuts cutting' },
  {
    state: 'produced',
    verbs: 'produce manufacture',
    words: 'production output built build builds building',
    owned: true,
  },
  { state: 'sold', words: 'sell sells sold selling sales', owned: true },
  { state: 'bought', verbs: 'purchase acquire', words: 'buy buys bought buying purchases', owned: true },
  { state: 'exported', verbs: 'export', words: 'exports', owned: true },
  { state: 'imported', verbs: 'import', words: 'imports', owned: true },
  { state: 'hired', verbs: 'hire recruit employ enlist conscript', words: 'recruitment', owned: true },
  { state: 'dismissed', verbs: 'dismiss sack', words: 'fired_from layoffs redundancies' },
  { state: 'without power', phrases: ['without power', 'without electricity'], stands: true },
  { state: 'unemployed', words: 'unemployed jobless', phrases: ['out of work'], stands: true },
  { state: 'registered', verbs: 'register enrol! enroll', words: 'enrolment enrollment' },
  { state: 'affected', verbs: 'affect' },
  { state: 'treated', verbs: 'treat', words: 'treatment' },
  { state: 'closed', verbs: 'close', words: 'shut shuts closure closures' },
];

const byWord = new Map<string, StateEntry>();
for (const entry of TABLE) {
  for (const verb of entry.verbs?.split(' ') ?? []) for (const form of verbForms(verb)) byWord.set(form, entry);
  for (const word of entry.words?.split(' ') ?? []) byWord.set(word, entry);
  for (const phrase of entry.phrases ?? []) byWord.set(phrase, entry);
  byWord.set(entry.state, entry);
}

/** The canonical state that a word says ("dispatched" gives "sent"), in any inflection and case; `undefined` when it says none. */
export function canonicalState(lemma: string): string | undefined {
  return byWord.get(lemma.toLowerCase())?.state;
}

/** What is known of a state word besides its name. */
export function stateTraits(word: string): { stands: boolean; owned: boolean; moves: boolean } {
  const entry = byWord.get(word.toLowerCase());
  return { stands: entry?.stands ?? false, owned: entry?.owned ?? false, moves: entry?.moves ?? false };
}

/**
 * Verbs of movement: with a goal ("went to Goma", "entered Mali") they say that what is counted was sent there; alone
 * ("prices went up") they say nothing of the kind.
 */
const MOVEMENT: ReadonlySet<string> = new Set([
  ...'arrive travel travel! head march sail journey enter move pour stream follow relocate'
    .split(' ')
    .flatMap(verbForms),
  ...'go goes went gone going come comes came coming fly flies flew flown flying'.split(' '),
]);

/** Whether the word is a verb of movement, in any inflection. */
export function isMovement(word: string): boolean {
  return MOVEMENT.has(word.toLowerCase());
}

/** States and deeds that are no one word, and may be told of the same things. */
const ALIKE: readonly (readonly string[])[] = [
  ['without power', 'cut off', 'black out', 'disconnect'],
  ['dismissed', 'cut', 'lay off'],
];

/** Whether two states, or deeds, may be two words for one thing; of states in no common row that is not known. */
export const areAlike = (one: string, other: string): boolean =>
  one !== other && ALIKE.some((row) => row.includes(one) && row.includes(other));

/** States that are harm to people. */
export const HARM: ReadonlySet<string> = new Set([
  'killed',
  'wounded',
  'killed or wounded',
  'killed, wounded, missing or captured',
  'missing',
  'captured',
  'detained',
  'displaced',
  'infected',
  'hospitalised',
]);

/** States that befall people, who need not be named then: "187 dead, more than 800 injured". Ships are captured too. */
const OF_PEOPLE: ReadonlySet<string> = new Set(
  [...HARM, 'rescued', 'unemployed'].filter((state) => state !== 'captured'),
);

/** What only people do, who need not be named then: "110,000 marched". */
const DONE_BY_PEOPLE: ReadonlySet<string> = new Set(
  [
    'march',
    'demonstrate',
    'protest',
    'rally',
    'picket',
    'attend',
    'enrol!',
    'emigrate',
    'immigrate',
    'flock',
    'queue',
  ].flatMap(verbForms),
);

/** Whether the word is a form of a verb that only people do: "marched", "attend". */
export const isDoneByPeople = (word: string): boolean => DONE_BY_PEOPLE.has(word.toLowerCase());

/** Whether words that count nothing but say this state or deed ("12 dead", "110,000 marched") count people. */
export function isOfPeople(word: string): boolean {
  return OF_PEOPLE.has(canonicalState(word) ?? '') || isDoneByPeople(word);
}

/** Words that commit a force to combat: "deployed for operations", "sent into battle". */
export const COMBAT_WORDS: ReadonlySet<string> = new Set(
  'combat battle battles fighting assault assaults operations offensive offensives frontline hostilities'.split(' '),
);
