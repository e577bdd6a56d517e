/** Events that are sent before anything has given them a place. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { ledgerDesk, type LedgerDesk } from '../ledger/desk.contract.js';

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await ledgerDesk();
});
afterAll(() => desk.close());

it('are given their places together, however many are sent at once', async () => {
  const { ports, dataSource, by } = desk;
  const ids: string[] = [];
  for (let at = 0; at < 40; at += 1)
    ids.push(
      await ports.changes.make(by, 'test', (change) =>
        ports.events.add(change, { deskId: by.deskId, type: 'test', content: { at } }),
      ),
    );
  const query = jest.spyOn(dataSource, 'query');
  const placed = await Promise.all(ids.map((id) => ports.events.placed(id)));
  const chainings = query.mock.calls.filter(([text]) => text.includes('chain_changes()')).length;
  query.mockRestore();
  expect([1, 2]).toContain(chainings);
  expect(placed.map((event) => event?.content)).toEqual(ids.map((_, at) => ({ at })));
  const positions = placed.map((event) => event?.place.position ?? 0);
  expect(positions).toEqual([...positions].sort((one, other) => one - other));
  expect(new Set(positions).size).toBe(40);
  expect(await ports.events.placed('0197f2a0-0000-7000-8000-000000000001')).toBeUndefined();
});
