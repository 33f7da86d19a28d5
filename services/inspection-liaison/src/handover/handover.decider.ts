import { type Actor, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { ensureDate, ensureTourOffice } from './guards.decider.js';
import { handoverActions, itemActions } from './handover.allowed-actions.js';
import type { HandoverCommand, HandoverData, ItemCommand } from './handover.commands.js';
import { handoverErrors } from './handover.errors.js';
import type { HandoverEvent, Opening } from './handover.events.js';
import { evolveHandover, type HandoverState, initialHandover, unfinished } from './handover.state.js';
import {
  acknowledge,
  amend,
  type Asked,
  conclude,
  contentOf,
  convene,
  giveFeedback,
  recordProgress,
  recordResult,
  returnItem,
  signIn,
  signOut,
  withdraw,
} from './item.decider.js';
import { itemIdOf } from './item-routes.js';

function decideHandover(command: HandoverCommand, state: HandoverState): readonly HandoverEvent[] {
  if (command.type !== 'open' && command.type !== 'add-item' && command.type !== 'close') return decideItem(command, state);
  ensureAllowed('handover', handoverActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'open':
      return open(command.data, by, at);
    case 'add-item': {
      const opening = state.opening!;
      ensureTourOffice(by, opening);
      const itemNo = state.items.length + 1;
      return [
        {
          type: 'ItemAdded',
          data: { itemNo, itemId: itemIdOf(opening.handoverId, itemNo), ...contentOf(command.data, opening), addedBy: by.personId },
        },
      ];
    }
    case 'close':
      return close(command.data, by, at, state);
    default:
      return command satisfies never;
  }
}

function decideItem(command: ItemCommand, state: HandoverState): readonly HandoverEvent[] {
  const item = state.items.find(({ itemNo }) => itemNo === command.data.itemNo);
  // News of the clue library may be overtaken by its result.
  if (item?.result && (command.type === 'record-progress' || command.type === 'record-result')) return [];
  ensureAllowed('handover', handoverActions, state.status, command.type);
  ensure(item, handoverErrors.unknownItem(command.data.itemNo));
  ensureAllowed('handover-item', itemActions, item.status, command.type);
  const asked: Asked = { by: command.by, at: command.at, opening: state.opening!, item };
  switch (command.type) {
    case 'amend-item':
      return amend(command.data, asked);
    case 'withdraw-item':
      return withdraw(command.data, asked);
    case 'convene-consultation':
      return convene(command.data, asked);
    case 'conclude-consultation':
      return conclude(command.data, asked);
    case 'sign-out':
      return signOut(command.data, asked);
    case 'sign-in':
      return signIn(command.data, asked);
    case 'return-item':
      return returnItem(command.data, asked);
    case 'record-progress':
      return recordProgress(command.data, asked);
    case 'record-result':
      return recordResult(command.data, asked);
    case 'give-feedback':
      return giveFeedback(command.data, asked);
    case 'acknowledge-feedback':
      return acknowledge(command.data, asked);
    default:
      return command satisfies never;
  }
}

/** B3.10: one authorisation per round, and recusals declared before the group entered. */
function open(data: Opening, by: Actor, at: Instant): readonly HandoverEvent[] {
  const { authorisation, group, tourOfficeId, organisationId, inspectedUnit } = data;
  ensureTourOffice(by, data);
  ensure(![organisationId, inspectedUnit.organisationId].includes(tourOfficeId), handoverErrors.receivesItself);
  ensure(authorisation.round === data.round, handoverErrors.otherRound);
  const persons = group.members.map(({ personId }) => personId);
  ensure(new Set(persons).size === persons.length && persons.includes(group.leaderPersonId), handoverErrors.leaderNotMember);
  const late = group.members.filter(({ recusalDeclaredOn }) => recusalDeclaredOn > group.enteredOn).map(({ personId }) => personId);
  ensure(late.length === 0, handoverErrors.recusalLate(late));
  ensureDate('enteredOn', group.enteredOn, at, authorisation.issuedOn);
  ensureDate('enteredOn', group.enteredOn, at, data.roundStartedOn);
  ensureDate('openedOn', data.openedOn, at, group.enteredOn);
  return [{ type: 'HandoverOpened', data: { ...data, openedBy: by.personId } }];
}

/** Everything was handed over and reported on, or withdrawn. */
function close(data: HandoverData<'close'>, by: Actor, at: Instant, state: HandoverState): readonly HandoverEvent[] {
  ensureTourOffice(by, state.opening!);
  ensure(state.items.length > 0, handoverErrors.nothingListed);
  const open = unfinished(state).map(({ itemNo }) => itemNo);
  ensure(open.length === 0, handoverErrors.unfinishedItems(open));
  const last = state.items.map(({ lastOn }) => lastOn).reduce((latest, on) => (on > latest ? on : latest), '');
  ensureDate('closedOn', data.closedOn, at, last);
  return [{ type: 'HandoverClosed', data: { ...data, items: state.items.length, closedBy: by.personId } }];
}

/** A hand-over (移交) of one round and one inspected unit. The tour office is responsible for it. */
export const handover: Decider<HandoverState, HandoverCommand, HandoverEvent> = {
  category: 'handover',
  initial: initialHandover,
  evolve: evolveHandover,
  decide: decideHandover,
  owner: (state) => state.opening?.tourOfficeId,
};
