import { z } from 'zod';
import { secrecyLevels } from '@liandong/access';

const id = z.string().trim().min(1).max(100);
const reason = z.string().trim().min(1).max(2_000);

export const RejectClassificationBody = z.strictObject({ reason }).meta({ id: 'RejectClassification' });

/** `personId`: whoever is to know of the matter beside those whom their role clears. */
export const AdmitPersonBody = z.strictObject({ personId: id, reason }).meta({ id: 'AdmitPerson' });

export const WithdrawAdmissionBody = z.strictObject({ personId: id, reason }).meta({ id: 'WithdrawAdmission' });

export type ProposeBody = ReturnType<typeof proposeBody>;

/**
 * `about`: any record of the matter; the level holds for the matter as a whole.
 *
 * @param kinds of records by which a matter is named
 * @param name of the schema
 */
export function proposeBody(kinds: readonly [string, ...string[]], name: string) {
  return z.strictObject({ about: z.strictObject({ kind: z.enum(kinds), id }), level: z.enum(secrecyLevels), reason }).meta({ id: name });
}
