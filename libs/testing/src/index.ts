export { inDatabase, testDatabase, type TestDatabase, type TestDatabaseOptions } from './database.js';
export { madePdf, rawPdf } from './pdf.js';
export { noteSkip, redisInstalled, testRedis, type TestRedis } from './database-redis.js';
