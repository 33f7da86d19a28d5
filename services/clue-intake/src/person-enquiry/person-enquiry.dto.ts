import { z } from 'zod';
import { enquiryPurposes } from '../rules/enquiry-authority.js';
import { effects, opinions } from './person-enquiry.events.js';

const title = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);
const reason = z.string().trim().min(1).max(2_000);
const person = z.string().min(1).max(20);

/** A letter by which a body asks about persons; `person` names each within the enquiry: `p1`. */
export const RecordPersonEnquiryBody = z
  .strictObject({
    organisationId: id,
    askingBody: title,
    reference: title,
    letterDate: z.iso.date(),
    receivedOn: z.iso.date(),
    purpose: z.enum(enquiryPurposes),
    persons: z
      .array(z.strictObject({ person, name: title, unitId: id, position: title }))
      .min(1)
      .max(100),
  })
  .meta({ id: 'RecordPersonEnquiry' });

const clue = z.string().min(1).max(220);

/** One opinion per person; `same` and `namesakes`: each clue that was found, as `clueId/subjectId`. `note` stays in the house. */
export const ProposeEnquiryReplyBody = z
  .strictObject({
    opinions: z
      .array(
        z.strictObject({
          person,
          opinion: z.enum(opinions),
          effect: z.enum(effects).optional(),
          same: z.array(clue).max(500).default([]),
          namesakes: z
            .array(z.strictObject({ clue, reason: title }))
            .max(500)
            .default([]),
          note: reason.optional(),
        }),
      )
      .min(1)
      .max(100),
  })
  .meta({ id: 'ProposeEnquiryReply' });
export type ProposeEnquiryReplyBody = z.output<typeof ProposeEnquiryReplyBody>;

export const RejectEnquiryReplyBody = z.strictObject({ reason }).meta({ id: 'RejectEnquiryReply' });

/** `replyNumber`: of the letter of reply. */
export const SendEnquiryReplyBody = z.strictObject({ replyNumber: title, sentOn: z.iso.date() }).meta({ id: 'SendEnquiryReply' });

export const WithdrawPersonEnquiryBody = z.strictObject({ reason }).meta({ id: 'WithdrawPersonEnquiry' });
