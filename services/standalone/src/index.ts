export { type IssuerOptions, startIssuer } from './issuer/issuer.js';
export { standaloneConfig, type StandaloneConfig } from './config.js';
export { type RunningStandalone, startStandalone } from './standalone.js';
