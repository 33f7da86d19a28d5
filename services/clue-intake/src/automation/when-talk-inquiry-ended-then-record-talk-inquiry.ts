import { talkInquiryEnded } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';
import type { EndedTalkInquiry } from '../clue/clue.results.decider.js';

/** B1.19: the clue learns how the talk with each subject ended. */
export const whenTalkInquiryEndedThenRecordTalkInquiry = automation(
  'when-talk-inquiry-ended-then-record-talk-inquiry',
  talkInquiryEnded,
  ({ data }) => {
    const { talkInquiryId, clueId, organisationId, round, subjectId, outcome, endedOn } = data;
    return [
      {
        type: 'record-talk-inquiry',
        id: clueId,
        organisationId,
        data: { talkInquiryId, round, subjectId, outcome, on: endedOn } satisfies EndedTalkInquiry,
      },
    ];
  },
);
