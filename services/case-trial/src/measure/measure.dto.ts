import { z } from 'zod';
import { measureKinds } from '../rules/measure-authority.js';
import { talkCapacities } from './measure.events.js';

const text = z.string().trim().min(1).max(20_000);
const day = z.iso.date();

export const ApproveMeasureBody = z.strictObject({ kind: z.enum(measureKinds).optional(), approvedOn: day }).meta({ id: 'ApproveMeasure' });
export const DropMeasureBody = z.strictObject({ reason: text, droppedOn: day }).meta({ id: 'DropMeasure' });
export const CarryOutMeasureBody = z
  .strictObject({
    talkers: z.array(z.string().min(1).max(100)).min(1).max(10),
    capacity: z.enum(talkCapacities),
    record: z.string().trim().min(1).max(200),
    appliedOn: day,
  })
  .meta({ id: 'CarryOutMeasure' });
/** `upperApproval`: number of the party committee's approval, of a reorganisation (改组). */
export const IssueMeasureBody = z
  .strictObject({ document: z.string().trim().min(1).max(200), upperApproval: z.string().trim().min(1).max(200).optional(), issuedOn: day })
  .meta({ id: 'IssueInstitutionMeasure' });
export const CloseMeasureBody = z.strictObject({ note: text, closedOn: day }).meta({ id: 'CloseMeasure' });
