import { type Actor, type AllowedActions, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { dateInChina, isAfter } from '@liandong/legal-time';
import { matterErrors } from './matter.errors.js';
import type { LegFacts, MatterEvent } from './matter.events.js';
import { evolveMatter, initialMatter, isOpen, legOf, type MatterState, withLeg } from './matter.state.js';

type Ask<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly by: Actor; readonly at: Instant };

export type MatterCommand =
  | Ask<'open-leg', LegFacts & { readonly openedAt: Instant }>
  | Ask<'close-leg', LegFacts & { readonly closedAt: Instant; readonly reason: string }>
  | Ask<'close', { readonly reason: string; readonly closedOn: string }>
  | Ask<'reopen', { readonly reason: string; readonly reopenedOn: string }>;

/** Which command is allowed in which status. News of legs are always taken. */
export const matterActions: AllowedActions<MatterState['status'], MatterCommand['type']> = {
  none: ['open-leg', 'close-leg'],
  open: ['open-leg', 'close-leg', 'close'],
  closed: ['open-leg', 'close-leg', 'reopen'],
};

function decideMatter(command: MatterCommand, state: MatterState): readonly MatterEvent[] {
  ensureAllowed('matter', matterActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'open-leg':
      return openLeg(command.data, at, state);
    case 'close-leg': {
      const known = legOf(state.legs, command.data);
      if (known?.closedAt !== undefined && known.closedAt >= command.data.closedAt) return [];
      return withMatter(state, command.data, [{ type: 'LegClosed', data: command.data }]);
    }
    case 'close': {
      const { reason, closedOn } = command.data;
      ensure(!isAfter(closedOn, at), matterErrors.dateInFuture('closedOn'));
      const open = state.legs.filter(isOpen);
      ensure(open.length === 0, matterErrors.legsOpen(open));
      return [
        {
          type: 'MatterClosed',
          data: { closure: state.closures.length + 1, closedOn, legs: state.legs.length, reason, closedBy: by.personId },
        },
      ];
    }
    case 'reopen': {
      const { reason, reopenedOn } = command.data;
      ensure(!isAfter(reopenedOn, at), matterErrors.dateInFuture('reopenedOn'));
      const { closedOn } = state.closures.at(-1)!;
      ensure(reopenedOn >= closedOn, matterErrors.beforeClosure(closedOn));
      return [{ type: 'MatterReopened', data: { because: 'look-back', reason, reopenedOn } }];
    }
    default:
      return command satisfies never;
  }
}

/** News that is not newer than what is known changes nothing. A leg that is open reopens a closed matter. */
function openLeg(data: LegFacts & { readonly openedAt: Instant }, at: Instant, state: MatterState): readonly MatterEvent[] {
  const known = legOf(state.legs, data);
  if (known?.openedAt !== undefined && known.openedAt >= data.openedAt) return [];
  const opened: MatterEvent = { type: 'LegOpened', data };
  const reopens = state.status === 'closed' && isOpen(legOf(withLeg(state.legs, data), data)!);
  if (!reopens) return withMatter(state, data, [opened]);
  const { kind, legId } = data;
  const reason = known ? '环节重新开启 / a leg was opened again' : '出现新的环节 / a further leg was opened';
  return [opened, { type: 'MatterReopened', data: { because: 'open-leg', leg: { kind, legId }, reason, reopenedOn: dateInChina(at) } }];
}

/** The first news of any leg opens the matter, for the commission in whose jurisdiction the leg is: the first part of the path. */
function withMatter(state: MatterState, { organisationId }: LegFacts, events: readonly MatterEvent[]): readonly MatterEvent[] {
  if (state.status !== 'none') return events;
  return [{ type: 'MatterOpened', data: { organisationId: organisationId.split('.', 1)[0]! } }, ...events];
}

/** A matter (事项). It can be closed only when all its legs are, and reopened without erasing an earlier closure. */
export const matter: Decider<MatterState, MatterCommand, MatterEvent> = {
  category: 'matter',
  initial: initialMatter,
  evolve: evolveMatter,
  decide: decideMatter,
  owner: (state) => state.organisationId,
};
