import type { RuleVersion } from '@liandong/event-sourcing';
import { ruleOf, type Versioned, versionInForce } from './versioned.js';

/**
 * 谈话 · 询问 · 讯问 · 查询 · 冻结 · 调取 · 查封 · 扣押 · 搜查 · 勘验检查 · 鉴定. Measures against the person's liberty (留置 and others) need
 * approvals of their own (B2.9, B2.10) and are not among these.
 */
export const investigativeMeasures = [
  'talk',
  'inquiry',
  'interrogation',
  'query',
  'freeze',
  'obtain',
  'seal',
  'seize',
  'search',
  'inspection',
  'appraisal',
] as const;
export type InvestigativeMeasure = (typeof investigativeMeasures)[number];

interface MeasureRules extends Versioned {
  readonly leastPersons: number;
  /** Recorded in sound and picture from beginning to end (全程同步录音录像). */
  readonly recorded: readonly InvestigativeMeasure[];
}

export const measureRules: readonly MeasureRules[] = [
  {
    ruleId: 'B2.11',
    version: '2018',
    effectiveFrom: '2017-01-08',
    clause: '监察法(2018)第四十一条:二人以上,出示证件和书面通知;讯问、搜查、查封、扣押全程录音录像',
    leastPersons: 2,
    recorded: ['interrogation', 'search', 'seal', 'seize'],
  },
  {
    ruleId: 'B2.11',
    version: '2024',
    effectiveFrom: '2025-06-01',
    clause: '监察法(2024)第四十四条:二人以上,出示证件和书面通知;讯问、搜查、查封、扣押全程录音录像',
    leastPersons: 2,
    recorded: ['interrogation', 'search', 'seal', 'seize'],
  },
];

/** B2.11: what a measure of that day needs. */
export function measureRule(
  kind: InvestigativeMeasure,
  date: string,
): { readonly rule: RuleVersion; readonly leastPersons: number; readonly avRecording: boolean } {
  const rules = versionInForce(measureRules, date);
  return { rule: ruleOf(rules), leastPersons: rules.leastPersons, avRecording: rules.recorded.includes(kind) };
}
