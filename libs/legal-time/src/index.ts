export * from './bands.js';
export * from './calendar.js';
export * from './deadline.js';
export * from './due.js';
export * from './limit-from.js';
export * from './rules.js';
export * from './time-limits.js';
export * from './warning-lines.js';
