export { inDatabase, testDatabase, type TestDatabase, type TestDatabaseOptions } from './database.js';
export { noteSkip, redisInstalled, testRedis, type TestRedis } from './database-redis.js';
