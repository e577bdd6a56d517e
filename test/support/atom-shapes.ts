/** What RFC 4287 says of a feed, to hold the feed against: its schema, and what the schema leaves to Schematron and prose. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@whence/config';
import { parseDocument } from 'htmlparser2';
import { validateXML } from 'xmllint-wasm';

interface Node {
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
  readonly data?: string;
}

const textOf = (node: Node): string => node.data ?? (node.children ?? []).map(textOf).join('');
const childrenOf = (node: Node, name: string): readonly Node[] =>
  (node.children ?? []).filter((child) => child.name === name);
const textsOf = (node: Node, name: string): readonly string[] => childrenOf(node, name).map(textOf);

/** RFC 3339 with an uppercase T, and Z where there is no offset: section 3.3. */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
/** An IRI, which has a scheme: section 4.2.6 by RFC 3987. */
const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;

/** What the RFC says MUST or SHOULD be beside its schema, by section. */
function* prose(feed: Node): Generator<string> {
  const entries = childrenOf(feed, 'entry');
  if (childrenOf(feed, 'author').length === 0 && entries.some((entry) => childrenOf(entry, 'author').length === 0))
    yield '4.1.1, 4.1.2: found no author of the feed and an entry without one';
  const selfs = childrenOf(feed, 'link').filter(({ attribs }) => attribs?.['rel'] === 'self');
  if (selfs.length !== 1) yield `4.1.1: found ${selfs.length} links to the feed itself, expected one`;
  for (const each of [feed, ...entries]) {
    const alternates = childrenOf(each, 'link').filter(
      ({ attribs }) => (attribs?.['rel'] ?? 'alternate') === 'alternate',
    );
    const kinds = alternates.map(({ attribs }) => `${attribs?.['type'] ?? ''} ${attribs?.['hreflang'] ?? ''}`);
    if (new Set(kinds).size < kinds.length) yield '4.1.1, 4.1.2: found two alternates of one type and language';
    if (each !== feed && alternates.length === 0 && childrenOf(each, 'content').length === 0)
      yield '4.1.2: found an entry without alternate and content';
    for (const id of textsOf(each, 'id')) if (!IRI.test(id)) yield `4.2.6: found the id "${id}", expected an IRI`;
    for (const date of [...textsOf(each, 'updated'), ...textsOf(each, 'published')])
      if (!DATE.test(date) || Number.isNaN(Date.parse(date))) yield `3.3: found the date "${date}"`;
    for (const title of textsOf(each, 'title')) if (title.trim() === '') yield '4.2.14: found an empty title';
    const outside = childrenOf(each, 'content').some(({ attribs }) => attribs?.['src'] !== undefined);
    if (outside && childrenOf(each, 'summary').length === 0) yield '4.1.2: found content elsewhere and no summary';
  }
  const versions = entries.map((entry) => `${textsOf(entry, 'id').join()} ${textsOf(entry, 'updated').join()}`);
  if (new Set(versions).size < versions.length) yield '4.1.1: found one entry twice with one date';
}

/** What RFC 4287 holds against a feed. */
export async function atomFaults(xml: string): Promise<readonly string[]> {
  const schema = await readFile(join(projectRoot(), 'test', 'support', 'atom.rng'), 'utf8');
  const { errors } = await validateXML({
    xml: { fileName: 'feed.xml', contents: xml },
    schema: { fileName: 'atom.rng', contents: schema },
    extension: 'relaxng',
  });
  if (errors.length > 0) return errors.map(({ message }) => message);
  const [feed] = childrenOf(parseDocument(xml, { xmlMode: true }) as unknown as Node, 'feed');
  return feed === undefined ? ['found no feed'] : [...prose(feed)];
}
