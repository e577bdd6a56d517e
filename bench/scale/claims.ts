/** Claims as pages make them: each repeats what some statement says, a part of them with another number. */
import { isFigure, type Appearance, type Claim, type Statement } from '@whence/domain';
import { daysAfter } from './days.js';
import { chanceOf, even } from './random.js';

/** A claim on what a statement says, on a page that came out within the month after it. */
export function claimOn(statement: Statement, seed: number): Claim {
  const chance = chanceOf(seed);
  const { content, source, publishedOn } = statement;
  if (content === undefined || !isFigure(content) || publishedOn === undefined)
    throw new TypeError(`found a statement without a figure or date (${statement.key}), expected one with both`);
  const turned = chance() < 0.5;
  const { point } = content.amount;
  const said =
    turned && point !== undefined
      ? { ...content, amount: { ...content.amount, point: Math.round(point * 1.3) } }
      : content;
  const named = chance() < 0.5;
  const appearance: Appearance = {
    key: `article/0123456789ab/${seed}`,
    outletName: 'The Page',
    publishedOn: daysAfter(publishedOn, even(30, chance)),
    passage: { start: seed, end: seed + 5, exact: 'words', prefix: '', suffix: '' },
    part: 'body',
    content: said,
    stated: named ? [{ text: source, kind: 'named', source }] : [{ text: 'Reports', kind: 'vague' }],
  };
  return { content: said, appearances: [appearance], links: [] };
}
