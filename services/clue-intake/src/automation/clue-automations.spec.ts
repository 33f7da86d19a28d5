import { useDemoRules } from '@liandong/service-kit/testing';
import { planOf } from '../zone-plan/zone-plan.fixtures.js';
import { whenVerificationTeamsInForceThenRecordVerifiers } from './when-verification-teams-in-force-then-record-verifiers.js';
import { whenCollaborationPlanInForceThenRecordZonePlan } from './when-collaboration-plan-in-force-then-record-zone-plan.js';
import { whenClueGivenToDepartmentThenOpenStep } from './when-clue-given-to-department-then-open-step.js';
import { whenClueRoutedThenAssignTalks } from './when-clue-routed-then-assign-talks.js';
import { whenClueReceivedFromAboveThenOpenAssignment } from './when-clue-received-from-above-then-open-assignment.js';
import { whenTransferSentThenHandOver } from './when-transfer-sent-then-hand-over.js';
import { whenTourClueHandedOverThenReceiveClue } from './when-tour-clue-handed-over-then-receive-clue.js';
import { whenClueConcludedThenOweResult } from './when-clue-concluded-then-owe-result.js';
import {
  whenForwardedClueResultAcknowledgedThenRecordReceipt,
  whenForwardedClueResultGivenThenRecordResult,
} from './when-forwarded-clue-answered-then-record-it.js';
import {
  whenCaseDecidedThenRecordOutcome,
  whenMeasureAppliedThenRecordOutcome,
  whenSubjectClearedThenRecordOutcome,
} from './when-outcome-decided-then-record-outcome.js';
import { whenVerificationConcludedThenRecordVerification } from './when-verification-concluded-then-record-verification.js';

useDemoRules();

const envelope = { id: '0b0f9c8e-7f0a-4d0c-9a57-1f4d7f6f0001', time: '2020-06-14T08:00:00.000Z', matterId: 'm1', causationId: 'c1' };
const subject = {
  subjectId: 's1',
  name: '甲',
  organisationId: 'pj.township-1.village-1',
  position: '村书记',
  managedBy: 'village' as const,
  villageCadre: true,
};

describe('automations of clue intake', () => {
  it('3.14, 3.15: when a tour clue is handed over, then it is received with priority and at the raised level', () => {
    const data = {
      itemId: 'i1',
      handoverId: 'h1',
      round: '第九轮',
      tourOfficeId: 'pj.tour-office',
      organisationId: 'pj',
      title: '养老服务中心资金',
      summary: '……',
      subjects: [subject],
      receivedOn: '2020-06-01',
      raisedLevel: true,
      resultDueAt: '2020-09-01T15:59:59.999Z',
    };
    expect(
      whenTourClueHandedOverThenReceiveClue.decide({
        ...envelope,
        type: 'inspection-liaison.clue-handed-over.v1',
        source: 'inspection-liaison',
        data,
      }),
    ).toMatchObject([
      {
        type: 'receive',
        id: 'i1',
        organisationId: 'pj',
        data: { priority: true, raisedLevel: true, source: { kind: 'inspection-tour', reference: 'i1' } },
      },
    ]);
  });

  it('B1.3: when a clue in talk and inquiry is routed, then its talks go to the unit that was named, else to the zone; a verification has no talks', () => {
    const routed = {
      clueId: 'k1',
      clueNumber: '1',
      title: '……',
      organisationId: 'pj',
      zoneId: 'pj.zone-1',
      leaderPersonId: 'l',
      level: 'county' as const,
      priority: false,
      subjects: [subject],
      source: { kind: 'supervision' as const, agencyId: 'pj.room-1', reference: 'r' },
    };
    const decide = (more: object) =>
      whenClueRoutedThenAssignTalks.decide({
        ...envelope,
        type: 'clue-intake.clue-routed.v1',
        source: 'clue-intake',
        data: { ...routed, ...more },
      });
    expect(decide({ mode: 'talk-inquiry', unitId: 'pj.room-1' })).toEqual([
      {
        type: 'follow-routing',
        id: 'k1',
        organisationId: 'pj',
        data: { departmentId: 'pj.room-1', departmentAs: 'routed', leaderPersonId: 'l' },
      },
    ]);
    expect(decide({ mode: 'talk-inquiry' })).toMatchObject([{ data: { departmentId: 'pj.zone-1', departmentAs: 'zone' } }]);
    expect(decide({ mode: 'initial-verification', unitId: 'pj.room-1' })).toEqual([]);
    expect(decide({})).toEqual([]);
  });

  it('B1.4: when a clue is given to a department, then it signs for a step of that name', () => {
    const data = {
      clueId: 'k1',
      clueNumber: '1',
      organisationId: 'pj',
      departmentId: 'pj.room-1',
      way: 'issue' as const,
      givingId: 'department',
    };
    expect(
      whenClueGivenToDepartmentThenOpenStep.decide({
        ...envelope,
        type: 'clue-intake.clue-given-to-department.v1',
        source: 'clue-intake',
        data,
      }),
    ).toEqual([
      {
        type: 'open',
        id: 'k1',
        organisationId: 'pj',
        data: { organisationId: 'pj', clueNumber: '1', kind: 'issue', to: { organisationId: 'pj.room-1' }, name: 'department' },
      },
    ]);
  });

  const forwarding = { forwardingId: 'f1', fromOrganisation: 'mhk', toOrganisation: 'pj', sentClueId: 'k1' };
  const noCase = { filed: 0, admonished: 0, educated: 0, noCase: 1 };

  it('B1.6, B1.9: when the result of a forwarded clue is given, then the sender’s clue records it', () => {
    const data = { ...forwarding, text: '已办结', figures: noCase, givenOn: '2020-06-14' };
    expect(
      whenForwardedClueResultGivenThenRecordResult.decide({
        ...envelope,
        type: 'clue-intake.forwarded-clue-result-given.v1',
        source: 'clue-intake',
        data,
      }),
    ).toEqual([
      {
        type: 'record-forward-result',
        id: 'k1',
        organisationId: 'mhk',
        data: { forwardingId: 'f1', text: '已办结', figures: noCase, givenOn: '2020-06-14' },
      },
    ]);
  });

  it('B1.6, B1.9: when that result is signed for, then the receiver’s clue, which has the forwarding’s id, notes the receipt', () => {
    const data = { ...forwarding, acknowledgedOn: '2020-06-15' };
    expect(
      whenForwardedClueResultAcknowledgedThenRecordReceipt.decide({
        ...envelope,
        type: 'clue-intake.forwarded-clue-result-acknowledged.v1',
        source: 'clue-intake',
        data,
      }),
    ).toEqual([{ type: 'record-feedback-receipt', id: 'f1', organisationId: 'pj', data: { acknowledgedOn: '2020-06-15' } }]);
  });

  it('when a verification is concluded, then the clue learns every finding', () => {
    const data = {
      verificationId: 'v1',
      clueId: 'k1',
      organisationId: 'mhk',
      zoneId: 'z',
      startedOn: '2020-06-11',
      reportedOn: '2020-06-14',
      teams: 3,
      investigators: [],
      findings: [{ subject, outcome: 'file' as const, facts: '……' }],
      problems: [],
    };
    expect(
      whenVerificationConcludedThenRecordVerification.decide({
        ...envelope,
        type: 'joint-supervision.verification-concluded.v1',
        source: 'joint-supervision',
        data,
      }),
    ).toEqual([
      {
        type: 'record-verification',
        id: 'k1',
        organisationId: 'mhk',
        data: { verificationId: 'v1', findings: [{ subject, outcome: 'file' }] },
      },
    ]);
    expect(
      whenVerificationConcludedThenRecordVerification.decide({
        ...envelope,
        type: 'joint-supervision.verification-concluded.v1',
        source: 'joint-supervision',
        data: { ...data, routingNo: 2 },
      }),
    ).toMatchObject([{ data: { routingNo: 2 } }]);
  });

  it('when a case is decided or a measure applied, then the outcome of that person is recorded', () => {
    const decided = {
      caseId: 'a1',
      caseNumber: '1',
      clueId: 'k1',
      subjectId: 's1',
      organisationId: 'mhk',
      decidedOn: '2020-07-01',
      sanction: '党内警告',
    };
    expect(
      whenCaseDecidedThenRecordOutcome.decide({ ...envelope, type: 'case-trial.case-decided.v1', source: 'case-trial', data: decided }),
    ).toMatchObject([{ type: 'record-outcome', id: 'k1', data: { subjectId: 's1', outcome: 'file', reference: 'a1', on: '2020-07-01' } }]);
    const applied = {
      measureId: 'b1',
      clueId: 'k1',
      subjectId: 's2',
      organisationId: 'mhk',
      kind: 'admonish' as const,
      appliedOn: '2020-06-16',
    };
    expect(
      whenMeasureAppliedThenRecordOutcome.decide({
        ...envelope,
        type: 'case-trial.measure-applied.v1',
        source: 'case-trial',
        data: applied,
      }),
    ).toMatchObject([{ type: 'record-outcome', id: 'k1', data: { subjectId: 's2', outcome: 'admonish', reference: 'b1' } }]);
  });

  it('when a filing is declined or a measure dropped, then the person ends with no case', () => {
    const cleared = {
      caseOrMeasureId: 'a1',
      clueId: 'k1',
      subjectId: 's1',
      organisationId: 'mhk',
      clearedOn: '2020-06-16',
      reason: '不构成违纪',
    };
    expect(
      whenSubjectClearedThenRecordOutcome.decide({
        ...envelope,
        type: 'case-trial.subject-cleared.v1',
        source: 'case-trial',
        data: cleared,
      }),
    ).toEqual([
      {
        type: 'record-outcome',
        id: 'k1',
        organisationId: 'mhk',
        data: { subjectId: 's1', outcome: 'no-case', reference: 'a1', on: '2020-06-16' },
      },
    ]);
  });

  it('0.2, 2.5: when a plan is in force, then its commission’s zones are recorded under its id', () => {
    const { zones, ...plan } = planOf(2, '2020-05-01');
    const data = { organisationId: 'mhk', ...plan, zones: zones.map((zone) => ({ ...zone, members: [...zone.members] })) };
    expect(
      whenCollaborationPlanInForceThenRecordZonePlan.decide({
        ...envelope,
        type: 'joint-supervision.collaboration-plan-in-force.v1',
        source: 'joint-supervision',
        data,
      }),
    ).toEqual([{ type: 'record', id: 'mhk', organisationId: 'mhk', data }]);
  });

  it('0.3: when the teams of a verification are told, then who verifies the clue is recorded under its id', () => {
    const before = { organisationId: 'mhk', clueId: 'k1', revision: 4, members: ['p1'] };
    for (const told of [before, { ...before, zoneId: 'mhk.zone-1' }, { ...before, zoneId: 'mhk.zone-1', routingNo: 2 }])
      expect(
        whenVerificationTeamsInForceThenRecordVerifiers.decide({
          ...envelope,
          type: 'joint-supervision.verification-teams-in-force.v1',
          source: 'joint-supervision',
          data: { verificationId: 'v1', ...told },
        }),
      ).toEqual([{ type: 'record', id: 'v1', organisationId: 'mhk', data: told }]);
  });

  it('B1.12: when a clue is received from above, then its assignment is opened under the id that came with it', () => {
    const data = {
      assignmentId: 'a1',
      clueId: 'k1',
      organisationId: 'mhk',
      agencyId: 'upper',
      documentNumber: '交〔2020〕1号',
      title: '乱收费',
      receivedOn: '2020-06-11',
    };
    expect(
      whenClueReceivedFromAboveThenOpenAssignment.decide({
        ...envelope,
        type: 'clue-intake.clue-received-from-above.v1',
        source: 'clue-intake',
        data,
      }),
    ).toEqual([
      {
        type: 'open',
        id: 'a1',
        organisationId: 'mhk',
        data: {
          organisationId: 'mhk',
          clueId: 'k1',
          kind: 'assigned',
          body: 'upper',
          documentNumber: '交〔2020〕1号',
          title: '乱收费',
          requirement: '按来文要求办理并报告结果',
          receivedOn: '2020-06-11',
        },
      },
    ]);
  });

  it('B1.6: when a transfer was approved, then it is carried out to its end', () => {
    const data = { transferId: 't1', organisationId: 'mhk' };
    expect(
      whenTransferSentThenHandOver.decide({ ...envelope, type: 'clue-intake.outgoing-transfer-sent.v1', source: 'clue-intake', data }),
    ).toEqual([{ type: 'hand-over', id: 't1', organisationId: 'mhk', data: {} }]);
  });

  it('B1.15: when a clue is concluded, then what its reporter is owed is looked at; the event itself says of no reporter', () => {
    const data = {
      clueId: 'k1',
      clueNumber: '1',
      organisationId: 'mhk',
      source: { kind: 'petition' as const, agencyId: 'mhk.petition', reference: '1' },
      concludedOn: '2020-08-31',
      figures: { filed: 0, admonished: 0, educated: 0, noCase: 1 },
      summary: '了结',
    };
    const concluded = { ...envelope, type: 'clue-intake.clue-concluded.v1' as const, source: 'clue-intake' as const, data };
    expect(whenClueConcludedThenOweResult.decide(concluded)).toEqual([{ type: 'complete', id: 'k1', organisationId: 'mhk', data: {} }]);
    const { organisationId: _none, ...older } = data;
    expect(whenClueConcludedThenOweResult.decide({ ...concluded, data: older })).toEqual([]);
  });
});
