import { fileURLToPath } from 'node:url';

/** What the organisations of the demo set for themselves: as a LOCAL_RULES_FILE. */
export const demoRulesFile = fileURLToPath(new URL('../../demo/local-rules.json', import.meta.url));
