import { caseDecided, institutionMeasureApplied, measureApplied, subjectCleared, subjectOutcomes } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** A person whose case was decided counts as filed (立案), whatever the sanction. */
export const whenCaseDecidedThenRecordOutcome = automation('when-case-decided-then-record-outcome', caseDecided, ({ data }) => [
  {
    type: 'record-outcome',
    id: data.clueId,
    organisationId: data.organisationId,
    data: { subjectId: data.subjectId, outcome: 'file', reference: data.caseId, on: data.decidedOn },
  },
]);

/** 诫勉谈话 or 批评教育 was carried out. */
export const whenMeasureAppliedThenRecordOutcome = automation('when-measure-applied-then-record-outcome', measureApplied, ({ data }) => [
  {
    type: 'record-outcome',
    id: data.clueId,
    organisationId: data.organisationId,
    data: { subjectId: data.subjectId, outcome: data.kind, reference: data.measureId, on: data.appliedOn },
  },
]);

/** 问责与建议: an institution was held accountable or given a suggestion. A kind that is not known here yet counts as the lightest of them. */
export const whenInstitutionMeasureAppliedThenRecordOutcome = automation(
  'when-institution-measure-applied-then-record-outcome',
  institutionMeasureApplied,
  ({ data }) => [
    {
      type: 'record-outcome',
      id: data.clueId,
      organisationId: data.organisationId,
      data: {
        subjectId: data.subjectId,
        outcome: subjectOutcomes.find((outcome) => outcome === data.kind) ?? 'suggestion',
        reference: data.measureId,
        on: data.appliedOn,
      },
    },
  ],
);

/** 了结: the filing was declined or the measure dropped; nothing further follows for this person. */
export const whenSubjectClearedThenRecordOutcome = automation('when-subject-cleared-then-record-outcome', subjectCleared, ({ data }) => [
  {
    type: 'record-outcome',
    id: data.clueId,
    organisationId: data.organisationId,
    data: { subjectId: data.subjectId, outcome: 'no-case', reference: data.caseOrMeasureId, on: data.clearedOn },
  },
]);
