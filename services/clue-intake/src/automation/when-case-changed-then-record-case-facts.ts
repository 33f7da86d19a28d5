import { caseDecided, caseFiled } from '@liandong/contracts';
import { dateInChina } from '@liandong/legal-time';
import { automation } from '@liandong/messaging/automation';

/** 立案 of one person of the clue (3.16). */
export const whenCaseFiledThenRecordCaseFact = automation('when-case-filed-then-record-case-fact', caseFiled, ({ data, time }) => [
  { type: 'record-case-fact', id: data.clueId, organisationId: data.organisationId, data: { subjectId: data.subjectId, fact: 'filed' as const, on: dateInChina(time), reference: data.caseId } },
]);

/** 办结, and where it was so decided 处分 and 移送司法. */
export const whenCaseDecidedThenRecordCaseFacts = automation('when-case-decided-then-record-case-facts', caseDecided, ({ data }) => {
  const { clueId: id, organisationId, subjectId, decidedOn: on, caseId: reference, form } = data;
  const facts = ['handled' as const, ...(data.sanctioned ? ['sanctioned' as const] : []), ...(data.transferred ? ['transferred' as const] : [])];
  return facts.map((fact) => ({ type: 'record-case-fact', id, organisationId, data: { subjectId, fact, on, reference, ...(fact === 'sanctioned' && form ? { form } : {}) } }));
});
