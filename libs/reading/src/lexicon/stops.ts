/** Words that end with a full stop of their own, and words with which a sentence begins. All without the last stop. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Always before a name or a word of the same sentence, in either case: "Mr. Lee", "e.g. apples". */
export const LEADS = words(
  'mr mrs ms mx messrs mmes dr drs prof profs gen lt col maj capt sgt cpl pvt adm cmdr brig atty supt vs e.g i.e cf viz approx ca esp incl',
);

/** As `LEADS`, but only with a capital: in small letters these are words ("modern art.", "he sat."). */
export const LEADS_CAPITAL = words(
  'del gens cols maj rev fr hon sen sens rep reps gov govs pres sec insp det const dept univ assn assoc dist ste st mt ft pt bros',
);

/** Before a number alone: "No. 5", "pp. 6-7", "Fig. 3". */
export const BEFORE_NUMBER = words('no nos rs p pp fig figs vol vols art arts sect sec ch para pt op est c ed');

/** Units that a number stands before and, in the same measure, another after: "6 ft. 2 in." */
export const SHORT_UNITS = words('ft in lb lbs oz yd yds mi km m cm mm kg min mins hr hrs sec secs deg st');

/** Ends of names and lists behind which a sentence may end or go on: "Acme Inc. said", "Acme Inc. The firm". */
export const EITHER = words('inc ltd co corp llc plc bros jr sr etc al cit ibid ph.d');

/** As `EITHER`, but only with a capital: months, weekdays, streets, and states of the United States. */
export const EITHER_CAPITAL = words(
  'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'st ave blvd rd sq hwy ft mt ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont ' +
    'neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que alta',
);

/** Behind these a capital begins a sentence unless it names a day or a zone: "at 5 p.m. Tuesday", "etc. Business fell". */
export const MOSTLY_ENDS = words('a.m p.m am pm etc p.c');

export const AFTER_CLOCK =
  /^(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|E\.?[SD]?\.?T|C[SD]?T|M[SD]?T|P[SD]?T|GMT|UTC|BST|CET|CEST|EET|IST|JST|Eastern|Central|Pacific|Mountain|Moscow|Greenwich|Beijing|Sydney)/;

/** Words that seldom belong to a name: with a capital behind an abbreviation they begin a sentence. */
export const STARTERS = words(
  'the a an it he she they we i you this that these those there here his her their its our my your in on at by for from with ' +
    'after before since during while when where why how what who if as although though because despite but and or so yet nor ' +
    'however meanwhile moreover instead then now also both some many most several all another each every no not nobody none ' +
    'nothing everyone according asked speaking earlier later yesterday today tomorrow once still even only under over about ' +
    'until unless between among amid together perhaps maybe thus soon almost never',
);

/** Nouns that open sentences of news, judged only when a small letter follows them: "Officials declined", not "Officials Say". */
export const NOUN_STARTERS = words(
  'officials police authorities critics supporters opponents analysts experts people residents witnesses investigators ' +
    'prosecutors researchers scientists doctors lawmakers democrats republicans voters investors economists shares stocks ' +
    'prices sales others neither either nearly more fewer less few one two three four five six seven eight nine ten thousands ' +
    'hundreds dozens millions such same turnout nobody someone anyone everybody',
);
