/**
 * One figure and what became of it, in a sentence that a reporter could print. No figure is called true or false: the
 * sentence says what others counted since, and what nobody has counted.
 */
import { distinct } from '../order.js';
import { sayDate, sayList, sayNumber, saySource } from '../words.js';
import type { Aside, Decider, JudgedFigure, Objection, Unsettled } from './record.js';
import type { Scene } from './scene.js';

const ASIDE_WORDS: Readonly<Record<Aside, string>> = {
  anonymous: 'by somebody who is not named: different people may stand behind them, so that they make no track record',
  'relays-others': 'relaying what others said',
  'derives-from-others': 'worked out from figures of others',
  'in-a-circle': 'resting on themselves, over a circle of relays',
  'repeats-itself': 'repeating a figure given before, which is counted once',
  'no-number': 'without a number',
  'does-not-affirm': 'denying something, leaving it out, or telling that nothing is known of it',
  undated: 'of which nobody knows when they were out',
};

/** "1 figure", "2 figures". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${sayNumber(count)} ${count === 1 ? one : many}`;
}

/** "1 statement without a number". */
export function sayAside(why: Aside, count: number): string {
  return `${plural(count, 'statement')} ${ASIDE_WORDS[why]}`;
}

/** "by a factor of at least 1.7", "by less than a tenth": the nearest ends lie that far apart, so it is rounded down. */
export function sayOff(factor: number): string {
  const over = factor < 1 ? 1 / factor : factor;
  if (over < 1.1) return 'by less than a tenth';
  const rounded = over < 10 ? Math.floor(over * 10 + 1e-6) / 10 : Math.floor(over);
  return `by a factor of at least ${sayNumber(rounded)}`;
}

function sayCounts(deciders: readonly Decider[]): string {
  const each = deciders.map(({ name, published, says, known }) => {
    const relayed = known === 'read' ? '' : ', seen only through relays';
    return `${name} (${sayDate(published)}${relayed}: ${says})`;
  });
  return each.join('; ');
}

const OPEN_WORDS: Readonly<Record<Exclude<Unsettled, 'divided' | 'in-part' | 'only-possible'>, string>> = {
  'nothing-decides': 'others counted since, at another moment or too vaguely to decide',
  'taken-back': 'others counted since, and took it back',
  'equal-at-another-time':
    'others gave as many only for a moment more than a month away, which says nothing of a growing count at its own moment',
  'day-ahead': 'its day has not passed',
  'no-day-named': 'it named no day by which it would fail, and no count by others reaches it so far',
};

function sayFate(figure: Omit<JudgedFigure, 'text'>, told: readonly string[]): string {
  const { fate, why, by, direction, factor, days, mode } = figure;
  const observed = mode === 'observed';
  const agreeing = by.filter(({ agrees }) => agrees);
  const otherwise = by.filter(({ agrees }) => !agrees);
  const after =
    days === undefined
      ? ''
      : `, ${by.length > 1 ? 'the first ' : ''}${days === 0 ? 'on the same day' : `${plural(days, 'day')} later`}`;
  const outcomes = told.join('. ');
  if (fate === 'borne-out')
    return observed
      ? `borne out, as ${sayCounts(agreeing)} ${agreeing.length === 1 ? 'has' : 'have'} it${after}`
      : `borne out${after}: ${outcomes}`;
  if (fate === 'off') {
    if (!observed) return `not borne out${factor === undefined ? '' : `, too high ${sayOff(factor)}`}: ${outcomes}`;
    const size = factor === undefined ? '' : ` ${sayOff(factor)}`;
    const side =
      direction === 'both'
        ? 'above some and below others of the counts'
        : `${direction ?? ''} ${otherwise.length === 1 ? 'the count' : 'each of the counts'}`;
    return `lies ${side} by ${sayCounts(otherwise)}${size === '' ? '' : `,${size}${otherwise.length > 1 ? ' of the nearest' : ''}`}${after}`;
  }
  if (fate === 'uncounted')
    return observed
      ? 'no other identified origin has counted the same since'
      : 'its day has passed, and no other identified origin has counted what came of it';
  switch (why) {
    case 'divided':
      if (!observed) return `not settled: ${outcomes}`;
      return `not settled: ${sayCounts(agreeing)} ${agreeing.length === 1 ? 'agrees' : 'agree'}, ${sayCounts(otherwise)} ${otherwise.length === 1 ? 'does' : 'do'} not`;
    case 'in-part':
      return `not settled: ${outcomes}`;
    case 'only-possible':
      return `not settled, since it said only that this may happen: ${outcomes}`;
    default:
      return `not settled: ${why === undefined ? '' : OPEN_WORDS[why]}`;
  }
}

const OBJECTION_WORDS: Readonly<Record<Objection['kind'], string>> = {
  withdraws: 'withdrew it',
  corrects: 'corrected it',
  revises: 'revised it',
  'denies-figure': 'denied its figure',
  'denies-saying': 'denied that it was said',
  'has-no-information': 'said that it had no information on this',
  repeats: 'repeated it',
  'counts-otherwise': 'counted otherwise',
};

/** "; later DIA (linked to it) counted otherwise". */
function sayObjections(objections: readonly Objection[], itself: boolean): string {
  const kinds = new Map<Objection['kind'], string[]>();
  for (const { kind, name, linked } of objections)
    kinds.set(kind, [...(kinds.get(kind) ?? []), linked ? `${name} (linked to it)` : name]);
  return [...kinds]
    .map(
      ([kind, names]) => `; later ${itself ? 'the source itself' : sayList(distinct(names))} ${OBJECTION_WORDS[kind]}`,
    )
    .join('');
}

/** One figure and what became of it. `told`: what came of a forecast, as the rules on outcomes say it. */
export function sayFigure(figure: Omit<JudgedFigure, 'text'>, told: readonly string[], scene: Scene): string {
  const before = distinct(
    figure.saidBefore.flatMap((key) => {
      const source = scene.ledger.entries.get(key)?.statement.source;
      return source === undefined ? [] : [saySource(source, scene.vocabulary)];
    }),
  );
  const said = before.length === 0 ? '' : `; ${sayList(before)} had said so before`;
  const itself =
    figure.seenByItself.length === 0
      ? ''
      : '; later counts by the same source, or by bodies linked to it, reach it too, which decides nothing';
  const relayed = figure.known === 'read' ? '' : ' (seen only through relays)';
  return `${sayDate(figure.published)}, ${figure.says}${relayed}: ${sayFate(figure, told)}${said}${itself}${sayObjections(figure.revisedBy, true)}${sayObjections(figure.disputedBy, false)}.`;
}
