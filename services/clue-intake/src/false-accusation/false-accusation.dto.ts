import { z } from 'zod';
import { mostReporters } from '../reporter/reporter.decider.js';

const text = z.string().trim().min(1).max(20_000);
const title = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);

/** Neither the facts nor the evidence name the reporter. `reporterNumber`: of several who signed or came (B1.16), the one who accused falsely; absent: the first. */
export const ProposeFalseAccusationBody = z
  .strictObject({
    organisationId: id,
    clueId: id,
    facts: text,
    evidence: z.array(title).min(1).max(100),
    reporterNumber: z.int().min(1).max(mostReporters).optional(),
  })
  .meta({ id: 'ProposeFalseAccusation' });

/** `reference`: the approval's document number. */
export const FindFalseAccusationBody = z.strictObject({ reference: title }).meta({ id: 'FindFalseAccusation' });

export const DenyFalseAccusationBody = z.strictObject({ reason: text }).meta({ id: 'DenyFalseAccusation' });
