import type { PersonSubject, Subject } from '@liandong/contracts';
import { deadline, ruleInForce, timeLimits } from '@liandong/legal-time';
import type { AskedContent, HandoverCommand } from './handover.commands.js';
import type { HandoverEvent, ItemContent, Opening } from './handover.events.js';
import type { ItemKind } from './item-routes.js';

/** One history, step by step, for the specs: round 9 of Panji, the town's care centre (3.5, 3.14, 3.15). */
export const at = '2020-12-31T02:00:00.000Z';
export const tour = { personId: 'pj-tour', organisationId: 'pj.tour-office', role: 'tour-officer' };
export const intake = { personId: 'pj-intake', organisationId: 'pj.case-management', role: 'intake-officer' };
export const director = { personId: 'pj-director', organisationId: 'pj.case-management', role: 'case-director' };
export const unit = { personId: 'pj-unit', organisationId: 'pj.unit-care-centre', role: 'unit-contact' };
export const organisationDepartment = {
  personId: 'pj-organisation',
  organisationId: 'pj.organisation-department',
  role: 'agency-integrator',
};
export const library = { personId: 'system:inspection-liaison', organisationId: 'pj', role: 'automation' };

export const handoverId = '3b7e1c52-6f0a-4d0c-9a57-1f4d7f6f0001';
export const itemId = `${handoverId}-1`;

export const cadre = (subjectId: string, more: Partial<PersonSubject> = {}): PersonSubject => ({
  subjectId,
  name: `人员${subjectId}`,
  organisationId: 'pj.township-1',
  position: '村党支部书记',
  managedBy: 'village',
  villageCadre: true,
  ...more,
});

export const opening: Opening = {
  handoverId,
  organisationId: 'pj',
  tourOfficeId: 'pj.tour-office',
  round: '第九轮',
  roundStartedOn: '2020-03-20',
  inspectedUnit: { organisationId: 'pj.unit-care-centre', name: '某镇养老服务中心' },
  title: '第九轮巡察某镇养老服务中心问题移交',
  authorisation: { number: '潘巡授〔2020〕9号', round: '第九轮', issuedBy: '区委巡察工作领导小组', issuedOn: '2020-03-18' },
  group: {
    name: '第二巡察组',
    leaderPersonId: 'pj-tour',
    members: [
      { personId: 'pj-tour', recusalDeclaredOn: '2020-03-19' },
      { personId: 'pj-tour-2', recusalDeclaredOn: '2020-03-19' },
    ],
    enteredOn: '2020-03-20',
  },
  openedOn: '2020-05-25',
};

export const asked = (kind: ItemKind, more: Partial<AskedContent> = {}): AskedContent => ({
  kind,
  title: '资金存入已故人员账户',
  summary: '将资金存到已去世的个人账户,借款未履行领导审批手续',
  subjects: [cadre('s1')],
  ...more,
});
const about: readonly Subject[] = [cadre('s1')];
export const content = (kind: ItemKind): ItemContent => ({
  ...asked(kind),
  subjects: about,
  receiverId: {
    clue: 'pj',
    'problem-list': unit.organisationId,
    'cadre-matter': organisationDepartment.organisationId,
    policy: 'pj.government',
  }[kind],
});

/** The limit from the day of the second signature. */
export const limit = (ruleId: 'B3.1' | 'B3.4', from: string, versionOf = from) =>
  deadline(ruleInForce(timeLimits, ruleId, versionOf), `${from}T00:00:00.000+08:00`);

export const opened: readonly HandoverEvent[] = [{ type: 'HandoverOpened', data: { ...opening, openedBy: tour.personId } }];
export const listedAs = (kind: ItemKind): readonly HandoverEvent[] => [
  ...opened,
  { type: 'ItemAdded', data: { itemNo: 1, itemId, ...content(kind), addedBy: tour.personId } },
];
export const convened: HandoverEvent = {
  type: 'ConsultationConvened',
  data: { itemNo: 1, question: 'nature', text: '是否构成违纪', convenedOn: '2020-05-26', convenedBy: tour.personId },
};
export const participants = [
  { personId: 'pj-tour', organisationId: 'pj.tour-office' },
  { personId: 'pj-trial-1', organisationId: 'pj.trial' },
  { personId: 'pj-supervisor-1', organisationId: 'pj.room-1' },
];
export const concludedAs = (kind?: ItemKind): HandoverEvent => ({
  type: 'ConsultationConcluded',
  data: {
    itemNo: 1,
    participants,
    opinion: '共同商定',
    ...(kind ? { agreed: { kind, receiverId: content(kind).receiverId } } : {}),
    concludedOn: '2020-05-28',
    recordedBy: tour.personId,
  },
});
export const signedOut: HandoverEvent = {
  type: 'ItemSignedOut',
  data: { itemNo: 1, signedOutOn: '2020-06-01', signedOutBy: tour.personId },
};
export const signedIn: HandoverEvent = {
  type: 'ItemSignedIn',
  data: {
    itemNo: 1,
    signedInOn: '2020-06-01',
    signedInBy: intake.personId,
    signedInAt: intake.organisationId,
    priority: true,
    raisedLevel: true,
    resultDeadline: limit('B3.4', '2020-06-01'),
  },
};
export const figures = { filed: 1, admonished: 0, educated: 1, noCase: 0 };
export const result = { text: '已立案审查', reference: '巡移〔2020〕1号', figures, on: '2020-08-20' };
export const handedOver: readonly HandoverEvent[] = [...listedAs('clue'), signedOut, signedIn];
export const concluded: readonly HandoverEvent[] = [
  ...handedOver,
  { type: 'ProgressRecorded', data: { itemNo: 1, stage: 'arranged', text: '已分办', on: '2020-06-03', recordedBy: library.personId } },
  { type: 'ResultRecorded', data: { itemNo: 1, result, recordedBy: library.personId } },
];
export const fedBack: readonly HandoverEvent[] = [
  ...concluded,
  { type: 'FeedbackGiven', data: { itemNo: 1, text: '已办结', givenOn: '2020-08-25', givenBy: director.personId, inTime: true } },
];
export const done: readonly HandoverEvent[] = [
  ...fedBack,
  { type: 'FeedbackAcknowledged', data: { itemNo: 1, acknowledgedOn: '2020-08-26', acknowledgedBy: tour.personId } },
];
export const closed: readonly HandoverEvent[] = [
  ...done,
  { type: 'HandoverClosed', data: { reason: '全部办结反馈', items: 1, closedOn: '2020-08-27', closedBy: tour.personId } },
];

export const command = <T extends HandoverCommand['type']>(
  type: T,
  data: Extract<HandoverCommand, { type: T }>['data'],
  by: { readonly personId: string; readonly organisationId: string; readonly role: string } = tour,
  moment = at,
) => ({ type, data, by, at: moment }) as HandoverCommand;
