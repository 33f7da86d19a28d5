import type { RecordedEvent } from '@liandong/event-sourcing';
import { given } from '@liandong/testing';
import { whenTalkInquiryApprovedThenOpenTalkInquiries } from '../automation/when-talk-inquiry-approved-then-open-talk-inquiries.js';
import { whenTalkInquiryEndedThenRecordTalkInquiry } from '../automation/when-talk-inquiry-ended-then-record-talk-inquiry.js';
import { talkInquiry } from '../talk-inquiry/talk-inquiry.decider.js';
import type { TalkInquiryEvent } from '../talk-inquiry/talk-inquiry.events.js';
import { after, answered, approveOutcome, command, concluded, opening, principal, report } from '../talk-inquiry/talk-inquiry.fixtures.js';
import { publishTalkInquiry } from './talk-inquiry.integration-events.js';

const publish = (history: readonly TalkInquiryEvent[]) =>
  history.flatMap((event, revision) => {
    const metadata = { occurredAt: '2020-07-20T17:00:00.000Z', correlationId: 'm1' };
    const recorded = {
      ...event,
      id: `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`,
      stream: 'talkInquiry-c1-1-1',
      revision,
      metadata,
    };
    return publishTalkInquiry(
      recorded as unknown as RecordedEvent<TalkInquiryEvent>,
      'c1-1-1',
      given(talkInquiry, history.slice(0, revision + 1)).state,
    );
  });
const end = { talkInquiryId: 'c1-1-1', clueId: 'c1', organisationId: 'mhk', round: 1, subjectId: 's1', endedOn: '2020-07-21' };

describe('what talk and inquiry announces', () => {
  it('B1.19: only how it ended, on the day in China; nothing of what was said', () => {
    expect(publish(concluded)).toMatchObject([
      { type: 'clue-intake.talk-inquiry-ended.v1', data: { ...end, outcome: 'criticise-educate' } },
    ]);
    expect(JSON.stringify(publish(concluded))).not.toContain('说明材料');
    expect(publish(after(answered, command('discontinue', { reason: 'x' }, principal)))).toMatchObject([
      { data: { ...end, outcome: 'discontinued' } },
    ]);
    expect(publish(after(answered, report('inquire-again'), approveOutcome))).toEqual([]);
  });

  it('B1.18: when the mode is approved, then every subject gets a talk of its own; when it has ended, the clue learns it', () => {
    const envelope = {
      id: '0b0f9c8e-7f0a-4d0c-9a57-1f4d7f6f0001',
      time: '2020-06-14T08:00:00.000Z',
      matterId: 'm1',
      causationId: 'c1',
      source: 'clue-intake',
    };
    const { subject, round, ...clue } = opening;
    const second = { ...subject, subjectId: 's2' };
    expect(
      whenTalkInquiryApprovedThenOpenTalkInquiries.decide({
        ...envelope,
        type: 'clue-intake.talk-inquiry-approved.v1',
        data: { ...clue, round, subjects: [subject, second] },
      }),
    ).toEqual([
      { type: 'open', id: 'c1-1-1', organisationId: 'mhk', data: opening },
      { type: 'open', id: 'c1-1-2', organisationId: 'mhk', data: { ...opening, subject: second } },
    ]);
    expect(
      whenTalkInquiryEndedThenRecordTalkInquiry.decide({
        ...envelope,
        type: 'clue-intake.talk-inquiry-ended.v1',
        data: { ...end, outcome: 'reminder' },
      }),
    ).toEqual([
      {
        type: 'record-talk-inquiry',
        id: 'c1',
        organisationId: 'mhk',
        data: { talkInquiryId: 'c1-1-1', round: 1, subjectId: 's1', outcome: 'reminder', on: '2020-07-21' },
      },
    ]);
  });
});
