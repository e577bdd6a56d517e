/** Lists: who names the first author only is not wrong, but incomplete. */
import type { ClaimedValue, ClaimTable } from '../claims.js';
import { candidatesOf } from '../engine/candidates.js';
import { BEYOND, NEAR, PARTIAL, WRONG } from '../engine/contest.js';
import { nameLists } from '../names/name-lists.js';
import { type KindContest, outcomesOf } from './categories.js';
import { plainText } from './plain.js';

/** Members of a list that is no list of people: the parts between semicolons, bars or line breaks. */
const membersOf = (value: ClaimedValue): string[] =>
  (typeof value === 'object' ? [...value] : String(value).split(/[;|\n]/u))
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** @param names whether the lists are of people, whose names are written in many ways */
export function listContest(table: ClaimTable, names: boolean): KindContest {
  const ids = new Map<string, number>();
  const example: ClaimedValue[] = [];
  const members: ReadonlySet<string>[] = [];
  const meaningOf = new Int32Array(table.source.length).fill(-1);
  const printed = new Map<string, string>();
  for (let object = 0; object < table.objects.length; object++) {
    const [from, to] = [table.start[object] ?? 0, table.start[object + 1] ?? 0];
    const lists = listsOf(table, from, to, names);
    for (const [key, form] of lists.printed) printed.set(`${object} ${key}`, form);
    for (let claim = from; claim < to; claim++) {
      const keys = lists.keys.get(table.spelling[claim] ?? 0) ?? [];
      if (keys.length === 0) continue;
      // People of one key are told apart by the object, since a list is printed as its object's sources print it.
      const name = `${names ? object : ''}\n${keys.join('\n')}`;
      let id = ids.get(name);
      if (id === undefined) {
        id = example.length;
        ids.set(name, id);
        example.push(keys.map((key) => printed.get(`${object} ${key}`) ?? key));
        members.push(new Set(keys));
      }
      meaningOf[claim] = id;
    }
  }
  const candidates = candidatesOf(table, (_, __, claim) => meaningOf[claim] ?? -1);
  const outcome = (truth: number, said: number): number => {
    const [t, s] = [members[truth] ?? new Set<string>(), members[said] ?? new Set<string>()];
    const shared = [...s].filter((one) => t.has(one)).length;
    return shared === s.size ? PARTIAL : shared === t.size ? BEYOND : shared > 0 ? NEAR : WRONG;
  };
  return {
    contest: { ...candidates, ...outcomesOf(candidates, outcome), signs: [] },
    candidates,
    meanings: { of: meaningOf, example },
  };
}

/** For each spelling of an object the keys of its members, and how each member is printed. */
function listsOf(
  table: ClaimTable,
  from: number,
  to: number,
  names: boolean,
): { keys: Map<number, readonly string[]>; printed: ReadonlyMap<string, string> } {
  const weights = new Map<number, number>();
  for (let claim = from; claim < to; claim++) {
    const spelling = table.spelling[claim] ?? 0;
    weights.set(spelling, (weights.get(spelling) ?? 0) + (table.part[claim] ?? 0));
  }
  const spellings = [...weights.keys()];
  const values = spellings.map((spelling) => table.spellings[spelling] ?? '');
  if (!names) {
    const printed = new Map<string, string>();
    const keys = values.map((value) => {
      const own = membersOf(value);
      for (const one of own) if (!printed.has(plainText(one))) printed.set(plainText(one), one);
      return [...new Set(own.map(plainText))].sort();
    });
    return { keys: new Map(spellings.map((spelling, at) => [spelling, keys[at] ?? []])), printed };
  }
  const texts = values.map((value) => (typeof value === 'object' ? value.join('; ') : String(value)));
  const { lists, printed } = nameLists(texts, [...weights.values()]);
  return { keys: new Map(spellings.map((spelling, at) => [spelling, lists[at]?.keys ?? []])), printed };
}
