import type { InstitutionSubject, PersonSubject, Subject, SubjectOutcome, UnidentifiedSubject } from '@liandong/contracts';
import { limitFrom } from '@liandong/legal-time';
import type { ClueCommand } from './clue.decider.js';
import type { ClueEvent } from './clue.events.js';
import type { ReceiveClue } from './clue.intake.decider.js';

/** One history, step by step, for the specs: 0.20, the procuratorate's first transfer. */
export const at = '2020-06-11T02:00:00.000Z';
export const keeper = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
export const director = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
export const principal = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
export const procurator = { personId: 'mhk-procurator', organisationId: 'mhk.procuratorate', role: 'agency-integrator' };

export const person = (subjectId: string, more: Partial<PersonSubject> = {}): PersonSubject => ({
  subjectId,
  name: `人员${subjectId}`,
  organisationId: 'mhk.unit-agriculture',
  position: '科员',
  managedBy: 'county',
  villageCadre: false,
  ...more,
});

export const institution = (subjectId: string, more: Partial<InstitutionSubject> = {}): InstitutionSubject => ({
  subjectId,
  kind: 'institution',
  name: `单位${subjectId}`,
  organisationId: 'mhk.unit-agriculture',
  managedBy: 'county',
  ...more,
});
export const unidentified = (subjectId: string, more: Partial<UnidentifiedSubject> = {}): UnidentifiedSubject => ({
  subjectId,
  kind: 'unidentified',
  name: '某工程负责人',
  organisationId: 'mhk',
  managedBy: 'county',
  description: '工程中有人收受好处,姓名不详',
  ...more,
});

export const transferredClue: ReceiveClue & { readonly subjects: readonly Subject[] } = {
  organisationId: 'mhk',
  source: { kind: 'procuratorate', agencyId: 'mhk.procuratorate', reference: '梅检移〔2020〕1号' },
  title: '某市直部门不认真履职',
  summary: '办理公益诉讼案件中发现',
  receivedOn: '2020-06-11',
  subjects: [person('s1')],
  priority: false,
  raisedLevel: false,
};
export const disposalDeadline = limitFrom('B1.2', '2020-06-11');
export const routing = { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', level: 'county' as const };
export const figures = { filed: 1, admonished: 1, educated: 0, noCase: 1 };

export const clueReceived: ClueEvent = {
  type: 'ClueReceived',
  data: { ...transferredClue, receivedBy: procurator.personId, disposalDeadline },
};
export const registered: readonly ClueEvent[] = [
  clueReceived,
  { type: 'ClueRegistered', data: { number: '检移〔2020〕1号', keeper: keeper.personId } },
];
export const screened: readonly ClueEvent[] = [
  ...registered,
  { type: 'ClueScreened', data: { problemTypes: ['neglect-of-duty'], opinion: '属本级管辖', screenedBy: keeper.personId } },
];
export const proposed: readonly ClueEvent[] = [
  ...screened,
  { type: 'DisposalProposed', data: { mode: 'initial-verification', opinion: '拟初核', proposedBy: keeper.personId } },
];
export const approved: readonly ClueEvent[] = [
  ...proposed,
  { type: 'DisposalApproved', data: { mode: 'initial-verification', approvedBy: principal.personId, approvedAt: at, inTime: true } },
];
export const routingProposed: readonly ClueEvent[] = [
  ...approved,
  { type: 'RoutingProposed', data: { ...routing, proposedBy: keeper.personId } },
];
export const routed: readonly ClueEvent[] = [
  ...routingProposed,
  { type: 'ClueRouted', data: { ...routing, approvedBy: principal.personId, approvedAt: at } },
];
export const verification: ClueEvent = {
  type: 'VerificationRecorded',
  data: {
    verificationId: 'v1',
    findings: [
      { subject: person('s1'), outcome: 'file' },
      { subject: person('s2'), outcome: 'admonish' },
      { subject: person('s3'), outcome: 'no-case' },
    ],
  },
};
export const verified: readonly ClueEvent[] = [...routed, verification];
export const outcome = (subjectId: string, result: SubjectOutcome): ClueEvent => ({
  type: 'OutcomeRecorded',
  data: { subjectId, outcome: result, reference: `ref-${subjectId}`, on: '2020-06-11' },
});
export const decided: readonly ClueEvent[] = [...verified, outcome('s1', 'file'), outcome('s2', 'admonish')];
export const concluded: readonly ClueEvent[] = [
  ...decided,
  { type: 'ClueConcluded', data: { summary: '办结', concludedOn: '2020-06-11', concludedBy: director.personId, figures } },
];
export const fedBack: readonly ClueEvent[] = [
  ...concluded,
  {
    type: 'FeedbackGiven',
    data: { agencyId: 'mhk.procuratorate', text: '已办结', figures, givenOn: '2020-06-11', givenBy: director.personId },
  },
];
export const closed: readonly ClueEvent[] = [
  ...fedBack,
  {
    type: 'FeedbackAcknowledged',
    data: { agencyId: 'mhk.procuratorate', acknowledgedBy: procurator.personId, acknowledgedOn: '2020-06-11' },
  },
  { type: 'ClueClosed', data: { reason: '已反馈', closedOn: '2020-06-11', closedBy: director.personId } },
];
/** B1.15: a re-check of the first objection found that the result does not hold. */
export const recheck = { replyId: 'c1', number: 1 } as const;
export const changedRecheck = { ofThisClue: true, outcome: 'changed', concludedBy: director.personId } as const;
const anew = limitFrom('B1.2', '2020-06-11', 'mhk');
export const clueReopened: ClueEvent = {
  type: 'ClueReopened',
  data: { recheck, reason: '复查发现新的事实', reopenedOn: '2020-06-11', reopenedBy: principal.personId, from: 'closed', deadline: anew },
  rules: [{ ruleId: anew.ruleId, version: anew.version }],
};
export const reopened: readonly ClueEvent[] = [...closed, clueReopened];

/** The same history of another source. */
export const from = (
  kind: ReceiveClue['source']['kind'],
  history: readonly ClueEvent[],
  more: Partial<Extract<ClueEvent, { type: 'ClueReceived' }>['data']> = {},
): readonly ClueEvent[] =>
  history.map((event) =>
    event.type === 'ClueReceived' ? { ...event, data: { ...event.data, source: { ...event.data.source, kind }, ...more } } : event,
  );

export const command = <T extends ClueCommand['type']>(
  type: T,
  data: Extract<ClueCommand, { type: T }>['data'],
  by = keeper,
  moment = at,
) => ({ type, data, by, at: moment }) as ClueCommand;

/** Put right after it was registered: the texts at once, the day of receipt by the director, the problem types by whoever handles it; an entry made twice is voided (B1.4, B1.22). */
export const textsCorrected: ClueEvent = {
  type: 'RegistrationCorrected',
  data: {
    changes: [
      { field: 'title', from: transferredClue.title, to: '某镇水利站' },
      { field: 'sourceReference', from: transferredClue.source.reference, to: '梅检移〔2020〕7号' },
    ],
    reason: '录入有误',
    correctedBy: keeper.personId,
  },
};
export const dayProposed: ClueEvent = {
  type: 'RegistrationCorrectionProposed',
  data: { changes: [{ field: 'receivedOn', from: '2020-06-11', to: '2020-06-01' }], reason: '以信封邮戳为准', proposedBy: keeper.personId },
};
export const dayCorrected: ClueEvent = {
  type: 'RegistrationCorrected',
  data: {
    changes: [{ field: 'receivedOn', from: '2020-06-11', to: '2020-06-01' }],
    reason: '以信封邮戳为准',
    correctedBy: keeper.personId,
    approvedBy: director.personId,
    limits: { disposalDeadline: limitFrom('B1.2', '2020-06-01') },
    shortened: ['B1.2'],
  },
};
export const typesAmended: ClueEvent = {
  type: 'ProblemTypesAmended',
  data: {
    problemTypes: ['gifts'],
    areas: ['integrity-discipline'],
    formerly: { problemTypes: ['conduct'], areas: [] },
    reason: '核实发现',
    amendedBy: keeper.personId,
  },
};
export const voided: ClueEvent = { type: 'ClueVoided', data: { reason: '重复录入', rightClueId: 'c9', voidedBy: director.personId } };
