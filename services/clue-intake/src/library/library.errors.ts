import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal about the keeping of a library, beside `library.not-allowed`. */
export const libraryErrors = {
  dateInFuture: dateInFuture('library'),
  dateBefore: (field: string, before: string): Refusal => ({
    code: 'library.date-before',
    kind: 'invalid',
    zh: `日期“${field}”早于上一环节(${before})`,
    en: `The date “${field}” lies before the step that it follows (${before})`,
    details: { field, before },
  }),
  unknown: {
    code: 'library.unknown',
    kind: 'not-found',
    zh: '该机关尚未确定线索库的管理部门',
    en: 'No unit holds a library of this organisation yet',
  },
  unitElsewhere: {
    code: 'library.unit-elsewhere',
    kind: 'invalid',
    rule: 'B1.3',
    zh: '线索库由本机关的一个部门集中管理',
    en: 'The unit that holds the library is one of the organisation itself',
  },
  keeperAlready: { code: 'library.keeper-already', rule: 'B1.4', zh: '此人已是线索保管人', en: 'This person is a keeper already' },
  notKeepers: (personIds: readonly string[]): Refusal => ({
    code: 'library.not-keepers',
    kind: 'invalid',
    rule: 'B1.4',
    zh: '移交人、接收人须为两名在任的线索保管人',
    en: 'A hand-over is between two keepers in office',
    details: { personIds },
  }),
  /** `entrusted`: whether a unit holds the library, so that only the keeper is missing. */
  noKeeper: (organisationId: string, entrusted: boolean, date: string): Refusal => ({
    code: 'library.no-keeper',
    rule: 'B1.4',
    zh: '线索库当日没有在任的保管人,不能登记线索:先由主要负责人确定管理部门(POST libraries/<单位>)、指定保管人(POST libraries/<单位>/keepers)',
    en: 'Nobody is keeper of the library on that day, so no clue is registered: the principal entrusts it to a unit (POST libraries/<organisation>) and appoints a keeper (POST libraries/<organisation>/keepers) first',
    allowed: entrusted ? ['appoint'] : ['entrust'],
    details: { organisationId, date, role: 'principal' },
  }),
  /** `keepers`: who may. */
  notAKeeper: (keepers: readonly string[]): Refusal => ({
    code: 'library.not-a-keeper',
    kind: 'forbidden',
    rule: 'B1.4',
    zh: '线索由指定的保管人登记;正在移交的保管人不再登记',
    en: 'Clues are registered by a named keeper, and not by one who is handing the items over',
    details: { keepers },
  }),
  notASide: {
    code: 'library.not-a-side',
    kind: 'forbidden',
    rule: 'B1.4',
    zh: '只有移交人和接收人可以签字或者注明差异',
    en: 'Only the giver and the taker sign, or note differences',
  },
  signedBefore: { code: 'library.signed-before', rule: 'B1.4', zh: '已签字', en: 'This side has signed before' },
  listSigned: {
    code: 'library.list-signed',
    rule: 'B1.4',
    zh: '已有一方签字,清单和差异不能再改;须取消后重新移交',
    en: 'One side has signed: list and differences stay as they are',
    allowed: ['sign-handover', 'cancel-handover'],
  },
  differenceUnfit: (number: string): Refusal => ({
    code: 'library.difference-unfit',
    kind: 'invalid',
    rule: 'B1.4',
    zh: '缺少、内容不符的须为清单上的编号,多出的须为清单以外的编号',
    en: 'What is missing or different stands on the list; what is surplus does not',
    details: { number },
  }),
  /** `reconciliationIds`: which are of no use here. */
  reconciliationsUnfit: (reconciliationIds: readonly string[]): Refusal => ({
    code: 'library.reconciliations-unfit',
    kind: 'invalid',
    rule: 'B1.3',
    zh: '所列核对须属于本机关、在本期内开始并且已经核对完毕',
    en: 'The reconciliations that are named are of this organisation and period, and have ended without open differences',
    details: { reconciliationIds },
  }),
  handlersLeft: (handlers: readonly string[]): Refusal => ({
    code: 'library.handlers-left',
    rule: 'B1.3',
    zh: `尚有 ${handlers.length} 个承办单位未核对`,
    en: `${handlers.length} handler(s) have not been reconciled with in this period`,
    details: { handlers },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
