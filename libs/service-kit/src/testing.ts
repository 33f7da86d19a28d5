export { useDemoRules } from './testing/demo-rules.js';
export { asAnybody } from './testing/as-anybody.js';
export { unasked } from './testing/asked-routes.js';
export { rolesThatMay } from './testing/roles-that-may.js';
export { startTestApp, type TestApp, type TestAppOptions, type TestAnswer } from './testing/test-app.js';
export {
  addressOf,
  grantOf,
  type OpenApi,
  personWho,
  personWhoMayNot,
  type Route,
  routesOf,
  sampleOf,
  type Schema,
} from './testing/routes.js';
export { goldenViews, type GoldenStory } from './testing/golden-views.js';
export { count, type Life } from './testing/count.js';
export { countCrossed } from './testing/crossed-count.js';
export { figureWithEvents, type FigureWithEvents, ownFigures } from './testing/figure-with-events.js';
export { pureRunner } from './testing/pure-runner.js';
export { type LogTap, tapLog } from './testing/tap-log.js';
export { itIsAReadModel, recorded, rowAfterEach, rowsAfter } from './testing/read-models.js';
