/** Statements that may speak of the same thing as a claim, found by words: for people to confirm or reject. */
import type { Statement } from '@whence/domain';
import { Matcher, type Query } from '@whence/matching';
import type { Claims, HeldClaim } from '../claims/ports.js';
import { claimOfDesk } from '../claims/review-steps.js';
import type { DeskActor } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import type { CandidateStatements } from './candidate-ports.js';
import { AMONG, entryOf, numbersOf, wordsOf } from './candidate-words.js';

/** A statement that may bear on a claim. It decides nothing: only links that a person confirms do. */
export interface SuggestedStatement {
  readonly statement: Statement;
  /** Name of its source. */
  readonly sourceName: string;
  /** What it says, in words: its own, or else its figure and slots. */
  readonly says: string;
  /** Why it was found: words, names and figures that the claim's passages share with it. */
  readonly because: {
    readonly words: readonly string[];
    readonly names: readonly string[];
    readonly figures: readonly string[];
    /** Words in a row that both have; empty where there are no two. */
    readonly passage: string;
  };
  /** What people said of the link from each appearance of the claim to it. */
  readonly links: readonly {
    readonly appearance: string;
    readonly standing: 'confirmed' | 'rejected';
    readonly reason: string | null;
  }[];
  /** `rejected` when every word that people gave on it rejects it; `open` when nobody has judged it. */
  readonly standing: 'confirmed' | 'open' | 'rejected';
}

/** Candidates that the words bring, before they are looked at closely. */
const CANDIDATES = 300;

const ORDER = { confirmed: 0, open: 1, rejected: 2 } as const;

/** Finds statements of the desk's ledgers by the words of a claim. Writes nothing. */
export class SuggestStatements {
  constructor(private readonly ports: { readonly claims: Claims; readonly candidateStatements: CandidateStatements }) {}

  /**
   * At most `limit` (1 to 100) statements as the view held them, confirmed ones first and rejected ones last, within each
   * the likeliest first. Statements whose link a person judged are always among them, unless they were removed. Throws
   * `claim-unknown`.
   */
  async run(
    by: DeskActor,
    view: View,
    input: { readonly claimId: string; readonly limit: number },
  ): Promise<readonly SuggestedStatement[]> {
    const { claims, candidateStatements } = this.ports;
    const claim = await claimOfDesk(claims, view, by, input.claimId);
    const query = queryOf(claim);
    const found = await candidateStatements.byWords(view, by.deskId, {
      text: [query.text, query.who, query.context].join(' '),
      figures: figuresOf(claim),
      limit: CANDIDATES,
    });
    const held = new Set(found.map(({ statement }) => statement.key));
    const judged = [...new Set(claim.links.map(({ statementKey }) => statementKey))].filter((key) => !held.has(key));
    const candidates = [...found, ...(await candidateStatements.byKeys(view, by.deskId, judged))];
    const matcher = new Matcher(candidates.map(entryOf), AMONG);
    const ranking = matcher.rank(query, candidates.length);
    const places = new Map(ranking.found.map(({ index }, at) => [index, at]));
    return candidates
      .map((candidate, index) => ({ candidate, links: linksTo(claim, candidate.statement.key), at: places.get(index) }))
      .filter(({ links, at }) => at !== undefined || links.length > 0)
      .map(({ candidate, links, at }) => ({ candidate, links, at, standing: standingOf(links) }))
      .sort(
        (a, b) =>
          ORDER[a.standing] - ORDER[b.standing] ||
          (a.at ?? Infinity) - (b.at ?? Infinity) ||
          (a.candidate.statement.key < b.candidate.statement.key ? -1 : 1),
      )
      .slice(0, input.limit)
      .map(({ candidate, links, at, standing }) => ({
        statement: candidate.statement,
        sourceName: candidate.source?.name ?? candidate.statement.source,
        says: wordsOf(candidate),
        because: at === undefined ? { words: [], names: [], figures: [], passage: '' } : ranking.why(at),
        links,
        standing,
      }));
  }
}

type Links = SuggestedStatement['links'];

function linksTo(claim: HeldClaim, key: string): Links {
  return claim.links
    .filter(({ statementKey }) => statementKey === key)
    .map(({ appearanceKey, standing, reason }) => ({ appearance: appearanceKey, standing, reason }));
}

function standingOf(links: Links): SuggestedStatement['standing'] {
  if (links.length === 0) return 'open';
  return links.some(({ standing }) => standing === 'confirmed') ? 'confirmed' : 'rejected';
}

/**
 * Every passage where the claim appears, and what it is held to be about. No day: the matcher has learned from checks,
 * which follow what they check within days, while a statement may bear on a claim years later.
 */
function queryOf(claim: HeldClaim): Query & { readonly who: string; readonly context: string } {
  const appearances = claim.appearances.map(({ appearance }) => appearance);
  const { content } = claim.held;
  const slots = [content.subject, content.measure, content.place].filter((slot) => slot !== undefined);
  return {
    text: [...new Set(appearances.map(({ passage }) => passage.exact))].join(' '),
    who: [...new Set(appearances.flatMap(({ stated }) => stated.map(({ text }) => text)))].join('; '),
    context: slots.join(' ').replaceAll('-', ' '),
  };
}

function figuresOf(claim: HeldClaim): number[] {
  const contents = [claim.held.content, ...claim.appearances.map(({ appearance }) => appearance.content)];
  return [...new Set(contents.flatMap(numbersOf))];
}
