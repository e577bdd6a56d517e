/** What a reviewer should look at twice: every kind of oddity, in the order of the page. Few and sound rather than many. */
import type { ReadOddity } from '../reading.js';
import { oddDates } from './dates.js';
import { oddNames } from './names.js';
import { oddNumbers } from './numbers.js';
import type { PageRead } from './oddity.js';
import { oddSources } from './sources.js';

export function odditiesOf(page: PageRead): ReadOddity[] {
  return [...oddNames(page), ...oddNumbers(page), ...oddSources(page), ...oddDates(page)].sort(
    (one, other) =>
      (one.spans[0]?.start ?? 0) - (other.spans[0]?.start ?? 0) ||
      (one.kind < other.kind ? -1 : one.kind > other.kind ? 1 : 0),
  );
}
