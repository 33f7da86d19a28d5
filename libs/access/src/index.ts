export * from './access.js';
export * from './matrix/index.js';
export type { Grant, PermissionTable, Scope } from './matrix/grant.js';
export * from './principal.js';
export * from './recusal.js';
export * from './secrecy.js';
export * from './standing.js';
export * from './token-verifier.js';
