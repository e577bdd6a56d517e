/**
 * What a finding turns out to rest on, beyond what the claim's own words asked for: the measure, subject and place that a
 * link fills in; who carried the statements in which the trace ends; what an origin said before and after. And how a
 * finding says that there was more than it looked at. Source: docs/decisions/0018.
 */
import type { Scene } from '../assess/scene.js';
import { sayWho } from '../compare/comparisons.js';
import { measureFamily } from '../compare/containment.js';
import { answering } from '../compare/standing-answers.js';
import type { Claim } from '../claim.js';
import type { Content } from '../figure.js';
import type { Limit } from '../finding.js';
import { byCode, distinct } from '../order.js';
import type { Vocabulary } from '../vocabulary.js';
import { sayNumber } from '../words.js';
import { distinctLooks, isSoughtFirst, looksFor } from './first-looks.js';
import { besidesOf, LINKS_FOLLOWED, lookKey, traitsOf, type Asked, type Look } from './look.js';
import { FAMILY_MOST, SERIES_MOST } from './looks-on.js';

/** How the statements of a cross-reference were chosen. */
export interface Chosen {
  readonly asked: Asked;
  /** The looks that found more than they may take. */
  readonly more: readonly Look[];
  /** Keys of the statements that were chosen, with all that they rest on: whoever carried one of these was looked for too. */
  readonly followed: ReadonlySet<string>;
}

/** What a scene rests on: what tells whether more must be looked at before anything is judged. */
export type Seen = Pick<Scene, 'content' | 'ledger' | 'links' | 'found' | 'weighed'>;

/** Whether the statements of a kind were chosen whole: on a measure, or with `subject` on a measure about one subject. */
function isWhole({ asked, more }: Chosen, measure: string, subject?: string): boolean {
  const ofKind = (look: Look) =>
    look.measure === measure &&
    look.subject === subject &&
    look.place === undefined &&
    look.source === undefined &&
    look.value === undefined &&
    look.order === 'newest';
  return asked.looks.some(ofKind) && !more.some(ofKind);
}

/** What one source said on one measure, for its revisions and its current figure. */
function seriesOf(scene: Seen, chosen: Chosen, publishedBy: string | null): Look[] {
  const looks: Look[] = [];
  const add = (source: string, content: Content | undefined) => {
    const { measure, subject = '' } = content ?? {};
    if (measure === undefined || isWhole(chosen, measure) || isWhole(chosen, measure, subject)) return;
    looks.push({ source, measure, order: 'newest', publishedBy, most: SERIES_MOST });
  };
  const { found, links, ledger } = scene;
  for (const key of [...found.nodes.map((node) => node.key), ...links.map((link) => link.statement)]) {
    const statement = ledger.entries.get(key)?.statement;
    if (statement !== undefined) add(statement.source, statement.content);
  }
  for (const { kind, source } of found.ends)
    if (kind === 'identified' && source !== undefined) add(source, scene.content);
  return looks;
}

/** Whether a look was not asked yet. What was looked for because there was more counts as asked. */
function isMissing({ asked, more }: Chosen): (look: Look) => boolean {
  const known = new Set([...asked.looks, ...more.flatMap((look) => besidesOf(look, asked))].map(lookKey));
  return (look) => !known.has(lookKey(look));
}

/** What must be asked for besides, with all that was asked before; undefined when nothing is missing. */
export function furtherLooks(
  claim: Claim,
  scenes: readonly Seen[],
  chosen: Chosen,
  vocabulary: Vocabulary,
  publishedBy: string | null,
): Asked | undefined {
  const { asked, followed } = chosen;
  const looks = scenes.flatMap((scene) => [
    ...(isSoughtFirst(scene.content, claim) ? [] : looksFor(scene.content, claim, vocabulary, publishedBy)),
    ...seriesOf(scene, chosen, publishedBy),
  ]);
  // Who carried a statement matters where the trace leads, and of what agrees.
  const keys = scenes.flatMap(({ found, weighed, ledger }) =>
    [...found.nodes, ...weighed.filter(({ result }) => result.stance === 'agrees')].flatMap(({ key }) =>
      ledger.entries.has(key) && !followed.has(key) ? key : [],
    ),
  );
  // What was said of an answer tells whether it stands.
  keys.push(
    ...scenes.flatMap(({ found, weighed, ledger }) =>
      answering(new Set([...found.nodes, ...weighed].map(({ key }) => key)), ledger).filter(
        (key) => !followed.has(key),
      ),
    ),
  );
  // Where there was too much of a kind, what decides for another content was not looked for yet.
  const cut = new Set(chosen.more.map(lookKey));
  const wanted = looks.flatMap((look) => (cut.has(lookKey(look)) ? [look, ...(look.ifMore ?? [])] : [look]));
  const missing = wanted.length === 0 ? [] : distinctLooks(wanted).filter(isMissing(chosen));
  if (missing.length === 0 && keys.every((key) => asked.keys.includes(key))) return undefined;
  return { ...asked, looks: [...asked.looks, ...missing], keys: distinct([...asked.keys, ...keys]) };
}

function sayKind({ measure, subject, source, value }: Look, scene: Scene): string {
  const { vocabulary } = scene;
  const on = measure === undefined ? '' : ` on ${vocabulary.measures.get(measure)?.label ?? measure}`;
  const by = source === undefined ? '' : ` by ${vocabulary.sources.get(source)?.name ?? source}`;
  const number = value === undefined ? '' : ` with the number ${sayNumber(value)}`;
  const about =
    subject === undefined
      ? measure === undefined || source !== undefined
        ? ''
        : ' about anybody'
      : subject === ''
        ? ' that name nobody'
        : ` about ${subject}`;
  return `statements${by}${on}${number}${about}`;
}

/** How many statements of a kind a scene looks at. */
function lookedAt({ measure, subject, source, value }: Look, scene: Scene): number {
  const { entries, byMeasure, bySource } = scene.ledger;
  const keys =
    measure !== undefined
      ? (byMeasure.get(measure) ?? [])
      : source !== undefined
        ? (bySource.get(source) ?? [])
        : entries.keys();
  let looked = 0;
  for (const key of keys) {
    const statement = entries.get(key)?.statement;
    const fits =
      statement !== undefined &&
      (subject === undefined || (statement.content?.subject ?? '') === subject) &&
      (source === undefined || statement.source === source);
    if (fits && (value === undefined || traitsOf(statement).value === value)) looked += 1;
  }
  return looked;
}

/** Statements with more carriers, operands or answers than are followed. */
function hubLimits({ ledger, vocabulary }: Scene): Limit[] {
  const { relays, relayed, relationsTo } = ledger;
  const limits: Limit[] = [];
  for (const [links, what] of [
    [relays, 'that carry'],
    [relayed, 'that stand behind'],
    [relationsTo, 'that answer'],
  ] as const)
    for (const [key, list] of links)
      if (list.length >= LINKS_FOLLOWED)
        limits.push({
          looked: list.length,
          text: `of all statements ${what} ${sayWho(key, ledger, vocabulary)} [${key}], ${sayNumber(list.length)} were looked at, in the order of their keys; there may be more`,
        });
  return limits;
}

/** What there was too much of, each kind once, in a total order. */
export function limitsOf({ asked, more }: Chosen, scene: Scene): Limit[] {
  const limits = new Map<string, Limit>();
  for (const look of more) {
    const { measure, subject, place, source, value, order } = look;
    // One of those that decide: what there is too much of is told where it is asked for whole.
    if (place !== undefined || order !== 'newest') continue;
    const looked = lookedAt(look, scene);
    const which =
      besidesOf(look, asked).length > 1
        ? 'the newest, the nearest in time, those with the same number, the lowest and the highest'
        : 'the newest';
    const text = `of all ${sayKind(look, scene)}, ${sayNumber(looked)} were looked at (${which}); the ledger holds more`;
    limits.set(JSON.stringify([measure, subject, source, value]), { looked, text });
  }
  const { measure } = scene.content;
  if (measure !== undefined && measureFamily(measure, scene.vocabulary, FAMILY_MOST).more)
    limits.set('family', {
      looked: FAMILY_MOST,
      text: `of the measures related to ${scene.vocabulary.measures.get(measure)?.label ?? measure}, the nearest ${FAMILY_MOST} were looked at; the vocabulary holds more`,
    });
  return [...limits.values(), ...hubLimits(scene)].sort((a, b) => byCode(a.text, b.text));
}
