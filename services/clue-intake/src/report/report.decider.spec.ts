import { given } from '@liandong/testing';
import { MOST_PHOTOGRAPHS, MOST_SUPPLEMENTS, report } from './report.decider.js';
import type { ReportEvent } from './report.events.js';
import {
  anybody,
  asked,
  answered,
  chief,
  chiefFound,
  command,
  day,
  declined,
  declineProposed,
  declineRejected,
  deputy,
  destroyed,
  identity,
  limit,
  message,
  photograph,
  photographAdded,
  photographRead,
  readBy,
  reception,
  repeatKept,
  sendingUpWarned,
  sentUp,
  signed,
  submission,
  submitted,
  supplemented,
  takenIn,
  told,
  upperFound,
} from './report.fixtures.js';

const history = (...events: readonly ReportEvent[]) => given(report, [submitted, ...events]);

describe('report', () => {
  it('given a submission, then its day is that of the moment in China', () => {
    given(report, [])
      .when(command('submit', submission, anybody, day))
      .then([submitted]);
  });

  it('B1.15: given a signed one, then it is acknowledged within fifteen working days of receipt; an anonymous one has nobody to be told', () => {
    given(report, [])
      .when(command('submit', { ...submission, identity }, anybody, day))
      .then([signed]);
    expect(signed).toMatchObject({ data: { acknowledgeBy: { ruleId: 'B1.15', dueAt: '2020-07-03T15:59:59.999Z' } } });
  });

  it('B4.4: reading is an event with the mark of an access', () => {
    history()
      .when(command('read-content', {}))
      .then([readBy('mhk-reception')]);
    history(declineProposed)
      .when(command('read-content', {}, deputy))
      .then([readBy('mhk-lead-1')]);
    history()
      .when(command('read-content', {}, deputy))
      .thenRefused('report.need-to-know');
    history(declineProposed)
      .when(command('read-content', {}, chief))
      .thenRefused('report.need-to-know');
  });

  it('B4.4: a photograph is opened by whoever may read the report, each reading an event', () => {
    history(photographAdded)
      .when(command('read-photograph', { number: 1 }))
      .then([photographRead]);
    history(photographAdded)
      .when(command('read-photograph', { number: 2 }))
      .thenRefused('report.no-such-photograph');
    history(photographAdded)
      .when(command('read-photograph', { number: 1 }, deputy))
      .thenRefused('report.need-to-know');
    history(photographAdded, upperFound)
      .when(command('read-photograph', { number: 1 }))
      .thenRefused('report.for-the-upper-level');
  });

  describe('the dialogue', () => {
    it('given a question, then it has the next number, and is answered once', () => {
      history()
        .when(command('ask', { question: message('Q1') }))
        .then([asked]);
      history(asked, answered)
        .when(command('ask', { question: message('Q2') }))
        .then([{ ...asked, data: { ...asked.data, number: 2, question: message('Q2') } } as ReportEvent]);
      history(asked)
        .when(command('answer', { number: 1, answer: message('A1') }, anybody))
        .then([answered]);
      history(asked, answered)
        .when(command('answer', { number: 1, answer: message('A2') }, anybody))
        .thenRefused('report.no-such-question');
      history(asked)
        .when(command('answer', { number: 2, answer: message('A2') }, anybody))
        .thenRefused('report.no-such-question');
    });

    it('given as many supplements as it takes, then no more', () => {
      history()
        .when(command('supplement', { supplement: message('S1') }, anybody))
        .then([supplemented]);
      history(...Array.from({ length: MOST_SUPPLEMENTS }, () => supplemented))
        .when(command('supplement', { supplement: message('S1') }, anybody))
        .thenRefused('report.dialogue-full');
    });

    it('given photographs, then they have numbers of their own, as many as it takes and no more', () => {
      history(asked)
        .when(command('add-photograph', { photograph: photograph('d1') }, anybody))
        .then([photographAdded]);
      history(photographAdded)
        .when(command('add-photograph', { photograph: photograph('d2') }, anybody))
        .then([{ type: 'ReportPhotographAdded', data: { number: 2, photograph: photograph('d2') } }]);
      history(...Array.from({ length: MOST_PHOTOGRAPHS }, () => photographAdded))
        .when(command('add-photograph', { photograph: photograph('d1') }, anybody))
        .thenRefused('report.photographs-full');
    });

    it('B1.15: given new evidence for one that was declined, then it is looked at anew; B1.7: for the upper level nothing more is gathered', () => {
      for (const evidence of [supplemented, photographAdded])
        history(declineProposed, declined, evidence)
          .when(command('take-in', { clueId: 'c1' }))
          .then([takenIn]);
      history(upperFound)
        .when(command('add-photograph', { photograph: photograph('d1') }, anybody))
        .thenRefused('report.not-allowed');
    });

    it('given a notice, then it says who gave it', () => {
      history(takenIn)
        .when(command('tell', { notice: message('N1') }))
        .then([told]);
    });
  });

  it('B1.8: given a first report of the own level, when it is taken in, then it is a clue; asked again, nothing happens', () => {
    history()
      .when(command('take-in', { clueId: 'c1' }))
      .then([takenIn]);
    history(takenIn)
      .when(command('take-in', { clueId: 'c1' }))
      .thenNothing();
    history(declineProposed, declined)
      .when(command('take-in', { clueId: 'c1' }))
      .thenRefused('report.not-allowed');
  });

  it('B1.8: given the department that it is issued to, when it is taken in, then that one stands, and no other takes its place', () => {
    const issued: ReportEvent = { type: 'ReportTakenIn', data: { clueId: 'c1', departmentId: 'mhk.room-1', takenInBy: 'mhk-reception' } };
    history()
      .when(command('take-in', { clueId: 'c1', departmentId: 'mhk.room-1' }))
      .then([issued]);
    expect(history(issued).state).toMatchObject({ status: 'taken-in', departmentId: 'mhk.room-1' });
    history(issued)
      .when(command('take-in', { clueId: 'c1', departmentId: 'mhk.room-3' }))
      .thenNothing();
  });

  describe('B1.10: not taken in', () => {
    it('given a proposal, when the deputy approves, then it is declined; whoever proposed may not', () => {
      history()
        .when(command('propose-decline', { ground: 'others-remit', notice: message('D1') }))
        .then([declineProposed]);
      history(declineProposed)
        .when(command('approve-decline', {}, deputy))
        .then([declined]);
      history(declineProposed)
        .when(command('approve-decline', {}, reception))
        .thenRefused('report.proposer-approves');
      history()
        .when(command('approve-decline', {}, deputy))
        .thenRefused('report.not-allowed');
    });

    it('given a refusal, then it is as it was submitted', () => {
      history(declineProposed)
        .when(command('reject-decline', { reason: '属本级管辖' }, deputy))
        .then([declineRejected]);
      history(declineProposed, declineRejected)
        .when(command('take-in', { clueId: 'c1' }))
        .then([takenIn]);
    });

    it('B1.15: given new material, then it is looked at anew', () => {
      history(declineProposed, declined, supplemented)
        .when(command('take-in', { clueId: 'c1' }))
        .then([takenIn]);
    });
  });

  it('B1.8: given a repeat, then it is kept with a first one of the same organisation that is none itself', () => {
    const keep = (first?: { readonly organisationId: string; readonly isRepeat: boolean }) =>
      command('keep-repeat', { firstReportId: 'r0', notice: message('R1'), ...(first ? { first } : {}) });
    history()
      .when(keep({ organisationId: 'mhk', isRepeat: false }))
      .then([repeatKept]);
    for (const first of [undefined, { organisationId: 'pj', isRepeat: false }, { organisationId: 'mhk', isRepeat: true }])
      history().when(keep(first)).thenRefused('report.not-a-repeat');
  });

  describe('B1.7: for the upper level alone', () => {
    const up = (by = chief, sentOn = '2020-06-11') => command('send-up', { toOrganisation: 'upper', sentOn }, by);

    it('given a subject of the upper level, then five working days run from receipt', () => {
      history()
        .when(command('find-direct-forward', { ground: 'upper-managed' }))
        .then([upperFound]);
      expect(limit.dueAt).toBe('2020-06-18T15:59:59.999Z');
    });

    it('given it, then the principal alone reads and sends it up, and nothing else is done with it', () => {
      history(upperFound)
        .when(command('read-content', {}, chief))
        .then([readBy('mhk-principal')]);
      history(upperFound).when(command('read-content', {})).thenRefused('report.for-the-upper-level');
      history(upperFound)
        .when(command('read-content', {}, deputy))
        .thenRefused('report.for-the-upper-level');
      history(upperFound).when(up()).then([sentUp]);
      history(upperFound).when(up(reception)).thenRefused('report.for-the-upper-level');
      for (const other of [
        command('take-in', { clueId: 'c1' }),
        command('ask', { question: message('Q') }),
        command('supplement', { supplement: message('S') }, anybody),
      ])
        history(upperFound).when(other).thenRefused('report.not-allowed');
    });

    it('given the own chief for a subject, then the reception sends it past him', () => {
      history()
        .when(command('find-direct-forward', { ground: 'own-chief' }))
        .then([chiefFound]);
      history(chiefFound)
        .when(command('read-content', {}, chief))
        .thenRefused('report.for-the-upper-level');
      history(chiefFound).when(up(chief)).thenRefused('report.for-the-upper-level');
      history(chiefFound)
        .when(up(reception))
        .then([{ ...sentUp, data: { ...sentUp.data, sentBy: 'mhk-reception' } } as ReportEvent]);
    });

    it('given a date that cannot be, then it is refused; a late one is told', () => {
      history(upperFound).when(up(chief, '2020-06-12')).thenRefused('report.date-in-future');
      history(upperFound).when(up(chief, '2020-06-10')).thenRefused('report.sent-before-receipt');
      const late = command('send-up', { toOrganisation: 'upper', sentOn: '2020-06-19' }, chief, '2020-06-20T02:00:00.000Z');
      history(upperFound)
        .when(late)
        .then([{ ...sentUp, data: { ...sentUp.data, sentOn: '2020-06-19', inTime: false } } as ReportEvent]);
    });

    it('B1.23: given a moment of the limit, then it is warned about, and not once it went up', () => {
      const due = (stage: string) =>
        command(
          'limit-due',
          { stage, dueAt: '2020-06-15T15:59:59.999Z', organisationId: 'mhk', limit },
          { personId: 'system:clue-intake', organisationId: 'mhk', role: 'automation' },
          '2020-06-15T15:59:59.999Z',
        );
      history(upperFound).when(due('yellow')).then([sendingUpWarned]);
      history(upperFound).when(due('met')).thenNothing();
      for (const gone of [[sentUp], [sentUp, destroyed]])
        history(upperFound, ...gone)
          .when(due('overdue'))
          .thenNothing();
      history().when(due('yellow')).thenNothing();
      expect(
        history(upperFound)
          .when(command('take-in', { clueId: 'c1' }))
          .thenRefused('report.not-allowed'),
      ).toHaveProperty('refusal.allowed', ['read-content', 'read-photograph', 'send-up']);
    });

    it('given it went up, then nobody opens it, and the destruction is told once', () => {
      history(upperFound, sentUp)
        .when(command('read-content', {}, chief))
        .thenRefused('report.not-allowed');
      history(upperFound, sentUp)
        .when(command('confirm-destruction', {}, chief))
        .then([destroyed]);
      history(upperFound, sentUp, destroyed)
        .when(command('confirm-destruction', {}, chief))
        .thenNothing();
      history(upperFound, sentUp, destroyed).when(up()).thenNothing();
    });
  });

  it('given no report, then every other command is about something unknown', () => {
    given(report, []).when(command('read-content', {})).thenRefused('report.unknown');
    given(report, [])
      .when(command('supplement', { supplement: message('S') }, anybody))
      .thenRefused('report.unknown');
  });
});
