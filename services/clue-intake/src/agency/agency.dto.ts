import { z } from 'zod';
import { cloudEvent, clueSources, clueTransferred } from '@liandong/contracts';

const text = z.string().trim().min(1).max(2_000);

export const AdmitAgencyBody = z
  .strictObject({
    name: text,
    kind: z.enum(clueSources),
    commissionId: z.string().min(1).max(100),
    agreement: text,
    eventTypes: z.array(z.enum([clueTransferred.type])).min(1),
  })
  .meta({ id: 'AdmitAgency' });

export const SuspendAgencyBody = z.strictObject({ reason: text }).meta({ id: 'SuspendAgency' });

export const PostedEvent = cloudEvent.meta({ id: 'CloudEvent' });
