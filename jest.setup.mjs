// Runs once in every process that runs specs. The runner knows no time limits: every test and hook gets one here, so that what hangs fails, by name.
import { bind } from 'jest-each';

/** Default limit of a test or a hook, in ms. */
const LIMIT_MS = 120_000;

process.setSourceMapsEnabled(true);

/** The runner prints no cause, and fast-check keeps there what really failed. */
function withCauses(error) {
  for (let { cause } = Object(error); error instanceof Error && cause instanceof Error; { cause } = cause) error.stack += `\ncaused by: ${cause.stack}`;
  return error;
}

function within(run, limit = LIMIT_MS) {
  if (run.length > 0) throw new Error('a test or hook returns a promise; it takes no callback');
  return async () => {
    let timer;
    const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`exceeded its limit of ${limit} ms`)), limit)));
    try {
      return await Promise.race([run(), late]);
    } catch (error) {
      throw withCauses(error);
    } finally {
      clearTimeout(timer);
    }
  };
}

for (const name of ['beforeAll', 'beforeEach', 'afterAll', 'afterEach']) {
  const declare = globalThis[name];
  globalThis[name] = (run, limit) => declare(within(run, limit));
}

function withLimits(declare) {
  const limited = (name, run, limit) => declare(name, within(run, limit));
  return Object.assign(limited, { each: bind(limited, false) });
}
const { only, skip } = globalThis.it;
globalThis.it = globalThis.test = Object.assign(withLimits(globalThis.it), { only: withLimits(only), skip: withLimits(skip) });
