import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { pageAsked, toPage } from './paging.js';
import { schemaFaults } from './schema-faults.js';
import { asOf, day, line, partialDate, publishedBy, wholeInQuery } from './schemas.js';

const expected = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : schemaFaults(parsed.error.issues, value, '');
};

describe('shared schemas', () => {
  it('take dates that exist and say what they expect of others', () => {
    for (const text of ['2024', '2024-02', '2024-02-29']) expect(partialDate.safeParse(text).success).toBe(true);
    expect(expected(partialDate, '2025-02-29')).toEqual([
      { where: '', found: '"2025-02-29"', expected: "01 to 28 (that month's last day)" },
    ]);
    expect(expected(partialDate, 'soon')[0]?.expected).toBe('YYYY, YYYY-MM or YYYY-MM-DD');
    expect(expected(day, '2025-02')[0]?.expected).toBe('a day: YYYY-MM-DD');
    expect(expected(day, '2025-02-30')[0]?.expected).toBe('a day that exists');
  });

  it('read a day of asOf as its end, and a moment as it is', () => {
    expect(asOf.parse('2025-07-15')).toEqual(new Date('2025-07-15T23:59:59.999Z'));
    expect(asOf.parse('2025-07-15T10:00:00+02:00')).toEqual(new Date('2025-07-15T08:00:00Z'));
    expect(asOf.parse(undefined)).toBeNull();
    expect(publishedBy.parse(undefined)).toBeNull();
    for (const text of ['2025-13-01', '2025', 'now', '2025-07-15T10:00:00'])
      expect(asOf.safeParse(text).success).toBe(false);
  });

  it('say of a number in a query how large it may be, whatever came in its place', () => {
    for (const wrong of ['0', '201', '1.5', 'many'])
      expect(expected(wholeInQuery(200), wrong)).toMatchObject([{ expected: 'a whole number from 1 to 200' }]);
    expect(wholeInQuery(200).parse('200')).toBe(200);
  });

  it('take one line of text', () => {
    expect(line(5).safeParse('a b').success).toBe(true);
    for (const text of ['', '  ', 'a\nb', 'toolong']) expect(line(5).safeParse(text).success).toBe(false);
  });
});

describe('faults', () => {
  it('of a union are those of its nearest branch', () => {
    const schema = z.strictObject({
      shape: z.union([
        z.strictObject({ kind: z.literal('circle'), radius: z.number().min(1) }),
        z.strictObject({ kind: z.literal('box'), sides: z.array(z.number()) }),
      ]),
    });
    expect(expected(schema, { shape: { kind: 'circle', radius: 0 } })).toEqual([
      { where: '/shape/radius', found: '0', expected: 'at least 1' },
    ]);
  });

  it('of a discriminated union name the values that it has', () => {
    const schema = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a') }),
      z.strictObject({ kind: z.literal('b') }),
    ]);
    expect(expected(schema, { kind: 'c' })[0]).toMatchObject({ where: '/kind', found: '"c"' });
  });

  it('show long values cut, and other ones named', () => {
    expect(expected(z.number(), 'x'.repeat(500))[0]?.found).toHaveLength(80);
    expect(expected(z.string(), [1, 2])[0]).toEqual({ where: '', found: 'an array of 2', expected: 'a string' });
    expect(expected(z.string(), undefined)[0]?.found).toBe('nothing');
  });
});

describe('pages', () => {
  const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const all = [1, 2, 3, 4, 5].map(id);
  const read = ({ after, limit }: { after: string | null; limit: number }) =>
    all.filter((each) => after === null || each > after).slice(0, limit);
  const page = (cursor: string | null, limit: number) => {
    const wanted = { cursor, limit };
    return toPage(
      wanted,
      '/v1/things?state=open&limit=2',
      read(pageAsked(wanted)),
      (each) => each,
      (each) => each,
    );
  };

  it('lead through a whole list once, and keep the rest of the query', () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { entries, next }: { entries: string[]; next: string | null } = page(cursor, 2);
      seen.push(...entries);
      expect(next === null || next.startsWith('/v1/things?state=open&limit=2&cursor=')).toBe(true);
      cursor = next === null ? null : new URL(next, 'http://x').searchParams.get('cursor');
    } while (cursor !== null);
    expect(seen).toEqual(all);
  });

  it('end without a next one when the list ends just there', () => {
    expect(page(null, 5).next).toBeNull();
  });

  it('refuse a cursor of another order', () => {
    const cursor = Buffer.from('after:17').toString('base64url');
    expect(pageAsked({ cursor, limit: 2 }, 'number').after).toBe('17');
    expect(() => pageAsked({ cursor, limit: 2 })).toThrow('did not make');
  });
});
