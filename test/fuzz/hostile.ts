/** Values that no client should send, and that some client will. */
import fc from 'fast-check';

export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '\ufeff',
  '\u202e\u2066\u200b',
  '\u0007\u001b[31m',
  '\uffff\ufffe',
  '💥'.repeat(40),
  'e\u0301'.repeat(60),
  'İıẞ',
  "'; DROP TABLE change; --",
  "' OR '1'='1",
  '$1 $2 \\x00 \\',
  '%s%n%d{}${7*7}#{7*7}{{7*7}}',
  '%',
  '_%\\',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '=cmd|"/C calc"!A0',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '0x10',
  '٣٤',
  '9223372036854775808',
  '0000-00-00',
  '2024-02-30',
  '9999-12-31',
  '-000001-01-01',
  '+275760-09-13T00:00:00.001Z',
  '2025-01-01T24:00:00Z',
  '2016-12-31T23:59:60Z',
  '0001-01-01T00:00:00+23:59',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'javascript:alert(1)',
  'http://127.0.0.1:1/',
  'http://[::1]/',
  'https://user:pass@host/',
  'file:///etc/passwd',
  '"unclosed or - and <-> (',
  '((((((((((((((((((((a))))))))))))))))))))!',
  'a'.repeat(301),
  'a'.repeat(10_001),
  'whk_0000000000000000_x',
];

export const HOSTILE_NUMBERS: readonly number[] = [
  0,
  -0,
  -1,
  0.5,
  1e-320,
  5e-324,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  -(2 ** 63),
  1e21,
  1.7976931348623157e308,
  -1.7976931348623157e308,
];

const nested = (depth: number, kind: 'list' | 'object'): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = kind === 'list' ? [value] : { a: value };
  return value;
};

const wrongTypes: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  null,
  true,
  false,
  [],
  {},
  [null],
  [[]],
  { a: 1 },
  nested(63, 'list'),
  nested(70, 'object'),
  nested(2_000, 'list'),
  Array.from({ length: 1_001 }, () => 1),
);

const hostileText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);

/** Anything at all. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_NUMBERS) },
  { weight: 3, arbitrary: wrongTypes },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
);

/** As it may stand in an address. */
export const hostileInAddress: fc.Arbitrary<string> = hostile.map((value) =>
  typeof value === 'string' ? value : String(JSON.stringify(value)).slice(0, 2_000),
);

/** Bodies that are not what they say they are. */
export const rawBodies: readonly string[] = [
  '',
  'null',
  '{',
  '[1,',
  '{"a":1,"a":2}',
  '{"__proto__":{"admin":true}}',
  '"\\ud800"',
  '{"\\u0000":1}',
  '\ufeff{}',
  '1e400',
  '-',
  '['.repeat(50_000),
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  `{"text":"${'a'.repeat(1_100_000)}"}`,
];

/** Headers that a request may carry besides its own. */
export const hostileHeaders: fc.Arbitrary<Record<string, string>> = fc.constantFrom<Record<string, string>>(
  {},
  { 'if-none-match': '*' },
  { 'if-none-match': '"' },
  { 'if-match': '"1"' },
  { 'idempotency-key': 'a'.repeat(256) },
  { 'idempotency-key': ' ' },
  { 'x-request-id': 'x'.repeat(500) },
  { 'whence-desk': '../..' },
  { accept: 'application/xml' },
  { 'accept-encoding': 'gzip;q=nonsense' },
  { 'last-event-id': '99999999999999999999' },
  { 'last-event-id': '-1' },
  { range: 'bytes=9-1' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'text/csv' },
  { 'content-type': 'multipart/form-data' },
  { 'content-type': 'multipart/form-data; boundary=' },
  { 'content-type': 'application/x-ndjson' },
  { 'content-type': ';;;' },
  { 'content-encoding': 'gzip' },
  { 'x-forwarded-for': '::ffff:999.1.1.1' },
  { 'x-http-method-override': 'DELETE' },
  { expect: 'nothing' },
);
