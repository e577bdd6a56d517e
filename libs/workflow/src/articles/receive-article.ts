import { createHash } from 'node:crypto';
import { canonicalJson, partialDateFault, underReview } from '@whence/domain';
import type { PageLanguage } from '@whence/reading';
import { definedOnly } from '../claims/propose/read-content.js';
import { proposeClaims } from '../claims/propose/propose-claims.js';
import type { ProposedClaim } from '../claims/propose/propose-claims.js';
import type { Claims, HeldClaim, NewAppearance, Subjects } from '../claims/ports.js';
import { askForCrossReference } from '../claims/review-steps.js';
import type { DeskActor, PriorStatements } from '../ledger/ports.js';
import type { Events } from '../newsroom/ports.js';
import type { Change, Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { applyDecisions } from '../vocabulary/apply-decisions.js';
import type { VocabularyProposals } from '../vocabulary/ports.js';
import type { Wanted } from '../vocabulary/proposed-entries.js';
import type { Fault } from '../refusal.js';
import { anchorClaims, readAgain } from './anchor-claims.js';
import type { AnchoredClaim } from './anchor-claims.js';
import { languageTaken } from './language-taken.js';
import { PAGE_READER } from './page-reader.js';
import type { ArticleContent, Articles, Reader, Revision } from './ports.js';
import { LONGEST_TEXT, textFaults, withPlainLineEnds } from './text-faults.js';

export interface ReceiveArticleInput extends Omit<ArticleContent, 'languageFrom'> {
  /** The newsroom's own name for the piece: a second piece under the same name is a new revision. */
  readonly cmsId?: string;
  /** Exactly one of `text` and `html`. */
  readonly text?: string;
  readonly html?: string;
}

export interface ReceivedArticle {
  readonly revision: Revision;
  /** `nothing`: this very revision was there already. */
  readonly made: 'article' | 'revision' | 'nothing';
  /** Ids of the claims that were proposed now. */
  readonly proposed: readonly string[];
}

/** Keeps a piece as an immutable revision and proposes the claims that it makes. */
export class ReceiveArticle {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly articles: Articles;
      readonly claims: Claims;
      readonly priorStatements: PriorStatements;
      readonly subjects: Subjects;
      readonly events: Events;
      readonly vocabularyProposals: VocabularyProposals;
      /** The reading room's own unless a test reads otherwise. */
      readonly reader?: Reader;
    },
  ) {}

  /**
   * The same text and particulars under the same `cmsId` answer with the revision that is there. Throws
   * `article-invalid` (where and why), `article-empty`, `article-too-large`.
   */
  async run(by: DeskActor, input: ReceiveArticleInput): Promise<ReceivedArticle> {
    const { changes, articles, claims, priorStatements, subjects, events, reader = PAGE_READER } = this.ports;
    const { vocabularyProposals } = this.ports;
    const { text, html, language } = checked(input, reader);
    const content = contentOf(input, language);
    const textSha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    const cmsId = input.cmsId ?? null;
    const reading = reader.read(text, {
      title: content.title,
      ...(content.publishedOn?.length === 10 ? { published: content.publishedOn } : {}),
      ...definedOnly({ language: content.language }),
    });
    return changes.make(by, 'receive-article', async (change) => {
      if (cmsId !== null) await change.hold('article', `${by.deskId}/${cmsId}`);
      const known = cmsId === null ? null : await articles.byCmsId(change, by.deskId, cmsId);
      const last = known === null ? null : await articles.revision(change, known, null);
      if (last && last.textSha256 === textSha256 && canonicalJson(last.content) === canonicalJson(content))
        return { revision: last, made: 'nothing', proposed: [] };
      const articleId = known ?? change.newId();
      const number = (last?.number ?? 0) + 1;
      const id = change.newId();
      const revision: Revision = { id, articleId, deskId: by.deskId, cmsId, number, content, text, textSha256, html };
      if (known === null) await articles.addArticle(change, { id: articleId, deskId: by.deskId, cmsId });
      await articles.addRevision(change, revision);

      await vocabularyProposals.begin(change, by.deskId);
      const earlier = last === null ? [] : await this.held(change, articleId);
      const vocabulary = await priorStatements.vocabulary(change, by.deskId);
      const spokenOf = await subjects.ofDesk(change, by.deskId);
      const { outlet, url, publishedOn } = content;
      const piece = { text, textSha256, ...definedOnly({ outlet, url, publishedOn }) };
      const read = proposeClaims(reading, piece, vocabulary, spokenOf);
      const decided = await vocabularyProposals.decided(change, by.deskId, wantedIn(read));
      const proposals = applyDecisions(read, decided, vocabulary);
      const parted = readAgain(anchorClaims(earlier, revision), proposals, id);
      await this.keepAnchored(change, parted.known, id);
      const fresh = parted.fresh.map(({ held, appearances }) => ({
        id: change.newId(),
        deskId: by.deskId,
        held: { ...held, readIn: revision.id },
        beginning: 'propose' as const,
        appearances: appearances.map((appearance): NewAppearance => ({
          id: change.newId(),
          version: 1,
          revisionId: revision.id,
          health: 'exact',
          appearance,
        })),
      }));
      await claims.addClaims(change, fresh);
      const proposed = fresh.map((claim) => claim.id);
      await vocabularyProposals.need(change, by.deskId, [
        ...parted.known.flatMap(({ claim, wants = [] }) => wants.map((wanted) => ({ claimId: claim.id, wanted }))),
        ...parted.fresh.flatMap(({ wants = [] }, at) =>
          wants.map((wanted) => ({ claimId: proposed[at] ?? '', wanted })),
        ),
      ]);
      await events.add(change, {
        deskId: by.deskId,
        type: 'article.taken-in',
        content: { articleId, revision: number, cmsId, title: content.title, status: content.status, proposed },
      });
      return { revision, made: known === null ? 'article' : 'revision', proposed };
    });
  }

  /**
   * The claims of earlier revisions, held: one that is submitted or edited at this moment is read as it is afterwards. In
   * order of their ids, as whoever holds several does.
   */
  private async held(change: Change, articleId: string): Promise<readonly HeldClaim[]> {
    const { claims } = this.ports;
    for (const { id } of await claims.ofArticle(change, articleId)) await change.hold('claim', id);
    return claims.ofArticle(change, articleId);
  }

  /** Keeps where the claims of earlier revisions stand now. Those under review are cross-referenced anew when they changed. */
  private async keepAnchored(change: Change, known: readonly AnchoredClaim[], revisionId: string): Promise<void> {
    const { claims } = this.ports;
    for (const { claim, appearances, changed, held } of known) {
      await claims.addAppearances(change, claim.id, appearances);
      if (held) await claims.addVersion(change, claim.id, claim.version + 1, held);
      if (changed && underReview(claim.step.state))
        await askForCrossReference(claims, change, claim.id, 'revision', { revisionId });
    }
  }
}

function wantedIn(proposals: readonly ProposedClaim[]): readonly Wanted[] {
  return proposals.flatMap(({ wants = [] }) => wants);
}

function contentOf(input: ReceiveArticleInput, page: PageLanguage | undefined): ArticleContent {
  const { title, outlet, url, publishedOn, status } = input;
  const { language, languageFrom } = languageTaken(input.language, page) ?? {};
  return {
    title: title.trim(),
    status,
    ...definedOnly({ outlet: outlet?.trim(), url, language, publishedOn }),
    ...(languageFrom === undefined || languageFrom === 'declared' ? {} : { languageFrom }),
  };
}

interface Checked {
  readonly text: string;
  readonly html: string | null;
  /** What the page says of itself. */
  readonly language?: PageLanguage;
}

function checked(input: ReceiveArticleInput, reader: Reader): Checked {
  const faults: Fault[] = [];
  if ((input.text === undefined) === (input.html === undefined))
    faults.push({
      where: '/text',
      found: input.text === undefined ? 'neither text nor html' : 'both text and html',
      expected: 'one of them',
    });
  for (const member of ['title', 'outlet', 'url', 'language', 'cmsId', 'text', 'html'] as const) {
    const value = input[member];
    if (value !== undefined) faults.push(...textFaults(`/${member}`, value));
  }
  for (const member of ['title', 'outlet', 'cmsId'] as const)
    if (input[member]?.trim() === '')
      faults.push({ where: `/${member}`, found: 'nothing but blanks', expected: 'words' });
  if (input.url !== undefined && !/^https?:$/.test(URL.canParse(input.url) ? new URL(input.url).protocol : ''))
    faults.push({ where: '/url', found: `"${input.url}"`, expected: 'an http or https address' });
  const dateFault = input.publishedOn === undefined ? undefined : partialDateFault(input.publishedOn);
  if (dateFault !== undefined) {
    const [found = '', expected = ''] = dateFault.replace(/^found /, '').split(', expected ');
    faults.push({ where: '/publishedOn', found, expected });
  }
  refuseIf(faults);
  const html = input.html ?? null;
  const longest = Math.max(input.text?.length ?? 0, (html?.length ?? 0) / 10);
  if (longest > LONGEST_TEXT) throw tooLarge(longest);
  const page = html === null ? { text: input.text ?? '' } : reader.pageOf(html);
  const text = withPlainLineEnds(page.text);
  if (text.length > LONGEST_TEXT) throw tooLarge(text.length);
  const member = html === null ? '/text' : '/html';
  refuseIf(textFaults(member, text));
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new Refusal('invalid', 'article-empty', 'Found an article without words, expected a text.', [
      { where: member, found: html === null ? 'no letter and no digit' : 'markup without words', expected: 'words' },
    ]);
  return { text, html, ...definedOnly({ language: page.language }) };
}

function refuseIf(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const [first] = faults;
  throw new Refusal(
    'invalid',
    'article-invalid',
    `Found an article that cannot be kept: ${first?.where} holds ${first?.found}, expected ${first?.expected}.`,
    faults,
  );
}

function tooLarge(length: number): Refusal {
  return new Refusal(
    'too-large',
    'article-too-large',
    `Found a text of ${Math.ceil(length)} characters, expected at most ${LONGEST_TEXT}.`,
  );
}
