export default {
  // Specs run as they were compiled, in plain Node, in processes that keep what they have loaded (docs/adr/0027).
  runner: new URL('./jest.runner.mjs', import.meta.url).pathname,
  setupFilesAfterEnv: [new URL('./jest.setup.mjs', import.meta.url).pathname],
  transform: {},
  testRegex: '/src/.*\\.(spec|int-spec|e2e-spec)\\.ts$',
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  globalSetup: new URL('./jest.global-setup.mjs', import.meta.url).pathname,
  globalTeardown: new URL('./jest.global-teardown.mjs', import.meta.url).pathname,
  testSequencer: new URL('./jest.sequencer.mjs', import.meta.url).pathname,
  maxWorkers: 2,
};
