import { counting, figure } from '@liandong/service-kit';
import { screeningMeeting } from '../screening-meeting/screening-meeting.decider.js';

/** The figures of joint screening and collective study (0.7, 4.8): what was held and signed. */
export const meetingFigures = [
  figure({
    name: 'clue-intake.meetings-held',
    title: { zh: '召开线索排查会、专题会', en: 'meetings about clues that were held' },
    dimensions: [],
    from: [counting(screeningMeeting, (event) => (event.type === 'MinutesSigned' ? [{ value: 1 }] : []))],
  }),
  figure({
    name: 'clue-intake.clues-studied',
    title: { zh: '集体研究问题线索', en: 'clues studied in meetings; each counts once' },
    dimensions: [],
    from: [
      counting(screeningMeeting, (event) =>
        event.type === 'MinutesSigned' ? Object.keys(event.data.decisions).map((id) => ({ value: 1, subject: { id, rank: 1 } })) : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.volumes-read',
    title: { zh: '查阅案卷', en: 'volumes read for meetings' },
    dimensions: [],
    from: [counting(screeningMeeting, (event) => (event.type === 'VolumesRead' ? [{ value: event.data.volumes }] : []))],
  }),
];
