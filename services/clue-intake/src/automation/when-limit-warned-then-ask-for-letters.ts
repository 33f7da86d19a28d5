import { type DraftDocument, limitWarned } from '@liandong/contracts';
import { dateInChina } from '@liandong/legal-time';
import { automation } from '@liandong/messaging/automation';

/** 提示函 is a 提示单, 督办函 a 督办单 of the notification service. */
const kinds = { 'reminder-letter': 'prompt', 'supervision-letter': 'supervision-order' } as const;
const demands = {
  'reminder-letter': '请抓紧办理,并书面说明办理情况。',
  'supervision-letter': '请立即办理,说明超期原因和办结时间。',
} as const;

/** B1.23: the letter's text follows from the event alone, so that a repetition asks for the same one. */
export const whenLimitWarnedThenAskForLetters = automation(
  'when-limit-warned-then-ask-for-letters',
  limitWarned,
  ({ id, matterId, data }) =>
    data.letters.map((letter) => ({
      type: 'ask-for-letter' as const,
      id: data.warningId,
      organisationId: data.organisationId,
      data: {
        letter,
        draft: {
          kind: kinds[letter],
          organisationId: data.organisationId,
          recipientOrganisationId: data.responsibleOrganisationId,
          // The template puts 关于 before it.
          subjectText: '问题线索办理时限',
          body: `${data.clause}。该事项期限为 ${dateInChina(data.dueAt)},${data.overdue ? '现已超期' : '即将届满'}。${demands[letter]}`,
          regarding: { service: 'clue-intake', id: data.warningId },
          matterId,
          causationId: id,
        } satisfies DraftDocument,
      },
    })),
);
