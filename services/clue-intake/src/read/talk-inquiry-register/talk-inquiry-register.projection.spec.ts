import type { RecordedEvent } from '@liandong/event-sourcing';
import { foldRows } from '@liandong/projections';
import { given } from '@liandong/testing';
import { talkInquiry } from '../../talk-inquiry/talk-inquiry.decider.js';
import type { TalkInquiryEvent } from '../../talk-inquiry/talk-inquiry.events.js';
import {
  after,
  answered,
  approveOutcome,
  approvePlan,
  command,
  concluded,
  delegated,
  delegatedTalk,
  deputy,
  opened,
  opening,
  principal,
  propose,
  record,
  report,
  reported,
  talk,
  talkPlanned,
} from '../../talk-inquiry/talk-inquiry.fixtures.js';
import { talkInquiryRegister, type TalkInquiryRow } from './talk-inquiry-register.projection.js';

function rowOf(history: readonly TalkInquiryEvent[]): TalkInquiryRow {
  const events = history.map((event, revision) => ({
    ...event,
    stream: 'talkInquiry-c1-1-1',
    revision,
    position: BigInt(revision + 1),
    metadata: { correlationId: 'm1' },
  }));
  return foldRows(talkInquiryRegister, events as unknown as readonly RecordedEvent[])[0]!;
}
const assigned = command(
  'assign-handler',
  { departmentId: 'mhk.zone-1', departmentAs: 'zone', leaderPersonId: 'mhk-supervisor-1' },
  principal,
);
const histories: readonly (readonly TalkInquiryEvent[])[] = [
  after(
    [{ type: 'TalkInquiryOpened', data: { ...opening, departmentAs: 'awaited' } }],
    assigned,
    propose('letter'),
    command('reject-plan', { reason: 'x' }, deputy),
    command('assign-handler', { departmentId: 'mhk.room-2', departmentAs: 'assigned' }, principal),
  ),
  concluded,
  after(
    talkPlanned,
    talk(),
    record(),
    report('inquire-again'),
    approveOutcome,
    propose('letter'),
    command('reject-plan', { reason: 'x' }, deputy),
  ),
  after(
    delegated,
    delegatedTalk(),
    record(),
    report(),
    command('reject-outcome', { reason: 'x' }, deputy),
    command('discontinue', { reason: 'x' }, principal),
  ),
];

describe('register of talks and inquiries', () => {
  it('after every event of every history the row says the same as the aggregate', () => {
    for (const history of histories) {
      for (let length = 1; length <= history.length; length += 1) {
        const { state } = given(talkInquiry, history.slice(0, length));
        expect(rowOf(history.slice(0, length))).toMatchObject({
          talkInquiryId: 'c1-1-1',
          clueId: 'c1',
          matterId: 'm1',
          revision: length - 1,
          status: state.status,
          form: state.plan?.form ?? null,
          outcome: state.outcome ?? null,
          subject: state.opening!.subject,
          departmentId: state.opening!.departmentId ?? null,
          departmentAs: state.opening!.departmentAs ?? null,
          leaderPersonId: state.opening!.leaderPersonId ?? null,
        });
      }
    }
  });

  it('B1.19, B1.20, B1.21: the limit that runs is the one of the step that is due', () => {
    const due = (history: readonly TalkInquiryEvent[]) => rowOf(history).dueRule;
    expect(
      [
        opened,
        talkPlanned,
        delegated,
        after(delegated, delegatedTalk()),
        after(delegated, delegatedTalk(), record()),
        answered,
        reported,
      ].map(due),
    ).toEqual([null, null, 'B1.21', 'B1.21-record', 'B1.19', 'B1.19', null]);
    expect(due(after(reported, command('reject-outcome', { reason: 'x' }, deputy)))).toBe('B1.19');
    expect(due(after(delegated, propose('letter'), approvePlan))).toBeNull();
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(rowOf(concluded)).sort()).toEqual(Object.keys(talkInquiryRegister.table.columns).sort());
  });
});
