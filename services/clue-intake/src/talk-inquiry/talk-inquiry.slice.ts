import { publisher, reaction, type ServiceSlice } from '@liandong/service-kit';
import { whenClueRoutedThenAssignTalks } from '../automation/when-clue-routed-then-assign-talks.js';
import { whenTalkInquiryApprovedThenOpenTalkInquiries } from '../automation/when-talk-inquiry-approved-then-open-talk-inquiries.js';
import { talkInquiryFigures } from '../figures/talk-inquiry.figures.js';
import { publishTalkInquiry } from '../publishing/talk-inquiry.integration-events.js';
import { TalkInquiryRegisterController } from '../read/talk-inquiry-register/talk-inquiry-register.controller.js';
import { talkInquiryRegister } from '../read/talk-inquiry-register/talk-inquiry-register.projection.js';
import { TalkInquiryRegisterQuery } from '../read/talk-inquiry-register/talk-inquiry-register.query.js';
import { TalkInquiry } from '../read/talk-inquiry-register/talk-inquiry.entity.js';
import { talkInquiryView } from '../views/talk-inquiry.view.js';
import { TalkInquiryController } from './talk-inquiry.controller.js';
import { talkInquiry } from './talk-inquiry.decider.js';
import { TalkInquiryService } from './talk-inquiry.service.js';

/** 谈话函询 / talks and inquiries (B1.18–B1.21). */
export const talkInquirySlice: ServiceSlice = {
  categories: ['talkInquiry'],
  projections: [talkInquiryRegister],
  entities: [TalkInquiry],
  decisionViews: [talkInquiryView],
  figures: talkInquiryFigures,
  publish: [publisher(talkInquiry, publishTalkInquiry)],
  reactions: [
    reaction(whenTalkInquiryApprovedThenOpenTalkInquiries, TalkInquiryService, (talkInquiries, request, { id, data }) =>
      talkInquiries.open(request, id, data),
    ),
    reaction(whenClueRoutedThenAssignTalks, TalkInquiryService, (talkInquiries, request, { id, data }) =>
      talkInquiries.followRouting(request, id, data),
    ),
  ],
  controllers: [TalkInquiryController, TalkInquiryRegisterController],
  providers: [TalkInquiryService, TalkInquiryRegisterQuery],
};
