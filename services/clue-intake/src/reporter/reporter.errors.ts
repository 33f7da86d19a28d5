import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal of a reporter, beside `reporter.not-allowed` and those of sealing. None names anything of the identity. */
export const reporterErrors = {
  dateInFuture: dateInFuture('reporter'),
  dateTooEarly: {
    code: 'reporter.date-too-early',
    kind: 'invalid',
    zh: '日期早于收到举报之日',
    en: 'The date lies before the day on which the report was received',
  },
  clueUnknown: { code: 'reporter.clue-unknown', kind: 'not-found', zh: '没有这条线索', en: 'There is no such clue' },
  unknown: { code: 'reporter.unknown', kind: 'not-found', zh: '该线索没有登记举报人', en: 'No reporter is registered for this clue' },
  handlesClue: {
    code: 'reporter.handles-clue',
    kind: 'forbidden',
    rule: 'B4.4',
    zh: '承办该线索的人员不能审批解封',
    en: 'Whoever handles the clue does not decide on a reveal',
  },
  signedWithoutName: {
    code: 'reporter.signed-without-name',
    kind: 'invalid',
    rule: 'B1.16',
    zh: '署名举报须登记姓名',
    en: 'A signed report bears a name',
  },
  unsignedWithName: {
    code: 'reporter.unsigned-with-name',
    kind: 'invalid',
    rule: 'B1.16',
    zh: '匿名举报不得登记姓名、证件号码',
    en: 'An unsigned report bears neither name nor identity number',
  },
  nothingToCheck: {
    code: 'reporter.nothing-to-check',
    rule: 'B1.16',
    zh: '没有可核实的署名,或已核实过',
    en: 'There is no signature to check, or it was checked before',
  },
  anonymousNotTraced: {
    code: 'reporter.anonymous-not-traced',
    kind: 'forbidden',
    rule: 'B1.16',
    zh: '匿名举报(含署名未经核实的)不得追查举报人;追查诬告陷害须先经设区的市级以上机关批准认定',
    en: 'An anonymous reporter, an unverified signature included, is not traced unless a body of prefecture level or above found a false accusation',
  },
  noFinding: {
    code: 'reporter.no-finding',
    kind: 'forbidden',
    rule: 'B1.16',
    zh: '没有经设区的市级以上机关批准、针对该线索的诬告陷害认定',
    en: 'No false accusation was found in this clue by a body of prefecture level or above',
  },
  /** The code of sealing itself: whoever asks learns the same, before the key is gone and after. */
  keyDestroyed: {
    code: 'sealing.key-destroyed',
    zh: '举报人身份的密钥已销毁,无法恢复',
    en: 'The key to the reporter’s identity was destroyed; it is gone for good',
  },
  nothingSealed: { code: 'reporter.nothing-sealed', zh: '没有登记任何身份信息', en: 'Nothing of an identity was registered' },
  revealUnknown: { code: 'reporter.reveal-unknown', kind: 'not-found', zh: '没有这份查看申请', en: 'There is no such request' },
  revealDecided: { code: 'reporter.reveal-decided', zh: '该申请已有决定', en: 'This request was decided before' },
  requesterDecides: {
    code: 'reporter.requester-decides',
    kind: 'forbidden',
    rule: 'B4.4',
    zh: '申请人不能审批自己的申请',
    en: 'Whoever asked may not decide on it',
  },
  validity: {
    code: 'reporter.validity',
    kind: 'invalid',
    rule: 'B4.4',
    zh: '查看期限为 1 至 72 小时',
    en: 'A reveal is valid for 1 to 72 hours',
  },
  notRequester: {
    code: 'reporter.not-requester',
    kind: 'forbidden',
    rule: 'B4.4',
    zh: '只有获批的申请人本人可以查看',
    en: 'Only the person whose request was approved may read',
  },
  revealNotApproved: {
    code: 'reporter.reveal-not-approved',
    kind: 'forbidden',
    rule: 'B4.4',
    zh: '该申请尚未获批或已被拒绝',
    en: 'This request was not approved',
  },
  revealExpired: {
    code: 'reporter.reveal-expired',
    kind: 'forbidden',
    rule: 'B4.4',
    zh: '查看期限已过,请重新申请',
    en: 'The time for reading has passed; ask again',
  },
} as const satisfies Record<string, Refusal | ((value: never) => Refusal)>;
