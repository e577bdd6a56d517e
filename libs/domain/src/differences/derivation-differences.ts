/** Whether a figure that is said to be worked out from others is what they make. Source: DESIGN, Words (Hop). */
import { isFigure, type Figure } from '../figure.js';
import type { Difference, Trace } from '../finding.js';
import type { Hop } from '../statement.js';
import type { Vocabulary } from '../vocabulary.js';
import { holdingOfMeasures } from '../compare/containment.js';
import { addRanges, negative, rangesOverlap, type AmountRange } from '../compare/range.js';
import { fallsInWords } from '../compare/moves.js';
import { rangesTogether } from '../compare/units.js';
import { sayWho } from '../compare/comparisons.js';
import { byCode } from '../order.js';
import type { Ledger } from '../trace/ledger.js';
import { sayEntry } from '../trace/says.js';
import { sayAmount } from '../words.js';

function figureOf(key: string, ledger: Ledger): Figure | undefined {
  const content = ledger.entries.get(key)?.content;
  return content && isFigure(content) ? content : undefined;
}

/** A figure of something that what is worked out from it does not count: the missing, added to the killed, are no killed. */
function foreignOperand(
  made: Figure,
  operand: Figure,
  vocabulary: Vocabulary,
): { kind: 'state-shifted' | 'counted-shifted'; text: string } | undefined {
  if (made.measure === undefined || operand.measure === undefined) return undefined;
  if (holdingOfMeasures(made.measure, operand.measure, vocabulary) !== 'apart') return undefined;
  const [a, b] = [vocabulary.measures.get(made.measure), vocabulary.measures.get(operand.measure)];
  if (!a || !b) return undefined;
  const number = sayAmount(operand.amount);
  return a.counted === b.counted
    ? { kind: 'state-shifted', text: `${number} counts those ${b.state}, not those ${a.state}` }
    : { kind: 'counted-shifted', text: `${number} counts ${b.label}, not ${a.label}` };
}

function differenceOf(key: string, hops: readonly Hop[], ledger: Ledger, vocabulary: Vocabulary): Difference[] {
  const [maker, made] = [ledger.entries.get(key), figureOf(key, ledger)];
  const operands = hops.flatMap((hop) => {
    const figure = figureOf(hop.to, ledger);
    return figure === undefined ? [] : [{ hop, figure }];
  });
  const [first] = operands;
  if (!maker || !made || first === undefined || operands.length < hops.length) return [];
  const [own, ...ranges] = rangesTogether([made, ...operands.map(({ figure }) => figure)], vocabulary) ?? [];
  if (own === undefined) return [];
  const signed = ranges.map((range, n) => (operands[n]?.hop.sign === -1 ? negative(range) : range));
  const sum = signed.slice(1).reduce(addRanges, signed[0] as AmountRange);
  // "Fell by 3,000" is what 12,000 less 15,000 make.
  const fell = fallsInWords(made) && rangesOverlap(sum.near, negative(own).near);
  const holds = fell || rangesOverlap(sum.near, own.near);
  const foreign = operands.flatMap(({ figure }) => foreignOperand(made, figure, vocabulary) ?? []);
  const listed = operands
    .map(({ hop, figure }, n) => {
      const joint = n === 0 ? '' : hop.sign === -1 ? ' less ' : ' plus ';
      return `${joint}${sayAmount(figure.amount)} (${sayWho(hop.to, ledger, vocabulary)})`;
    })
    .join('');
  return [
    {
      kind: holds ? (foreign[0]?.kind ?? 'agrees-exactly') : 'value-changed',
      across: 'drift',
      from: { statement: first.hop.to, text: listed },
      to: { statement: key, text: sayEntry(maker, vocabulary) },
      text: `${sayAmount(made.amount)} is worked out from ${listed}${holds ? '' : ', and that is not what they make'}${foreign.map(({ text }) => `; ${text}`).join('')}`,
      ifLinkHolds: hops.some(({ standing }) => standing !== 'confirmed'),
    },
  ];
}

/** One difference for each derivation on the trace all of whose operands are known and have their figures. */
export function derivationDifferences(trace: Trace, ledger: Ledger, vocabulary: Vocabulary): Difference[] {
  return trace.nodes.flatMap(({ key }) => {
    if (ledger.incomplete.has(key)) return [];
    const hops = (ledger.relayed.get(key) ?? []).filter(
      ({ kind, operation }) => kind === 'derives' && operation !== undefined,
    );
    // What is taken away comes last, so that the sentence reads as the sum does.
    const ordered = [...hops].sort((a, b) => (b.sign ?? 1) - (a.sign ?? 1) || byCode(a.to, b.to));
    return hops.length === 0 ? [] : differenceOf(key, ordered, ledger, vocabulary);
  });
}
