import { dateInFuture, type Refusal } from '@liandong/event-sourcing';
import type { ReportingLevel } from '../rules/intervention-reporting.js';

/** Every refusal of the register of interventions, beside `intervention.not-allowed`. */
export const interventionErrors = {
  dateInFuture: dateInFuture('intervention'),
  dateBefore: (field: string, before: string): Refusal => ({
    code: 'intervention.date-before',
    kind: 'invalid',
    zh: `日期“${field}”早于上一环节(${before})`,
    en: `The date “${field}” lies before the step that it follows (${before})`,
    details: { field, before },
  }),
  clueUnknown: { code: 'intervention.clue-unknown', kind: 'not-found', zh: '没有这条线索', en: 'There is no such clue' },
  /** Also what whoever inquired or pleaded is told: not even that it was entered. */
  unknown: {
    code: 'intervention.unknown',
    kind: 'not-found',
    rule: 'B4.6',
    zh: '没有这条登记',
    en: 'There is no such entry in the register',
  },
  askedDecides: {
    code: 'intervention.asked-decides',
    kind: 'forbidden',
    rule: 'B4.6',
    zh: '被打听、被说情的人员不得研判处理该登记',
    en: 'Whoever was asked neither assesses the entry nor decides on it',
  },
  recorderAssesses: {
    code: 'intervention.recorder-assesses',
    kind: 'forbidden',
    rule: 'B4.6',
    zh: '登记人不得研判所登记的情况',
    en: 'Whoever recorded an entry does not assess it',
  },
  assessorDecides: {
    code: 'intervention.assessor-decides',
    kind: 'forbidden',
    rule: 'B4.6',
    zh: '研判人不得决定处理结果',
    en: 'Whoever assessed an entry does not decide on it',
  },
  chiefDecides: {
    code: 'intervention.chief-decides',
    kind: 'forbidden',
    rule: 'B4.6',
    zh: '已报告主要负责人的,由主要负责人决定',
    en: 'What was reported to the chief is for the chief to decide',
  },
  superiorGoesUp: {
    code: 'intervention.superior-goes-up',
    rule: 'B4.6',
    zh: '涉及上级或者本机关领导的,应当报告上级机关',
    en: 'Where a superior inquired or pleaded, it is reported to the body above',
  },
  bodyNotCompetent: (level: ReportingLevel): Refusal => ({
    code: 'intervention.body-not-competent',
    kind: 'invalid',
    rule: 'B4.6',
    zh: level === 'upper' ? '应当报告上级机关' : '应当报告本机关主要负责人',
    en: level === 'upper' ? 'It is reported to the body above' : 'It is reported to the chief of the own organisation',
    details: { level },
  }),
  handoverUnfit: {
    code: 'intervention.handover-unfit',
    kind: 'invalid',
    rule: 'B4.6',
    zh: '移交的,须写明线索或者违规违纪登记;其他处理不填写',
    en: 'A hand-over names the clue or the breach; no other outcome does',
  },
  recordUnknown: {
    code: 'intervention.record-unknown',
    kind: 'not-found',
    rule: 'B4.6',
    zh: '没有这条线索或者违规违纪登记',
    en: 'There is no such clue or breach',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
