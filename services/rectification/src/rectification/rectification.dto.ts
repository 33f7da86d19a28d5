import { z } from 'zod';

const text = z.string().trim().min(1).max(20_000);
const id = z.string().min(1).max(200);
const persons = z.array(id).min(1).max(20);
const date = z.iso.date();

/** A problem that supervision found itself; those of verifications and tours come by themselves. */
export const ProposeRectificationBody = z
  .strictObject({
    organisationId: id,
    unitId: id,
    problem: text,
    foundBy: z.strictObject({ service: z.enum(['joint-supervision', 'inspection-liaison', 'rectification']), id }),
  })
  .meta({ id: 'ProposeRectification' });

export const DismissRectificationBody = z.strictObject({ reason: text, dismissedOn: date }).meta({ id: 'DismissRectification' });

export const AssignRectificationBody = z
  .strictObject({ unitId: id, requirement: text, assignedOn: date, roundStartedOn: date.optional(), dueOn: date.optional() })
  .meta({ id: 'AssignRectification' });

export const ExtendDeadlineBody = z
  .strictObject({ days: z.int().min(1).max(365), reason: text, approvedOn: date })
  .meta({ id: 'ExtendRectification' });

export const SubmitEvidenceBody = z
  .strictObject({
    evidence: z
      .array(
        z.strictObject({
          evidenceId: id,
          description: text,
          sha256: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256, 64 位小写十六进制 / 64 lower-case hex digits'),
        }),
      )
      .min(1)
      .max(200),
    report: text,
    submittedOn: date,
  })
  .meta({ id: 'SubmitEvidence' });

export const CheckRectificationBody = z
  .strictObject({ result: z.enum(['passed', 'failed']), findings: text, checkedBy: persons, checkedOn: date })
  .meta({ id: 'CheckRectification' });

export const ApproveClosureBody = z.strictObject({ approvedOn: date }).meta({ id: 'ApproveClosure' });

export const CloseRectificationBody = z.strictObject({ closedOn: date }).meta({ id: 'CloseRectification' });

export const LookBackBody = z
  .strictObject({ passed: z.boolean(), findings: text, lookedBackBy: persons, heldOn: date })
  .meta({ id: 'LookBack' });
