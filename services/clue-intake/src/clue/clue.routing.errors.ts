import type { Refusal } from '@liandong/event-sourcing';
import type { PlanMember, PlanVersion, PlanZone } from '../zone-plan/zone-plan.decider.js';

const zonesOf = ({ zones }: PlanVersion) => zones.map(({ zoneId, leadPersonId }) => ({ zoneId, leadPersonId }));
const townshipsOf = ({ zones }: PlanVersion) =>
  zones.flatMap(({ members }) => members.filter(({ kind }) => kind === 'township').map(({ organisationId }) => organisationId));

/** Refusals of a distribution (分办) and of a raised level (提级). `instead`: the command that is allowed. */
export const routingErrors = {
  /** Lists the zones of the plan with their leads, and the townships where those are asked for. */
  zoneUnknown: (plan: PlanVersion, level: string, instead: string): Refusal => ({
    code: 'clue.zone-unknown',
    kind: 'invalid',
    rule: '2.5',
    zh: level === 'township' ? '实施方案中没有该协作区或者乡镇,不能分办' : '实施方案中没有该协作区,不能分办',
    en: level === 'township' ? 'The plan in force has no such zone or township' : 'The plan in force has no such zone',
    allowed: [instead],
    details: { planVersion: plan.version, zones: zonesOf(plan), ...(level === 'township' ? { townships: townshipsOf(plan) } : {}) },
  }),
  notZoneLead: ({ zoneId, leadPersonId }: PlanZone, instead: string): Refusal => ({
    code: 'clue.not-zone-lead',
    kind: 'invalid',
    rule: '0.3',
    zh: '牵头人须为该协作区现任分管领导;由本机关其他领导代为牵头的,须写明理由(leadReason)',
    en: 'Who leads is the lead of that zone on this day, or another leader of the commission in that place, with a reason (leadReason)',
    allowed: [instead],
    details: { zoneId, leadPersonId },
  }),
  /** Its lead, or no plan: nobody's place is taken. */
  leadInPlace: (zone: PlanZone | undefined, instead: string): Refusal => ({
    code: 'clue.lead-in-place',
    kind: 'invalid',
    rule: '0.3',
    zh: '牵头人就是该协作区现任分管领导,或者尚无实施方案,不填代为牵头的理由',
    en: 'Who leads is the lead of that zone, or no plan is known: nobody’s place is taken, so that it takes no reason',
    allowed: [instead],
    ...(zone ? { details: { zoneId: zone.zoneId, leadPersonId: zone.leadPersonId } } : {}),
  }),
  /** `members`: who may be named. */
  unitUnfit: (unitIds: readonly string[], members: readonly string[], instead: string): Refusal => ({
    code: 'clue.unit-unfit',
    kind: 'invalid',
    rule: '2.5',
    zh: '承办或者协办单位不属于本机关或者该协作区,或者重复',
    en: 'A unit that handles or assists is none of this commission’s, none of the zone’s members, or named twice',
    allowed: [instead],
    details: { unitIds, ...(members.length > 0 ? { members } : {}) },
  }),
  levelUnfit: (level: string, members: readonly PlanMember[], instead: string): Refusal => ({
    code: 'clue.level-unfit',
    kind: 'invalid',
    rule: '2.5',
    zh: level === 'township' ? '乡镇办理的须写明该协作区的乡镇成员单位' : '由乡镇成员单位承办的,办理层级须为乡镇',
    en:
      level === 'township'
        ? 'At the township level the unit is a township of that zone'
        : 'What a township handles is handled at the township level',
    allowed: [instead],
    details: { townships: members.filter(({ kind }) => kind === 'township').map(({ organisationId }) => organisationId) },
  }),
  selfHandledAtCounty: (instead: string): Refusal => ({
    code: 'clue.self-handled-at-county',
    kind: 'invalid',
    zh: '自办的线索由本机关部门在本级办理',
    en: 'What the own department handles is handled at the county level',
    allowed: [instead],
    details: { allowedLevels: ['county'] },
  }),
  crossReasonRequired: (homeZoneIds: readonly string[], instead: string): Refusal => ({
    code: 'clue.cross-reason-required',
    kind: 'invalid',
    rule: '2.8',
    zh: '分办至被反映人单位所在协作区以外的,须写明交叉办理的理由',
    en: 'It leaves the zone of its subjects’ units: say why it is handled across zones',
    allowed: [instead],
    details: { homeZoneIds },
  }),
  notCrossed: (homeZoneIds: readonly string[], instead: string): Refusal => ({
    code: 'clue.not-crossed',
    kind: 'invalid',
    rule: '2.8',
    zh: '该分办不属于交叉办理,不填交叉理由',
    en: 'This routing crosses no zones: it takes no reason for that',
    allowed: [instead],
    details: { homeZoneIds },
  }),
  /** `unitIds`: those that are in a township. */
  raisedFromTownship: (unitIds: readonly string[], instead: string): Refusal => ({
    code: 'clue.raised-from-township',
    kind: 'invalid',
    rule: '3.15',
    zh: '提级办理的线索不得由乡镇(街道)及其所属单位承办或者协办',
    en: 'What is handled at the raised level goes to no township nor to a unit in one, as handler or assisting',
    allowed: [instead],
    details: { unitIds },
  }),
  /** `unitId`: who handles the clue, where it is routed already. */
  assignmentUnfit: (kind: string, instead: string, unitId?: string): Refusal => ({
    code: 'clue.assignment-unfit',
    kind: 'invalid',
    rule: 'B1.13',
    zh: '须写明就本线索向该单位提出的交办、督办件',
    en: 'Name the assignment of this clue, of that kind, to that unit',
    allowed: [instead],
    details: { kind, direction: 'to-below', ...(unitId === undefined ? {} : { unitId }) },
  }),
  /** `status`: what its assignment waits for tells what comes next. */
  assignmentNotApproved: (status: string, instead: string): Refusal => ({
    code: 'clue.assignment-not-approved',
    rule: 'B1.13',
    zh: '交办、督办须先经分管领导批准,且尚未报送结果',
    en: 'The deputy in charge approves it first, and its result is still owed',
    allowed: [instead],
    details: { status },
  }),
  supervisionNotOrdered: (instead: string): Refusal => ({
    code: 'clue.supervision-not-ordered',
    rule: 'B1.13',
    zh: '督办须先在督办件中写明事由和方式,经分管领导批准',
    en: 'A supervision has a ground and a way, proposed in its assignment and approved by the deputy in charge',
    allowed: [instead],
  }),
  /** 交办、督办: `allowed`: what comes next in its assignment. */
  assignedResultOwed: (assignmentId: string, allowed: readonly string[]): Refusal => ({
    code: 'clue.assigned-result-owed',
    rule: 'B1.13',
    zh: '交办、督办的线索,承办单位的结果须先经集体研究并获批准,再行办结',
    en: 'What was assigned or supervised is concluded once its result was reviewed and approved',
    allowed,
    details: { assignmentId },
  }),
  approverHandles: {
    code: 'clue.approver-handles',
    kind: 'forbidden',
    rule: 'B1.3',
    zh: '牵头或者承办该线索的人不能审批本次分办,须由其他有权人审批或者另行提出',
    en: 'Who would lead or handle it does not approve the routing: somebody else does, or another one is proposed',
    allowed: ['reject-routing'],
  },
  raisedBefore: {
    code: 'clue.raised-before',
    rule: '3.15',
    zh: '该线索已经提级办理',
    en: 'This clue is handled at the raised level already',
  },
  raiseAtCounty: {
    code: 'clue.raise-at-county',
    rule: '3.15',
    zh: '该线索已分办至本级办理,无须提级',
    en: 'It is handled at the county level: there is nothing to raise',
  },
  raiseProposed: {
    code: 'clue.raise-proposed',
    rule: '3.15',
    zh: '已有待审批的提级意见',
    en: 'Raising its level is proposed already',
    allowed: ['approve-raise', 'reject-raise'],
  },
  noRaise: {
    code: 'clue.no-raise',
    rule: '3.15',
    zh: '没有待审批的提级意见',
    en: 'Raising its level was not proposed',
    allowed: ['propose-raise'],
  },
  notVerification: {
    code: 'clue.mode-not-routable',
    rule: 'B1.1',
    zh: '只有处置方式为“初步核实”或“谈话函询”的线索可以分办',
    en: 'Only a clue whose disposal mode is initial verification or talk and inquiry can be routed',
  },
  raisedLevel: {
    code: 'clue.raised-level-required',
    rule: 'B3.6',
    zh: '该线索(如巡察移交的村级干部线索)提级办理,不得交乡镇纪委',
    en: 'This clue, such as a tour clue about a village cadre, is handled at the raised level, not by the township',
    details: { allowedLevels: ['county'] },
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
