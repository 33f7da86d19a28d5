export { type KeptSystem, startTestSystem, type TestSystem } from './testing/test-system.js';
