import { type Subject, subjectOf, verificationConcluded } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';
import { townshipOf } from '../rules/township.js';

/** One case per subject that is to be filed (of the unidentified: 以事立案); its id follows from verification and subject. */
export const whenVerificationConcludedThenOpenCases = automation(
  'when-verification-concluded-then-open-cases',
  verificationConcluded,
  ({ data }) => {
    const idOf = ({ subjectId }: Subject) => `${data.verificationId}-${subjectId}`;
    const filed = data.findings
      .filter(({ outcome }) => outcome === 'file')
      .map(({ subject, facts }) => ({ subject: subjectOf(subject), facts }));
    return filed.map(({ subject, facts }) => ({
      type: 'open',
      id: idOf(subject),
      organisationId: data.organisationId,
      data: {
        organisationId: data.organisationId,
        verificationId: data.verificationId,
        clueId: data.clueId,
        zoneId: data.zoneId,
        subject,
        facts,
        verifiedOn: data.reportedOn,
        verifiers: data.investigators,
        // B3.6: a raised case keeps away from the own township, so nobody reviews it there.
        ...(data.raisedLevel ? { townshipId: null, raisedLevel: true } : { townshipId: townshipOf(subject) }),
        siblingCaseIds: filed.filter((other) => other.subject.subjectId !== subject.subjectId).map((other) => idOf(other.subject)),
      },
    }));
  },
);
