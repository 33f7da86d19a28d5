import { z } from 'zod';
import { disposalModes } from '../clue/clue.events.js';
import { deferred, meetingKinds } from './screening-meeting.events.js';

const text = z.string().trim().min(1).max(20_000);
const title = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);
const date = z.iso.date();

export const ConveneMeetingBody = z
  .strictObject({
    organisationId: id,
    kind: z.enum(meetingKinds),
    title,
    scheduledOn: date,
    participants: z
      .array(z.strictObject({ organisationId: id, persons: z.array(id).max(50).default([]) }))
      .min(1)
      .max(50),
    agenda: z.array(id).min(1).max(100),
  })
  .meta({ id: 'ConveneMeeting' });

export const AddClueToMeetingBody = z.strictObject({ clueId: id }).meta({ id: 'AddClueToMeeting' });

export const ReadVolumesBody = z
  .strictObject({ clueId: id, volumes: z.number().int().min(1).max(10_000), readOn: date })
  .meta({ id: 'ReadVolumes' });

/** `decision`: a mode, or `deferred`. */
export const RecordMeetingOpinionBody = z
  .strictObject({
    clueId: id,
    decision: z.enum([...disposalModes, deferred]),
    opinion: text,
    dissent: z
      .array(z.strictObject({ organisationId: id, opinion: text }))
      .max(50)
      .default([]),
  })
  .meta({ id: 'RecordMeetingOpinion' });

export const SignMinutesBody = z.strictObject({ minutes: text, heldOn: date }).meta({ id: 'SignMinutes' });

export const CancelMeetingBody = z.strictObject({ reason: text }).meta({ id: 'CancelMeeting' });
