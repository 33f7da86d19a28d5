import { deeper } from '@liandong/contracts';
import { isFinal, outcomeOfTalk } from '../../clue/clue.talks.js';
import { type HandlersOf, row } from './clue-register.columns.js';
import { withAdded } from './clue-register.routing.js';

/** Where each subject stands: what talks, the township and the verification found, and what was decided since (B1.19, B2.26). */
export const ofOutcomes: HandlersOf<'TalkInquiryRecorded' | 'TownshipResultReported' | 'VerificationRecorded' | 'OutcomeRecorded'> = {
  TalkInquiryRecorded: (event) =>
    row(event, ({ outcomes }) => {
      const { subjectId, outcome: end, talkInquiryId } = event.data;
      if (!isFinal(end)) return {};
      const known = outcomes.find((one) => one.subjectId === subjectId);
      const outcome = outcomeOfTalk(end);
      return {
        outcomes: [
          ...outcomes.filter((one) => one !== known),
          { subjectId, expected: outcome, decided: deeper(known?.decided ?? undefined, outcome), reference: talkInquiryId, talked: true },
        ],
      };
    }),
  TownshipResultReported: (event) =>
    row(event, ({ outcomes }) => {
      const reported = event.data.results.map(({ subjectId, outcome, reference }) => ({
        subjectId,
        expected: outcome,
        decided: outcome,
        reference,
      }));
      return {
        status: 'verified',
        outcomes: [...outcomes.filter(({ subjectId }) => !reported.some((one) => one.subjectId === subjectId)), ...reported],
      };
    }),
  VerificationRecorded: (event) =>
    row(event, ({ outcomes, subjects, acquaintances }) => {
      const found = event.data.findings.map(({ subject }) => subject);
      const others = subjects.filter(({ subjectId }) => !found.some((one) => one.subjectId === subjectId));
      // Whoever's talk ended for good before the verification stays.
      const talked = others.filter(({ subjectId }) => outcomes.some((one) => one.subjectId === subjectId && one.talked));
      return {
        status: 'verified',
        acquaintances: withAdded(acquaintances, event.data.acquaintances),
        subjects: [...talked, ...found],
        outcomes: [
          ...outcomes.filter((one) => talked.some(({ subjectId }) => subjectId === one.subjectId)),
          ...event.data.findings.map(({ subject: { subjectId }, outcome }) => {
            const known = outcomes.find((one) => one.subjectId === subjectId);
            const decided = outcome === 'no-case' ? deeper(known?.decided ?? undefined, outcome) : (known?.decided ?? null);
            return { subjectId, expected: outcome, decided, reference: known?.reference ?? null };
          }),
        ],
      };
    }),
  OutcomeRecorded: (event) =>
    row(event, ({ outcomes }) => {
      const { subjectId, outcome, reference } = event.data;
      const known = outcomes.find((one) => one.subjectId === subjectId);
      const decided = deeper(known?.decided ?? undefined, outcome);
      const next = {
        subjectId,
        expected: known?.expected ?? null,
        decided,
        reference: decided === outcome ? reference : (known?.reference ?? null),
        ...(known?.talked ? { talked: true as const } : {}),
      };
      return { outcomes: known ? outcomes.map((one) => (one === known ? next : one)) : [...outcomes, next] };
    }),
};
