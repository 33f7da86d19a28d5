import { clueGivenToDepartment, type IntegrationEvent, talkInquiryEnded } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { TalkInquiryEvent } from '../talk-inquiry/talk-inquiry.events.js';
import { talkGiving } from '../talk-inquiry/talk-inquiry.ids.js';
import type { TalkInquiryState } from '../talk-inquiry/talk-inquiry.state.js';

/** Only whom it was given to and how it ended leaves the aggregate; what was said stays. */
export function publishTalkInquiry(
  event: RecordedEvent<TalkInquiryEvent>,
  talkInquiryId: string,
  { status, opening, outcome, assignments }: TalkInquiryState,
): readonly IntegrationEvent[] {
  if (event.type === 'TalkHandlerAssigned' && event.data.departmentAs === 'assigned') {
    const { clueId, clueNumber, organisationId } = opening!;
    return [
      integrationEvent('clue-intake', clueGivenToDepartment, event, {
        clueId,
        clueNumber,
        organisationId,
        departmentId: event.data.departmentId,
        way: 'talk-assignment',
        givingId: talkGiving(talkInquiryId, assignments),
      }),
    ];
  }
  if (event.type !== 'OutcomeApproved' && event.type !== 'TalkInquiryDiscontinued') return [];
  const end = status === 'discontinued' ? 'discontinued' : outcome;
  // To inquire again is no end.
  if (end === undefined || end === 'inquire-again') return [];
  const { clueId, organisationId, round, subject } = opening!;
  const endedOn = dateInChina(event.metadata.occurredAt);
  return [
    integrationEvent('clue-intake', talkInquiryEnded, event, {
      talkInquiryId,
      clueId,
      organisationId,
      round,
      subjectId: subject.subjectId,
      outcome: end,
      endedOn,
    }),
  ];
}
