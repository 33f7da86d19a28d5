import type { Refusal } from '@liandong/event-sourcing';

/** Every refusal of a rectification item, beside `rectification.not-allowed`. */
export const rectificationErrors = {
  dateInFuture: (field: string): Refusal => ({
    code: 'rectification.date-in-future',
    kind: 'invalid',
    zh: `日期“${field}”晚于提交时间`,
    en: `The date “${field}” lies after the moment of submission`,
    details: { field },
  }),
  notResponsibleUnit: {
    code: 'rectification.not-responsible-unit',
    kind: 'forbidden',
    zh: '只有责任单位可以提交本事项的整改材料',
    en: 'Only the responsible unit may submit evidence for this item',
  },
  evidenceRepeated: (evidenceId: string): Refusal => ({
    code: 'rectification.evidence-repeated',
    kind: 'invalid',
    zh: '该整改材料编号已经提交过',
    en: 'Evidence with this id was submitted before',
    details: { evidenceId },
  }),
  twoCheckers: {
    code: 'rectification.two-checkers',
    kind: 'invalid',
    rule: 'B2.11',
    zh: '验收须由两人以上进行',
    en: 'A check takes at least two different persons',
  },
  noEvidence: {
    code: 'rectification.no-evidence',
    rule: 'B3.9',
    zh: '没有整改材料,不能销号',
    en: 'Without evidence an item cannot be closed',
  },
  secondBody: {
    code: 'rectification.second-approver',
    kind: 'invalid',
    rule: 'B3.9',
    zh: '销号须经日常监督人员同意,且不得与销号审批人为同一人',
    en: 'Closing takes the consent of the daily supervisor, who is another person than the one who closes',
  },
  closerChecked: {
    code: 'rectification.closer-checked',
    rule: 'B3.9',
    zh: '参与验收的人员不能审批销号',
    en: 'Whoever took part in the check may not approve the closure',
  },
  extensionNotLater: {
    code: 'rectification.extension-not-later',
    kind: 'invalid',
    zh: '延期必须为正数,且须在期限届满前申请',
    en: 'An extension adds time, and is asked for before the limit has passed',
  },
} as const satisfies Record<string, Refusal | ((value: string) => Refusal)>;
