import { recorded } from '@liandong/service-kit/testing';
import type { ClueEvent } from '../../clue/clue.events.js';
import { TRANSFERRED } from '../../clue/clue.forwarding.decider.js';
import {
  closed,
  clueReopened,
  dayProposed,
  disposalDeadline as deadline,
  figures,
  person,
  principal,
  screened,
  textsCorrected,
  typesAmended,
  voided,
} from '../../clue/clue.fixtures.js';
import { historyOf } from '../history/history.js';
import { clueHistory } from './clue-history.query.js';
import { clueSteps } from './clue-history.steps.js';
import { clueStepTerms } from './clue-history.terms.js';

const day = '2020-06-12';
const by = principal.personId;
const approvedAt = '2020-06-12T02:00:00.000Z';
const subject = { subject: person('s1'), formerly: person('s1', { name: '某科员' }), on: day, recordedBy: by };
const forwarded: ClueEvent = {
  type: 'ClueForwarded',
  data: {
    toOrganisation: 'pj',
    subjectIds: ['s1'],
    remaining: 0,
    reason: '属其管辖',
    forwardedOn: day,
    forwardedBy: by,
    deadline,
    inTime: true,
  },
};
const proposal = { reason: '情况复杂', proposedBy: by };
/** One of every kind that the whole history of the fixtures lacks. */
const others: readonly ClueEvent[] = [
  forwarded,
  textsCorrected,
  dayProposed,
  { type: 'RegistrationCorrectionRejected', data: { reason: '邮戳不清', rejectedBy: by } },
  typesAmended,
  voided,
  clueReopened,
  { type: 'ClueReturned', data: { reason: '无实质内容', returnedOn: day, approvedBy: by } },
  { type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: by } },
  { type: 'ForwardingRegistered', data: { forwardingId: 'f1', clueId: 'k1', number: '1号', registeredOn: day } },
  { type: 'ForwardingReturned', data: { forwardingId: 'f1', subjectIds: ['s1'], reason: '不属其管辖', returnedOn: day, reopened: true } },
  { type: 'ForwardingResultRecorded', data: { forwardingId: 'f1', text: '已办结', figures, givenOn: day } },
  { type: 'ForwardingResultAcknowledged', data: { forwardingId: 'f1', acknowledgedOn: day, acknowledgedBy: by } },
  { type: 'ForwardingKeptAsRepeat', data: { forwardingId: 'f1', keptOn: day } },
  { type: 'PassedOnResultAcknowledged', data: { passedOn: 'f1', acknowledgedOn: day } },
  { type: 'SubjectIdentified', data: { ...subject, basis: '调阅人事档案' } },
  { type: 'SubjectAdded', data: { ...subject, reason: '来信补充' } },
  { type: 'SubjectCorrected', data: { ...subject, reason: '同音误写' } },
  { type: 'DisposalStepApproved', data: { mode: 'hold', role: 'deputy', approvedBy: 'mhk-lead-1', approvedAt, inTime: true, deadline } },
  {
    type: 'DisposalPlanApproved',
    data: { mode: 'initial-verification', approvedBy: by, approvedAt, plan: { steps: [{ what: '查阅', who: '一室', until: day }] } },
  },
  { type: 'DisposalRejected', data: { mode: 'hold', rejectedBy: by, reason: '线索具体,应当初核' } },
  { type: 'HoldReviewed', data: { result: 'hold-again', opinion: '仍无新线索', reviewedOn: day, reviewedBy: by, inTime: true, deadline } },
  { type: 'LimitChangeProposed', data: { change: 'extend', ...proposal } },
  { type: 'DisposalLimitPaused', data: { reason: '等待鉴定', approvedBy: by, approvedAt, deadline } },
  { type: 'DisposalLimitExtended', data: { reason: '情况复杂', approvedBy: by, approvedAt, deadline } },
  { type: 'LimitChangeRejected', data: { change: 'extend', reason: '可以按期办结', rejectedBy: by } },
  { type: 'DisposalLimitResumed', data: { reason: '鉴定已回', resumedBy: by, deadline } },
  { type: 'RaiseProposed', data: proposal },
  { type: 'LevelRaised', data: { ...proposal, approvedBy: by, approvedAt } },
  { type: 'RaiseRejected', data: { reason: '乡镇可以办理', rejectedBy: by } },
  { type: 'RoutingRejected', data: { rejectedBy: by, reason: '熟人较多' } },
  { type: 'ClueSupervised', data: { assignmentId: 'a1', unitId: 'mhk.room-1', ground: 'careless', way: 'letter', recordedBy: by } },
  { type: 'TalkInquiryRecorded', data: { talkInquiryId: 't1', round: 1, subjectId: 's1', outcome: 'clarified', on: day } },
  {
    type: 'TownshipResultReported',
    data: {
      results: [{ subjectId: 's1', outcome: 'no-case', reference: '谈话记录' }],
      summary: '反映失实',
      reportedOn: day,
      reportedBy: by,
    },
  },
  { type: 'PastDisposalEntered', data: { mode: 'retain', disposedOn: day, inTime: true, recordedBy: by } },
  { type: 'CaseFactRecorded', data: { subjectId: 's1', fact: 'filed', on: day, reference: '立案1号', level: 'county', recordedBy: by } },
  {
    type: 'FilingMoved',
    data: {
      subjectId: 's1',
      on: day,
      level: 'county',
      subjectKind: 'person',
      formerly: { on: day, level: 'county', subjectKind: 'unidentified' },
      reference: '立案1号',
      recordedBy: by,
    },
  },
  {
    type: 'RecoveryConfirmed',
    data: { subjectId: 's1', reference: '收据1号', on: day, amountFen: 100, caseReference: '案1号', recordedBy: by },
  },
];
const stepsOf = (...history: readonly ClueEvent[]) => historyOf(clueHistory, recorded(['clue-c1', history]));

describe('history of a clue', () => {
  it('B1.3: every event is a step of its own, with who took it, in which role, on which day, and what it is called', () => {
    const steps = stepsOf(...closed, ...others);
    expect(steps.map(({ revision, position, kind }) => [revision, position, kind])).toEqual(
      [...closed, ...others].map(({ type }, revision) => [revision, String((revision + 1) * 10), type]),
    );
    expect(steps[0]).toMatchObject({
      day: '2020-06-11',
      by: { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director', standsIn: false },
      documentNumber: '梅检移〔2020〕1号',
    });
    expect(Object.keys(clueStepTerms)).toEqual(expect.arrayContaining(Object.keys(clueSteps)));
    const terms = Object.values(clueStepTerms);
    expect(new Set(terms.map(({ zh }) => zh)).size).toBe(terms.length);
    expect(new Set(terms.map(({ en }) => en)).size).toBe(terms.length);
  });

  it('B1.2, B2.36: why something was refused, and every opinion, stays readable', () => {
    const said = new Map(stepsOf(...closed, ...others).map(({ kind, opinion, reason }) => [kind, opinion ?? reason]));
    expect(said.get('ClueScreened')).toBe('属本级管辖');
    expect(said.get('DisposalRejected')).toBe('线索具体,应当初核');
    expect(said.get('HoldReviewed')).toBe('仍无新线索');
    expect(said.get('RoutingRejected')).toBe('熟人较多');
    expect(said.get('LimitChangeRejected')).toBe('可以按期办结');
    expect(said.get('RaiseRejected')).toBe('乡镇可以办理');
    expect(said.get('ClueReturned')).toBe('无实质内容');
    expect(said.get('ClueConcluded')).toBe('办结');
    expect(said.get('ClueClosed')).toBe('已反馈');
  });

  it('B4.4: why it went to an agency is not told; whom the handlers may know is not, either', () => {
    const reasonOf = (more: object) =>
      stepsOf(...screened, { ...forwarded, data: { ...forwarded.data, ...more } } as ClueEvent).at(-1)!.reason;
    expect(reasonOf({})).toBe('属其管辖');
    expect(reasonOf({ byTransfer: true })).toBe(TRANSFERRED);
    const hits = [{ personId: 'mhk-lead-1', subjectId: 's1', relations: ['同乡某某'] }];
    const routed = closed.map((event) =>
      event.type === 'ClueRouted' || event.type === 'RoutingProposed'
        ? ({ ...event, data: { ...event.data, acquaintances: { checked: ['mhk-lead-1'], hits } } } as unknown as ClueEvent)
        : event,
    );
    expect(JSON.stringify(stepsOf(...routed))).not.toContain('同乡某某');
    expect(JSON.stringify(routed)).toContain('同乡某某');
  });

  it('an event of older days says what it has: no chain, no plan, no limits', () => {
    const [, , proposed, approved] = stepsOf(...screened.slice(0, 2), ...closed.slice(3, 5));
    expect(proposed).toMatchObject({ kind: 'DisposalProposed', opinion: '拟初核', ledTo: { mode: 'initial-verification' } });
    expect(Object.keys(proposed!.ledTo)).toEqual(['mode']);
    expect(approved!.ledTo).toEqual({ mode: 'initial-verification', inTime: true });
  });
});
