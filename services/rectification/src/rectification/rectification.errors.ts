import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal of a rectification item, beside `rectification.not-allowed`. */
export const rectificationErrors = {
  dateInFuture: dateInFuture('rectification'),
  dateTooEarly: (field: string, earliest: string): Refusal => ({
    code: 'rectification.date-too-early',
    kind: 'invalid',
    zh: `日期“${field}”早于上一环节的日期 ${earliest}`,
    en: `The date “${field}” lies before the step that precedes it, ${earliest}`,
    details: { field, earliest },
  }),
  dueTooLate: (dueAt: string): Refusal => ({
    code: 'rectification.due-too-late',
    kind: 'invalid',
    rule: 'B3.1',
    zh: '要求的完成日期应在分派之日以后、规定期限以内',
    en: 'The day by which it is to be done lies after the assignment and within the limit',
    details: { latest: dueAt },
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
  noEvidence: {
    code: 'rectification.no-evidence',
    kind: 'invalid',
    rule: 'B3.9',
    zh: '没有整改材料,不能提交验收或销号',
    en: 'Without evidence there is nothing to check and no closing',
  },
  twoCheckers: {
    code: 'rectification.two-checkers',
    kind: 'invalid',
    rule: 'B2.11',
    zh: '验收、回头看须由两人以上进行',
    en: 'A check or a look-back takes at least two different persons',
  },
  ownWork: {
    code: 'rectification.own-work-checked',
    kind: 'invalid',
    rule: 'B3.9',
    zh: '提交整改材料的人员不能参与验收',
    en: 'Whoever submitted evidence may not check it',
  },
  approvalsMissing: (missing: readonly string[]): Refusal => ({
    code: 'rectification.approvals-missing',
    rule: 'B3.9',
    zh: '销号前须经日常监督人员同意;巡察发现的问题还须经巡察办同意',
    en: 'Before closing, the daily supervisor consents, and for a tour’s problem the tour office too',
    allowed: ['approve-closure'],
    details: { missing },
  }),
  approvalNotNeeded: {
    code: 'rectification.approval-not-needed',
    kind: 'invalid',
    rule: 'B3.9',
    zh: '本事项不需要该方同意',
    en: 'This item does not need the consent of that side',
  },
  secondPerson: {
    code: 'rectification.second-person',
    rule: 'B3.9',
    zh: '同意销号、参与验收的人员不能审批销号',
    en: 'Whoever consented to the closure or took part in the check may not approve it',
  },
  extensionNotLater: {
    code: 'rectification.extension-not-later',
    kind: 'invalid',
    zh: '延期必须为正整数天,且须在期限届满前批准',
    en: 'An extension adds whole days, and is approved before the limit has passed',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
