export { attempt, type Decides, given, isRefused, type Refused, type Step } from './given-when-then.js';
export { createTestDatabase, openTestPool, type TestDatabase, type TestPool } from './database.js';
export { testNatsUrl } from './nats.js';
export { eventually } from './eventually.js';
export { sideBySide } from './side-by-side.js';
export { filesWith, finderOf, holdsAny, type Plaintext, tablesWith } from './plaintext.js';
