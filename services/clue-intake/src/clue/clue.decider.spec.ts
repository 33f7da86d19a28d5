import type { Subject } from '@liandong/contracts';
import { deadline, ruleInForce, timeLimits } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { clue, type ClueCommand } from './clue.decider.js';
import type { ClueEvent } from './clue.events.js';

const at = '2020-06-11T02:00:00.000Z';
const keeper = { personId: 'mhk-keeper', organisationId: 'mhk.case-management', role: 'intake-officer' };
const principal = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
const procuratorate = { personId: 'mhk-procurator', organisationId: 'mhk.procuratorate', role: 'agency-integrator' };

const person = (subjectId: string, more: Partial<Subject> = {}): Subject => ({
  subjectId,
  name: `人员${subjectId}`,
  organisationId: 'mhk.unit-market',
  position: '科员',
  managedBy: 'county',
  villageCadre: false,
  ...more,
});

const received = {
  organisationId: 'mhk',
  source: { kind: 'procuratorate' as const, agencyId: 'mhk.procuratorate', reference: '梅检移〔2020〕1号' },
  title: '某市直部门不认真履职',
  summary: '办理公益诉讼案件中发现',
  receivedOn: '2020-06-11',
  subjects: [person('s1')],
  priority: false,
  raisedLevel: false,
};
const disposalDeadline = deadline(ruleInForce(timeLimits, 'B1.2', '2020-06-11'), '2020-06-11T00:00:00.000+08:00');
const routing = { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', level: 'county' as const };

const clueReceived: ClueEvent = { type: 'ClueReceived', data: { ...received, disposalDeadline } };
const registered: ClueEvent[] = [clueReceived, { type: 'ClueRegistered', data: { number: '检移〔2020〕1号', keeper: keeper.personId } }];
const screened: ClueEvent[] = [...registered, { type: 'ClueScreened', data: { problemTypes: ['neglect-of-duty'], opinion: '属本级管辖', screenedBy: keeper.personId } }];
const proposed: ClueEvent[] = [...screened, { type: 'DisposalProposed', data: { mode: 'initial-verification', opinion: '拟初核', proposedBy: keeper.personId } }];
const approved: ClueEvent[] = [
  ...proposed,
  { type: 'DisposalApproved', data: { mode: 'initial-verification', approvedBy: principal.personId, approvedAt: at, inTime: true } },
];
const routed: ClueEvent[] = [
  ...approved,
  { type: 'RoutingProposed', data: { ...routing, proposedBy: keeper.personId } },
  { type: 'ClueRouted', data: { ...routing, approvedBy: principal.personId, approvedAt: at } },
];
const verified: ClueEvent[] = [
  ...routed,
  {
    type: 'VerificationRecorded',
    data: {
      verificationId: 'v1',
      findings: [
        { subject: person('s1'), outcome: 'file' },
        { subject: person('s2'), outcome: 'admonish' },
        { subject: person('s3'), outcome: 'no-case' },
      ],
    },
  },
];
const outcome = (subjectId: string, result: 'file' | 'admonish'): ClueEvent => ({
  type: 'OutcomeRecorded',
  data: { subjectId, outcome: result, reference: `ref-${subjectId}`, on: '2020-06-20' },
});

const command = <T extends ClueCommand['type']>(type: T, data: Extract<ClueCommand, { type: T }>['data'], by = keeper, moment = at) =>
  ({ type, data, by, at: moment }) as ClueCommand;

describe('clue', () => {
  it('B1.5: given nothing, when a clue is received from an agency, then it stands with its source and the version of the limit', () => {
    given(clue, [])
      .when(command('receive', received))
      .then([{ type: 'ClueReceived', data: { ...received, disposalDeadline }, rules: [{ ruleId: 'B1.2', version: disposalDeadline.version }] }]);
  });

  it('B1.2: the disposal is due one month after receipt, and the approval says whether it was in time', () => {
    expect(disposalDeadline).toMatchObject({ ruleId: 'B1.2', dueAt: '2020-07-13T15:59:59.999Z' });
    const approve = (moment: string) => clue.decide(command('approve-disposal', {}, principal, moment), given(clue, proposed).state);
    expect(approve('2020-07-13T15:59:59.999Z')).toMatchObject([{ data: { inTime: true } }]);
    expect(approve('2020-07-13T16:00:00.000Z')).toMatchObject([{ data: { inTime: false } }]);
  });

  it('B1.7: given a subject managed by the upper level, when received, then it is refused and never enters the library', () => {
    given(clue, [])
      .when(command('receive', { ...received, subjects: [person('s1'), person('s2', { managedBy: 'upper' })] }))
      .thenRefused('clue.direct-forward');
  });

  it('B1.4: given a received clue, when registered, then the number and the keeper are kept', () => {
    given(clue, [clueReceived])
      .when(command('register', { number: '检移〔2020〕1号' }))
      .then([{ type: 'ClueRegistered', data: { number: '检移〔2020〕1号', keeper: keeper.personId } }]);
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
    const history = [...approved, { type: 'RoutingProposed', data: { ...routing, proposedBy: keeper.personId } } as const];
    given(clue, history).when(command('approve-routing', {}, keeper)).thenRefused('clue.proposer-approves');
    given(clue, history)
      .when(command('approve-routing', {}, principal))
      .then([{ type: 'ClueRouted', data: { ...routing, approvedBy: principal.personId, approvedAt: at } }]);
  });

  it('B1.3: given a disposal proposal, when its proposer approves it, then it is refused', () => {
    given(clue, proposed).when(command('approve-disposal', {}, keeper)).thenRefused('clue.proposer-approves');
  });

  it('B3.6: given a tour clue about a village cadre, when it is to go to the township, then it is refused; the county may take it', () => {
    const raised = approved.map((event) => (event.type === 'ClueReceived' ? { ...event, data: { ...event.data, raisedLevel: true } } : event));
    given(clue, raised).when(command('propose-routing', { ...routing, level: 'township' })).thenRefused('clue.raised-level-required');
    given(clue, raised).when(command('propose-routing', routing)).thenTypes('RoutingProposed');
  });

  it('0.14: given awaited outcomes, when concluded, then it is refused and names the persons; when all are known, the figures stand', () => {
    const conclude = command('conclude', { summary: '办结', concludedOn: '2020-06-11' });
    expect(given(clue, verified).when(conclude).thenRefused('clue.outcomes-awaited')).toMatchObject({ refusal: { details: { subjects: ['s1', 's2'] } } });
    given(clue, [...verified, outcome('s1', 'file'), outcome('s2', 'admonish')])
      .when(conclude)
      .then([{ type: 'ClueConcluded', data: { summary: '办结', concludedOn: '2020-06-11', figures: { filed: 1, admonished: 1, educated: 0, noCase: 1 } } }]);
  });

  it('given an outcome that overtook the verification, when the verification arrives, then the outcome is kept', () => {
    const { state } = given(clue, [...routed, outcome('s1', 'file'), ...verified.slice(routed.length)]);
    expect(state.outcomes['s1']).toEqual({ expected: 'file', decided: 'file' });
  });

  it('given a recorded outcome, when it is recorded again, then nothing happens; of a stranger it is refused', () => {
    const history = [...verified, outcome('s1', 'file')];
    given(clue, history).when(command('record-outcome', { subjectId: 's1', outcome: 'file', reference: 'ref-s1', on: '2020-06-20' })).thenNothing();
    given(clue, history).when(command('record-outcome', { subjectId: 's9', outcome: 'file', reference: 'x', on: '2020-06-20' })).thenRefused('clue.unknown-subject');
  });

  describe('feedback (0.14)', () => {
    const concluded: ClueEvent[] = [
      ...verified,
      outcome('s1', 'file'),
      outcome('s2', 'admonish'),
      { type: 'ClueConcluded', data: { summary: '办结', concludedOn: '2020-06-11', figures: { filed: 1, admonished: 1, educated: 0, noCase: 1 } } },
    ];

    it('B1.11: given a concluded clue of an agency, when closed without feedback, then it is refused', () => {
      given(clue, concluded).when(command('close', { reason: '办结', closedOn: '2020-06-11' })).thenRefused('clue.feedback-missing');
    });

    it('given feedback, when another agency acknowledges it, then it is refused; the source agency may', () => {
      const history: ClueEvent[] = [...concluded, { type: 'FeedbackGiven', data: { agencyId: 'mhk.procuratorate', text: '已办结', figures: { filed: 1, admonished: 1, educated: 0, noCase: 1 }, givenOn: '2020-06-11' } }];
      const acknowledge = { acknowledgedOn: '2020-06-11' };
      given(clue, history).when(command('acknowledge-feedback', acknowledge, { ...procuratorate, organisationId: 'pj.procuratorate' })).thenRefused('clue.not-source-agency');
      given(clue, history).when(command('acknowledge-feedback', acknowledge, procuratorate)).thenTypes('FeedbackAcknowledged');
      given(clue, history).when(command('close', { reason: '已反馈', closedOn: '2020-06-11' })).thenTypes('ClueClosed');
    });
  });

  it('given a date after the moment of asking, then it is refused', () => {
    given(clue, []).when(command('receive', { ...received, receivedOn: '2020-06-12' })).thenRefused('clue.date-in-future');
  });

  it('given a status, when a command is not allowed in it, then the refusal lists the allowed ones', () => {
    expect(given(clue, registered).when(command('approve-routing', {}, principal)).thenRefused('clue.not-allowed')).toMatchObject({
      refusal: { allowed: ['screen'], details: { status: 'registered' } },
    });
  });
});
