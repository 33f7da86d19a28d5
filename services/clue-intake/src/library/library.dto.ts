import { z } from 'zod';
import { differenceKinds } from './library.events.js';

const text = z.string().trim().min(1).max(2_000);
const id = z.string().min(1).max(100);

export const EntrustLibraryBody = z.strictObject({ unitId: id, since: z.iso.date() }).meta({ id: 'EntrustLibrary' });

/** `documentNumber`: of the appointment (指定文件). */
export const AppointKeeperBody = z.strictObject({ personId: id, from: z.iso.date(), documentNumber: id }).meta({ id: 'AppointKeeper' });

export const PrepareHandoverBody = z.strictObject({ giver: id, taker: id, preparedOn: z.iso.date() }).meta({ id: 'PrepareHandover' });

export const NoteDifferenceBody = z.strictObject({ number: id, kind: z.enum(differenceKinds), note: text }).meta({ id: 'NoteDifference' });

export const SignHandoverBody = z.strictObject({ signedOn: z.iso.date() }).meta({ id: 'SignHandover' });

export const ClosePeriodBody = z
  .strictObject({ reconciledOn: z.iso.date(), reconciliationIds: z.array(id).max(500) })
  .meta({ id: 'ClosePeriod' });

export const CancelHandoverBody = z.strictObject({ reason: text }).meta({ id: 'CancelHandover' });
