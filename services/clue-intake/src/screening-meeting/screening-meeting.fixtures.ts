import { screeningMeeting, type ScreeningMeetingCommand } from './screening-meeting.decider.js';
import type { MeetingDecision, MeetingPlan, ScreeningMeetingEvent } from './screening-meeting.events.js';
import type { ScreeningMeetingState } from './screening-meeting.state.js';

export const at = '2020-06-30T02:00:00.000Z';
export const keeper = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
export const principal = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
export const plan: MeetingPlan = {
  organisationId: 'mhk',
  kind: 'clue-study',
  title: '案件线索专题会',
  scheduledOn: '2020-06-29',
  agenda: ['c1', 'c2'],
  participants: [
    { organisationId: 'mhk.dispatched-1', persons: ['a'] },
    { organisationId: 'mhk.room-1', persons: ['b'] },
  ],
};
export const owners = { c1: 'mhk', c2: 'mhk', c3: 'mhk', c4: 'pj' };
export const command = <T extends ScreeningMeetingCommand['type']>(
  type: T,
  data: Extract<ScreeningMeetingCommand, { type: T }>['data'],
  by: ScreeningMeetingCommand['by'] = keeper,
) => ({ type, data, by, at }) as ScreeningMeetingCommand;

/** Asks one after the other, and keeps what happened. */
export function after(
  history: readonly ScreeningMeetingEvent[],
  ...asked: readonly ScreeningMeetingCommand[]
): readonly ScreeningMeetingEvent[] {
  const stateOf = (events: readonly ScreeningMeetingEvent[]) =>
    events.reduce<ScreeningMeetingState>(screeningMeeting.evolve, screeningMeeting.initial);
  return asked.reduce((events, one) => [...events, ...screeningMeeting.decide(one, stateOf(events))], history);
}
export const opinion = (clueId: string, decision: MeetingDecision, dissenter?: string) =>
  command('record-opinion', {
    clueId,
    decision,
    opinion: '……',
    dissent: dissenter ? [{ organisationId: dissenter, opinion: '宜函询' }] : [],
  });
export const volumes = (clueId: string, count: number) => command('read-volumes', { clueId, volumes: count, readOn: '2020-06-28' });
export const sign = command('sign-minutes', { minutes: '会议纪要', heldOn: '2020-06-29' }, principal);

export const convened = after([], command('convene', { ...plan, owners }));
export const studied = after(
  convened,
  volumes('c1', 3),
  volumes('c2', 1),
  opinion('c1', 'initial-verification', 'mhk.room-1'),
  opinion('c2', 'deferred'),
);
export const signed = after(studied, sign);
