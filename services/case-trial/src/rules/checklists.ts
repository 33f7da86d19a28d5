import { ruleOf, type Versioned, versionInForce } from './versioned.js';
import type { RuleVersion } from '@liandong/event-sourcing';

/** Papers by name → reference (文号 or archive number). */
export type Papers = Readonly<Record<string, string>>;

interface Checklist extends Versioned {
  readonly papers: readonly string[];
}

/** Which papers a step needs, as versioned data; a local addition (such as 恩施's 建议书) is one more version. */
export const checklists = {
  /** 审查调查报告 · 违纪违法事实材料 · 涉案财物报告 · 证据清单 · 程序文书 (B2.12) */
  'hand-over': [
    {
      ruleId: 'B2.12',
      version: '2019',
      effectiveFrom: '2017-01-08',
      clause: '监督执纪工作规则第五十二条、第五十三条:移送审理的材料',
      papers: ['report', 'fact-statement', 'property-report', 'evidence-list', 'procedure-papers'],
    },
  ],
  /** 分办 · 初核 · 审查 · 内审 (B5.3); the fifth, 报送审批, is the submission itself. */
  'township-review': [
    {
      ruleId: 'B5.3',
      version: '1',
      effectiveFrom: '2017-01-08',
      clause: '乡案县审材料:线索分办、初步核实、审查调查、乡镇内审',
      papers: ['assignment', 'verification', 'investigation', 'internal-review'],
    },
  ],
  /** 报批 route: 党委请示 · 支部大会决议 · 纪委、党委会议记录 (B5.5) */
  'township-request': [
    {
      ruleId: 'B5.5',
      version: '1',
      effectiveFrom: '2017-01-08',
      clause: '报批案件材料:乡镇党委请示、支部大会决议、纪委和党委会议记录',
      papers: ['party-committee-request', 'branch-resolution', 'commission-minutes', 'party-committee-minutes'],
    },
  ],
} as const satisfies Record<string, readonly Checklist[]>;

/** The papers that are missing on that day, and the version of the list that says so. */
export function missingPapers(
  list: keyof typeof checklists,
  papers: Papers,
  date: string,
): { readonly rule: RuleVersion; readonly missing: readonly string[] } {
  const checklist: Checklist = versionInForce<Checklist>(checklists[list], date);
  return { rule: ruleOf(checklist), missing: checklist.papers.filter((paper) => !papers[paper]?.trim()) };
}
