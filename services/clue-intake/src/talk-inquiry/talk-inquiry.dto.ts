import { z } from 'zod';
import { talkerRoles } from '../rules/talk-staffing.js';
import { talkerCapacities, talkInquiryForms, talkInquiryOutcomes } from './talk-inquiry.events.js';

const text = z.string().trim().min(1).max(20_000);
const title = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);
const date = z.iso.date();

/** `talkers`: who holds an own talk, at least two, and who of them leads; whoever is lent is auxiliary (B4.9). */
export const ProposeTalkPlanBody = z
  .strictObject({
    form: z.enum(talkInquiryForms),
    nextLowerPartyChief: z.boolean().default(false),
    plan: text,
    talkers: z
      .array(z.strictObject({ personId: id, role: z.enum(talkerRoles), lent: z.boolean() }))
      .max(10)
      .default([]),
  })
  .meta({ id: 'ProposeTalkPlan' });

/** `partyChiefReport` when the subject is a next-lower party chief (B1.18); `acceptance`: why somebody talks who may know the subject (2.5). */
export const ApproveTalkPlanBody = z
  .strictObject({ partyChiefReport: z.strictObject({ reportedOn: date, reference: title }).optional(), acceptance: text.optional() })
  .meta({ id: 'ApproveTalkPlan' });

/** 承办部门: a department of the commission. */
export const AssignTalkHandlerBody = z.strictObject({ departmentId: id }).meta({ id: 'AssignTalkHandler' });

export const ServeTalkNoticeBody = z.strictObject({ servedOn: date, servedTo: title, reference: title }).meta({ id: 'ServeTalkNotice' });

export const HoldTalkBody = z
  .strictObject({
    talkers: z
      .array(z.strictObject({ personId: id, capacity: z.enum(talkerCapacities) }))
      .min(1)
      .max(10),
    heldOn: date,
    place: title,
  })
  .meta({ id: 'HoldTalk' });

/** `refusal`: why the subject did not sign. */
export const SignTalkRecordBody = z
  .strictObject({ record: text, signedBySubject: z.boolean(), refusal: text.optional(), signedOn: date })
  .meta({ id: 'SignTalkRecord' });

/** `countersignedBy`: the party chief of the subject's unit (B1.20). */
export const ReceiveReplyBody = z
  .strictObject({ statement: text, countersignedBy: title.optional(), receivedOn: date })
  .meta({ id: 'ReceiveReply' });

export const ReportTalkBody = z
  .strictObject({ facts: text, opinion: text, outcome: z.enum(talkInquiryOutcomes), reportedOn: date })
  .meta({ id: 'ReportTalk' });

export const TalkReasonBody = z.strictObject({ reason: text }).meta({ id: 'TalkReason' });
