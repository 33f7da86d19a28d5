import { type Subject, type SubjectKind, subjectKindOf } from '@liandong/contracts';
import type { Outcome } from '../case/case.events.js';

/** 审理结果与对象类型: persons are sanctioned, institutions held accountable (《中国共产党问责条例》第八条); a case on a matter (以事立案) is withdrawn, or waits until somebody is identified. */
const byKind: Readonly<Record<SubjectKind, readonly Outcome[]>> = {
  person: ['sanction', 'exempt', 'no-sanction', 'withdraw', 'transfer'],
  institution: ['accountability', 'withdraw', 'transfer'],
  unidentified: ['withdraw'],
};

export function caseOutcomesOf(subject: Pick<Subject, 'kind'>): readonly Outcome[] {
  return byKind[subjectKindOf(subject)];
}
