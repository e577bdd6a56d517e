/** Synonyms among counted nouns: two texts that say "troops" and "servicemen" count the same thing. */
import { singular } from './inflect.js';

/** `canonical: synonyms`, all singular; a synonym may be a phrase, and the longest phrase at the end of the words decides. */
const TABLE = `
soldier: troop,serviceman,servicewoman,servicemember,service member,personnel,military personnel,soldier,combatant,fighter,infantryman,army personnel,force,trooper,recruit,conscript
engineer: engineer,sapper,combat engineer,military engineer,deminer,mine clearer
builder: builder,construction worker,construction personnel,military builder,construction troop,construction soldier
shell: shell,round,artillery shell,artillery round,munition,projectile,round of ammunition,ammunition round,artillery ammunition
gun: gun,howitzer,artillery piece,artillery system,rocket launcher,piece of artillery
missile: missile,ballistic missile,cruise missile
drone: drone,uav,unmanned aerial vehicle,unmanned aircraft
tank: tank,battle tank
vehicle: vehicle,truck,armoured vehicle,armored vehicle,car
aircraft: aircraft,plane,airplane,aeroplane,jet,warplane
brigade: brigade
person: person,people,individual,human being,human,resident,inhabitant,man and woman,victim,life
civilian: civilian,non-combatant
child: child,kid,minor,youngster
woman: woman,female
man: man,male
worker: worker,labourer,laborer,employee,staff,staffer,job,civilian worker
prisoner: prisoner,pow,prisoner of war,captive
refugee: refugee,asylum seeker
migrant: migrant,immigrant
patient: patient
death: death,fatality,toll,death toll
unemployment rate: unemployment rate,jobless rate,rate of unemployment
unemployment: unemployment,joblessness
injury: injury,wound,injury toll
casualty: casualty,casualty toll
case: case,infection,confirmed case
dose: dose,vaccine dose,jab,shot
household: household,family
house: house,home,dwelling,residential building,housing unit
building: building,structure
school: school
hospital: hospital
vote: vote,ballot
voter: voter
police officer: police,police officer,policeman,policewoman,officer
firefighter: firefighter,fireman
doctor: doctor,physician,medic
aid: aid,assistance
`;

const byPhrase = new Map<string, string>();
for (const line of TABLE.trim().split('\n')) {
  const [canonical = '', synonyms = ''] = line.split(': ');
  for (const phrase of [canonical, ...synonyms.split(',')]) byPhrase.set(phrase, canonical);
}

function canonicalPhrase(words: readonly string[]): string | undefined {
  for (let from = Math.max(0, words.length - 4); from < words.length; from++) {
    const found = byPhrase.get(words.slice(from).join(' '));
    if (found) return found;
  }
  return undefined;
}

/** A counted noun phrase in its canonical name, and the words that narrow it: "measles", of "measles cases". */
export interface PartedCounted {
  readonly narrowing: readonly string[];
  readonly canonical: string;
}

/** Two participles before one noun, which say its state: "suspected or confirmed case". */
const JOINED_STATES = /^[a-z]+(?:ed|en) (?:and|or) [a-z]+(?:ed|en) [a-z]/i;

/**
 * A noun phrase parted into what the table knows, the longest phrase at its end, and the words that narrow that: before it,
 * or behind "of" ("cases of measles"). Of a coordination nothing is parted. `undefined` when the table knows none of it.
 */
export function partedCounted(lemma: string): PartedCounted | undefined {
  const canonical = canonicalCounted(lemma);
  if (canonical === undefined) return undefined;
  if (/ (?:and|or) |, /.test(lemma) && !JOINED_STATES.test(lemma)) return { narrowing: [], canonical };
  const words = lemma.toLowerCase().split(' ').filter(Boolean);
  const known = (some: readonly string[]) =>
    some.findIndex((_, at) => byPhrase.has(some.slice(at).map(singular).join(' ')));
  const from = known(words);
  if (from >= 0) return { narrowing: words.slice(0, from), canonical };
  const of = words.indexOf('of');
  // "Doses of flu vaccine" are flu vaccine doses.
  const turned = [...words.slice(of + 1), ...words.slice(0, of)];
  return { narrowing: turned.slice(0, Math.max(0, known(turned))), canonical };
}

/**
 * The canonical name of a counted noun or noun phrase, by its last words ("military personnel" gives "soldier"); a
 * coordination gives the names of its members in order of the alphabet ("sappers and builders": "builder and engineer").
 * `undefined` when no member is known.
 */
export function canonicalCounted(lemma: string): string | undefined {
  const members = new Set<string>();
  for (const conjunct of lemma.toLowerCase().split(/ (?:and|or) |, /)) {
    const words = conjunct.split(' ').filter(Boolean).map(singular);
    const of = words.indexOf('of');
    const found = canonicalPhrase(words) ?? (of > 0 ? canonicalPhrase(words.slice(0, of)) : undefined);
    if (found) members.add(found);
  }
  return members.size > 0 ? [...members].sort().join(' and ') : undefined;
}
