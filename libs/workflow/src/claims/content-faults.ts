/** What is wrong with what a person says that a claim says. */
import { amountFault, isFigure, partialDateFault } from '@whence/domain';
import type { Content, Vocabulary } from '@whence/domain';
import { Refusal } from '../refusal.js';
import type { Fault } from '../refusal.js';
import { textFaults } from '../articles/text-faults.js';

function parted(where: string, fault: string | undefined): readonly Fault[] {
  if (fault === undefined) return [];
  const [found = fault, expected = ''] = fault.replace(/^found /, '').split(', expected ');
  return [{ where, found, expected }];
}

/** Faults of a claim's content; `where` points to its slots under `at`. */
export function contentFaults(content: Content, vocabulary: Vocabulary, at = '/content'): readonly Fault[] {
  const faults: Fault[] = isFigure(content) ? [...parted(`${at}/amount`, amountFault(content.amount))] : [];
  for (const slot of ['asOf', 'periodStart', 'periodEnd', 'horizon'] as const) {
    const date = content[slot];
    if (date !== undefined) faults.push(...parted(`${at}/${slot}`, partialDateFault(date)));
  }
  const { periodStart, periodEnd } = content;
  if (faults.length === 0 && periodStart !== undefined && periodEnd !== undefined && periodEnd < periodStart)
    if (!periodStart.startsWith(periodEnd))
      faults.push({ where: `${at}/periodEnd`, found: periodEnd, expected: `no earlier than ${periodStart}` });
  for (const slot of ['subject', 'unit', 'basis'] as const)
    if (content[slot] !== undefined) faults.push(...textFaults(`${at}/${slot}`, content[slot]));
  if (content.measure !== undefined && !vocabulary.measures.has(content.measure))
    faults.push({ where: `${at}/measure`, found: `"${content.measure}"`, expected: 'a measure of the desk’s ledgers' });
  for (const slot of ['place', 'fromPlace'] as const) {
    const place = content[slot];
    if (place !== undefined && !vocabulary.places.has(place))
      faults.push({ where: `${at}/${slot}`, found: `"${place}"`, expected: 'a place of the desk’s ledgers' });
  }
  if (content.whole !== undefined && !Number.isFinite(content.whole))
    faults.push({ where: `${at}/whole`, found: String(content.whole), expected: 'a finite number' });
  return faults;
}

/** Throws `claim-invalid` with the faults. */
export function refuseFaults(faults: readonly Fault[]): void {
  const [first] = faults;
  if (!first) return;
  throw new Refusal(
    'invalid',
    'claim-invalid',
    `Found a claim that cannot stand: ${first.where} holds ${first.found}, expected ${first.expected}.`,
    faults,
  );
}
