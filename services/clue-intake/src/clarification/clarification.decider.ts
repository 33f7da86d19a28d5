import { type Actor, type Ask, type Decider, ensure, ensureAllowed } from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';
import { clarificationActions } from './clarification.allowed-actions.js';
import { clarificationErrors } from './clarification.errors.js';
import type { ClarificationEvent, ClarificationPlan } from './clarification.events.js';
import { type ClarificationState, evolveClarification, initialClarification } from './clarification.state.js';

/** `cleared`: whether the clue of this library found nothing against the subject. */
export interface ProposeClarification extends ClarificationPlan {
  readonly cleared: boolean;
}

export type ClarificationCommand =
  | Ask<'propose', ProposeClarification>
  | Ask<'approve', object>
  | Ask<'reject', { readonly reason: string }>
  | Ask<'make', { readonly madeOn: string; readonly reference: string }>;

export type ClarificationData<Type extends ClarificationCommand['type']> = Extract<ClarificationCommand, { readonly type: Type }>['data'];

function decideClarification(command: ClarificationCommand, state: ClarificationState): readonly ClarificationEvent[] {
  ensureAllowed('clarification', clarificationActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'propose':
      return propose(command.data, by);
    case 'approve':
      ensure(state.proposedBy !== by.personId, clarificationErrors.proposerApproves);
      return [{ type: 'ClarificationApproved', data: { approvedBy: by.personId, approvedAt: at } }];
    case 'reject':
      return [{ type: 'ClarificationRejected', data: { ...command.data, rejectedBy: by.personId } }];
    case 'make':
      ensure(!isAfter(command.data.madeOn, at), clarificationErrors.dateInFuture('madeOn'));
      return [{ type: 'ClarificationMade', data: { ...command.data, madeBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

/** B1.17: only for whoever is cleared; a circular goes no further than the report's effect. */
function propose({ cleared, ...plan }: ProposeClarification, by: Actor): readonly ClarificationEvent[] {
  ensure(cleared, clarificationErrors.notCleared);
  ensure((plan.form === 'circular') === plan.scope.length > 0, clarificationErrors.scopeUnfit);
  const beyond = plan.scope.filter((organisation) => !plan.affected.includes(organisation));
  ensure(beyond.length === 0, clarificationErrors.scopeTooWide(beyond));
  return [{ type: 'ClarificationProposed', data: { ...plan, proposedBy: by.personId } }];
}

/** 澄清正名 of one subject (B1.17). */
export const clarification: Decider<ClarificationState, ClarificationCommand, ClarificationEvent> = {
  category: 'clarification',
  initial: initialClarification,
  evolve: evolveClarification,
  decide: decideClarification,
  owner: (state) => state.organisationId,
};
