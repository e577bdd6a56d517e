import { swcOptions } from './swc.config.mjs';

/** Jest runs the TypeScript sources as ES modules. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  moduleNameMapper: {
    '^@whence/(api|worker)$': '<rootDir>/apps/$1/src/index.ts',
    '^@whence/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.whence'],
  // One PostgreSQL for the whole run, started when the first test file asks for it.
  globalSetup: '<rootDir>/libs/testing/setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/teardown.mjs',
  testTimeout: 60_000,
  // Modules of a test file stay in the process that ran it. A worker makes way for a new one, also where there is only one.
  workerIdleMemoryLimit: '1GB',
};
