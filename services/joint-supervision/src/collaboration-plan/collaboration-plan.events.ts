/** 成员单位: 纪检监察室等内设机构 · 派驻纪检监察组 · 乡镇(街)纪(工)委 (0.2) */
export const memberKinds = ['department-room', 'dispatched-group', 'township'] as const;
export type MemberKind = (typeof memberKinds)[number];

/** The five systems of “1+5” (0.4): 定期例会讲评 · 联合监督检查 · 联合排查线索 · 联合审查调查 · 作风调研 */
export const collaborationSystems = [
  'regular-review',
  'joint-inspection',
  'joint-clue-screening',
  'joint-investigation',
  'conduct-research',
] as const;
export type CollaborationSystem = (typeof collaborationSystems)[number];

export interface ZoneMember {
  readonly organisationId: string;
  readonly kind: MemberKind;
}

/** 协作组: members of one zone that work together. */
export interface Group {
  readonly groupId: string;
  readonly name: string;
  readonly memberIds: readonly string[];
}

/** 协作区 (0.2), 片区 “1+1+N” (2.5), 办案协作区 (3.13): one lead, one liaison room, N members. */
export interface Zone {
  readonly zoneId: string;
  readonly name: string;
  /** 分管领导 (0.3). */
  readonly leadPersonId: string;
  /** The liaison supervision room (联系监督检查室); a member itself. */
  readonly liaisonRoomId: string;
  readonly members: readonly ZoneMember[];
  readonly groups: readonly Group[];
}

/** What the commission adopts as its 实施方案. */
export interface PlanTerms {
  readonly organisationId: string;
  readonly title: string;
  /** The commission above (上级纪委监委): it decides on the recusal of the chief (B4.2). */
  readonly upperBodyId: string;
  /** 案管室, 党风室: they organise, coordinate and supervise (0.3). */
  readonly coordinatorIds: readonly string[];
  readonly systems: readonly CollaborationSystem[];
  readonly zones: readonly Zone[];
}

/**
 * What happens to a commission's collaboration plan (联动协作机制实施方案). Every event carries the version that the plan has with it,
 * and the day from which it holds. Names are storage formats.
 */
export type CollaborationPlanEvent =
  /** Adopted, or replaced as a whole by a later one. */
  | {
      readonly type: 'PlanAdopted';
      readonly data: PlanTerms & { readonly version: number; readonly adoptedOn: string; readonly adoptedBy: string };
    }
  | {
      readonly type: 'MemberMoved';
      readonly data: {
        readonly version: number;
        readonly organisationId: string;
        readonly fromZoneId: string;
        readonly toZoneId: string;
        readonly movedOn: string;
      };
    }
  | {
      readonly type: 'MemberJoined';
      readonly data: ZoneMember & { readonly version: number; readonly zoneId: string; readonly joinedOn: string };
    }
  | {
      readonly type: 'MemberLeft';
      readonly data: { readonly version: number; readonly organisationId: string; readonly zoneId: string; readonly leftOn: string };
    }
  | {
      readonly type: 'LeadChanged';
      readonly data: {
        readonly version: number;
        readonly zoneId: string;
        readonly leadPersonId: string;
        readonly formerLeadPersonId: string;
        readonly changedOn: string;
      };
    }
  | {
      readonly type: 'LiaisonRoomChanged';
      readonly data: { readonly version: number; readonly zoneId: string; readonly liaisonRoomId: string; readonly changedOn: string };
    }
  | {
      readonly type: 'GroupChanged';
      readonly data: { readonly version: number; readonly zoneId: string; readonly group: Group; readonly changedOn: string };
    };
