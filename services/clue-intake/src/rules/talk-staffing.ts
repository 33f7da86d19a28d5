import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { earliestDate, localRows, nearestRowOn } from '@liandong/legal-time';

/** 主谈 · 协助谈话 */
export const talkerRoles = ['lead', 'auxiliary'] as const;
export type TalkerRole = (typeof talkerRoles)[number];

/** Who talks with the subject, as the plan names them. */
export interface PlannedTalker {
  readonly personId: string;
  readonly role: TalkerRole;
  /** 借调、抽调 */
  readonly lent: boolean;
}

interface TalkStaffing extends Versioned {
  /** Persons whom the plan of a talk names, at least. */
  readonly talkers: number;
  /** In which roles lent staff may talk with the subject. */
  readonly lentRoles: readonly TalkerRole[];
}

/** 谈话人员配备 (B4.9), as versioned data. */
export const talkStaffings: readonly TalkStaffing[] = [
  {
    ruleId: 'B4.9-talkers',
    version: '2019',
    effectiveFrom: earliestDate,
    clause: '与被反映人谈话由二人以上进行;借调、抽调人员只能协助,不得主谈,也不得全部由借调、抽调人员谈话',
    talkers: 2,
    lentRoles: ['auxiliary'],
  },
];

/** What a list of talkers lacks; undefined: nothing. */
export type StaffingFault = 'too-few' | 'all-lent' | 'lent-leads' | 'no-lead';

export interface Staffing {
  readonly rule: RuleVersion;
  readonly needed: number;
  readonly fault: StaffingFault | undefined;
}

/** B4.9: whether these persons may hold the talk that is planned on that day; an organisation may ask for more of them. */
export function staffingOf(talkers: readonly PlannedTalker[], date: string, organisationId?: string, staffings = talkStaffings): Staffing {
  const staffing = versionInForce(staffings, date);
  const own = nearestRowOn(localRows('talks'), organisationId, date);
  const needed = Math.max(staffing.talkers, own?.ownTalkers ?? 0);
  const rule = own && needed > staffing.talkers ? { ruleId: staffing.ruleId, version: own.version } : ruleOf(staffing);
  return { rule, needed, fault: faultOf(talkers, { ...staffing, talkers: needed }) };
}

function faultOf(talkers: readonly PlannedTalker[], { talkers: needed, lentRoles }: TalkStaffing): StaffingFault | undefined {
  // Named twice, somebody is still one person.
  if (new Set(talkers.map(({ personId }) => personId)).size < Math.max(needed, talkers.length)) return 'too-few';
  if (talkers.every(({ lent }) => lent)) return 'all-lent';
  if (talkers.some(({ lent, role }) => lent && !lentRoles.includes(role))) return 'lent-leads';
  return talkers.some(({ role }) => role === 'lead') ? undefined : 'no-lead';
}
