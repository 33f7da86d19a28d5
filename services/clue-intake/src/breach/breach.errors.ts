import { dateInFuture, type Refusal } from '@liandong/event-sourcing';
import type { OfficerStanding } from '../rules/breach-competence.js';

/** Every refusal of the register of breaches, beside `breach.not-allowed`. */
export const breachErrors = {
  dateInFuture: dateInFuture('breach'),
  dateBefore: (field: string, before: string): Refusal => ({
    code: 'breach.date-before',
    kind: 'invalid',
    zh: `日期“${field}”早于上一环节(${before})`,
    en: `The date “${field}” lies before the step that it follows (${before})`,
    details: { field, before },
  }),
  /** Also what whoever it is about is told: not even that it was entered. */
  unknown: {
    code: 'breach.unknown',
    kind: 'not-found',
    rule: 'B4.5',
    zh: '没有这件违规违纪登记',
    en: 'There is no such breach in the register',
  },
  recordUnknown: {
    code: 'breach.record-unknown',
    kind: 'not-found',
    rule: 'B4.5',
    zh: '没有这条线索或者举报件',
    en: 'There is no such clue or report',
  },
  finderUnfit: {
    code: 'breach.finder-unfit',
    kind: 'forbidden',
    rule: 'B4.5',
    zh: '检查发现由案件监督管理部门或者干部监督部门登记,其他人员按反映登记',
    en: 'Only case management and cadre supervision enter what they found; everybody else reports it',
  },
  occupationUnfit: {
    code: 'breach.occupation-unfit',
    kind: 'invalid',
    rule: 'B4.7',
    zh: '离职后违规从业须写明任职单位和职务,其他行为不填写',
    en: 'A conflicting occupation names employer and position; no other breach does',
  },
  notBarred: {
    code: 'breach.not-barred',
    rule: 'B4.7',
    zh: '该人员没有登记离岗离职,或者不受从业限制',
    en: 'No departure of this person is recorded, or none that bars an occupation',
  },
  outsideBar: (departedOn: string, barredUntil: string): Refusal => ({
    code: 'breach.outside-bar',
    rule: 'B4.7',
    zh: '该职业不是在从业限制期内从事的',
    en: 'The occupation was not taken up within the bar',
    details: { departedOn, barredUntil },
  }),
  reporterExamines: {
    code: 'breach.reporter-examines',
    kind: 'forbidden',
    rule: 'B4.5',
    zh: '反映人不得核查所反映的问题',
    en: 'Whoever reported a breach does not examine it',
  },
  notExaminer: {
    code: 'breach.not-examiner',
    kind: 'forbidden',
    rule: 'B4.5',
    zh: '核查结论由核查人作出',
    en: 'The result is stated by whoever opened the examination',
  },
  examinerDecides: {
    code: 'breach.examiner-decides',
    kind: 'forbidden',
    rule: 'B4.5',
    zh: '核查人不得决定追责移送或者了结所查实的问题',
    en: 'Whoever found the breach neither hands it over nor closes it',
  },
  bodyNotCompetent: (standing: OfficerStanding, level: 'own' | 'upper'): Refusal => ({
    code: 'breach.body-not-competent',
    kind: 'invalid',
    rule: 'B4.5',
    zh: level === 'upper' ? '领导班子成员的追责须移送上级纪检监察机关' : '工作人员的追责由其所在地区纪检监察机关处理',
    en:
      level === 'upper'
        ? 'The liability of a leader is for the commission above'
        : 'The liability of staff is for the commission of their own jurisdiction',
    details: { standing, level },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
