export { ApiProblem, Client, type ClientOptions, type Receipt, until } from './client.js';
export { differing, type Figure } from './demo/figures.js';
export { type Moment, type PlayedStory, StepFailed } from './demo/play.js';
export { type Playable, stories } from './demo/stories.js';
export { type OwnSystem, startOwnSystem } from './demo/system.js';
export { run } from './program.js';
export { oneTarget, type ServiceName, services, type Targets, targetsFromEnvironment } from './targets.js';
