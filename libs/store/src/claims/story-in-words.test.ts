/** The histories of claims to which everything has happened, as pages to read: in words and with names. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storyText } from '@whence/domain';
import { permissionsOf, ReadHistory, type Permission } from '@whence/workflow';
import { livedIn, type LivedIn } from '../audit/lived-in.contract.js';

/** Ids, pointers, JSON, keys of statements and moments as machines write them. */
const MACHINE_WORDS =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![\w.])\/[a-z]\w+|[{}[\]]|"|\bsample\/\S+|\d{4}-\d\d-\d\dT/g;

let lived: LivedIn;
/** As an administrator reads them, and as a key does that may read neither the ledger nor evidence. */
const pages = { whole: '', narrow: '', withoutFindings: '' };

beforeAll(async () => {
  lived = await livedIn(async ({ ports, checker, dataSource }) => {
    const all = permissionsOf('administrator');
    const narrow = new Set([...all].filter((each) => each !== 'ledger:read' && each !== 'evidence:read'));
    const page = async (permissions: ReadonlySet<Permission>) => {
      const claims: { id: string }[] = await dataSource.query('SELECT id FROM claim ORDER BY id');
      const told = claims.map(({ id }) => new ReadHistory(ports).run(checker, permissions, { position: null }, id));
      const texts = (await Promise.all(told)).map(({ says, entries }) => storyText(`History: ${says}`, entries, 1_000));
      return texts.join('\n');
    };
    pages.whole = await page(all);
    pages.narrow = await page(narrow);
    pages.withoutFindings = await page(new Set([...all].filter((each) => each !== 'finding:read')));
  });
}, 120_000);
afterAll(() => lived.close());

describe('the history of a claim', () => {
  it('has no id, no pointer and no key in it', () => {
    expect(pages.whole.match(MACHINE_WORDS)).toBeNull();
  });

  it.each([
    'History: about 41 ferries damaged',
    'gave verdict 1: “Accurate”, citing PA, 1 May 2025 (about 40 ferries damaged in Norway, as of 1 May 2025).',
    'Second confirmed that the page relays PA, 1 May 2025 (about 40 ferries damaged in Norway, as of 1 May 2025).',
    'Figure: about 41 (before: about 40)',
    'What it says rests on a person now, and no more on how the page was read',
    'Assigned to: Second',
    'Due: 9 May 2025',
    'Rating: “Unsupported” (before: “Accurate”)',
    'State: second review (before: assessed)',
    'Assessments: outdated, corroborated and as-attributed (before: corroborated and as-attributed)',
    'The question: answered (before: asked)',
  ])('says: %s', (said) => {
    expect(pages.whole).toContain(said);
  });

  it('names kept pages and quotes of them', () => {
    expect(pages.whole).toMatch(/ attached the kept page, read on \d+ \w+ \d{4}\.\n/);
    expect(pages.whole).toMatch(/: “See there\.”, citing the quote ““é” ferries” from the kept page, read on /);
  });

  it('tells nobody what a finding changed who may not read findings', () => {
    const changed = /^ {6}Why: (?:now|no longer) .*$/m;
    expect(pages.whole).toMatch(changed);
    expect(pages.whole).toContain('The claim was reopened: finding ');
    expect(pages.withoutFindings).toContain('gave verdict 1');
    expect(pages.withoutFindings).not.toMatch(changed);
    expect(pages.withoutFindings).not.toContain('differs materially');
  });

  it('names statements and evidence to nobody who may not read them', () => {
    expect(pages.narrow).toContain('gave verdict 1: “Accurate”, citing sample/F1.');
    expect(pages.narrow).toContain('confirmed that the page relays statement sample/F1.');
    expect(pages.narrow).toContain(': “See there.”, citing one piece of evidence.');
    for (const name of ['PA, 1 May 2025 (', 'kept page', '“é” ferries'])
      expect(pages.narrow.replaceAll(/^ {6}Why: .*$/gm, '')).not.toContain(name);
  });
});
