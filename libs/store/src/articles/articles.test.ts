/** Articles and what they claim, on a real database. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EditClaim, ReceiveArticle, SubmitClaim } from '@whence/workflow';
import type { ChangesShared } from '@whence/workflow';
import { claimDesk, NOW, refusal, TEXT } from '../claims/claim-desk.contract.js';
import type { ClaimDesk } from '../claims/claim-desk.contract.js';

let desk: ClaimDesk;
beforeAll(async () => {
  desk = await claimDesk();
});
afterAll(() => desk.close());

describe('an article', () => {
  it('is kept as a revision, and its claims are proposed', async () => {
    const { revision, made, proposed } = await desk.article('kept');
    expect(made).toBe('article');
    expect(revision).toMatchObject({ number: 1, text: TEXT });
    const claims = await desk.ports.claims.ofArticle(NOW, revision.articleId);
    expect(claims.map(({ id }) => id)).toEqual(proposed);
    const claim = claims.find(({ held }) => held.content.measure === 'ferries-damaged');
    expect(claim).toMatchObject({
      version: 1,
      step: { event: 'propose', state: 'proposed' },
      held: { content: { amount: { point: 40, hedge: 'about' }, subject: 'Norwegian ferries' } },
      appearances: [
        {
          health: 'exact',
          appearance: { publishedOn: '2025-05-02', stated: [{ source: 'port-authority' }], outletName: 'The Daily' },
        },
      ],
    });
    const { exact, start, end } = claim?.appearances[0]?.appearance.passage ?? { exact: '', start: 0, end: 0 };
    expect(TEXT.slice(start, end)).toBe(exact);
  });

  it('sent again is the same revision; with other words another one, in which passages are found again', async () => {
    const first = await desk.article('again');
    expect((await desk.article('again')).made).toBe('nothing');
    const edited = await desk.article('again', `Corrected. ${TEXT.replace('about 40', 'about 45')}`);
    expect(edited).toMatchObject({ made: 'revision', revision: { number: 2, articleId: first.revision.articleId } });
    const claims = await desk.ports.claims.ofArticle(NOW, first.revision.articleId);
    const old = claims.find(({ id }) => first.proposed.includes(id));
    expect(old?.appearances[0]).toMatchObject({ version: 2, health: 'changed', revisionNumber: 2 });
    expect(edited.proposed).toHaveLength(1);
    expect(claims.find(({ id }) => id === edited.proposed[0])?.held.content).toMatchObject({ amount: { point: 45 } });
    const moved = await desk.article('again', `Corrected twice. ${TEXT.replace('about 40', 'about 45')}`);
    expect(moved.proposed).toEqual([]);
  });

  it('waits for a claim that is being submitted, and asks for its recheck then', async () => {
    const { proposed } = await desk.article('meanwhile');
    const claimId = proposed[0] ?? '';
    let edited: Promise<unknown> | undefined;
    // The page comes in anew before the submission has been committed.
    const changes: ChangesShared = {
      makeShared: (by, work, asked) =>
        desk.ports.changes.make(by, work.purpose, async (change) => {
          const answer = await work.alone(change, asked);
          edited = desk.article('meanwhile', 'Storms hit the coast this spring. Nobody has counted any ferries.');
          await Promise.race([edited, sleep(500)]);
          return answer;
        }),
    };
    await new SubmitClaim({ ...desk.ports, changes }).run(desk.checker, { claimId });
    await edited;
    expect(await desk.ports.claims.get(NOW, claimId)).toMatchObject({
      step: { state: 'submitted' },
      appearances: [{ version: 2, health: 'orphaned' }],
    });
    expect(await desk.requestOf(claimId, 'revision')).toBeDefined();
  });

  it('that was a draft says its dates when it gets its own; what a person has said stays', async () => {
    const text = TEXT.replace('were damaged', 'were damaged last month');
    const draft = { cmsId: 'draft', title: 'Storms', status: 'draft', text } as const;
    const receive = new ReceiveArticle(desk.ports);
    const { revision, proposed } = await receive.run(desk.checker, draft);
    const claimId = proposed[0] ?? '';
    const dates = async () => JSON.stringify((await desk.ports.claims.get(NOW, claimId))?.held.content);
    expect(await dates()).not.toContain('2025-');
    const published = { ...draft, status: 'published', publishedOn: '2025-05-02' } as const;
    expect(await receive.run(desk.checker, published)).toMatchObject({ made: 'revision', proposed: [] });
    expect(await dates()).toContain('2025-04');
    const edited = await desk.ports.claims.get(NOW, claimId);
    expect(edited).toMatchObject({ version: 2, held: { readIn: expect.not.stringContaining(revision.id) } });
    const content = { ...edited?.held.content, mode: 'observed', polarity: 'affirms', asOf: '2025-03' } as const;
    await new EditClaim(desk.ports).run(desk.checker, { claimId, content });
    await receive.run(desk.checker, { ...published, publishedOn: '2025-06-02' });
    expect(await dates()).toContain('2025-03');
  });

  it.each([
    [{ text: '  \n ' }, 'article-empty', '/text'],
    [{ text: 'a\u0000b' }, 'article-invalid', '/text'],
    [{ text: 'half \ud83d' }, 'article-invalid', '/text'],
    [{ html: '<script>1</script>' }, 'article-empty', '/html'],
    [{ text: 'words', html: 'words' }, 'article-invalid', '/text'],
    [{ text: 'words', publishedOn: '2025-02-30' }, 'article-invalid', '/publishedOn'],
  ])('that cannot be kept is refused: %j', async (input, code, where) => {
    const before: unknown = await desk.dataSource.query('SELECT count(*) FROM article');
    const refused = await refusal(
      new ReceiveArticle(desk.ports).run(desk.checker, { title: 'T', status: 'draft', ...input }),
    );
    expect(refused).toMatchObject({ kind: 'invalid', code });
    expect(refused.faults[0]?.where).toBe(where);
    expect(await desk.dataSource.query('SELECT count(*) FROM article')).toEqual(before);
  });

  it('in another language is read for its numbers, as that language prints them, and says so', async () => {
    const text = 'Bei dem Unwetter wurden 30.000 Menschen verletzt.';
    const { revision } = await new ReceiveArticle(desk.ports).run(desk.checker, {
      title: 'Unwetter',
      status: 'draft',
      language: 'de',
      text,
    });
    const [claim, ...others] = await desk.ports.claims.ofArticle(NOW, revision.articleId);
    expect(others).toEqual([]);
    expect(claim?.held).toMatchObject({ content: { amount: { point: 30_000 } }, odd: [{ kind: 'words-not-read' }] });
  });

  it('is read in the language that its page says, where nobody declares another', async () => {
    const html = '<html lang="de"><body><p>Es wurden 30.000 Menschen verletzt.</p></body></html>';
    const sent = { cmsId: 'page-language', title: 'Unwetter', status: 'draft', html } as const;
    const receive = new ReceiveArticle(desk.ports);
    const { revision } = await receive.run(desk.checker, sent);
    expect(revision.content).toMatchObject({ language: 'de', languageFrom: 'lang-attribute' });
    const [claim] = await desk.ports.claims.ofArticle(NOW, revision.articleId);
    expect(claim?.held.content).toMatchObject({ amount: { point: 30_000 } });
    expect((await receive.run(desk.checker, sent)).made).toBe('nothing');
    const declared = await receive.run(desk.checker, { ...sent, language: 'de-CH' });
    expect(declared).toMatchObject({ made: 'revision', revision: { content: { language: 'de-CH' } } });
    expect(declared.revision.content).not.toHaveProperty('languageFrom');
  });

  it('keeps the page that it was taken from', async () => {
    const html = '<h1>Storms</h1><p>About <b>30 ferries</b> were damaged.</p><script>alert(1)</script>';
    const { revision } = await new ReceiveArticle(desk.ports).run(desk.checker, { title: 'T', status: 'draft', html });
    expect(revision.html).toBe(html);
    expect(revision.text).toContain('About 30 ferries were damaged.');
    expect(revision.text).not.toContain('alert');
  });
});
