import { managedAbove } from '@liandong/contracts';
import { dateInFuture, type Refusal } from '@liandong/event-sourcing';
import type { ApprovalRole } from './authority.js';

const dates = {
  dateInFuture: dateInFuture('verification'),
  dateTooEarly: (field: string, earliest: string): Refusal => ({
    code: 'verification.date-too-early',
    kind: 'invalid',
    zh: `日期“${field}”不得早于 ${earliest}`,
    en: `The date “${field}” may not lie before ${earliest}`,
    details: { field, earliest },
  }),
  deadlinePassed: (dueOn: string): Refusal => ({
    code: 'verification.deadline-passed',
    rule: 'B2.3',
    zh: `延长须在期限届满(${dueOn})前批准`,
    en: `An extension is approved before the term ends (${dueOn})`,
    details: { dueOn },
  }),
} as const;

const approval = {
  approverRole: (role: ApprovalRole): Refusal => ({
    code: 'verification.approver-role',
    kind: 'forbidden',
    rule: 'B2.1',
    zh: role === 'party-chief' ? '被核查人为下一级党组织主要负责人,须报同级党委主要负责人批准' : '须由主要负责人批准',
    en:
      role === 'party-chief'
        ? 'A subject is chief of a next-lower party organisation: the party chief of the same level approves'
        : 'The principal approves',
    details: { role },
  }),
  actingChief: (actingChiefId: string): Refusal => ({
    code: 'verification.acting-chief-decides',
    kind: 'forbidden',
    rule: 'B4.2',
    zh: '主要负责人已回避,由指定的人员审批',
    en: 'The chief is recused; the person named in the chief’s place decides',
    details: { actingChiefId },
  }),
  proposerApproves: {
    code: 'verification.proposer-approves',
    kind: 'forbidden',
    rule: 'B2.1',
    zh: '提出人不得自行审批',
    en: 'Nobody approves what they proposed themselves',
  },
  memberApproves: {
    code: 'verification.member-approves',
    kind: 'forbidden',
    rule: 'B2.1',
    zh: '核查组成员不得审批本件核查',
    en: 'Nobody approves a verification that they take part in',
  },
} as const;

const plan = {
  unknownZone: (zoneIds: readonly string[]): Refusal => ({
    code: 'verification.unknown-zone',
    kind: 'invalid',
    rule: '0.20',
    zh: '该日生效的实施方案中没有此片区',
    en: 'The collaboration plan in force on that day has no such zone',
    details: { zoneIds },
  }),
  unknownSubject: (subjectIds: readonly string[]): Refusal => ({
    code: 'verification.unknown-subject',
    kind: 'not-found',
    zh: '该人员不是本件的被核查人',
    en: 'This person is no subject of the verification',
    details: { subjectIds },
  }),
  subjectRepeated: (subjectId: string): Refusal => ({
    code: 'verification.subject-repeated',
    kind: 'invalid',
    zh: '该被核查人已在本件之中',
    en: 'This subject is already part of the verification',
    details: { subjectId },
  }),
  directForward: managedAbove('verification'),
  subjectNotAwaiting: (subjectId: string): Refusal => ({
    code: 'verification.subject-not-awaiting',
    zh: '该被核查人无待审批事项',
    en: 'This subject awaits no approval',
    details: { subjectId },
  }),
  subjectAwaits: (subjectIds: readonly string[]): Refusal => ({
    code: 'verification.subject-awaits-approval',
    rule: 'B2.1',
    zh: '新增被核查人尚未获批',
    en: 'A subject that was added still awaits approval',
    allowed: ['approve-subjects', 'reject-subjects'],
    details: { subjectIds },
  }),
} as const;

const teams = {
  tooFew: (team: string): Refusal => ({
    code: 'verification.team-too-small',
    kind: 'invalid',
    rule: 'B2.1',
    zh: '核查组不得少于二人',
    en: 'A team has at least two members',
    details: { team },
  }),
  leaderNotMember: (team: string): Refusal => ({
    code: 'verification.leader-not-member',
    kind: 'invalid',
    rule: 'B2.1',
    zh: '组长须为该组成员',
    en: 'The leader of a team is one of its members',
    details: { team },
  }),
  placedTwice: (personId: string): Refusal => ({
    code: 'verification.person-placed-twice',
    kind: 'invalid',
    zh: '同一人员只能在一个核查组任一职位',
    en: 'A person has one place in one team',
    details: { personId },
  }),
  notAvailable: (personId: string, why: string): Refusal => ({
    code: 'verification.person-not-available',
    kind: 'invalid',
    rule: '0.20',
    zh: '该人员当日不可抽调:未列入名册或其单位不属于任何片区',
    en: 'This person cannot be drawn on that day: not on the roster, or of an organisation in no zone',
    details: { personId, why },
  }),
  outsidePlan: (personId: string): Refusal => ({
    code: 'verification.outside-plan',
    kind: 'invalid',
    rule: 'B2.1',
    zh: '该人员的片区或单位不在获批的核查方案之内',
    en: 'The person’s zone or agency is not in the approved plan',
    details: { personId },
  }),
  ownTownship: (personId: string): Refusal => ({
    code: 'verification.own-township',
    kind: 'invalid',
    rule: 'B3.6',
    zh: '巡察移交的村干部线索不得由其所在乡镇的人员核查',
    en: 'A tour’s clue about a village cadre is not verified by staff of the cadre’s own town',
    details: { personId },
  }),
  chiefInTeam: (personId: string): Refusal => ({
    code: 'verification.chief-in-team',
    kind: 'invalid',
    rule: 'B2.2',
    zh: '主要负责人审批核查,不得编入核查组',
    en: 'The chief approves the verification and has no place in a team',
    details: { personId },
  }),
  notMember: (personId: string): Refusal => ({
    code: 'verification.not-a-member',
    kind: 'forbidden',
    rule: 'B2.11',
    zh: '该人员不是核查组成员',
    en: 'This person is no member of a team',
    details: { personId },
  }),
} as const;

const recusal = {
  barred: (personId: string): Refusal => ({
    code: 'verification.barred-by-recusal',
    kind: 'forbidden',
    rule: 'B4.1',
    zh: '该人员已被提出或决定回避,不得参与本件工作',
    en: 'A recusal was raised or upheld: this person does no work here',
    details: { personId },
  }),
  notInvolved: (personId: string): Refusal => ({
    code: 'verification.person-not-involved',
    kind: 'not-found',
    rule: 'B4.1',
    zh: '该人员不在名册,也未参与本件',
    en: 'This person is neither on the roster nor involved',
    details: { personId },
  }),
  notSelf: {
    code: 'verification.recusal-not-self',
    kind: 'forbidden',
    rule: 'B4.1',
    zh: '自行回避只能由本人提出',
    en: 'Only the person raises the own recusal',
  },
  nonePending: (personId: string): Refusal => ({
    code: 'verification.no-recusal-pending',
    rule: 'B4.1',
    zh: '该人员无待决定的回避事项',
    en: 'No recusal of this person awaits a decision',
    details: { personId },
  }),
  recusedElsewhere: (personIds: readonly string[]): Refusal => ({
    code: 'verification.recused-elsewhere',
    rule: 'B4.1',
    zh: '有核查人员在本事项的其他环节已被提出或决定回避,须先更换',
    en: 'Members are kept from this matter by recusals outside the verification; they are replaced first',
    allowed: ['replace-member', 'return-report'],
    details: { personIds },
  }),
  recusalPending: (personIds: readonly string[]): Refusal => ({
    code: 'verification.recusal-pending',
    rule: 'B4.1',
    zh: '回避事项尚未决定',
    en: 'A recusal has not been decided yet',
    allowed: ['decide-recusal'],
    details: { personIds },
  }),
  decidesNot: {
    code: 'verification.recusal-wrong-decider',
    kind: 'forbidden',
    rule: 'B4.2',
    zh: '主要负责人的回避由上级机关决定,其他人员的回避由主要负责人决定',
    en: 'The upper body decides on the chief’s recusal, the chief on everybody else’s',
  },
  actingChiefMissing: {
    code: 'verification.acting-chief-missing',
    kind: 'invalid',
    rule: 'B4.2',
    zh: '主要负责人回避的,须指定其他人员代行审批',
    en: 'When the chief is recused, another person is named who decides instead',
  },
} as const;

/** Every refusal of a verification beside `verification.not-allowed` and those in report.errors.ts. */
export const verificationErrors = { ...dates, ...approval, ...plan, ...teams, ...recusal } as const;
