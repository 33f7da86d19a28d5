import { counting, figure, moved } from '@liandong/service-kit';
import { talkInquiry } from '../talk-inquiry/talk-inquiry.decider.js';
import type { TalkInquiryOutcome } from '../talk-inquiry/talk-inquiry.events.js';
import { evolveTalkInquiry } from '../talk-inquiry/talk-inquiry.state.js';

/** 四种形态: what follows a talk or inquiry is of the first form; of clarification and verification nothing is said yet. */
const formOf: Readonly<Partial<Record<TalkInquiryOutcome, string>>> = {
  reminder: 'first',
  'criticise-educate': 'first',
  'order-examination': 'first',
  admonish: 'first',
  clarified: 'none',
};

/** The figures of talk and inquiry (B1.22). */
export const talkInquiryFigures = [
  figure({
    name: 'clue-intake.talk-inquiries-by-status',
    title: { zh: '谈话函询办理状态', en: 'talks and inquiries by status' },
    dimensions: ['status'],
    from: [
      counting(talkInquiry, (event, before) =>
        moved('status', before.status === 'none' ? undefined : before.status, evolveTalkInquiry(before, event).status),
      ),
    ],
  }),
  figure({
    name: 'clue-intake.talk-inquiries-by-outcome',
    title: { zh: '谈话函询结果', en: 'talks and inquiries by outcome' },
    dimensions: ['outcome', 'way'],
    from: [
      counting(talkInquiry, (event, before) =>
        event.type === 'OutcomeApproved' ? [{ value: 1, dimensions: { outcome: event.data.outcome, way: before.plan!.form } }] : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.talk-inquiry-persons-by-form',
    title: { zh: '谈话函询运用“四种形态”人次', en: 'persons after talk and inquiry, by form' },
    dimensions: ['form'],
    from: [
      counting(talkInquiry, (event) => {
        const form = event.type === 'OutcomeApproved' ? formOf[event.data.outcome] : undefined;
        return form === undefined ? [] : [{ value: 1, dimensions: { form } }];
      }),
    ],
  }),
];
