import { deadline, ruleInForce, timeLimits } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { clue } from './clue.decider.js';
import type { ClueEvent } from './clue.events.js';
import {
  approved,
  at,
  clueReceived,
  command,
  director,
  disposalDeadline,
  keeper,
  person,
  principal,
  procurator,
  proposed,
  registered,
  screened,
  transferredClue,
} from './clue.fixtures.js';

const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };

describe('clue: taking in', () => {
  it('B1.5: given nothing, when a clue is received from an agency, then it stands with its source, its taker and the version of the limit', () => {
    given(clue, [])
      .when(command('receive', transferredClue, procurator))
      .then([
        {
          type: 'ClueReceived',
          data: { ...transferredClue, receivedBy: procurator.personId, disposalDeadline },
          rules: [{ ruleId: 'B1.2', version: disposalDeadline.version }],
        },
      ]);
  });

  it('B1.7: given a subject managed by the upper level, when received, then it is refused and says until when it has to go up', () => {
    const subjects = [person('s1'), person('s2', { managedBy: 'upper' })];
    const refusal = given(clue, [])
      .when(command('receive', { ...transferredClue, subjects }))
      .thenRefused('clue.direct-forward');
    // Five working days from Thursday, 11 June 2020; nobody is named.
    expect(refusal).toMatchObject({ refusal: { rule: 'B1.7', details: { dueAt: '2020-06-18T15:59:59.999Z' } } });
    expect(JSON.stringify(refusal)).not.toContain('人员s2');
  });

  it('B1.4: given a received clue, when registered, then the number and the keeper are kept', () => {
    given(clue, [clueReceived])
      .when(command('register', { number: '检移〔2020〕1号' }))
      .then([{ type: 'ClueRegistered', data: { number: '检移〔2020〕1号', keeper: keeper.personId } }]);
  });

  it('given one id for two subjects, then the clue is refused', () => {
    given(clue, [])
      .when(command('receive', { ...transferredClue, subjects: [person('s1'), person('s1')] }))
      .thenRefused('clue.subject-repeated');
  });

  it('given a date after the moment of asking, or before any limit, then it is refused', () => {
    given(clue, [])
      .when(command('receive', { ...transferredClue, receivedOn: '2020-06-12' }))
      .thenRefused('clue.date-in-future');
    given(clue, [])
      .when(command('receive', { ...transferredClue, receivedOn: '1949-09-30' }))
      .thenRefused('clue.date-too-early');
  });
});

describe('clue: not for us', () => {
  const twoSubjects: readonly ClueEvent[] = registered.map((event) =>
    event.type === 'ClueReceived' ? { ...event, data: { ...event.data, subjects: [person('s1'), person('s2')] } } : event,
  );
  const ask = { toOrganisation: '辉南县纪委监委', reason: '属辉南县管辖', forwardedOn: '2020-06-11' };
  const limit = deadline(ruleInForce(timeLimits, 'B1.6', '2020-06-11'), '2020-06-11T00:00:00.000+08:00');

  it('B1.6: given a clue that is partly another body’s, when that part is forwarded, then the own part stays', () => {
    const forwarded = given(clue, twoSubjects).when(command('forward', { ...ask, subjectIds: ['s2', 's2'] }, director));
    forwarded.then([
      {
        type: 'ClueForwarded',
        data: { ...ask, subjectIds: ['s2'], remaining: 1, forwardedBy: director.personId, deadline: limit, inTime: true },
        rules: [{ ruleId: 'B1.6', version: limit.version }],
      },
    ]);
    const { state } = given(clue, [
      ...twoSubjects,
      { type: 'ClueForwarded', data: { ...ask, subjectIds: ['s2'], remaining: 1, forwardedBy: 'd', deadline: limit, inTime: true } },
    ]);
    expect(state).toMatchObject({ status: 'registered', subjects: [{ subjectId: 's1' }] });
  });

  it('B1.6: given nobody of whom is ours, when all are forwarded, then the clue ends here; late when five working days have passed', () => {
    const moment = '2020-06-19T02:00:00.000Z';
    const decide = (forwardedOn: string) =>
      clue.decide(command('forward', { ...ask, forwardedOn, subjectIds: ['s1', 's2'] }, director, moment), given(clue, twoSubjects).state);
    expect(decide('2020-06-18')).toMatchObject([{ data: { inTime: true, deadline: { dueAt: '2020-06-18T15:59:59.999Z' } } }]);
    const [late] = decide('2020-06-19');
    expect(late).toMatchObject({ data: { inTime: false, remaining: 0 } });
    given(clue, [...twoSubjects, late!])
      .when(command('screen', { problemTypes: ['conduct'], opinion: '……' }))
      .thenRefused('clue.not-allowed');
    expect(given(clue, [...twoSubjects, late!]).state.status).toBe('forwarded');
  });

  it('B1.6: given strangers, nobody, or ourselves as the receiver, when forwarded, then it is refused', () => {
    given(clue, twoSubjects)
      .when(command('forward', { ...ask, subjectIds: ['s9'] }))
      .thenRefused('clue.not-a-subject');
    given(clue, twoSubjects)
      .when(command('forward', { ...ask, subjectIds: [] }))
      .thenRefused('clue.not-a-subject');
    given(clue, twoSubjects)
      .when(command('forward', { ...ask, subjectIds: ['s1'], toOrganisation: 'mhk' }))
      .thenRefused('clue.forward-to-self');
  });

  it('B1.10: given a clue without substance, when the deputy returns it, then the approval stands and the clue ends here', () => {
    given(clue, registered)
      .when(command('return', { reason: '无实质内容', returnedOn: '2020-06-11' }, deputy))
      .then([{ type: 'ClueReturned', data: { reason: '无实质内容', returnedOn: '2020-06-11', approvedBy: deputy.personId } }]);
    given(clue, screened)
      .when(command('return', { reason: '……', returnedOn: '2020-06-11' }, deputy))
      .thenRefused('clue.not-allowed');
    given(clue, registered)
      .when(command('return', { reason: '……', returnedOn: '2020-06-12' }, deputy))
      .thenRefused('clue.date-in-future');
  });

  it('B1.8: given a repeat, when kept with the first clue, then it has its number but is not issued again', () => {
    const kept = { firstClueId: 'c0', first: { organisationId: 'mhk', isRepeat: false } };
    given(clue, registered)
      .when(command('keep-repeat', kept))
      .then([{ type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: keeper.personId } }]);
    const { state } = given(clue, [...registered, { type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: keeper.personId } }]);
    expect(state).toMatchObject({ status: 'repeat-kept', number: '检移〔2020〕1号' });
    given(clue, [...registered, { type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: keeper.personId } }])
      .when(command('screen', { problemTypes: ['conduct'], opinion: '……' }))
      .thenRefused('clue.not-allowed');
  });

  it('B1.8: a repeat that is found late, once it was screened or while a mode is proposed, is kept as well, and the proposal falls', () => {
    const kept = { firstClueId: 'c0', first: { organisationId: 'mhk', isRepeat: false } };
    const event: ClueEvent = { type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: keeper.personId } };
    for (const history of [screened, proposed]) {
      given(clue, history).when(command('keep-repeat', kept)).then([event]);
      expect(given(clue, [...history, event]).state).toMatchObject({ status: 'repeat-kept', proposal: undefined });
    }
    given(clue, [...proposed, event])
      .when(command('approve-disposal', {}, principal))
      .thenRefused('clue.not-allowed');
  });

  it('B1.8: once somebody signed what is done about it, it is no repeat any more: that decision falls by its own way', () => {
    const kept = command('keep-repeat', { firstClueId: 'c0', first: { organisationId: 'mhk', isRepeat: false } });
    const stepApproved = {
      type: 'DisposalStepApproved',
      data: {
        mode: 'initial-verification',
        role: 'deputy',
        approvedBy: 'mhk-lead-1',
        approvedAt: at,
        inTime: true,
        deadline: disposalDeadline,
      },
    } as ClueEvent;
    const past: ClueEvent = {
      type: 'PastDisposalEntered',
      data: { mode: 'file', disposedOn: '2020-06-11', inTime: true, recordedBy: 'k' },
    };
    const again: ClueEvent = { type: 'DisposalProposed', data: { mode: 'hold', opinion: '暂存', proposedBy: keeper.personId } };
    for (const history of [
      [...proposed, stepApproved],
      [...approved, again],
      [...screened, past, again],
    ])
      given(clue, history).when(kept).thenRefused('clue.repeat-decided-on');
    // The proposal was rejected: nobody's signature is passed over.
    const rejected: ClueEvent = { type: 'DisposalRejected', data: { mode: 'initial-verification', rejectedBy: 'p', reason: '重复' } };
    given(clue, [...proposed, stepApproved, rejected])
      .when(kept)
      .thenTypes('RepeatKept');
    for (const history of [approved, [...screened, past]]) given(clue, history).when(kept).thenRefused('clue.not-allowed');
  });

  it('B1.8: given no first clue, one of another library, or a repeat, then it is refused', () => {
    for (const first of [undefined, { organisationId: 'pj', isRepeat: false }, { organisationId: 'mhk', isRepeat: true }]) {
      given(clue, registered)
        .when(command('keep-repeat', { firstClueId: 'c0', ...(first ? { first } : {}) }))
        .thenRefused('clue.not-a-repeat');
    }
  });

  it('B1.8: what repeats were kept with is the first of them, and becomes no repeat itself', () => {
    const first = { organisationId: 'mhk', isRepeat: false };
    expect(
      given(clue, registered)
        .when(command('keep-repeat', { firstClueId: 'c0', first, isLedTo: true }))
        .thenRefused('clue.repeats-lead-here'),
    ).toMatchObject({ refusal: { allowed: ['keep-repeat'] } });
  });

  it('given a status, when a command is not allowed in it, then the refusal lists the allowed ones', () => {
    expect(
      given(clue, [clueReceived])
        .when(command('approve-routing', {}, director, at))
        .thenRefused('clue.not-allowed'),
    ).toMatchObject({ refusal: { allowed: ['register'], details: { status: 'received' } } });
  });
});
