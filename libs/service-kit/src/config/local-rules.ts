import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { roles } from '@liandong/access';
import {
  acquaintanceKinds,
  approvedLevels,
  approvedModes,
  approverRoles,
  bands,
  knownPractices,
  knownRhythms,
  type LocalRules,
  localRuleIds,
  organisationKinds,
  organisationLevels,
  periodKinds,
  setLocalRules,
  warningMeasures,
} from '@liandong/legal-time';
import { ConfigurationError } from './config.js';

const line = z.string().trim().min(1).max(2_000);
const name = z.string().min(1).max(100);
/** What every row says: whom it binds, which version it is, from when on, and by what decision or document. */
const row = { organisationId: name, version: name, effectiveFrom: z.iso.date(), clause: z.strictObject({ zh: line, en: line }) };
const limit = (
  units: readonly ['months' | 'working-days' | 'days' | 'hours' | 'years', ...('months' | 'working-days' | 'days' | 'hours' | 'years')[]],
) => z.strictObject({ amount: z.int().min(1).max(1_000), unit: z.enum(units) });

/** Lines before the end are counted in days or months: working days are counted forwards alone. */
const warningLine = z
  .strictObject({ band: z.enum(bands), from: z.enum(['start', 'end']), distance: limit(['months', 'working-days', 'days', 'hours']) })
  .refine(({ from, distance }) => from === 'start' || distance.unit !== 'working-days', {
    path: ['distance', 'unit'],
    message: 'a line before the end is counted in months, days or hours',
  });
const review = z.strictObject({
  kind: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  zh: line,
  en: line,
  every: z.enum(periodKinds),
  within: z.int().min(0).max(366),
  by: z.array(z.enum(roles)).min(1),
});
const oneOf = (one: string, other: string) => ({ message: `either ${one} or ${other}` });

/** What the file of an installation's own rules holds. A new version is a new row; a row is never edited, since events name it. */
export const localRules = z.strictObject({
  timeLimits: z
    .array(
      z.strictObject({
        ...row,
        /** Of the rule list: B1.2; a suffix tells several limits of one rule apart: B1.2-extension. */
        ruleId: z.enum(localRuleIds),
        limit: limit(['years', 'months', 'working-days', 'days', 'hours']),
        confidence: z.enum(['H', 'M', 'L', 'G', 'C']).default('L'),
      }),
    )
    .default([]),
  warningPractices: z
    .array(
      z
        .strictObject({
          ...row,
          follows: z.enum(knownPractices).optional(),
          lines: z
            .array(z.strictObject({ rules: z.array(z.string().min(1).max(100)).min(1).optional(), lines: z.array(warningLine) }))
            .min(1)
            .optional(),
        })
        .refine(({ follows, lines }) => (follows === undefined) !== (lines === undefined), oneOf('follows', 'lines')),
    )
    .default([]),
  warningMeasures: z
    .array(
      z.strictObject({
        ...row,
        actions: z.strictObject({
          blue: z.array(z.enum(warningMeasures)),
          yellow: z.array(z.enum(warningMeasures)),
          red: z.array(z.enum(warningMeasures)).min(1),
        }),
      }),
    )
    .default([]),
  reviewRhythms: z
    .array(
      z
        .strictObject({ ...row, follows: z.enum(knownRhythms).optional(), reviews: z.array(review).min(1).optional() })
        .refine(({ follows, reviews }) => (follows === undefined) !== (reviews === undefined), oneOf('follows', 'reviews'))
        .refine(({ reviews = [] }) => new Set(reviews.map(({ kind }) => kind)).size === reviews.length, {
          path: ['reviews'],
          message: 'every kind of review once',
        }),
    )
    .default([]),
  commissions: z.array(z.strictObject({ ...row, level: z.enum(organisationLevels), over: z.array(name) })).default([]),
  acquaintance: z
    .array(
      z.strictObject({
        ...row,
        kinds: z.array(z.enum(acquaintanceKinds)).refine((kinds) => kinds.includes('kin'), { message: 'kin is always compared (B4.1)' }),
        formerPostYears: z.int().min(0).max(100),
      }),
    )
    .default([]),
  organisations: z.array(z.strictObject({ ...row, kind: z.enum(organisationKinds) })).default([]),
  disposalApprovals: z
    .array(
      z.strictObject({
        ...row,
        adds: z.partialRecord(z.enum(approvedModes), z.partialRecord(z.enum(approvedLevels), z.array(z.enum(approverRoles)).min(1))),
      }),
    )
    .default([]),
  talks: z
    .array(
      z.strictObject({
        ...row,
        plansByPrincipal: z.literal(true).optional(),
        ownTalkers: z.int().min(2).max(10).optional(),
        delegatedTalkers: z.int().min(2).max(10).optional(),
      }),
    )
    .default([]),
  problemTypes: z
    .array(
      z.strictObject({
        ...row,
        code: z
          .string()
          .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
          .max(60),
        zh: name.optional(),
        en: name.optional(),
        parent: name.optional(),
        aliases: z.array(name).min(1).max(50).optional(),
        retired: z.literal(true).optional(),
      }),
    )
    .default([]),
}) satisfies z.ZodType<LocalRules>;

/**
 * Takes over what a file of the installation's own rules says, for the life of the process.
 *
 * @throws ConfigurationError no such file, or one that holds what cannot be: each problem with its place
 */
export function takeLocalRules(content: string): void {
  try {
    setLocalRules(localRules.parse(JSON.parse(content)));
  } catch (error) {
    throw unreadable(error);
  }
}

/**
 * Reads the installation's own rules, for the life of the process.
 *
 * @throws ConfigurationError the file is not there, is no such file, or holds what cannot be
 */
export async function readLocalRules(file: string): Promise<void> {
  takeLocalRules(
    await readFile(file, 'utf8').catch((error: unknown) => {
      throw unreadable(error);
    }),
  );
}

function unreadable(error: unknown): ConfigurationError {
  const problems =
    error instanceof z.ZodError
      ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      : [error instanceof Error ? error.message : String(error)];
  return new ConfigurationError(problems.map((problem) => `LOCAL_RULES_FILE: ${problem}`));
}
