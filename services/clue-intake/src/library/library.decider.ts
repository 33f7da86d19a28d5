import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant, ruleOf } from '@liandong/event-sourcing';
import { isAfter, isInTime, limitFrom } from '@liandong/legal-time';
import { libraryActions } from './library.allowed-actions.js';
import { libraryErrors } from './library.errors.js';
import type { Difference, FixedList, HandoverSide, LibraryEvent } from './library.events.js';
import { evolveLibrary, type Handover, initialLibrary, isInOffice, type LibraryState, openHandover } from './library.state.js';

/** A reconciliation as the service has read it. */
export interface NamedReconciliation {
  readonly reconciliationId: string;
  readonly organisationId?: string;
  readonly handlerId?: string;
  readonly openedOn?: string;
  readonly reconciled: boolean;
}

export type LibraryCommand =
  | Ask<'entrust', { readonly organisationId: string; readonly unitId: string; readonly since: string }>
  | Ask<'appoint', { readonly personId: string; readonly from: string; readonly documentNumber: string }>
  | Ask<'prepare-handover', { readonly giver: string; readonly taker: string; readonly preparedOn: string; readonly list: FixedList }>
  /** `listed`: whether the number stands on the list. */
  | Ask<'note-difference', Difference & { readonly listed: boolean }>
  | Ask<'sign-handover', { readonly signedOn: string }>
  | Ask<'cancel-handover', { readonly reason: string }>
  /** `handlers`: whoever has something in hand. */
  | Ask<
      'close-period',
      { readonly reconciledOn: string; readonly reconciliations: readonly NamedReconciliation[]; readonly handlers: readonly string[] }
    >;

export type LibraryData<Type extends LibraryCommand['type']> = Extract<LibraryCommand, { readonly type: Type }>['data'];

function decideLibrary(command: LibraryCommand, state: LibraryState): readonly LibraryEvent[] {
  ensureAllowed('library', libraryActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'entrust':
      return entrust(command.data, by, at);
    case 'appoint': {
      const { personId } = command.data;
      ensure(!state.keepers.some((keeper) => keeper.personId === personId && keeper.until === null), libraryErrors.keeperAlready);
      return [{ type: 'KeeperAppointed', data: { ...command.data, appointedBy: by.personId } }];
    }
    case 'prepare-handover':
      return prepareHandover(command.data, by, at, state);
    case 'note-difference':
      return noteDifference(command.data, by, openHandover(state)!);
    case 'sign-handover':
      return signHandover(command.data.signedOn, by, at, state);
    case 'cancel-handover':
      return [{ type: 'HandoverCancelled', data: { ...command.data, handover: openHandover(state)!.handover, cancelledBy: by.personId } }];
    case 'close-period':
      return closePeriod(command.data, by, at, state);
    default:
      return command satisfies never;
  }
}

/** B1.3: one unit holds the library; its first reconciliation is due a period later, by the rhythm of that day. */
function entrust(data: LibraryData<'entrust'>, by: Actor, at: Instant): readonly LibraryEvent[] {
  ensureNotFuture('since', data.since, at);
  ensure(data.unitId.startsWith(`${data.organisationId}.`), libraryErrors.unitElsewhere);
  const reconciliationDeadline = limitFrom('B1.3-reconciliation', data.since, data.organisationId);
  return [
    {
      type: 'LibraryEntrusted',
      data: { ...data, entrustedBy: by.personId, reconciliationDeadline },
      rules: [ruleOf(reconciliationDeadline)],
    },
  ];
}

/** B1.4: between two who are keepers on that day, over a list that is fixed. */
function prepareHandover(data: LibraryData<'prepare-handover'>, by: Actor, at: Instant, state: LibraryState): readonly LibraryEvent[] {
  const { giver, taker, preparedOn } = data;
  ensureNotFuture('preparedOn', preparedOn, at);
  const others = [...new Set([giver, taker])].filter((personId) => !isInOffice(state, personId, preparedOn));
  ensure(giver !== taker && others.length === 0, libraryErrors.notKeepers(giver === taker ? [giver] : others));
  return [{ type: 'HandoverPrepared', data: { ...data, handover: state.handovers.length + 1, preparedBy: by.personId } }];
}

/** Differences stand before the signatures, or they would not be signed. */
function noteDifference(
  { listed, ...difference }: LibraryData<'note-difference'>,
  by: Actor,
  { handover, signed, ...sides }: Handover,
): readonly LibraryEvent[] {
  ensure(sideOf(by, sides), libraryErrors.notASide);
  ensure(signed.length === 0, libraryErrors.listSigned);
  ensure(listed === (difference.kind !== 'surplus'), libraryErrors.differenceUnfit(difference.number));
  return [{ type: 'DifferenceNoted', data: { ...difference, handover, notedBy: by.personId } }];
}

/** B1.4: both sign; it is complete on the later of the two days. */
function signHandover(signedOn: string, by: Actor, at: Instant, state: LibraryState): readonly LibraryEvent[] {
  const { handover, giver, taker, signed, preparedOn } = openHandover(state)!;
  ensureFollows('signedOn', signedOn, preparedOn, at);
  const side = sideOf(by, { giver, taker });
  ensure(side, libraryErrors.notASide);
  ensure(!signed.includes(side), libraryErrors.signedBefore);
  const signature: LibraryEvent = { type: 'HandoverSigned', data: { handover, side, signedOn, signedBy: by.personId } };
  if (signed.length === 0) return [signature];
  const completedOn = state.signedOn! > signedOn ? state.signedOn! : signedOn;
  return [signature, { type: 'HandoverCompleted', data: { handover, giver, taker, completedOn } }];
}

/** B1.3: nobody who has something in hand is left out; the next period runs from here, by the rhythm of that day. */
function closePeriod(
  { reconciledOn, reconciliations, handlers }: LibraryData<'close-period'>,
  by: Actor,
  at: Instant,
  state: LibraryState,
): readonly LibraryEvent[] {
  const organisationId = state.organisationId!;
  const from = state.periodFrom!;
  ensureFollows('reconciledOn', reconciledOn, from, at);
  const unfit = reconciliations.filter(
    (one) => one.organisationId !== organisationId || !one.reconciled || one.openedOn! < from || one.openedOn! > reconciledOn,
  );
  ensure(unfit.length === 0, libraryErrors.reconciliationsUnfit(unfit.map(({ reconciliationId }) => reconciliationId)));
  const left = handlers.filter((handler) => !reconciliations.some(({ handlerId }) => handlerId === handler));
  ensure(left.length === 0, libraryErrors.handlersLeft(left));
  const inTime = isInTime(state.reconciliationDeadline!, reconciledOn);
  const next = limitFrom('B1.3-reconciliation', reconciledOn, organisationId);
  const reconciliationIds = [...new Set(reconciliations.map(({ reconciliationId }) => reconciliationId))];
  return [
    {
      type: 'PeriodReconciled',
      data: { from, reconciledOn, reconciliationIds, inTime, reconciledBy: by.personId, deadline: next },
      rules: [ruleOf(next)],
    },
  ];
}

function sideOf({ personId }: Actor, { giver, taker }: Pick<Handover, 'giver' | 'taker'>): HandoverSide | undefined {
  if (personId === giver) return 'giver';
  return personId === taker ? 'taker' : undefined;
}

function ensureNotFuture(field: string, date: string, at: Instant): void {
  ensure(!isAfter(date, at), libraryErrors.dateInFuture(field));
}

function ensureFollows(field: string, date: string, before: string, at: Instant): void {
  ensureNotFuture(field, date, at);
  ensure(date >= before, libraryErrors.dateBefore(field, before));
}

/** The keeping of one organisation’s clue library; its id is the organisation’s. */
export const library: Decider<LibraryState, LibraryCommand, LibraryEvent> = {
  category: 'library',
  initial: initialLibrary,
  evolve: evolveLibrary,
  decide: decideLibrary,
  owner: (state) => state.organisationId,
};
