/** Verbs that say that somebody says something, and nouns of those who say. */
import { verbForms } from './inflect.js';

/** What sort of saying a cue is; a forecast or an announcement colours what is said. */
export type CueKind = 'say' | 'announce' | 'predict' | 'suggest' | 'feel' | 'deny';

const TABLE: Readonly<Record<CueKind, { verbs: string; words: string }>> = {
  say: {
    verbs:
      'claim state declare assert add note report confirm insist argue acknowledge maintain remark explain reveal disclose ' +
      'comment concede conclude observe allege recall stress emphasise emphasize underline testify contend affirm mention ' +
      'admit! post tweet record count assess calculate document register estimate reckon warn signal accuse caution repeat',
    words:
      'say says said saying told tell tells telling wrote write writes written find finds found put puts show shows showed shown admitted admits admit',
  },
  announce: {
    verbs: 'announce pledge promise vow agree approve decide order authorise authorize unveil propose offer undertake',
    words: 'committed',
  },
  predict: {
    verbs: 'predict project expect anticipate envisage envision plan! foresee',
    words: 'forecast forecasts forecasting forecasted foresaw',
  },
  suggest: { verbs: 'suggest indicate imply believe suspect', words: 'think thinks thought hint hints hinted' },
  feel: { verbs: 'worry fear hope doubt', words: 'worries feared' },
  deny: { verbs: 'deny reject dismiss refute dispute', words: '' },
};

const cues = new Map<string, CueKind>();
for (const [kind, { verbs, words }] of Object.entries(TABLE) as [CueKind, { verbs: string; words: string }][]) {
  for (const verb of verbs.split(' ')) for (const form of verb ? verbForms(verb) : []) cues.set(form, kind);
  for (const word of words.split(' ')) if (word) cues.set(word, kind);
}
for (const form of ['planed', 'planing', 'planned', 'plan', 'plans', 'planning', 'planned']) cues.delete(form);

/** What sort of saying the word is, in any inflection; `undefined` when it is none. */
export function cueKind(word: string): CueKind | undefined {
  return cues.get(word.toLowerCase());
}

/** Verbs that one source uses of another: "which cites", "quoting". */
export const CITES: ReadonlySet<string> = new Set(
  'cite cites cited citing quote quotes quoted quoting reference references referenced referencing'.split(' '),
);

/** Nouns whose saying a noun phrase tells: "has made a prediction about", "the ministry's estimate of". */
export const SAYING_NOUNS: ReadonlyMap<string, CueKind> = new Map([
  ['prediction', 'predict'],
  ['forecast', 'predict'],
  ['projection', 'predict'],
  ['estimate', 'say'],
  ['figure', 'say'],
  ['claim', 'say'],
  ['statement', 'say'],
  ['warning', 'say'],
  ['assessment', 'say'],
  ['announcement', 'announce'],
  ['pledge', 'announce'],
  ['promise', 'announce'],
]);

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Things that are read, not people: who wrote them may follow ("a report by"). */
export const DOCUMENTS =
  set(`report reports study studies survey surveys poll polls statement statements document documents data figures
  analysis assessment assessments information intelligence estimate estimates research paper papers article articles letter
  memo dossier briefing bulletin records footage images evidence findings interview transcript census audit statistics
  numbers tally count review filing filings post summary summaries database testimony`);

/** Nobody in particular. */
export const NOBODY =
  set(`reports observers analysts experts critics media commentators rumours rumors some many others sceptics
  skeptics watchers pundits outlets newspapers surveys studies polls estimates evidence insiders people residents locals
  supporters opponents activists accounts`);

/** People whose name is kept back when no name stands beside the word. */
export const ROLES =
  set(`official officials source sources diplomat diplomats spokesman spokeswoman spokesperson spokespeople officer
  officers aide aides adviser advisers advisor advisors minister ministers president premier chancellor secretary general
  commander commanders governor mayor senator lawmaker lawmakers legislator legislators lawyer lawyers doctor doctors expert
  analyst professor researcher researchers scientist scientists economist economists engineer witness witnesses resident
  volunteer rescuer rescuers investigator investigators prosecutor prosecutors executive executives director chairman
  chairwoman chair head chief leader leaders representative representatives nurse employee employees veteran veterans
  soldier teacher police authorities coroner ambassador envoy envoys epidemiologist epidemiologists person man woman
  member members defector defectors negotiator negotiators`);

/** Bodies; "the ministry" alone is a short form of a name printed elsewhere. */
export const BODIES =
  set(`government governments ministry agency service services council committee commission office department
  army military navy force forces police university institute hospital company firm bank bureau board court parliament
  senate congress party union organisation organization group foundation association centre center authority authorities
  administration command staff embassy kremlin pentagon presidency cabinet treasury directorate inspectorate corps network
  channel newspaper magazine broadcaster watchdog charity think-tank regulator headquarters alliance secretariat operator
  team laboratory mission fund campaign federation coastguard airline railway insurer retailer manufacturer airport utility`);

/** Words that make a capitalised name an outlet's. */
export const OUTLET_WORDS =
  set(`times post news journal tribune herald guardian telegraph independent gazette chronicle observer
  press tv television radio agency broadcasting mail mirror sun globe economist reuters bbc cnn afp ap bloomberg politico axios
  interfax tass yonhap kyodo xinhua ukrinform sky nbc cbs abc fox npr dw rfi euronews aljazeera jazeera magazine review
  courier mercury examiner enquirer sentinel monde spiegel figaro bild pais repubblica welt zeitung weekly daily newsweek forbes insider`);
