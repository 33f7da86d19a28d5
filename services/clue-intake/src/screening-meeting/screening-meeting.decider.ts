import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';
import { screeningMeetingActions } from './screening-meeting.allowed-actions.js';
import { screeningMeetingErrors } from './screening-meeting.errors.js';
import type { MeetingOpinion, MeetingPlan, ScreeningMeetingEvent } from './screening-meeting.events.js';
import { evolveScreeningMeeting, initialScreeningMeeting, type ScreeningMeetingState } from './screening-meeting.state.js';

/** Whose library each clue of an agenda stands in; undefined where there is no such clue. */
export type ClueOwners = Readonly<Record<string, string | undefined>>;

export type ScreeningMeetingCommand =
  | Ask<'convene', MeetingPlan & { readonly owners: ClueOwners }>
  | Ask<'add-clue', { readonly clueId: string; readonly owners: ClueOwners }>
  | Ask<'read-volumes', { readonly clueId: string; readonly volumes: number; readonly readOn: string }>
  | Ask<'record-opinion', MeetingOpinion>
  | Ask<'sign-minutes', { readonly minutes: string; readonly heldOn: string }>
  | Ask<'cancel', { readonly reason: string }>;

export type ScreeningMeetingData<Type extends ScreeningMeetingCommand['type']> = Extract<
  ScreeningMeetingCommand,
  { readonly type: Type }
>['data'];

function decideScreeningMeeting(command: ScreeningMeetingCommand, state: ScreeningMeetingState): readonly ScreeningMeetingEvent[] {
  ensureAllowed('screening-meeting', screeningMeetingActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'convene':
      return convene(command.data, by);
    case 'add-clue':
      return addClue(command.data, by, state);
    case 'read-volumes':
      ensure(state.agenda.includes(command.data.clueId), screeningMeetingErrors.notOnAgenda);
      ensure(!isAfter(command.data.readOn, at), screeningMeetingErrors.dateInFuture('readOn'));
      return [{ type: 'VolumesRead', data: { ...command.data, readBy: by.personId } }];
    case 'record-opinion':
      return recordOpinion(command.data, by, state);
    case 'sign-minutes':
      return signMinutes(command.data, by, at, state);
    case 'cancel':
      return [{ type: 'MeetingCancelled', data: { ...command.data, cancelledBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

/** 0.7, 4.8: several organisations, and clues of one library (B1.3). */
function convene({ owners, ...plan }: ScreeningMeetingData<'convene'>, by: Actor): readonly ScreeningMeetingEvent[] {
  const organisations = new Set(plan.participants.map(({ organisationId }) => organisationId));
  ensure(organisations.size >= 2 && organisations.size === plan.participants.length, screeningMeetingErrors.tooFewOrganisations);
  ensure(new Set(plan.agenda).size === plan.agenda.length, screeningMeetingErrors.clueRepeated);
  ensureOfLibrary(plan.agenda, plan.organisationId, owners);
  return [{ type: 'MeetingConvened', data: { ...plan, convenedBy: by.personId } }];
}

function addClue(
  { clueId, owners }: ScreeningMeetingData<'add-clue'>,
  by: Actor,
  state: ScreeningMeetingState,
): readonly ScreeningMeetingEvent[] {
  if (state.agenda.includes(clueId)) return [];
  ensureOfLibrary([clueId], state.organisationId!, owners);
  return [{ type: 'ClueAdded', data: { clueId, addedBy: by.personId } }];
}

/** Dissent is kept, whatever the decision. */
function recordOpinion(
  data: ScreeningMeetingData<'record-opinion'>,
  by: Actor,
  state: ScreeningMeetingState,
): readonly ScreeningMeetingEvent[] {
  ensure(state.agenda.includes(data.clueId), screeningMeetingErrors.notOnAgenda);
  const taking = state.participants.map(({ organisationId }) => organisationId);
  ensure(
    data.dissent.every(({ organisationId }) => taking.includes(organisationId)),
    screeningMeetingErrors.strangerDissents,
  );
  return [{ type: 'OpinionRecorded', data: { ...data, recordedBy: by.personId } }];
}

/** The minutes repeat what was decided about every clue, so that nothing else has to be read with them. */
function signMinutes(
  data: ScreeningMeetingData<'sign-minutes'>,
  by: Actor,
  at: Instant,
  state: ScreeningMeetingState,
): readonly ScreeningMeetingEvent[] {
  ensure(!isAfter(data.heldOn, at), screeningMeetingErrors.dateInFuture('heldOn'));
  const missing = state.agenda.filter((clueId) => !Object.hasOwn(state.decisions, clueId));
  ensure(missing.length === 0, screeningMeetingErrors.opinionsMissing(missing));
  ensure(!state.recorders.includes(by.personId), screeningMeetingErrors.recorderSigns);
  return [{ type: 'MinutesSigned', data: { ...data, decisions: state.decisions, signedBy: by.personId } }];
}

function ensureOfLibrary(clues: readonly string[], organisationId: string, owners: ClueOwners): void {
  const strange = clues.filter((clueId) => owners[clueId] !== organisationId);
  ensure(strange.length === 0, screeningMeetingErrors.unknownClues(strange));
}

/** 联合排查会、案件线索专题会 (0.7, 4.8). */
export const screeningMeeting: Decider<ScreeningMeetingState, ScreeningMeetingCommand, ScreeningMeetingEvent> = {
  category: 'screeningMeeting',
  initial: initialScreeningMeeting,
  evolve: evolveScreeningMeeting,
  decide: decideScreeningMeeting,
  owner: (state) => state.organisationId,
};
