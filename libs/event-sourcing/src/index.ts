export * from './domain/events.js';
export * from './domain/decider.js';
export * from './domain/errors.js';
export * from './domain/number-register.js';
export * from './domain/versioned.js';
export { delay } from './store/delay.js';
export * from './store/event-store.js';
// The command handling below needs node:crypto; everything above is plain and may be used by domain files.
export * from './derived-id.js';
export { decidedAtRevision } from './commands/stale-revision.js';
export * from './commands/command-handler.js';
export { canonicalDigest, commandDigest } from './commands/new-events.js';
export type { Numbered, Together } from './commands/create-aggregate.js';
export * from './commands/upcast.js';
