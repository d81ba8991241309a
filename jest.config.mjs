import { availableParallelism } from 'node:os';

/** Two kinds of test, told apart by name: pure rules (*.spec.ts, milliseconds) and rules against a real Postgres (*.db.spec.ts). */
const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest'],
    // Jest on Node 20 cannot require() an ES module; Fastify's inject does so with `cookie`.
    'node_modules/cookie/.+\\.js$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!cookie/)'],
  moduleNameMapper: {
    '^@keyline/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/.+/dist/', '<rootDir>/.keyline/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};

export default {
  // A process of its own for the tests, ended and started anew when it has grown: modules of finished files stay in memory.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  workerIdleMemoryLimit: '1GB',
  testTimeout: 90_000, // a busy machine with two cores
  projects: [
    {
      ...shared,
      displayName: 'rules',
      testMatch: ['<rootDir>/{libs,apps}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.db\\.spec\\.ts$'],
    },
    {
      ...shared,
      displayName: 'database',
      testMatch: ['<rootDir>/{libs,apps}/**/*.db.spec.ts'],
      globalSetup: '<rootDir>/libs/testing/jest-server.mjs',
      globalTeardown: '<rootDir>/libs/testing/jest-server-stop.mjs',
    },
  ],
};
