import { type IntegrationEvent, talkInquiryEnded } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { TalkInquiryEvent } from '../talk-inquiry/talk-inquiry.events.js';
import type { TalkInquiryState } from '../talk-inquiry/talk-inquiry.state.js';

/** Only how it ended leaves the aggregate; what was said stays. */
export function publishTalkInquiry(event: RecordedEvent<TalkInquiryEvent>, talkInquiryId: string, { status, opening, outcome }: TalkInquiryState): readonly IntegrationEvent[] {
  if (event.type !== 'OutcomeApproved' && event.type !== 'TalkInquiryDiscontinued') return [];
  const end = status === 'discontinued' ? 'discontinued' : outcome;
  // To inquire again is no end.
  if (end === undefined || end === 'inquire-again') return [];
  const { clueId, organisationId, round, subject } = opening!;
  const endedOn = dateInChina(event.metadata.occurredAt);
  return [integrationEvent('clue-intake', talkInquiryEnded, event, { talkInquiryId, clueId, organisationId, round, subjectId: subject.subjectId, outcome: end, endedOn })];
}
