/** Ledgers between two desks, shared and handed on, in each standing that an operation takes. */
import type { TestApi } from '../support/api.js';
import type { Seen } from './seen.js';

/**
 * Fresh ledgers of the first desk, offered to the other one, of which it has accepted one; and what was offered the other
 * way, so that each desk holds some and reads some.
 * @param at places of the keys of both administrators, and the turn, which names the ledgers
 */
export async function shares(
  api: TestApi,
  seen: Seen,
  { turn, first, other }: { readonly turn: number; readonly first: number; readonly other: number },
  keys: readonly string[],
): Promise<void> {
  const ask = (method: string, path: string, who: number, body?: object) =>
    api.ask(path, { method, key: keys[who] ?? null, ...(body === undefined ? {} : { body }) });
  const offered = async (part: string, holder: number, desk: string): Promise<string> => {
    const ledger = `turn-${turn}-${part}`;
    await ask('POST', '/v1/ledgers', holder, { name: ledger, title: `Turn ${turn}, ${part}` });
    await ask('PUT', `/v1/ledgers/${ledger}/sources/port`, holder, { name: 'Port', kind: 'body' });
    await ask('PUT', `/v1/ledgers/${ledger}/shares/${desk}`, holder, { access: turn % 2 === 0 ? 'read' : 'write' });
    return ledger;
  };
  const desk = 'coast';
  const ready = (operation: string, ledger: string, asker: number, body?: object) =>
    seen.prepare([operation], { values: { ledger, desk }, asker, ...(body === undefined ? {} : { body }) });
  ready('LedgerOffers_accept', await offered('open', first, desk), other);
  ready('LedgerOffers_decline', await offered('unwanted', first, desk), other);
  const accepted = await offered('accepted', first, desk);
  await ask('POST', `/v1/ledger-offers/${accepted}/acceptance`, other);
  ready('LedgerShares_end', accepted, turn % 2 === 0 ? first : other);
  ready('LedgerShares_put', 'sample', first, { access: 'read' });
  const home = (await ask('GET', '/v1/desk', first)).body.slug as string;
  const handed = async (part: string, holder: number, to: string): Promise<string> => {
    const ledger = await offered(part, holder, to);
    await ask('PUT', `/v1/ledgers/${ledger}/handover`, holder, {
      desk: to,
      keeps: turn % 2 === 0 ? 'nothing' : 'read',
    });
    return ledger;
  };
  ready('LedgerHandovers_accept', await handed('given', first, desk), other);
  ready('LedgerHandovers_decline', await handed('not-taken', first, desk), other);
  ready('LedgerHandover_withdraw', await handed('taken-back', other, home), other);
  ready('LedgerHandovers_read', await handed('waiting', other, home), turn % 2 === 0 ? first : other);
  ready('LedgerHandover_put', await offered('to-give', first, desk), first, { desk, keeps: 'write' });
  const theirs = await offered('theirs', other, home);
  await ask('POST', `/v1/ledger-offers/${theirs}/acceptance`, first);
  seen.keep('ledger', theirs);
}
