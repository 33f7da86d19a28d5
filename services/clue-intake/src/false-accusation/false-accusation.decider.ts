import type { OrganisationLevel } from '@liandong/access';
import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant, type RuleVersion } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { tracingRight } from '../rules/tracing-authority.js';
import { falseAccusationActions } from './false-accusation.allowed-actions.js';
import { falseAccusationErrors } from './false-accusation.errors.js';
import type { FalseAccusationEvent, FalseAccusationProposal } from './false-accusation.events.js';
import { evolveFalseAccusation, type FalseAccusationState, initialFalseAccusation } from './false-accusation.state.js';

export type FalseAccusationCommand =
  /** `unfounded`: whether the clue of this library found nothing against any of its subjects. */
  | Ask<'propose', FalseAccusationProposal & { readonly unfounded: boolean }>
  | Ask<'find', { readonly reference: string }>
  | Ask<'deny', { readonly reason: string }>;

export type FalseAccusationData<Type extends FalseAccusationCommand['type']> = Extract<
  FalseAccusationCommand,
  { readonly type: Type }
>['data'];

function decideFalseAccusation(command: FalseAccusationCommand, state: FalseAccusationState): readonly FalseAccusationEvent[] {
  ensureAllowed('false-accusation', falseAccusationActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'propose': {
      const { unfounded, ...proposal } = command.data;
      ensure(unfounded, falseAccusationErrors.notUnfounded);
      return [{ type: 'FalseAccusationProposed', data: { ...proposal, proposedBy: by.personId } }];
    }
    case 'find': {
      const { rules, level } = ensureMayDecide(by, at, state);
      return [
        {
          type: 'FalseAccusationFound',
          data: { ...command.data, approvedBy: by.personId, byOrganisation: by.organisationId, level, approvedAt: at },
          rules,
        },
      ];
    }
    case 'deny': {
      const { rules } = ensureMayDecide(by, at, state);
      return [
        { type: 'FalseAccusationDenied', data: { ...command.data, deniedBy: by.personId, byOrganisation: by.organisationId }, rules },
      ];
    }
    default:
      return command satisfies never;
  }
}

/** B1.16: by an organisation of 设区市 level or above, in the version of the day; never by the proposer. */
function ensureMayDecide(
  by: Actor,
  at: Instant,
  state: FalseAccusationState,
): { readonly rules: readonly RuleVersion[]; readonly level: OrganisationLevel } {
  const { rules, level, sufficient } = tracingRight(by.organisationId, state.organisationId!, dateInChina(at));
  ensure(sufficient, falseAccusationErrors.levelTooLow(level));
  ensure(state.proposedBy !== by.personId, falseAccusationErrors.proposerDecides);
  return { rules, level };
}

/** 诬告陷害认定 (B1.16). */
export const falseAccusation: Decider<FalseAccusationState, FalseAccusationCommand, FalseAccusationEvent> = {
  category: 'falseAccusation',
  initial: initialFalseAccusation,
  evolve: evolveFalseAccusation,
  decide: decideFalseAccusation,
  owner: (state) => state.organisationId,
};
