import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { type CalendarDate, type Deadline, earliestDate, limitFrom } from '@liandong/legal-time';

/** 辞职 · 退休 · 调离 · 辞退、开除 */
export const departureGrounds = ['resigned', 'retired', 'transferred', 'dismissed'] as const;
export type DepartureGround = (typeof departureGrounds)[number];

/** 核心 · 重要 · 一般涉密岗位 · 非涉密岗位 */
export const secrecyPosts = ['core', 'important', 'general', 'none'] as const;
export type SecrecyPost = (typeof secrecyPosts)[number];

interface OccupationBar extends Versioned {
  /** Who may not take up a conflicting occupation (从业限制). */
  readonly grounds: readonly DepartureGround[];
}

/** 从业限制适用范围 (B4.7), as versioned data; how long it runs stands among the time limits under the same rule. */
export const occupationBars: readonly OccupationBar[] = [
  {
    ruleId: 'B4.7-bar',
    version: '2018',
    effectiveFrom: earliestDate,
    clause: '监察法(2018)第五十九条:监察人员辞职、退休三年内',
    grounds: ['resigned', 'retired'],
  },
  {
    ruleId: 'B4.7-bar',
    version: '2024',
    effectiveFrom: '2025-06-01',
    clause: '监察法(2024)第六十八条:监察人员辞职、退休三年内',
    grounds: ['resigned', 'retired'],
  },
];

/** What binds an officer from the day of the departure; null where nothing does. */
export interface DepartureTerms {
  /** 脱密期 */
  readonly secrecy: Deadline | null;
  /** 从业限制期: until then no occupation that is connected with supervision or justice and may conflict. */
  readonly bar: Deadline | null;
}

/** B4.7: the terms in the versions in force on the day of the departure, and which versions those are. */
export function departureTerms(
  organisationId: string,
  ground: DepartureGround,
  post: SecrecyPost,
  departedOn: CalendarDate,
  bars = occupationBars,
): { readonly terms: DepartureTerms; readonly rules: readonly RuleVersion[] } {
  const who = versionInForce(bars, departedOn);
  const secrecy = post === 'none' ? null : limitFrom(`B4.7-secrecy-${post}`, departedOn, organisationId);
  const bar = who.grounds.includes(ground) ? limitFrom('B4.7', departedOn) : null;
  return { terms: { secrecy, bar }, rules: [ruleOf(who), ...[bar, secrecy].flatMap((term) => (term ? [ruleOf(term)] : []))] };
}
