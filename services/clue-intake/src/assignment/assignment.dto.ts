import { z } from 'zod';
import { assignmentKinds, supervisionGrounds, supervisionWays } from './assignment.events.js';

const text = z.string().trim().min(1).max(20_000);
const short = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);
const given = {
  organisationId: id,
  kind: z.enum(assignmentKinds),
  body: short,
  documentNumber: short,
  title: short,
  requirement: text,
  clueId: id.optional(),
};
const effect = z.strictObject({
  kind: z.enum(['refund', 'rule-issued']),
  city: short,
  county: short.optional(),
  unit: short,
  quantity: z.int().positive().max(1_000_000_000).optional(),
  amountFen: z.int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
});

export const ReceiveAssignmentBody = z.strictObject({ ...given, receivedOn: z.iso.date() }).meta({ id: 'ReceiveAssignment' });
export const AcceptAssignmentBody = z.strictObject({ acceptedOn: z.iso.date() }).meta({ id: 'AcceptAssignment' });
export const PassOnAssignmentBody = z
  .strictObject({ toOrganisation: short, reason: text, passedOn: z.iso.date() })
  .meta({ id: 'PassOnAssignment' });
export const ProposeAssignmentBody = z.strictObject(given).meta({ id: 'ProposeAssignment' });
export const ApproveAssignmentBody = z.strictObject({ approvedOn: z.iso.date() }).meta({ id: 'ApproveAssignment' });
export const RejectAssignmentBody = z.strictObject({ reason: text }).meta({ id: 'RejectAssignment' });
export const WithdrawAssignmentBody = z.strictObject({ reason: text }).meta({ id: 'WithdrawAssignment' });
export const ExtendAssignmentBody = z.strictObject({ reason: text, reportNumber: short }).meta({ id: 'ExtendAssignment' });
export const ExtendFromAboveBody = z
  .strictObject({ months: z.int().min(1).max(36), documentNumber: short, decidedBy: short, decidedOn: z.iso.date() })
  .meta({ id: 'ExtendAssignmentFromAbove' });
export const ProposeSupervisionBody = z
  .strictObject({ ground: z.enum(supervisionGrounds), way: z.enum(supervisionWays), requirement: text })
  .meta({ id: 'ProposeSupervision' });
export const CarryOutSupervisionBody = z.strictObject({ report: text, carriedOutOn: z.iso.date() }).meta({ id: 'CarryOutSupervision' });
export const ProposeResultBody = z
  .strictObject({ summary: text, effects: z.array(effect).max(500) })
  .meta({ id: 'ProposeAssignmentResult' });
export const ReviewResultBody = z
  .strictObject({ reviewedOn: z.iso.date(), participants: z.array(id).min(1).max(50), opinion: text, agreed: z.boolean() })
  .meta({ id: 'ReviewAssignmentResult' });
export const SendUpResultBody = z.strictObject({ documentNumber: short, sentOn: z.iso.date() }).meta({ id: 'SendUpAssignmentResult' });
