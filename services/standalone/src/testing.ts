export { startTestSystem, type TestSystem } from './testing/test-system.js';
