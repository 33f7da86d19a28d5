import { isPerson, subjectOf, talkInquiryApproved } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';
import { talkIdOf } from '../talk-inquiry/talk-inquiry.ids.js';
import type { TalkInquiryOpening } from '../talk-inquiry/talk-inquiry.events.js';

/** B1.18: every person has a talk or inquiry of its own; clue, round and place among the subjects name it. */
export const whenTalkInquiryApprovedThenOpenTalkInquiries = automation(
  'when-talk-inquiry-approved-then-open-talk-inquiries',
  talkInquiryApproved,
  ({ data }) => {
    const { subjects, ...clue } = data;
    return subjects
      .map(subjectOf)
      .filter(isPerson)
      .map((subject, index) => ({
        type: 'open',
        id: talkIdOf(clue.clueId, clue.round, index + 1),
        organisationId: clue.organisationId,
        data: { ...clue, subject } satisfies TalkInquiryOpening,
      }));
  },
);
