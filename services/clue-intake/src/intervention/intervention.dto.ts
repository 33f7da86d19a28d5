import { z } from 'zod';
import { pleaderStandings } from '../rules/intervention-reporting.js';
import { interventionHandovers, interventionKinds } from './intervention.events.js';

const text = z.string().trim().min(1).max(2_000);
const name = z.string().trim().min(1).max(200);
const date = z.iso.date();

/** `by.personId`: of somebody who works here, from whom the entry is kept. */
export const RecordInterventionBody = z
  .strictObject({
    clueId: name,
    kind: z.enum(interventionKinds),
    by: z.strictObject({ name, unit: name, position: name.optional(), personId: name.optional() }),
    addressee: name,
    occurredOn: date,
    content: text,
  })
  .meta({ id: 'RecordIntervention' });

export const AssessInterventionBody = z
  .strictObject({ standing: z.enum(pleaderStandings), opinion: text, assessedOn: date })
  .meta({ id: 'AssessIntervention' });

/** `receiverId`: the own organisation, for its chief; of a superior, the body above. */
export const ReportInterventionUpwardBody = z
  .strictObject({ receiverId: name, documentNumber: name, reportedOn: date })
  .meta({ id: 'ReportInterventionUpward' });

/** `handover`: the clue or breach that it was handed over as. */
export const HandleInterventionBody = z
  .strictObject({
    outcome: z.enum(['no-action', 'reminded', 'handed-over']),
    reason: text,
    handover: z.strictObject({ kind: z.enum(interventionHandovers), id: name }).optional(),
    handledOn: date,
  })
  .meta({ id: 'HandleIntervention' });
