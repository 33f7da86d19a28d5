import type { ServiceSlice } from '@liandong/service-kit';
import { meetingFigures } from '../figures/meeting.figures.js';
import { MeetingIndex } from '../read/meeting-register/meeting-index.js';
import { MeetingRegisterController } from '../read/meeting-register/meeting-register.controller.js';
import { meetingRegister } from '../read/meeting-register/meeting-register.projection.js';
import { MeetingRegisterQuery } from '../read/meeting-register/meeting-register.query.js';
import { Meeting } from '../read/meeting-register/meeting.entity.js';
import { meetingView } from '../views/meeting.view.js';
import { ScreeningMeetingController } from './screening-meeting.controller.js';
import { ScreeningMeetingService } from './screening-meeting.service.js';
import { SignedDecisions } from './signed-decisions.js';

/** 联合排查会、案件线索专题会 / meetings about clues (0.7, 4.8). */
export const screeningMeetingSlice: ServiceSlice = {
  categories: ['screeningMeeting'],
  projections: [meetingRegister],
  entities: [Meeting],
  decisionViews: [meetingView],
  figures: meetingFigures,
  controllers: [ScreeningMeetingController, MeetingRegisterController],
  providers: [ScreeningMeetingService, SignedDecisions, MeetingIndex, MeetingRegisterQuery],
};
