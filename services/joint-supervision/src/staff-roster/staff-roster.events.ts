/** 主要负责人 · 分管领导 · 工作人员 */
export const duties = ['principal', 'deputy', 'staff'] as const;
export type Duty = (typeof duties)[number];

/** The commission's own staff, or staff of an agency that cooperates by agreement, such as procurators (0.13, 0.20). */
export const affiliations = ['commission', 'partner-agency'] as const;
export type Affiliation = (typeof affiliations)[number];

export interface Person {
  readonly personId: string;
  readonly name: string;
  /** Home organisation (编制所在单位). Drawing a person for a team changes nothing in it (3.13: 编制不变). */
  readonly organisationId: string;
  readonly affiliation: Affiliation;
  readonly duty: Duty;
}

/** What happens to a commission's staff roster (可抽调人员名册). Names are storage formats. */
export type StaffRosterEvent =
  | { readonly type: 'RosterOpened'; readonly data: { readonly organisationId: string } }
  /** On the roster from that day on; a person already listed has the new home organisation or duty from then on. */
  | { readonly type: 'PersonListed'; readonly data: Person & { readonly from: string } }
  /** No longer available from that day on. */
  | { readonly type: 'PersonReleased'; readonly data: { readonly personId: string; readonly releasedOn: string } };
