/** Roles (角色) of the field. A person may hold several; the authority matrix says what each may do. */
export const roles = [
  'agency-integrator', // 协作机关接口人
  'reception-officer', // 信访室工作人员
  'intake-officer', // 案管室线索管理员
  'case-director', // 案管室主任
  'principal', // 主要负责人
  'party-chief', // 同级党委(党组)主要负责人
  'deputy', // 分管领导
  'supervisor', // 监督检查室、纪检监察室负责人
  'investigator', // 核查、审查调查人员
  'township-secretary', // 乡镇(街)纪(工)委书记
  'township-reviewer', // 乡镇内审人员
  'trial-officer', // 审理人员
  'trial-director', // 审理室主任
  'cadre-supervisor', // 纪检监察干部监督室负责人
  'tour-officer', // 巡察办工作人员
  'unit-contact', // 责任单位联系人
  'document-officer', // 文书管理员
  'auditor', // 审计员
  'operator', // 运维人员
  'automation', // 系统自动化
  'public', // 社会公众:不持令牌的举报人
] as const;
export type Role = (typeof roles)[number];

/** Who is asking, as the verified token says. */
export interface Principal {
  readonly personId: string;
  /** A path: `mhk.procuratorate` belongs to the jurisdiction `mhk`. */
  readonly organisationId: string;
  readonly roles: readonly Role[];
  readonly name?: string;
  /** Ids of matters, and of the records in them, from which a recusal (B4.1) or their level (B4.9) keeps the person; absent where there are none. */
  readonly barredFrom?: readonly string[];
}

/** The first segment of an organisation's path: the commission's jurisdiction (辖区). */
export function jurisdictionOf(organisationId: string): string {
  return organisationId.split('.', 1)[0]!;
}

/** Whether one organisation is the other or stands above it. */
export function isWithin(organisationId: string, above: string): boolean {
  return organisationId === above || organisationId.startsWith(`${above}.`);
}

/** Roles that no token gives: only this system's own processes act in them. */
export const tokenlessRoles: readonly Role[] = ['automation', 'public'];

/** Whoever uses the public channel towards an organisation: nobody who could be told from anybody else. */
export function publicPrincipal(organisationId: string): Principal {
  return { personId: 'public', organisationId, roles: ['public'] };
}

/** The principal that an automation acts as: no natural person, for the organisation whose matter it moves. */
export function automationPrincipal(service: string, organisationId: string): Principal {
  return { personId: `system:${service}`, organisationId, roles: ['automation'] };
}
