import type { ApprovalLevel } from './reporter.events.js';

/** Which levels may approve the tracing of an anonymous reporter, as versioned data: a new version gets a new row. */
export interface TracingAuthority {
  readonly ruleId: 'B1.16';
  readonly version: string;
  /** First day on which an approval follows this version. */
  readonly effectiveFrom: string;
  readonly levels: readonly ApprovalLevel[];
  readonly clause: { readonly zh: string; readonly en: string };
}

export const tracingAuthorities: readonly TracingAuthority[] = [
  {
    ruleId: 'B1.16',
    version: '1',
    effectiveFrom: '1949-10-01',
    levels: ['prefecture', 'province', 'central'],
    clause: { zh: '处理检举控告工作规则第三十条、第三十九条:对匿名举报不得擅自追查;确需追查诬告陷害的,经设区的市级以上纪检监察机关批准', en: 'An anonymous reporter is not traced; tracing a false accusation needs the approval of a body of prefecture level or above' },
  },
];

/** The version in force on the day of the approval. */
export function tracingAuthority(on: string): TracingAuthority {
  return tracingAuthorities.filter(({ effectiveFrom }) => effectiveFrom <= on).reduce((newest, row) => (row.effectiveFrom > newest.effectiveFrom ? row : newest));
}
