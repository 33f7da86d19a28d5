import { limitFrom } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { clue, type ClueData } from './clue.decider.js';
import type { ClueEvent } from './clue.events.js';
import {
  approved,
  at,
  closed,
  command,
  concluded,
  decided,
  director,
  disposalDeadline,
  fedBack,
  figures,
  from,
  keeper,
  outcome,
  principal,
  procurator,
  proposed,
  registered,
  routed,
  routing,
  routingProposed,
  verification,
  verified,
} from './clue.fixtures.js';
import { awaitedSubjects } from './clue.results.decider.js';

const inTimeOf = (history: readonly ClueEvent[], moment: string) =>
  clue.decide(command('approve-disposal', {}, principal, moment), given(clue, history).state);

describe('clue: disposal and routing', () => {
  it('B1.2: the disposal is due one month after receipt, and the approval says whether it was in time', () => {
    expect(disposalDeadline).toMatchObject({ ruleId: 'B1.2', dueAt: '2020-07-13T15:59:59.999Z' });
    expect(inTimeOf(proposed, '2020-07-13T15:59:59.999Z')).toMatchObject([{ data: { inTime: true } }]);
    expect(inTimeOf(proposed, '2020-07-13T16:00:00.000Z')).toMatchObject([{ data: { inTime: false } }]);
  });

  it('B1.2: given a mode approved in time, when it is changed after the limit, then the disposal was still in time', () => {
    const change: readonly ClueEvent[] = [
      ...approved,
      { type: 'DisposalProposed', data: { mode: 'hold', opinion: '暂存', proposedBy: keeper.personId } },
    ];
    expect(inTimeOf(change, '2020-09-01T00:00:00.000Z')).toMatchObject([{ data: { mode: 'hold', inTime: true } }]);
  });

  it('B1.1: given an approved mode, when another one is proposed and approved, then there is exactly one current mode again', () => {
    const changed = given(clue, [
      ...approved,
      { type: 'DisposalProposed', data: { mode: 'hold', opinion: '暂存', proposedBy: keeper.personId } },
      { type: 'DisposalApproved', data: { mode: 'hold', approvedBy: principal.personId, approvedAt: at, inTime: true } },
    ]);
    expect(changed.state).toMatchObject({ status: 'disposal-approved', mode: 'hold' });
    changed.when(command('propose-routing', routing)).thenRefused('clue.mode-not-routable');
  });

  it('B1.1: given a rejected change of mode, then the earlier mode stays in force', () => {
    const { state } = given(clue, [
      ...approved,
      { type: 'DisposalProposed', data: { mode: 'close', opinion: '了结', proposedBy: keeper.personId } },
      { type: 'DisposalRejected', data: { mode: 'close', rejectedBy: principal.personId, reason: '须核实' } },
    ]);
    expect(state).toMatchObject({ status: 'disposal-approved', mode: 'initial-verification' });
  });

  it('B1.3: given a routing proposal, when its proposer approves it, then it is refused; when the principal approves, it is routed', () => {
    given(clue, routingProposed)
      .when(command('approve-routing', {}, keeper))
      .thenRefused('clue.proposer-approves');
    given(clue, routingProposed)
      .when(command('approve-routing', {}, principal))
      .then([{ type: 'ClueRouted', data: { ...routing, approvedBy: principal.personId, approvedAt: at, routingNo: 1 } }]);
  });

  it('B1.3: given a disposal proposal, when its proposer approves it, then it is refused', () => {
    given(clue, proposed)
      .when(command('approve-disposal', {}, { ...keeper, role: 'principal' }))
      .thenRefused('clue.proposer-approves');
  });

  it('given a rejected routing, then another one may be proposed', () => {
    const rejected = given(clue, [
      ...routingProposed,
      { type: 'RoutingRejected', data: { rejectedBy: principal.personId, reason: '改派' } },
    ]);
    rejected.when(command('propose-routing', { ...routing, zoneId: 'mhk.zone-2' })).thenTypes('RoutingProposed');
  });

  it('B3.6: given a tour clue about a village cadre, when it is to go to the township, then it is refused; the county may take it', () => {
    const raised = from('inspection-tour', approved, { raisedLevel: true });
    given(clue, raised)
      .when(command('propose-routing', { ...routing, level: 'township' }))
      .thenRefused('clue.raised-level-required');
    given(clue, raised).when(command('propose-routing', routing)).thenTypes('RoutingProposed');
  });
});

describe('clue: results', () => {
  const conclude = command('conclude', { summary: '办结', concludedOn: '2020-06-11' }, director);

  it('0.14: given awaited outcomes, when concluded, then it is refused and names the persons; when all are known, the figures stand', () => {
    expect(given(clue, verified).when(conclude).thenRefused('clue.outcomes-awaited')).toMatchObject({
      refusal: { details: { subjects: ['s1', 's2'] } },
    });
    given(clue, decided)
      .when(conclude)
      .then([
        {
          type: 'ClueConcluded',
          data: {
            summary: '办结',
            concludedOn: '2020-06-11',
            concludedBy: director.personId,
            figures,
            feedbackBy: limitFrom('0.14-feedback', '2020-06-11'),
          },
          rules: [{ ruleId: '0.14-feedback', version: '1' }],
        },
      ]);
  });

  it('B2.26: given a person for whom a case is filed, when a lighter measure comes first, then the case is still awaited and counts in the end', () => {
    const lighter = given(clue, [...verified, outcome('s1', 'criticise-educate'), outcome('s2', 'admonish')]);
    expect(lighter.when(conclude).thenRefused('clue.outcomes-awaited')).toMatchObject({ refusal: { details: { subjects: ['s1'] } } });
    const deepest = [...verified, outcome('s1', 'file'), outcome('s2', 'admonish')];
    given(clue, deepest)
      .when(command('record-outcome', { subjectId: 's1', outcome: 'admonish', reference: 'x', on: '2020-06-20' }))
      .thenNothing();
    expect(given(clue, [...verified, outcome('s1', 'admonish'), ...deepest.slice(verified.length)]).state.outcomes['s1']).toEqual({
      expected: 'file',
      decided: 'file',
    });
  });

  it('B2.26: given awaited outcomes, when a filing is declined or a measure dropped, then nothing is awaited; what had been applied before counts', () => {
    const clear = (subjectId: string) =>
      command('record-outcome', { subjectId, outcome: 'no-case', reference: `ref-${subjectId}`, on: '2020-06-11' });
    given(clue, verified)
      .when(clear('s1'))
      .then([outcome('s1', 'no-case')]);
    const cleared = [...verified, outcome('s1', 'criticise-educate'), outcome('s1', 'no-case'), outcome('s2', 'no-case')];
    given(clue, cleared).when(clear('s1')).thenNothing();
    given(clue, cleared).when(clear('s2')).thenNothing();
    given(clue, cleared).when(clear('s3')).thenNothing();
    given(clue, cleared)
      .when(conclude)
      .then([
        {
          type: 'ClueConcluded',
          data: expect.objectContaining({ figures: { filed: 0, admonished: 0, educated: 1, noCase: 2 } }),
          rules: [{ ruleId: '0.14-feedback', version: '1' }],
        },
      ]);
  });

  it('given a filing declined before the verification arrived, when it arrives, then the person is not awaited', () => {
    const { state } = given(clue, [...routed, outcome('s1', 'no-case'), verification]);
    expect(awaitedSubjects(state)).toEqual(['s2']);
  });

  it('given an outcome that overtook the verification, when the verification arrives, then the outcome is kept', () => {
    const { state } = given(clue, [...routed, outcome('s1', 'file'), verification]);
    expect(state.outcomes['s1']).toEqual({ expected: 'file', decided: 'file' });
  });

  it('given a recorded outcome, when it is recorded again, then nothing happens; of a stranger it is refused', () => {
    given(clue, decided)
      .when(command('record-outcome', { subjectId: 's1', outcome: 'file', reference: 'ref-s1', on: '2020-06-20' }))
      .thenNothing();
    for (const subjectId of ['s9', 'constructor']) {
      given(clue, decided)
        .when(command('record-outcome', { subjectId, outcome: 'file', reference: 'x', on: '2020-06-20' }))
        .thenRefused('clue.unknown-subject');
    }
  });

  it('B1.1: given no verification, when concluded, then it is refused unless the mode “close” was approved', () => {
    given(clue, approved).when(conclude).thenRefused('clue.mode-not-close');
    const close: readonly ClueEvent[] = [
      ...approved,
      { type: 'DisposalProposed', data: { mode: 'close', opinion: '了结', proposedBy: keeper.personId } },
      { type: 'DisposalApproved', data: { mode: 'close', approvedBy: principal.personId, approvedAt: at, inTime: true } },
    ];
    given(clue, close).when(conclude).thenTypes('ClueConcluded');
  });
});

describe('clue: feedback and closing (0.14)', () => {
  const close = command('close', { reason: '办结', closedOn: '2020-06-11' }, director);

  it('B1.11: given a concluded clue of an agency, when closed without feedback, then it is refused; a tour’s may close', () => {
    given(clue, concluded).when(close).thenRefused('clue.feedback-missing');
    given(clue, from('petition', concluded)).when(close).thenRefused('clue.feedback-missing');
    given(clue, from('inspection-tour', concluded)).when(close).thenTypes('ClueClosed');
  });

  it('B1.14: given a clue from above, then nothing goes up but what was reviewed together and approved; an older one is answered as before', () => {
    const fromAbove = from('upper-level', concluded, { assignmentId: 'a1' });
    const feedback = (result?: ClueData<'give-feedback'>['result']) =>
      command('give-feedback', { text: '已清退', givenOn: '2020-06-11', ...(result ? { result } : {}) }, director);
    const next = {
      none: ['receive'],
      opened: ['receive', 'accept'],
      open: ['propose-result'],
      'result-proposed': ['review-result'],
      'result-reviewed': ['approve-result'],
    } as const;
    for (const [status, allowed] of Object.entries(next)) {
      const refused = given(clue, fromAbove)
        .when(feedback({ status: status as keyof typeof next, summary: '已清退' }))
        .thenRefused('clue.result-not-reviewed');
      expect(refused).toMatchObject({ refusal: { rule: 'B1.14', allowed, details: { assignmentId: 'a1' } } });
    }
    given(clue, fromAbove).when(feedback()).thenRefused('clue.result-not-reviewed');
    for (const status of ['result-approved', 'reported'] as const) {
      given(clue, fromAbove)
        .when(feedback({ status, summary: '未清退' }))
        .thenRefused('clue.feedback-not-as-reviewed');
      given(clue, fromAbove)
        .when(feedback({ status, summary: '已清退' }))
        .then([
          {
            type: 'FeedbackGiven',
            data: {
              agencyId: 'mhk.procuratorate',
              text: '已清退',
              figures,
              givenOn: '2020-06-11',
              givenBy: director.personId,
              assignmentId: 'a1',
              receiptBy: limitFrom('0.14-receipt', '2020-06-11'),
            },
            rules: [{ ruleId: '0.14-receipt', version: '1' }],
          },
        ]);
    }
    given(clue, from('upper-level', concluded)).when(feedback()).thenTypes('FeedbackGiven');
  });

  it('given feedback, when another agency acknowledges it, then it is refused; the source agency may, once', () => {
    const acknowledge = { acknowledgedOn: '2020-06-11' };
    given(clue, fedBack)
      .when(command('acknowledge-feedback', acknowledge, { ...procurator, organisationId: 'pj.procuratorate' }))
      .thenRefused('clue.not-source-agency');
    given(clue, fedBack)
      .when(command('acknowledge-feedback', acknowledge, procurator))
      .thenTypes('FeedbackAcknowledged');
    given(clue, closed)
      .when(command('acknowledge-feedback', acknowledge, procurator))
      .thenNothing();
    given(clue, fedBack).when(close).thenTypes('ClueClosed');
  });

  it('B1.4: given a step on its way that lacks a signature, then it is not closed; once everybody has signed it is, and the event says no more of it', () => {
    const unsigned = (step?: object) =>
      command('close', { reason: '办结', closedOn: '2020-06-11', ...(step ? { unsigned: step as never } : {}) }, director);
    for (const status of ['open', 'handed-over'])
      given(clue, fedBack)
        .when(unsigned({ step: 2, status }))
        .thenRefused('clue.step-unsigned');
    given(clue, fedBack)
      .when(unsigned())
      .then([{ type: 'ClueClosed', data: { reason: '办结', closedOn: '2020-06-11', closedBy: director.personId } }]);
  });

  it('given dates after the moment of asking, then they are refused', () => {
    const tomorrow = '2020-06-12';
    given(clue, decided)
      .when(command('conclude', { summary: '……', concludedOn: tomorrow }, director))
      .thenRefused('clue.date-in-future');
    given(clue, concluded)
      .when(command('give-feedback', { text: '……', givenOn: tomorrow }, director))
      .thenRefused('clue.date-in-future');
    given(clue, fedBack)
      .when(command('acknowledge-feedback', { acknowledgedOn: tomorrow }, procurator))
      .thenRefused('clue.date-in-future');
    given(clue, fedBack)
      .when(command('close', { reason: '……', closedOn: tomorrow }, director))
      .thenRefused('clue.date-in-future');
  });

  it('B1.4: given any step that a person takes, then the event names that person', () => {
    const steps = [
      ['register', { number: '1' }, [registered[0]!]],
      ['screen', { problemTypes: ['conduct'], opinion: '……' }, registered],
      ['propose-disposal', { mode: 'hold', opinion: '……' }, approved],
      ['approve-disposal', {}, proposed],
      ['reject-disposal', { reason: '……' }, proposed],
      ['propose-routing', routing, approved],
      ['approve-routing', {}, routingProposed],
      ['reject-routing', { reason: '……' }, routingProposed],
      ['return', { reason: '……', returnedOn: '2020-06-11' }, registered],
      ['forward', { toOrganisation: 'x', subjectIds: ['s1'], reason: '……', forwardedOn: '2020-06-11' }, registered],
      ['keep-repeat', { firstClueId: 'c0', first: { organisationId: 'mhk', isRepeat: false } }, registered],
      ['conclude', { summary: '……', concludedOn: '2020-06-11' }, decided],
      ['give-feedback', { text: '……', givenOn: '2020-06-11' }, concluded],
      ['acknowledge-feedback', { acknowledgedOn: '2020-06-11' }, fedBack],
      ['close', { reason: '……', closedOn: '2020-06-11' }, fedBack],
    ] as const;
    for (const [type, data, history] of steps) {
      const by = {
        personId: 'signer',
        organisationId: 'mhk.procuratorate',
        role: type === 'acknowledge-feedback' ? 'agency-integrator' : 'principal',
      };
      const [event] = clue.decide(command(type, data as never, by), given(clue, history).state);
      expect([type, Object.values(event!.data).includes('signer')]).toEqual([type, true]);
    }
  });
});
