/** Verbs that tell of a change or a level, in all their forms. */

export type Direction = 'rose' | 'fell' | 'doubled' | 'halved';

/**
 * `rise`, `fall`: things do it by themselves ("sales rose"). `raise`, `cut`: somebody does it to them; the number then needs
 * "by", "to" or "from", or must be a percentage. `gain`, `lose`: only with percentages and points ("the index lost 40 points"),
 * for armies lose soldiers. `level`: where things stand. `revise`: somebody gives another number for the same, which rose no more than
 * it fell.
 */
export type ChangeKind = 'rise' | 'fall' | 'raise' | 'cut' | 'gain' | 'lose' | 'double' | 'halve' | 'level' | 'revise';

const KINDS: Readonly<Record<ChangeKind, string>> = {
  rise: `rose risen rise rises rising climbed climb climbs climbing increased increase increases increasing grew grow grown grows
    growing jumped jump jumps jumping surged surge surges surging soared soar soars soaring swelled swollen swell widened widen widens widening advanced advances
    advancing rallied rebounded spiked spikes leapt leaped skyrocketed accelerated strengthened appreciated ballooned mounted rocketed
    inched edged crept tripled triple triples tripling trebled quadrupled quickened ticked`,
  fall: `fell fallen fall falls falling dropped drop drops dropping declined decline declines declining decreased decrease decreases
    decreasing shrank shrunk shrinks shrinking slumped slump slumps slumping plunged plunge plunges plunging eased eases easing narrowed
    narrow narrows narrowing slid slide slides sliding slipped slips slipping tumbled tumble tumbles tumbling plummeted plummets plummeting sank sunk
    sinks sinking dipped dips dipping retreated crashed tanked dived dove weakened depreciated contracted contracts contracting
    dwindled dwindles collapsed slowed slows slowing cooled moderated softened`,
  raise:
    'raised raise raises raising boosted boost boosts boosting hiked hike hikes hiking lifted lifts lifting expanded expand expands expanding',
  cut: `cut cuts cutting reduced reduce reduces reducing lowered lower lowers lowering slashed slash slashes slashing trimmed trims
    trimming shaved shortened`,
  gain: 'gained gain gains gaining added adds adding added',
  lose: 'lost lose loses losing shed sheds shedding',
  double: 'double doubled doubles doubling',
  halve: 'halve halved halves halving',
  level: `pass passes passed passing cross crosses crossed crossing exceed exceeds exceeded exceeding surpass surpasses surpassed tops topped stood stands stand reached reaches reach reaching
    totalled totaled totals averaged averages averaging hit hits numbered numbers was were is are remains remained came come comes amounted amounts amount`,
  revise: 'revised revises revise revising',
};
export const CHANGES: ReadonlyMap<string, ChangeKind> = new Map(
  (Object.keys(KINDS) as ChangeKind[]).flatMap((kind) => KINDS[kind].split(/\s+/).map((word) => [word, kind] as const)),
);
export const DIRECTION: Readonly<Record<ChangeKind, Direction | undefined>> = {
  rise: 'rose',
  raise: 'rose',
  gain: 'rose',
  fall: 'fell',
  cut: 'fell',
  lose: 'fell',
  double: 'doubled',
  halve: 'halved',
  level: undefined,
  revise: undefined,
};
/** Which way a verb of change goes, in any form ("risen", "fell"); `undefined` of other words. */
export const changeSaid = (word: string): Direction | undefined => {
  const kind = CHANGES.get(word.toLowerCase());
  return kind && DIRECTION[kind];
};
