/** What is looked at before a second person's word on a verdict is taken. */
import type { PersonActor } from '../articles/actors.js';
import { notFound, Refusal } from '../refusal.js';
import type { HeldVerdict } from './ports.js';

/**
 * The version of the verdict that the second person has in hand. Throws `verdict-unknown`; `verdict-superseded` when a later
 * one was given.
 * @param given every verdict on the claim, first things first
 */
export function lastVerdict(given: readonly HeldVerdict[], claimId: string, version: number): HeldVerdict {
  const verdict = given.find((each) => each.version === version);
  if (!verdict) throw notFound('verdict', `${claimId}/${version}`);
  const last = given.at(-1);
  if (last && last.version !== verdict.version)
    throw new Refusal(
      'conflict',
      'verdict-superseded',
      `Found version ${last.version} of the verdict, expected ${verdict.version} to be the last; read it again.`,
      [],
      { currentVersion: last.version },
    );
  return verdict;
}

/** Throws `second-person-needed` for the person whose words are to be stood behind, whatever their role. */
export function refuseSamePerson(by: PersonActor, personId: string, what = 'who gave the verdict'): void {
  if (by.personId !== personId) return;
  throw new Refusal(
    'forbidden',
    'second-person-needed',
    `Found the person ${what}, expected another: two different people stand behind a published verdict.`,
  );
}
