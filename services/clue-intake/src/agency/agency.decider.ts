import { type AllowedActions, type Ask, type Decider, ensureAllowed } from '@liandong/event-sourcing';
import type { ClueSourceKind } from '../clue/clue.events.js';

/**
 * A partner agency (协作机关) that may post events: a procuratorate after signing the cooperation agreement (合作协议, 0.13), a
 * people's congress, an audit office. Its id is the organisation that its tokens name.
 */
export type AgencyEvent =
  | { readonly type: 'AgencyAdmitted'; readonly data: Admission & { readonly admittedBy: string } }
  | { readonly type: 'AgencySuspended'; readonly data: { readonly reason: string; readonly suspendedBy: string } }
  | { readonly type: 'AgencyResumed'; readonly data: { readonly resumedBy: string } };

export interface Admission {
  readonly name: string;
  readonly kind: ClueSourceKind;
  /** The commission that takes this agency's clues. */
  readonly commissionId: string;
  /** The document that the cooperation rests on. */
  readonly agreement: string;
  /** CloudEvents types that it may post. */
  readonly eventTypes: readonly string[];
}

export interface AgencyState {
  readonly status: 'none' | 'active' | 'suspended';
  readonly admission?: Admission;
}

export type AgencyCommand = Ask<'admit', Admission> | Ask<'suspend', { readonly reason: string }> | Ask<'resume', object>;

export const agencyActions: AllowedActions<AgencyState['status'], AgencyCommand['type']> = {
  none: ['admit'],
  active: ['admit', 'suspend'],
  suspended: ['resume'],
};

function evolve(state: AgencyState, event: AgencyEvent): AgencyState {
  switch (event.type) {
    case 'AgencyAdmitted': {
      const { admittedBy: _admittedBy, ...admission } = event.data;
      return { status: 'active', admission };
    }
    case 'AgencySuspended':
      return { ...state, status: 'suspended' };
    case 'AgencyResumed':
      return { ...state, status: 'active' };
  }
}

function decide(command: AgencyCommand, state: AgencyState): readonly AgencyEvent[] {
  ensureAllowed('agency', agencyActions, state.status, command.type);
  const by = command.by.personId;
  switch (command.type) {
    case 'admit':
      // Admitting an active agency anew replaces the terms, as a renewed agreement does; the same terms change nothing.
      return sameTerms(state.admission, command.data) ? [] : [{ type: 'AgencyAdmitted', data: { ...command.data, admittedBy: by } }];
    case 'suspend':
      return [{ type: 'AgencySuspended', data: { reason: command.data.reason, suspendedBy: by } }];
    case 'resume':
      return [{ type: 'AgencyResumed', data: { resumedBy: by } }];
    default:
      return command satisfies never;
  }
}

function sameTerms(current: Admission | undefined, asked: Admission): boolean {
  return (
    current !== undefined &&
    current.name === asked.name &&
    current.kind === asked.kind &&
    current.commissionId === asked.commissionId &&
    current.agreement === asked.agreement &&
    current.eventTypes.join() === asked.eventTypes.join()
  );
}

export const agency: Decider<AgencyState, AgencyCommand, AgencyEvent> = {
  category: 'agency',
  initial: { status: 'none' },
  evolve,
  decide,
  owner: (state) => state.admission?.commissionId,
};
