import { outcomeOf, subjectOf, verificationConcluded } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** From here on the clue knows whose outcomes it waits for. */
export const whenVerificationConcludedThenRecordVerification = automation(
  'when-verification-concluded-then-record-verification',
  verificationConcluded,
  ({ data }) => [
    {
      type: 'record-verification',
      id: data.clueId,
      organisationId: data.organisationId,
      data: {
        verificationId: data.verificationId,
        ...(data.routingNo === undefined ? {} : { routingNo: data.routingNo }),
        findings: data.findings.map((finding) => ({ subject: subjectOf(finding.subject), outcome: outcomeOf(finding) })),
      },
    },
  ],
);
