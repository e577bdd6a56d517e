import { describe, expect, it } from '@jest/globals';
import { anyChange, changesBetween } from './changes.js';
import { crossReference } from './cross-reference.js';
import { changesText } from './views/changes-text.js';
import { about, CASUALTIES, content, input, ledger } from '../test/ledger.js';
import { FOUR_THOUSAND, LEDGER, ROWS } from '../test/story.js';

const finding = (day: string, rows = LEDGER) => crossReference(input(FOUR_THOUSAND, rows, day));
const dated = (day: string, rows = LEDGER) => ({ publishedBy: day, finding: finding(day, rows) });

describe('what changed between two findings', () => {
  it('is nothing between two days on which nothing came out', () => {
    const changes = changesBetween(finding('2025-07-15'), finding('2025-07-16'));
    expect(changes).toEqual({ material: [], furtherReasons: [], news: [] });
    expect(anyChange(changes)).toBe(false);
  });

  it('tells reasons that an assessment gained, and what came out', () => {
    const { material, furtherReasons } = changesBetween(finding('2025-07-15'), finding('2025-08-15'));
    expect(material.map(({ kind }) => kind)).toEqual(['current-figure-changed', 'origins-changed']);
    expect(furtherReasons.map(({ assessment }) => assessment)).toContain('outdated');
  });

  const late = (more: Parameters<typeof content>[2]) =>
    ledger([...ROWS, { id: 'Z', source: 'uk-di', day: '2025-07-16', content: content(CASUALTIES, about(900), more) }]);

  it.each([
    ['a part of what the claim counts', { measure: 'killed' }, 1],
    ['what was foreseen of the same', { mode: 'forecast' as const }, 0],
    ['another thing', { measure: 'engineers' }, 0],
  ])('has %s as news or not', (_case, more, count) => {
    const rows = late({ asOf: '2025-07-16', ...more });
    const { news } = changesBetween(finding('2025-07-15', rows), finding('2025-07-16', rows));
    expect(news.map(({ statement }) => statement)).toEqual(count === 0 ? [] : ['l/Z']);
  });
});

describe('changes as text', () => {
  it('lists each stretch of days, and quiet ones in one breath', () => {
    const days = ['2025-07-15', '2025-07-16', '2025-07-17', '2025-08-15'].map((day) => dated(day));
    const text = changesText(days, 200);
    expect(text).toMatch(
      /^From 15 July 2025 to 17 July 2025: nothing changed\nFrom 17 July 2025 to 15 August 2025\n {2}- /,
    );
    expect(text).toContain('still outdated, now also: superseded by its own origin');
    // The origins that carry it are told by that reason, not by their keys.
    expect(text).not.toContain('carried by');
  });

  it('is empty for one day', () => expect(changesText([dated('2025-07-15')], 80)).toBe(''));
});
