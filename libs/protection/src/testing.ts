export * as classificationStory from './classification/classification.fixtures.js';
export { levelTold } from './classification/testing/levels-told.js';
export * as recusalStory from './recusal/recusal.fixtures.js';
export { BARRED, itKeepsOutWhoeverIsRecusedElsewhere, recusalsTold } from './recusal/testing/recusals-told.js';
export { itAsksWhoMayOfRecusals } from './recusal/recusal.permissions.js';
