import { verificationConcluded } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** One measure per person who is to be admonished, or criticised and educated. */
export const whenVerificationConcludedThenOpenMeasures = automation('when-verification-concluded-then-open-measures', verificationConcluded, ({ data }) =>
  data.findings.flatMap(({ subject, outcome, facts }) => {
    if (outcome !== 'admonish' && outcome !== 'criticise-educate') return [];
    const { organisationId, verificationId, clueId, reportedOn: verifiedOn } = data;
    return [{ type: 'open', id: `${verificationId}-${subject.subjectId}`, organisationId, data: { organisationId, verificationId, clueId, subject, kind: outcome, facts, verifiedOn } }];
  }),
);
