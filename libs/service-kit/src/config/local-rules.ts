import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { setLocalLimits } from '@liandong/legal-time';
import { ConfigurationError } from './config.js';

const line = z.string().trim().min(1).max(2_000);

/** What the file of an installation's own rules holds. A new version is a new row; a row is never edited, since events name it. */
export const localRules = z.strictObject({
  timeLimits: z.array(
    z.strictObject({
      organisationId: z.string().min(1).max(100),
      /** Of the rule list: B1.2; a suffix tells several limits of one rule apart: B1.2-extension. */
      ruleId: z.string().min(1).max(100),
      version: z.string().min(1).max(100),
      effectiveFrom: z.iso.date(),
      limit: z.strictObject({ amount: z.int().min(1).max(1_000), unit: z.enum(['years', 'months', 'working-days', 'days', 'hours']) }),
      clause: z.strictObject({ zh: line, en: line }),
      confidence: z.enum(['H', 'M', 'L', 'G', 'C']).default('L'),
    }),
  ),
});

/**
 * Reads the installation's own rules, for the life of the process.
 *
 * @throws ConfigurationError the file is not there, is no such file, or holds a limit that cannot be
 */
export async function readLocalRules(file: string): Promise<void> {
  try {
    setLocalLimits(localRules.parse(JSON.parse(await readFile(file, 'utf8'))).timeLimits);
  } catch (error) {
    const problems = error instanceof z.ZodError ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) : [error instanceof Error ? error.message : String(error)];
    throw new ConfigurationError(problems.map((problem) => `LOCAL_RULES_FILE: ${problem}`));
  }
}
