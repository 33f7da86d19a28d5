import { z } from 'zod';
import { secrecyLevels } from '@liandong/access';
import { namedKinds } from '../matter/named-record.js';

const id = z.string().trim().min(1).max(100);
const reason = z.string().trim().min(1).max(2_000);

/** `about`: any clue or report of the matter; the level holds for the matter as a whole. */
export const ProposeClassificationBody = z
  .strictObject({ about: z.strictObject({ kind: z.enum(namedKinds), id }), level: z.enum(secrecyLevels), reason })
  .meta({ id: 'ProposeClassification' });

export const RejectClassificationBody = z.strictObject({ reason }).meta({ id: 'RejectClassification' });

/** `personId`: whoever is to know of the matter beside those whom their role clears. */
export const AdmitPersonBody = z.strictObject({ personId: id, reason }).meta({ id: 'AdmitPerson' });

export const WithdrawAdmissionBody = z.strictObject({ personId: id, reason }).meta({ id: 'WithdrawAdmission' });
