import type { Actor } from '@liandong/event-sourcing';
import { limitFrom } from '@liandong/legal-time';
import type { ReportCommand, ReportData } from './report.decider.js';
import type { ReportEvent, SealedMessage } from './report.events.js';

/** One report's history, step by step, for the specs. */
export const at = '2020-06-11T02:00:00.000Z';
/** What the reporter does has the day for its moment. */
export const day = '2020-06-10T16:00:00.000Z';
export const anybody: Actor = { personId: 'public', organisationId: 'mhk', role: 'public' };
export const reception: Actor = { personId: 'mhk-reception', organisationId: 'mhk.reception', role: 'reception-officer' };
export const deputy: Actor = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
export const chief: Actor = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };

export function command<T extends ReportCommand['type']>(type: T, data: ReportData<T>, by: Actor = reception, moment = at): ReportCommand {
  return { type, data, by, at: moment } as unknown as ReportCommand;
}

export const message = (text: string): SealedMessage => ({ keyId: 'k1', fields: { message: `v1.k1.${text}` } });
export const submission = {
  organisationId: 'mhk',
  channel: 'web',
  form: 'denunciation',
  codeHash: '$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA',
  content: { keyId: 'k1', fields: { text: 'v1.k1.TEXT' } },
} as const;
export const submitted: ReportEvent = { type: 'ReportSubmitted', data: { ...submission, receivedOn: '2020-06-11' } };
const acknowledgeBy = limitFrom('B1.15', '2020-06-11');
export const identity = { keyId: 'k2', fields: { name: 'v1.k2.NAME' } } as const;
export const signed: ReportEvent = {
  type: 'ReportSubmitted',
  data: { ...submission, identity, receivedOn: '2020-06-11', acknowledgeBy },
  rules: [{ ruleId: 'B1.15', version: acknowledgeBy.version }],
};
export const readBy = (personId: string): ReportEvent => ({
  type: 'ReportContentRead',
  data: { readBy: personId },
  access: { kind: 'sealed-data-read', what: 'report-content' },
});
export const asked: ReportEvent = { type: 'ReportQuestionAsked', data: { number: 1, question: message('Q1'), askedBy: 'mhk-reception' } };
export const answered: ReportEvent = { type: 'ReportQuestionAnswered', data: { number: 1, answer: message('A1') } };
export const supplemented: ReportEvent = { type: 'ReportSupplemented', data: { supplement: message('S1') } };
export const photograph = (digest: string) => ({ keyId: 'k1', digest });
export const photographAdded: ReportEvent = { type: 'ReportPhotographAdded', data: { number: 1, photograph: photograph('d1') } };
export const photographRead: ReportEvent = {
  type: 'ReportPhotographRead',
  data: { number: 1, readBy: 'mhk-reception' },
  access: { kind: 'sealed-data-read', what: 'report-photograph' },
};
export const told: ReportEvent = { type: 'ReportNoticeGiven', data: { notice: message('N1'), givenBy: 'mhk-reception' } };
export const takenIn: ReportEvent = { type: 'ReportTakenIn', data: { clueId: 'c1', takenInBy: 'mhk-reception' } };
export const declineProposed: ReportEvent = {
  type: 'ReportDeclineProposed',
  data: { ground: 'others-remit', notice: message('D1'), proposedBy: 'mhk-reception' },
};
export const declined: ReportEvent = { type: 'ReportDeclined', data: { ground: 'others-remit', approvedBy: 'mhk-lead-1' } };
export const declineRejected: ReportEvent = { type: 'ReportDeclineRejected', data: { reason: '属本级管辖', rejectedBy: 'mhk-lead-1' } };
export const repeatKept: ReportEvent = {
  type: 'ReportRepeatKept',
  data: { firstReportId: 'r0', notice: message('R1'), keptBy: 'mhk-reception' },
};
export const limit = limitFrom('B1.7', '2020-06-11');
const rules = [{ ruleId: limit.ruleId, version: limit.version }];
export const upperFound: ReportEvent = {
  type: 'ReportDirectForwardFound',
  data: { ground: 'upper-managed', foundBy: 'mhk-reception', deadline: limit },
  rules,
};
export const chiefFound: ReportEvent = {
  type: 'ReportDirectForwardFound',
  data: { ground: 'own-chief', foundBy: 'mhk-reception', deadline: limit },
  rules,
};
export const sendingUpWarned: ReportEvent = {
  type: 'ReportSendingUpWarned',
  data: { band: 'yellow', overdue: false, dueAt: '2020-06-15T15:59:59.999Z', firedAt: '2020-06-15T15:59:59.999Z', late: false },
  rules: [...rules, { ruleId: 'B1.23:kuitun', version: '1' }],
};
export const sentUp: ReportEvent = {
  type: 'ReportSentUp',
  data: { toOrganisation: 'upper', sentOn: '2020-06-11', sentBy: 'mhk-principal', inTime: true },
};
export const destroyed: ReportEvent = { type: 'ReportContentDestroyed', data: {} };

/** Terms that open every part of the public channel. */
export const channelTerms = {
  open: ['web', 'messaging-account', 'column'],
  title: { zh: '“探照灯”专栏', en: 'Searchlight column' },
  notice: { zh: '受理对监察对象违纪违法问题的检举控告', en: 'Reports about violations by persons under supervision are taken here' },
  address: '光明路1号',
  mail: 'report@example.org',
  phone: '12388',
  link: 'https://platform.example.org/',
  validFrom: '2020-06-11',
};
/** What a reporter tells, in the clear. */
export const toldInClear = {
  organisationId: 'mhk',
  channel: 'web',
  form: 'denunciation',
  text: '某科员违规发放补贴',
  subjects: '张某某',
  unit: '某市直部门',
  timeAndPlace: '去年冬天,在镇政府',
} as const;
