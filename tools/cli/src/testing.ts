export { freshSeed, holdsOfHistories, playHistories } from './testing/sealed-run.js';
export { prepared, received } from './testing/sealed-play.js';
export { placesOf } from './testing/leak-search.js';
export { asking, type WatchedSystem } from './testing/watched-system.js';
