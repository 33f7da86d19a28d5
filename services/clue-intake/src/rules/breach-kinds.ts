import { ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import { earliestDate } from '@liandong/legal-time';

/** A kind of breach (违规违纪行为) and the rule that forbids it. */
interface BreachKindRow {
  readonly ruleId: 'B4.5' | 'B4.7' | 'B4.8';
  readonly zh: string;
  readonly en: string;
}

/** What officers who handle reports must not do: B4.5 about the reports themselves, B4.8 about who reported and what is investigated, B4.7 after they left. Keys are storage formats. */
export const breachKindTable = {
  'private-keeping': { ruleId: 'B4.5', zh: '私存检举控告材料', en: 'keeping a report privately' },
  alteration: { ruleId: 'B4.5', zh: '涂改、篡改检举控告材料', en: 'altering a report' },
  destruction: { ruleId: 'B4.5', zh: '毁弃、私自销毁检举控告材料', en: 'destroying a report' },
  leaking: { ruleId: 'B4.5', zh: '泄露检举控告内容', en: 'leaking a report' },
  'holding-back': { ruleId: 'B4.5', zh: '扣压检举控告材料', en: 'holding a report back' },
  retaliation: { ruleId: 'B4.8', zh: '打击报复检举控告人', en: 'retaliation against whoever reported' },
  'leaking-identity': { ruleId: 'B4.8', zh: '泄露检举控告人信息、调查工作信息', en: 'leaking who reported or what is investigated' },
  'barred-occupation': {
    ruleId: 'B4.7',
    zh: '离职后三年内从事可能发生利益冲突的职业',
    en: 'a conflicting occupation within three years of leaving',
  },
} as const satisfies Readonly<Record<string, BreachKindRow>>;

export type BreachKind = keyof typeof breachKindTable;
export const breachKinds = Object.keys(breachKindTable) as [BreachKind, ...BreachKind[]];

/** Of a leaver’s occupation the version is that of the bar, which was stored with the departure. */
export type OfficeBreachKind = Exclude<BreachKind, 'barred-occupation'>;

/** The clauses behind the kinds, by rule and version. */
export const breachClauses: Readonly<Record<'B4.5' | 'B4.8', readonly Versioned[]>> = {
  'B4.5': [
    {
      ruleId: 'B4.5',
      version: '2020',
      effectiveFrom: earliestDate,
      clause: '处理检举控告工作规则第五十二条:不得私存、涂改、毁弃、泄露、扣压检举控告材料',
    },
  ],
  'B4.8': [
    {
      ruleId: 'B4.8',
      version: '2018',
      effectiveFrom: earliestDate,
      clause: '监察法(2018):打击报复、泄露举报事项和举报人信息的,依法给予处理',
    },
    {
      ruleId: 'B4.8',
      version: '2024',
      effectiveFrom: '2025-06-01',
      clause: '监察法(2024)第七十四条等:打击报复、泄露举报事项和举报人信息的,依法给予处理',
    },
  ],
};

/** The version of the rule that forbade this kind on the day on which it happened. */
export function breachRule(kind: OfficeBreachKind, occurredOn: string): RuleVersion {
  return ruleOf(versionInForce(breachClauses[breachKindTable[kind].ruleId], occurredOn));
}
