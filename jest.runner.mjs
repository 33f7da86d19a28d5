import { createRunner } from 'jest-light-runner';

const compiled = (path) => path.replace(/(\/(?:libs|services|tools)\/[^/]+)\/src\/(.*)\.ts$/, '$1/dist/$2.js');

/** The runner would take it as passed. */
const isEmpty = ({ testResults }) => testResults.length === 0;

/** Finds specs among the sources, so that none outlives its source, and runs what was compiled from them. */
export default class CompiledSpecsRunner extends createRunner({ runtime: 'child_process' }) {
  runTests(tests, watcher, onStart, onResult, onFailure) {
    const sources = new Map(tests.map((test) => [{ ...test, path: compiled(test.path) }, test]));
    return super.runTests(
      [...sources.keys()],
      watcher,
      (test) => onStart(sources.get(test)),
      (test, result) => (isEmpty(result) ? onFailure(sources.get(test), new Error('a spec without a test')) : onResult(sources.get(test), { ...result, testFilePath: sources.get(test).path })),
      (test, error) => onFailure(sources.get(test), error),
    );
  }
}
