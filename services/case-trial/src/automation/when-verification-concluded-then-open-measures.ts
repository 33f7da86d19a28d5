import { outcomeOf, subjectOf, verificationConcluded } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** One measure per person who is to be admonished, or criticised and educated, and per institution that is to be held accountable or given a suggestion. */
export const whenVerificationConcludedThenOpenMeasures = automation(
  'when-verification-concluded-then-open-measures',
  verificationConcluded,
  ({ data }) =>
    data.findings.flatMap(({ facts, ...finding }) => {
      const subject = subjectOf(finding.subject);
      const outcome = outcomeOf(finding);
      if (outcome === 'file' || outcome === 'no-case') return [];
      const { organisationId, verificationId, clueId, reportedOn: verifiedOn, investigators: verifiers } = data;
      return [
        {
          type: 'open',
          id: `${verificationId}-${subject.subjectId}`,
          organisationId,
          data: { organisationId, verificationId, clueId, subject, kind: outcome, facts, verifiedOn, verifiers },
        },
      ];
    }),
);
