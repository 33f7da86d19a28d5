export * as classificationStory from './classification/classification.fixtures.js';
export * as recusalStory from './recusal/recusal.fixtures.js';
