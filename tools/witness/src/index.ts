export { ensureWitnessKey } from './witness-key.js';
export { parseLogs } from './witness-config.js';
export { Witness, type WitnessOptions } from './witness.js';
export { WitnessStates } from './witness-state.js';
