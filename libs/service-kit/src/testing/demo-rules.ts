import { readFileSync } from 'node:fs';
import { demoRulesFile } from '@liandong/access/local-issuer';
import { takeLocalRules } from '../config/local-rules.js';

/** The rules that the demo organisations set for themselves, as every app of a test has them: for specs without one. */
export function useDemoRules(): void {
  takeLocalRules(readFileSync(demoRulesFile, 'utf8'));
}
