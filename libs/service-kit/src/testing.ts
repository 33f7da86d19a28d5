export { rolesThatMay } from './testing/roles-that-may.js';
export { startTestApp, type TestApp, type TestAppOptions, type TestAnswer } from './testing/test-app.js';
