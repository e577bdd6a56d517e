import { describe, expect, it } from '@jest/globals';
import { confirmationOf } from '@whence/domain';
import { about, CASUALTIES, content, ledger, VOCABULARY, type Row } from '../../test/ledger.js';

const PRESENT = { ...CASUALTIES, measure: 'present', accumulation: 'stock' } as const;
const row = (id: string, source: string, point: number, more: Partial<Row> = {}): Row => ({
  id,
  source,
  day: '2025-05-02',
  content: content(PRESENT, about(point), { asOf: '2025-05-01' }),
  ...more,
});
const ROWS = ledger([
  row('hur', 'ukraine-hur', 4_000),
  row('nis', 'rok-nis', 4_000),
  row('di', 'uk-di', 9_000),
  row('zelensky', 'zelensky', 4_000),
  row('official', 'western-official', 4_000),
  row('cnn', 'cnn', 4_000, { relays: ['hur'] }),
  row('via-cnn', 'the-times', 4_000, { relays: ['zelensky'] }),
  { id: 'silent', source: 'rok-jcs', day: '2025-05-02' },
]);
const of = (cited: string[]) =>
  confirmationOf({
    statement: 'l/hur',
    cited: cited.map((id) => `l/${id}`),
    ...ROWS,
    vocabulary: VOCABULARY,
    today: '2025-06-01',
  });

describe('confirmationOf', () => {
  it.each([
    ['nis', true, /NIS says the same, and no known link joins the two/],
    ['di', false, /it is higher for the same time/],
    ['zelensky', false, /it is of the same origin: .*both belong to Government of Ukraine/],
    ['via-cnn', false, /it is of the same origin/],
    ['official', false, /unnamed Western official, which is no identified origin/],
    ['cnn', false, /one of the two relays the other/],
    ['hur', false, /it is the statement itself/],
    ['silent', false, /nobody has kept what it says/],
    ['nowhere', false, /no ledger of the desk holds it/],
  ])('%s confirms it: %p', (id, confirms, because) => {
    const found = of([id]);
    expect(found.confirmed).toBe(confirms);
    expect(found.cited).toEqual([{ statement: `l/${id}`, confirms, because: expect.stringMatching(because) }]);
  });

  it('needs one that does', () => {
    expect(of([]).confirmed).toBe(false);
    expect(of(['di', 'zelensky', 'nis']).confirmed).toBe(true);
  });
});
