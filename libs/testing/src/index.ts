export { attempt, given, type Step } from './given-when-then.js';
export { createTestDatabase, type TestDatabase } from './database.js';
export { testNatsUrl } from './nats.js';
export { eventually } from './eventually.js';
