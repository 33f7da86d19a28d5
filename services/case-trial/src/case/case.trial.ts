import { type Ask, ensure, ruleOf } from '@liandong/event-sourcing';
import { deadline, extend, isInTime, pause, resume, ruleInForce, startOfDay, timeLimits } from '@liandong/legal-time';
import { distinct } from '../ask.js';
import { decisionErrors } from './case.decision.errors.js';
import { filingErrors } from './case.filing.errors.js';
import { trialErrors } from './case.trial.errors.js';
import type { EarlierPunishment, Opinion } from './case.events.js';
import type { TrialEvent } from './case.trial.events.js';
import { type CaseState } from './case.state.js';
import { ensureDate, ensureInvestigators, ensurePanel, ensurePersons, ensureUnconflicted, type WithConflicts } from './checks.js';
import { isHeavier, weigh } from './opinion.js';

interface Panel extends WithConflicts {
  readonly members: readonly string[];
}

/** 审理 by the county; the township's own stands in case.township.ts. */
export type TrialCommand =
  | Ask<'accept-for-trial', WithConflicts & { readonly acceptedOn: string; readonly complex: boolean; readonly panel?: Panel | undefined }>
  /** `lost`: of the panel that stands, whoever may not try the case any more. */
  | Ask<'form-panel', Panel & { readonly formedOn: string; readonly lost: readonly string[] }>
  | Ask<'classify', { readonly complex: boolean; readonly reason: string }>
  | Ask<'extend-trial', WithConflicts & { readonly reason: string; readonly extendedOn: string }>
  | Ask<'return-for-supplement', WithConflicts & { readonly gaps: readonly string[]; readonly returnedOn: string }>
  | Ask<'resubmit', { readonly supplements: readonly string[]; readonly resubmittedOn: string }>
  | Ask<'return-for-reinvestigation', WithConflicts & { readonly reason: string; readonly returnedOn: string }>
  | Ask<
      'hold-trial-talk',
      { readonly talkers: readonly string[]; readonly record: string; readonly avRecording?: string | undefined; readonly heldOn: string }
    >
  | Ask<'skip-trial-talk', WithConflicts & { readonly reason: string; readonly skippedOn: string }>
  | Ask<
      'deliberate',
      WithConflicts & {
        readonly participants: readonly string[];
        readonly opinion: Opinion;
        readonly dissents: readonly { readonly personId: string; readonly text: string }[];
        readonly earlierPunishments: readonly EarlierPunishment[];
        readonly deliberatedOn: string;
      }
    >;

type Given<Type extends TrialCommand['type']> = Extract<TrialCommand, { readonly type: Type }>;

export function decideTrial(command: TrialCommand, state: CaseState): readonly TrialEvent[] {
  switch (command.type) {
    case 'accept-for-trial':
      return accept(command, state);
    case 'form-panel':
      ensureDate('formedOn', command.data.formedOn, command.at, state.stepOn);
      ensurePanelLost(command.data.lost, state);
      return formPanel(command.data, command.data.formedOn, command.by.personId, state);
    case 'classify':
      if (command.data.complex === state.complex) return [];
      return [{ type: 'CaseClassified', data: { ...command.data, classifiedBy: command.by.personId } }];
    case 'extend-trial':
      return extendTrial(command, state);
    case 'return-for-supplement':
      return returnForSupplement(command, state);
    case 'resubmit':
      return resubmit(command, state);
    case 'return-for-reinvestigation': {
      const { conflictsElsewhere, ...data } = command.data;
      ensureDate('returnedOn', data.returnedOn, command.at, state.stepOn);
      ensureUnconflicted([command.by.personId], conflictsElsewhere, state);
      return [{ type: 'ReturnedForReinvestigation', data: { ...data, approvedBy: command.by.personId } }];
    }
    case 'hold-trial-talk':
      return holdTalk(command, state);
    case 'skip-trial-talk': {
      // B2.17: skipping needs the approval of the deputy in charge, who records it.
      const { conflictsElsewhere, ...data } = command.data;
      ensureDate('skippedOn', data.skippedOn, command.at, state.stepOn);
      ensureUnconflicted([command.by.personId], conflictsElsewhere, state);
      return [{ type: 'TrialTalkSkipped', data: { ...data, approvedBy: command.by.personId } }];
    }
    case 'deliberate':
      return deliberate(command, state);
    default:
      return command satisfies never;
  }
}

/** B2.15: the limit runs from acceptance, under the version in force that day. B5.2: a township case was reviewed there first. */
function accept({ data, by, at }: Given<'accept-for-trial'>, state: CaseState): readonly TrialEvent[] {
  ensure(state.townshipId === null || state.status === 'submitted', trialErrors.reviewMissing);
  ensureUnconflicted([by.personId], data.conflictsElsewhere, state);
  ensureDate('acceptedOn', data.acceptedOn, at, state.stepOn);
  const rule = ruleInForce(timeLimits, 'B2.15', data.acceptedOn);
  const accepted: TrialEvent = {
    type: 'TrialAccepted',
    data: {
      acceptedOn: data.acceptedOn,
      complex: data.complex,
      deadline: deadline(rule, startOfDay(data.acceptedOn)),
      acceptedBy: by.personId,
    },
    rules: [ruleOf(rule)],
  };
  return data.panel ? [accepted, ...formPanel(data.panel, data.acceptedOn, by.personId, state)] : [accepted];
}

/** B2.18, B4.1: a panel that has given its opinion is replaced only where it lost a member; whoever disagrees has it deliberate anew, or returns the case. */
function ensurePanelLost(lost: readonly string[], { status }: CaseState): void {
  const heard = status === 'defence-heard';
  ensure((status !== 'deliberated' && !heard) || lost.length > 0, trialErrors.panelStands(heard));
}

/** B2.13: two or more, nobody who verified, investigated or reviewed for the township; over the whole matter. */
function formPanel(
  { members: asked, conflictsElsewhere }: Panel,
  formedOn: string,
  formedBy: string,
  state: CaseState,
): readonly TrialEvent[] {
  const members = ensurePersons(asked, 2, 'B2.13');
  ensureUnconflicted(members, conflictsElsewhere, state);
  return [{ type: 'PanelFormed', data: { members, formedOn, formedBy } }];
}

/** B2.15: a complex case only, once, and before the limit has passed. */
function extendTrial({ data: asked, by, at }: Given<'extend-trial'>, state: CaseState): readonly TrialEvent[] {
  const { conflictsElsewhere, ...data } = asked;
  ensureDate('extendedOn', data.extendedOn, at, state.stepOn);
  ensureUnconflicted([by.personId], conflictsElsewhere, state);
  ensure(state.complex, trialErrors.notComplex);
  ensure(!state.extended, trialErrors.extendedBefore);
  ensure(isInTime(state.trialDeadline!, data.extendedOn), trialErrors.extensionTooLate);
  const { ruleId, version, limit } = ruleInForce(timeLimits, 'B2.15-extension', data.extendedOn);
  return [
    {
      type: 'TrialExtended',
      data: { ...data, deadline: extend(state.trialDeadline!, limit), approvedBy: by.personId },
      rules: [{ ruleId, version }],
    },
  ];
}

/** B2.16: evidence gaps; the clock stands still meanwhile (B2.15). */
function returnForSupplement({ data: asked, by, at }: Given<'return-for-supplement'>, state: CaseState): readonly TrialEvent[] {
  const { conflictsElsewhere, ...data } = asked;
  ensureDate('returnedOn', data.returnedOn, at, state.stepOn);
  ensureUnconflicted([by.personId], conflictsElsewhere, state);
  ensure(data.gaps.length > 0, trialErrors.gapsMissing);
  return [
    {
      type: 'ReturnedForSupplement',
      data: { ...data, deadline: pause(state.trialDeadline!, startOfDay(data.returnedOn)), approvedBy: by.personId },
    },
  ];
}

function resubmit({ data, by, at }: Given<'resubmit'>, state: CaseState): readonly TrialEvent[] {
  ensureInvestigators([by.personId], state);
  ensureDate('resubmittedOn', data.resubmittedOn, at, state.stepOn);
  ensure(data.supplements.length > 0, trialErrors.gapsMissing);
  return [
    {
      type: 'Resubmitted',
      data: { ...data, deadline: resume(state.trialDeadline!, startOfDay(data.resubmittedOn)), resubmittedBy: by.personId },
    },
  ];
}

/** B2.17: by two or more of the panel; in sound and picture when a crime is suspected. */
function holdTalk({ data, by, at }: Given<'hold-trial-talk'>, state: CaseState): readonly TrialEvent[] {
  ensureDate('heldOn', data.heldOn, at, state.stepOn);
  const talkers = ensurePanel(data.talkers, 'B2.17', state);
  ensure(talkers.includes(by.personId), trialErrors.notAmong(talkers));
  ensure(state.filing!.gravity !== 'crime' || data.avRecording?.trim(), { ...filingErrors.avRecordingMissing, rule: 'B2.17' });
  return [{ type: 'TrialTalkHeld', data: { ...data, talkers, recordedBy: by.personId } }];
}

/** B2.18: collective, with dissents and one tendency opinion; nobody barred from the trial takes part (B2.13). */
function deliberate({ data: asked, by, at }: Given<'deliberate'>, state: CaseState): readonly TrialEvent[] {
  const { conflictsElsewhere, ...data } = asked;
  ensureDate('deliberatedOn', data.deliberatedOn, at, state.stepOn);
  const participants = distinct(data.participants);
  const missing = distinct([...state.panel, by.personId]).filter((person) => !participants.includes(person));
  ensure(missing.length === 0, trialErrors.participantsMissing(missing));
  ensure(participants.length > state.panel.length, trialErrors.notCollective);
  ensureUnconflicted(participants, conflictsElsewhere, state);
  const strangers = data.dissents.map(({ personId }) => personId).filter((person) => !participants.includes(person));
  ensure(strangers.length === 0, trialErrors.dissenterAbsent(strangers));
  const { rules } = weigh(data.opinion, data.deliberatedOn, state, data.earlierPunishments);
  ensure(!state.told || !isHeavier(data.opinion, state.told, data.deliberatedOn), decisionErrors.heavierThanTold);
  const inTime = isInTime(state.trialDeadline!, data.deliberatedOn);
  return [{ type: 'CaseDeliberated', data: { ...data, participants, inTime, recordedBy: by.personId }, rules }];
}
