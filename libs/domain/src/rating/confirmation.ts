/**
 * Whether a statement is confirmed by another origin, as credibility 1 says of it: the rules of comparison and of origins
 * decide. Source: DESIGN, Origins and Sources.
 */
import { compareContents } from '../compare/compare-contents.js';
import { endsOf } from '../compare/comparisons.js';
import { holdersOn } from '../compare/containment.js';
import { groupSources, sourceLink } from '../origins/groups.js';
import type { Hop, Statement } from '../statement.js';
import { reachOf } from '../trace/ends.js';
import { arrangeLedger, indexLedger, type Ledger } from '../trace/ledger.js';
import type { Vocabulary } from '../vocabulary.js';
import { distinct } from '../order.js';
import { saySource } from '../words.js';

export interface ConfirmationInput {
  /** Key of the statement that is to be confirmed. */
  readonly statement: string;
  /** Keys of the statements that are said to confirm it. */
  readonly cited: readonly string[];
  /** These, and all that they rest on. */
  readonly statements: readonly Statement[];
  readonly hops: readonly Hop[];
  readonly vocabulary: Vocabulary;
  /** The day on which links between sources must be in force, `YYYY-MM-DD`. */
  readonly today: string;
  /** Controllers that a desk holds not to make one origin of those that they control. */
  readonly notCollapsing?: readonly string[];
}

/** What each cited statement does for the one that it is to confirm. */
export interface Confirmation {
  readonly confirmed: boolean;
  readonly cited: readonly { readonly statement: string; readonly confirms: boolean; readonly because: string }[];
}

/** Each cited statement, and whether it confirms. Throws RangeError when the statement itself is not among those given. */
export function confirmationOf(input: ConfirmationInput): Confirmation {
  const { statement, vocabulary } = input;
  const ledger = indexLedger(arrangeLedger({ ...input, relations: [] }), null);
  if (!ledger.entries.has(statement)) throw new RangeError(`found no statement "${statement}" among those given`);
  const cited = distinct(input.cited).map((key) => ({ statement: key, ...confirms(key, input, ledger) }));
  return { confirmed: cited.some((one) => one.confirms), cited };

  function confirms(key: string, { today, notCollapsing = [] }: ConfirmationInput, held: Ledger) {
    const no = (because: string) => ({ confirms: false, because });
    const [rated, other] = [held.entries.get(statement), held.entries.get(key)];
    if (other === undefined) return no('no ledger of the desk holds it');
    if (key === statement) return no('it is the statement itself');
    if (reachOf(key, held).keys.includes(statement) || reachOf(statement, held).keys.includes(key))
      return no('one of the two relays the other');
    if (rated?.content === undefined || other.content === undefined) return no('nobody has kept what it says');
    const result = compareContents(rated.content, other.content, vocabulary, {
      ...(rated.said === undefined ? {} : { claim: rated.said }),
      ...(other.said === undefined ? {} : { statement: other.said }),
    });
    if (result.stance !== 'agrees') return no(`it ${result.words}`);
    const own = endsOf(statement, held, vocabulary).flatMap(({ source }) => source ?? []);
    const ends = endsOf(key, held, vocabulary);
    const unsure = ends.find((end) => end.kind !== 'identified' || end.ifLinkHolds || end.source === undefined);
    if (unsure !== undefined)
      return no(
        unsure.ifLinkHolds
          ? 'where it comes from rests on a link that nobody has confirmed'
          : `it comes from ${unsure.name}, which is no identified origin`,
      );
    const sources = ends.flatMap(({ source }) => source ?? []);
    const holders = holdersOn(vocabulary, today);
    const apart = new Set(notCollapsing);
    const groups = groupSources([...own, ...sources], new Set(own), holders, vocabulary, apart);
    const ownGroups = new Set(own.map((source) => groups.groupOf(source)));
    const linked = sources.find((source) => ownGroups.has(groups.groupOf(source)));
    if (linked !== undefined) {
      const why = own.flatMap((source) => sourceLink(source, linked, holders, vocabulary, apart) ?? [])[0];
      return no(`it is of the same origin: ${why ?? 'a third source joins the two'}`);
    }
    const names = distinct(sources.map((source) => saySource(source, vocabulary)));
    return { confirms: true, because: `${names.join(' and ')} says the same, and no known link joins the two` };
  }
}
