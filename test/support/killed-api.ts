/** An API in a process of its own that a test may kill: says where it listens, and goes on until then. Argument: the database. */
import { startApi } from '@whence/api';
import { readConfig } from '@whence/config';

const [, , databaseUrl] = process.argv;
if (databaseUrl === undefined) throw new TypeError('found no argument, expected the address of the database');
const config = readConfig({}, { LOG_LEVEL: 'silent', PORT: '0', HOST: '127.0.0.1' });
const { url } = await startApi(config, { databaseUrl });
process.send?.(url);
