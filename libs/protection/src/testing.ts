export * as recusalStory from './recusal/recusal.fixtures.js';
