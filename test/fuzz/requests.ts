/** One request for an operation, from its schemas. */
import fc from 'fast-check';
import type { Operation, Parameter } from './document.js';
import { valueOf, type Making } from './from-schema.js';
import { hostile, hostileHeaders, hostileInAddress, rawBodies } from './hostile.js';

export interface Request {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Which of the people of the ground asks; nobody: without a key. */
  readonly asker: number | undefined;
}

/** How hostile a request may be, of twenty at each place; most often not at all, so that things come about. */
const HOSTILITIES = [0, 0, 0, 1, 1, 5, 20] as const;
export const DEGREES = HOSTILITIES.length;

/** Requests of one operation, the more hostile the higher `choice`. */
export function requestOf(
  operation: Operation,
  making: Omit<Making, 'hostility'>,
  askers: number,
  choice: number,
): fc.Arbitrary<Request> {
  const hostility = HOSTILITIES[choice % HOSTILITIES.length] ?? 0;
  const full: Making = { ...making, hostility };
  const named = operation.parameters.filter((each) => each.in !== 'header');
  const parameters = fc.tuple(...named.map((each) => parameterOf(each, full, nameOf(operation, each))));
  return fc
    .record({
      parameters,
      sent: bodyOf(operation, full),
      strange: hostility > 1 ? hostileHeaders : fc.constant({}),
      asker: fc.oneof(
        { weight: 12, arbitrary: fc.constant(0) },
        { weight: 5, arbitrary: fc.nat(askers - 1) },
        { weight: hostility > 0 ? 1 : 0, arbitrary: fc.constant(undefined) },
      ),
      begun: fc.nat(2).map((often) => often === 0),
      repeated: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(20) }),
    })
    .map(({ parameters: values, sent, strange, asker, repeated, begun }) => ({
      operation,
      method: operation.method,
      path: addressOf(operation, named, values),
      headers: {
        ...(sent.type === undefined ? {} : { 'content-type': sent.type }),
        ...(repeated === undefined || operation.method !== 'POST' ? {} : { 'idempotency-key': `again-${repeated}` }),
        ...(begun ? matching(operation, making, addressOf(operation, named, values)) : {}),
        ...strange,
      },
      body: sent.body,
      asker,
    }));
}

/** The version that was seen there last, where the operation takes one. */
function matching(
  { parameters }: Operation,
  { seen }: Omit<Making, 'hostility'>,
  address: string,
): Record<string, string> {
  const tag = parameters.some(({ name }) => name === 'If-Match') ? seen.tagFor(address.split('?')[0] ?? '') : undefined;
  return tag === undefined ? {} : { 'if-match': tag };
}

/** Keys and ids of ledgers are called by what they are keys of: `key` under `sources` is a `sourceKey`. */
export function nameOf({ path }: Operation, { name }: Parameter): string {
  if (name !== 'key' && name !== 'id') return name;
  const before = path.split('/').at(path.split('/').indexOf(`{${name}}`) - 1) ?? '';
  return before === 'statements' ? 'statementId' : `${before.replace(/s$/, '')}Key`;
}

function parameterOf(
  { in: place, schema, example }: Parameter,
  making: Making,
  name: string,
): fc.Arbitrary<string | undefined> {
  const fitting = valueOf(schema, { ...making, hostility: Math.min(making.hostility, 5) }, name, 0, example).map(
    (value) => (typeof value === 'string' ? value : value === null ? undefined : String(JSON.stringify(value))),
  );
  const value =
    making.hostility === 0
      ? fitting
      : fc.oneof({ weight: 9, arbitrary: fitting }, { weight: 1, arbitrary: hostileInAddress });
  if (place === 'path') return value;
  return fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

function addressOf(
  { path }: Operation,
  parameters: readonly Parameter[],
  values: readonly (string | undefined)[],
): string {
  const query: string[] = [];
  let address = path;
  parameters.forEach((parameter, at) => {
    const value = values[at];
    if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, () => escaped(value ?? 'null'));
    else if (value !== undefined) query.push(`${parameter.name}=${escaped(value)}`);
  });
  return query.length === 0 ? address : `${address}?${query.join('&')}`;
}

/** Halves of characters have no escape of their own: they are sent as the bytes that a careless client makes of them. */
function escaped(text: string): string {
  const short = text.slice(0, 3_000);
  return !/\p{Surrogate}/u.test(short)
    ? encodeURIComponent(short)
    : [...Buffer.from(short, 'utf16le')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

interface Sent {
  readonly type: string | undefined;
  readonly body: string | undefined;
}

function bodyOf({ sends }: Operation, making: Making): fc.Arbitrary<Sent> {
  const types = Object.entries(sends);
  if (types.length === 0) return fc.constant({ type: undefined, body: undefined });
  const bodies = types.map(([type, { schema = {}, example }]): fc.Arbitrary<Sent> => {
    const json = type === 'application/json';
    if (!json) return textBody(type);
    return valueOf(schema, making, '', 0, example).map((value) => ({ type, body: JSON.stringify(value) ?? '' }));
  });
  const fitting = fc.oneof(...bodies);
  if (making.hostility < 5) return fitting;
  return fc.oneof(
    { weight: 4, arbitrary: fitting },
    { weight: 1, arbitrary: fc.constantFrom(...rawBodies).map((body) => ({ type: 'application/json', body })) },
    { weight: 1, arbitrary: hostile.map((value) => ({ type: 'application/json', body: JSON.stringify(value) })) },
  );
}

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'text/csv': ['id,source\n1,x\n', 'id,source\n"', '\ufeff', 'a'.repeat(5_000), 'key,name,kind\nhur,HUR,body\n'],
  'application/x-ndjson': ['{"kind":"source"}\n', '{}\n{', '\n\n\n', '[[[[', '{"id":"x","source":"y"}\n'],
  'multipart/form-data': [
    '--b\r\ncontent-disposition: form-data; name="files"; filename="sources.csv"\r\n\r\nkey,name,kind\nhur,HUR,body\n\r\n--b--\r\n',
    '--b\r\ncontent-disposition: form-data; name="files"; filename="../../x"\r\n\r\n\u0000\r\n--b--\r\n',
    '--b\r\ncontent-disposition: form-data',
    '--c--',
  ],
  'text/html': ['<html><p>350 boats lay there.</p></html>', '<', '<p>'.repeat(2_000), '<script>1</script>'],
  'application/pdf': ['%PDF-1.4\n%%EOF', '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj', 'not a pdf'],
};

function textBody(type: string): fc.Arbitrary<Sent> {
  const sent = type === 'multipart/form-data' ? `${type}; boundary=b` : type;
  const bodies = TEXTS[type] ?? ['350 boats lay there.', '\u0000', ''];
  return fc
    .oneof(fc.constantFrom(...bodies), fc.string({ unit: 'binary', maxLength: 200 }))
    .map((body) => ({ type: sent, body }));
}
