import fc from 'fast-check';
import { isPerson } from '@liandong/contracts';
import { attempt } from '@liandong/testing';
import { type DrawnData, histories } from '@liandong/testing/histories';
import { institution, person, unidentified } from '../clue/clue.fixtures.js';
import { talkInquiryActions } from './talk-inquiry.allowed-actions.js';
import { talkInquiry, type TalkInquiryCommand } from './talk-inquiry.decider.js';
import { talkerCapacities, talkInquiryForms, talkInquiryOutcomes } from './talk-inquiry.events.js';
import { deputy, opening, principal, supervisor } from './talk-inquiry.fixtures.js';
import type { TalkInquiryState } from './talk-inquiry.state.js';

const text = fc.constantFrom('甲', '乙');
const date = fc.constantFrom('2020-07-01', '2020-07-10', '2020-07-31', '2020-12-01');
const reason = fc.record({ reason: text });
const partyChiefReport = fc.record({ reportedOn: date, reference: text });
const data: DrawnData<TalkInquiryCommand> = {
  open: fc
    .record({
      handler: fc.constantFrom(
        {},
        { departmentAs: 'awaited' as const },
        { departmentId: 'mhk.room-1', departmentAs: 'department' as const },
      ),
      subject: fc.constantFrom(person('s1'), person('s1', { kind: 'person' }), institution('s1'), unidentified('s1')),
    })
    .map(({ handler, subject }) => ({ ...opening, ...handler, subject })),
  'assign-handler': fc.record({
    departmentId: fc.constantFrom('mhk.room-1', 'mhk.room-2', 'mhk'),
    departmentAs: fc.constantFrom('assigned', 'routed'),
  }),
  'propose-plan': fc
    .record({
      form: fc.constantFrom(...talkInquiryForms),
      nextLowerPartyChief: fc.boolean(),
      plan: text,
      lent: fc.boolean(),
      lentOnRecord: fc.subarray(['甲', '乙']),
    })
    .map(({ lent, ...plan }) => ({
      ...plan,
      talkers:
        plan.form === 'talk'
          ? [
              { personId: '甲', role: 'lead' as const, lent: false },
              { personId: '乙', role: 'auxiliary' as const, lent },
            ]
          : [],
    })),
  'approve-plan': fc.oneof(fc.record({ partyChiefReport }), fc.constant({})),
  'reject-plan': reason,
  'serve-notice': fc.record({ servedOn: date, servedTo: text, reference: text }),
  'hold-talk': fc.record({
    talkers: fc.array(fc.record({ personId: text, capacity: fc.constantFrom(...talkerCapacities) }), { minLength: 1, maxLength: 3 }),
    heldOn: date,
    place: text,
  }),
  'sign-record': fc.record({ record: text, signedBySubject: fc.boolean(), refusal: text, signedOn: date }),
  'receive-reply': fc.record({ statement: text, countersignedBy: text, receivedOn: date }),
  report: fc.record({ facts: text, opinion: text, outcome: fc.constantFrom(...talkInquiryOutcomes), reportedOn: date }),
  'approve-outcome': fc.constant({}),
  'reject-outcome': reason,
  discontinue: reason,
};
const types = Object.keys(data) as TalkInquiryCommand['type'][];
const by = fc.constantFrom(supervisor, { ...deputy, personId: supervisor.personId }, deputy, principal);
const at = fc.constantFrom('2020-07-31T02:00:00.000Z', '2020-08-31T02:00:00.000Z');
/** Mostly what the status allows; the end that is always open now and then. */
const next = ({ status }: TalkInquiryState) => {
  const onwards = talkInquiryActions[status].filter((type) => type !== 'discontinue' && (type !== 'assign-handler' || status === 'opened'));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...types) },
    { weight: 9, arbitrary: fc.constantFrom(...(onwards.length > 0 ? onwards : types)) },
  );
};

const { check, reached } = histories(talkInquiry, { data, by, at, asks: 60, next });

describe('talk and inquiry: whatever is asked in whatever order', () => {
  it('what the table does not allow never has an effect', () => {
    check((steps) => {
      for (const { command, before, events } of steps)
        if (!talkInquiryActions[before.status].includes(command.type)) expect(events).toEqual([]);
    });
  });

  it('B1.18: nobody approves what they proposed, and the role is the one that the authority names, or the principal', () => {
    check((steps) => {
      for (const { before, command, events } of steps) {
        for (const { type } of events) {
          if (type !== 'PlanApproved' && type !== 'OutcomeApproved') continue;
          const { approval, author } =
            type === 'PlanApproved'
              ? { ...before.plan!, author: before.plan!.proposedBy }
              : { ...before.report!, author: before.report!.reportedBy };
          expect(author).not.toBe(command.by.personId);
          expect([approval.role, 'principal']).toContain(command.by.role);
        }
      }
    });
  });

  it('B1.18: nobody of a department that does not handle it has an effect on it, and nothing is planned before somebody handles it', () => {
    check((steps) => {
      for (const { before, command, events } of steps) {
        const { departmentId, departmentAs } = before.opening ?? {};
        if (command.by.role === 'supervisor' && departmentAs !== undefined && departmentId !== command.by.organisationId)
          expect(events).toEqual([]);
        if (departmentAs === 'awaited') expect(events.map(({ type }) => type)).not.toContain('PlanProposed');
      }
    });
  });

  it('B1.18: it is with a person: with no unit, and with nobody unidentified', () => {
    check((steps) => {
      for (const { before, command, events, after } of steps) {
        if (after.opening) expect(isPerson(after.opening.subject)).toBe(true);
        if (before.status === 'none' && command.type === 'open') expect(events.length > 0).toBe(isPerson(command.data.subject));
      }
    });
  });

  it('B4.9: no talk is planned or held that somebody who is lent leads, or that only they hold', () => {
    check((steps) => {
      for (const { before, events } of steps) {
        for (const event of events) {
          if (event.type === 'PlanProposed')
            for (const { lent, role } of event.data.talkers) expect([lent, role]).not.toEqual([true, 'lead']);
          if (event.type !== 'TalkHeld' || before.plan!.form !== 'talk') continue;
          const lent = (personId: string) => before.plan!.talkers.find((one) => one.personId === personId)!.lent;
          expect(event.data.talkers.some(({ personId }) => !lent(personId))).toBe(true);
          for (const { personId, capacity } of event.data.talkers)
            if (capacity !== 'staff' && capacity !== 'unit-party-chief') expect(lent(personId)).toBe(false);
        }
      }
    });
  });

  it('every limit and authority is stored with its version, and a limit that stands stays as it is while its plan is in force', () => {
    check((steps) => {
      for (const { before, after, events } of steps) {
        for (const event of events) {
          for (const limit of Object.values(event.data) as unknown[]) {
            if (
              typeof limit !== 'object' ||
              limit === null ||
              !('dueAt' in limit) ||
              event.type === 'RecordSigned' ||
              event.type === 'OutcomeRejected'
            )
              continue;
            const { ruleId, version } = limit as unknown as { ruleId: string; version: string };
            expect(event.rules).toContainEqual({ ruleId, version });
          }
        }
        if (before.plan !== after.plan) continue;
        for (const kept of ['noticeDeadline', 'recordDeadline', 'reportDeadline'] as const)
          if (before[kept]) expect(after[kept]).toEqual(before[kept]);
      }
    });
  });

  it('B1.19: an outcome stands at the end and only there', () => {
    check((steps) => steps.forEach(({ after }) => expect(after.outcome !== undefined).toBe(after.status === 'concluded')));
  });

  it('no dead end: whatever the state, the principal can end it, and whoever is next can go on', () => {
    check((steps) => {
      for (const { after } of steps) {
        if (['none', 'concluded', 'discontinued'].includes(after.status)) continue;
        expect(
          attempt(talkInquiry, { type: 'discontinue', data: { reason: 'x' }, by: principal, at: '2020-08-31T02:00:00.000Z' }, after),
        ).toHaveLength(1);
        expect(talkInquiryActions[after.status].filter((type) => type !== 'discontinue').length).toBeGreaterThan(0);
      }
    });
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every kind of event, so that the properties above say something', () => {
    expect(reached()).toEqual([
      'NoticeServed',
      'OutcomeApproved',
      'OutcomeRejected',
      'PlanApproved',
      'PlanProposed',
      'PlanRejected',
      'RecordSigned',
      'ReplyReceived',
      'ReportMade',
      'TalkHandlerAssigned',
      'TalkHeld',
      'TalkInquiryDiscontinued',
      'TalkInquiryOpened',
    ]);
  });
});
