import type { Refusal } from '@liandong/event-sourcing';

/** Refusals about measures, findings and the report; the others are in verification.errors.ts. */
export const reportErrors = {
  twoPersons: {
    code: 'verification.two-persons',
    kind: 'invalid',
    rule: 'B2.11',
    zh: '采取措施须由二人以上进行',
    en: 'A measure is taken by at least two persons',
  },
  paperMissing: (paper: 'notice' | 'record'): Refusal => ({
    code: 'verification.paper-missing',
    kind: 'invalid',
    rule: 'B2.11',
    zh: paper === 'notice' ? '采取措施须出具书面通知' : '采取措施须形成笔录并签名',
    en: paper === 'notice' ? 'A measure needs a written notice' : 'A measure needs a signed record',
    details: { paper },
  }),
  evidenceRepeated: (evidenceId: string): Refusal => ({
    code: 'verification.evidence-repeated',
    kind: 'invalid',
    zh: '证据编号重复',
    en: 'The id of a piece of evidence occurs twice',
    details: { evidenceId },
  }),
  unknownEvidence: (evidenceIds: readonly string[]): Refusal => ({
    code: 'verification.unknown-evidence',
    kind: 'invalid',
    zh: '所引证据未在任何措施中取得',
    en: 'No measure has obtained this evidence',
    details: { evidenceIds },
  }),
  findingMissing: (subjectIds: readonly string[]): Refusal => ({
    code: 'verification.finding-missing',
    rule: 'B2.2',
    zh: '尚有被核查人未形成核查结论',
    en: 'A subject has no finding yet',
    allowed: ['record-finding'],
    details: { subjectIds },
  }),
  outcomePerSubject: (subjectId: string): Refusal => ({
    code: 'verification.outcome-per-subject',
    kind: 'invalid',
    rule: 'B2.2',
    zh: '报告须对每名被核查人提出且仅提出一项处置意见',
    en: 'The report proposes exactly one outcome for each subject',
    details: { subjectId },
  }),
  evidenceMissing: (subjectId: string): Refusal => ({
    code: 'verification.evidence-missing',
    kind: 'invalid',
    rule: 'B2.4',
    zh: '拟立案须有事实和证据',
    en: 'Filing a case needs facts and evidence',
    details: { subjectId },
  }),
  staleVersion: (version: number): Refusal => ({
    code: 'verification.stale-report-version',
    rule: 'B2.2',
    zh: `报告已修改,请签署现行版本(${version})`,
    en: `The report has changed; sign the present version (${version})`,
    details: { version },
  }),
  signaturesMissing: (personIds: readonly string[]): Refusal => ({
    code: 'verification.signatures-missing',
    rule: 'B2.2',
    zh: `报告须由全体核查组成员签名,尚缺 ${personIds.length} 人`,
    en: `Every member signs the report; ${personIds.length} signature(s) are missing`,
    allowed: ['sign-report'],
    details: { personIds },
  }),
} as const satisfies Record<string, Refusal | ((value: never) => Refusal)>;
