/** An API in a process of its own that a test may kill: says where it listens, and goes on until then. */
import { startApi } from '@whence/api';
import { readConfig } from '@whence/config';

const databaseUrl = readConfigOf('TEST_DATABASE_URL');
const config = readConfig({}, { LOG_LEVEL: 'silent', PORT: '0', HOST: '127.0.0.1' });
const { url } = await startApi(config, { databaseUrl });
process.send?.(url);

function readConfigOf(name: string): string {
  // eslint-disable-next-line no-restricted-properties -- how the test tells its child where the database is
  const value = process.env[name];
  if (value === undefined) throw new TypeError(`found no ${name}, expected the address of the test's database`);
  return value;
}
