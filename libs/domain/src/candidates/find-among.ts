/** A finding over statements that are chosen for it, in as many rounds as it takes. */
import type { Compared } from '../compare/comparisons.js';
import { investigate, viewed, type CrossReferenceInput, type Viewed } from '../cross-reference.js';
import type { Finding } from '../finding.js';
import { anyMerged, effectiveKey, keysFor, withMergedKeys } from '../merged-keys.js';
import type { Vocabulary } from '../vocabulary.js';
import { joined, type ChosenStatements } from './choose.js';
import { firstLooks } from './first-looks.js';
import { lookKey, withMore, withoutMore, type Asked, type Look } from './look.js';

/** A finding asks for more only where what it found leads further; more rounds than this would be a circle of the rules. */
const MOST_ROUNDS = 20;

type Sought = Pick<CrossReferenceInput, 'claim' | 'vocabulary' | 'cutoffs' | 'notCollapsing' | 'sha256'>;

/** A look under every key that means the same: statements stay filed under the key that they were written with. */
function underEachKey(look: Look, vocabulary: Vocabulary): readonly Look[] {
  if (!anyMerged(vocabulary)) return [look];
  const keys = (kind: 'sources' | 'measures' | 'places', key: string | undefined) =>
    key === undefined || key === '' ? [key] : keysFor(kind, key, vocabulary);
  const kind = withoutMore(look);
  const alike = keys('measures', look.measure).flatMap((measure) =>
    keys('places', look.place).flatMap((place) =>
      keys('sources', look.source).map((source): Look => ({
        ...kind,
        measure,
        place,
        source,
      })),
    ),
  );
  if (!('ifMore' in look)) return alike;
  const more = () => (look.ifMore ?? []).flatMap((other) => underEachKey(other, vocabulary));
  return alike.map((one) => withMore(one, more));
}

type LedgerPart = Pick<ChosenStatements, 'statements' | 'hops' | 'relations' | 'lastOut'>;

function isSameLedger(now: LedgerPart, before: LedgerPart | undefined): boolean {
  return (
    now.statements === before?.statements &&
    now.hops === before.hops &&
    now.relations === before.relations &&
    now.lastOut === before.lastOut
  );
}

/** A search for what a finding rests on: asks, takes the answer, and asks again until nothing is missing. */
export class Search {
  private readonly sought: Sought;
  private wanted: Asked;
  /** What of it has been answered. */
  private answered: Asked = { looks: [], keys: [] };
  private found: ChosenStatements | undefined;
  private views: Viewed | undefined;
  private readonly compared: Compared = new Map();
  private rounds = 0;

  constructor(private readonly given: Sought) {
    const { claim, vocabulary } = withMergedKeys({ ...given, statements: [] });
    const meant = (key: string) => effectiveKey(key, given.vocabulary.sources);
    this.sought = { ...given, claim, vocabulary, notCollapsing: [...new Set((given.notCollapsing ?? []).map(meant))] };
    this.wanted = firstLooks(claim, vocabulary, given.cutoffs.publishedBy, !anyMerged(given.vocabulary));
  }

  /** What to ask of the ledger now. */
  asked(): Asked {
    if (this.rounds === 0 && this.wanted.besides !== undefined) return this.wanted;
    const looks = this.wanted.looks.slice(this.answered.looks.length);
    const keys = this.wanted.keys.filter((key) => !this.answered.keys.includes(key));
    return { looks: looks.flatMap((look) => underEachKey(look, this.given.vocabulary)), keys };
  }

  /** The finding over the answer; undefined when it rests on something that has to be asked for first. */
  take(answer: ChosenStatements): Finding | undefined {
    const before = this.found;
    this.found = joined(before, answer);
    this.answered = this.wanted;
    const { more, followed, ...found } = this.found;
    const { vocabulary } = this.given;
    const cut = new Set(more.map(lookKey));
    const isCut = (look: Look) =>
      cut.has(lookKey(look)) || underEachKey(look, vocabulary).some((one) => cut.has(lookKey(one)));
    const chosen = { asked: this.wanted, more: cut.size === 0 ? [] : this.wanted.looks.filter(isCut), followed };
    // Where nothing came of it that was not there before, what it comes to is the same.
    if (this.views === undefined || !isSameLedger(found, before)) {
      const { statements } = withMergedKeys({ claim: this.given.claim, statements: found.statements, vocabulary });
      this.views = viewed({ ...this.sought, ...found, statements }, this.compared);
    }
    const { finding, further } = investigate(this.views, chosen);
    if (further === undefined) return finding;
    this.rounds += 1;
    if (this.rounds === MOST_ROUNDS)
      throw new Error(`found statements that lead to others without end, expected fewer than ${MOST_ROUNDS} rounds`);
    this.wanted = further;
    return undefined;
  }
}

/**
 * The finding on a claim over what a ledger answers to looks. What may bear on the claim is asked for by its own words;
 * what it then turns out to rest on is asked for besides, until nothing is missing. Where everything of a kind was taken
 * the finding is the one over the whole ledger, byte for byte; where there was too much of it, the finding says so.
 * Merged keys are replaced by what they mean.
 */
export function findAmong(choose: (asked: Asked) => ChosenStatements, input: Sought): Finding {
  const search = new Search(input);
  for (;;) {
    const finding = search.take(choose(search.asked()));
    if (finding !== undefined) return finding;
  }
}
