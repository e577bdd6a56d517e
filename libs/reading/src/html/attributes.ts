/** What attributes say: what an element is called, whether it is hidden, and what the page tells machines of itself. */
import { UNSEEN } from './elements.js';
import type { Meta } from './page.js';

export type Attributes = Map<string, string>;

/** The attributes that are read. */
export const NOTED = new Set(
  'class id role hidden aria-hidden style open itemprop property name http-equiv content datetime pubdate type lang xml:lang'.split(
    ' ',
  ),
);

/** The names by which a page calls an element. */
export const kindOf = (attributes: Attributes): string =>
  ['class', 'id', 'role', 'itemprop']
    .map((name) => attributes.get(name))
    .filter(Boolean)
    .join(' ');

export function isHidden(attributes: Attributes): boolean {
  return (
    attributes.has('hidden') ||
    attributes.get('aria-hidden') === 'true' ||
    /(?:^|[;\s])(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)/i.test(attributes.get('style') ?? '') ||
    UNSEEN.test(attributes.get('class') ?? '') ||
    /^(?:dialog|alertdialog|navigation|search|banner|contentinfo|menu)$/.test(attributes.get('role') ?? '')
  );
}

/** Far more than a page needs; what comes after them is not noted. */
const MOST_METAS = 500;
const MOST_TIMES = 100;

export class Notes {
  title = '';
  readonly metas: Meta[] = [];
  readonly linked: string[] = [];
  readonly times: { datetime: string; published: boolean }[] = [];

  addMeta(attributes: Attributes): void {
    const header = attributes.get('http-equiv')?.toLowerCase();
    const name =
      attributes.get('property') ??
      attributes.get('name') ??
      attributes.get('itemprop') ??
      (header === 'content-language' ? header : undefined);
    const content = attributes.get('content');
    if (name && content && this.metas.length < MOST_METAS) this.metas.push({ name: name.toLowerCase(), content });
  }

  addTime(attributes: Attributes): void {
    const datetime = attributes.get('datetime');
    if (!datetime || this.times.length >= MOST_TIMES) return;
    const called = `${attributes.get('itemprop') ?? ''} ${attributes.get('class') ?? ''}`;
    this.times.push({ datetime, published: attributes.has('pubdate') || /publish|entry-date/i.test(called) });
  }
}
