import { z } from 'zod';
import { interventionKinds } from './intervention.decider.js';

const text = z.string().trim().min(1).max(2_000);
const name = z.string().trim().min(1).max(200);

export const RecordInterventionBody = z
  .strictObject({
    clueId: name,
    kind: z.enum(interventionKinds),
    by: z.strictObject({ name, unit: name, position: name.optional() }),
    addressee: name,
    occurredOn: z.iso.date(),
    content: text,
  })
  .meta({ id: 'RecordIntervention' });
