import { isWithin } from '@liandong/access';
import {
  type Actor,
  type AllowedActions,
  type Ask,
  dateInFuture,
  type Decider,
  ensure,
  ensureAllowed,
  type Instant,
  type Refusal,
  ruleOf,
} from '@liandong/event-sourcing';
import { isAfter, isOverdue, limitFrom } from '@liandong/legal-time';
import type { PlanZone } from '../zone-plan/zone-plan.decider.js';
import type { Answer, ReconciledItem, ReconciliationEvent, Settlement } from './reconciliation.events.js';
import {
  evolveReconciliation,
  initialReconciliation,
  openDifferences,
  type ReconciliationState,
  type ReconciliationStatus,
  unanswered,
} from './reconciliation.state.js';

/** 片区牵头领导、联系室 (2.5). */
export type ZoneHeads = Pick<PlanZone, 'leadPersonId' | 'liaisonRoomId'>;

export type ReconciliationCommand =
  | Ask<
      'open',
      { readonly organisationId: string; readonly handlerId: string; readonly items: readonly ReconciledItem[]; readonly openedOn: string }
    >
  /** `zone`: where the handler is one of the commission’s plan, who heads it. */
  | Ask<'answer', { readonly answers: readonly Answer[]; readonly zone?: ZoneHeads | undefined }>
  | Ask<'settle', { readonly clueId: string; readonly settlement: Settlement; readonly note: string }>;

export type ReconciliationData<Type extends ReconciliationCommand['type']> = Extract<
  ReconciliationCommand,
  { readonly type: Type }
>['data'];

export const reconciliationActions: AllowedActions<ReconciliationStatus, ReconciliationCommand['type']> = {
  none: ['open'],
  open: ['answer', 'settle'],
  differences: ['settle'],
  reconciled: [],
};

/** Items of one list, at most. */
export const MOST_ITEMS = 1_000;

export const reconciliationErrors = {
  dateInFuture: dateInFuture('reconciliation'),
  unknown: { code: 'reconciliation.unknown', kind: 'not-found', zh: '没有这次核对', en: 'There is no such reconciliation' },
  notHandler: {
    code: 'reconciliation.not-handler',
    kind: 'forbidden',
    rule: 'B1.3',
    zh: '由承办单位负责人、片区牵头领导或者联系室负责人核对',
    en: 'Whoever heads the handling unit answers: of a zone its lead, or the head of its liaison room',
  },
  tooMany: {
    code: 'reconciliation.too-many',
    kind: 'invalid',
    rule: 'B1.3',
    zh: `一份清单至多 ${MOST_ITEMS} 件,请按承办人分开核对`,
    en: `A list has at most ${MOST_ITEMS} items: reconcile with smaller units`,
    details: { most: MOST_ITEMS },
  },
  notListed: (clueIds: readonly string[]): Refusal => ({
    code: 'reconciliation.not-listed',
    kind: 'invalid',
    rule: 'B1.3',
    zh: '所列线索不在清单上,或者已经核对',
    en: 'Items are named that are not on the list, or were answered before',
    details: { clueIds },
  }),
  noteMissing: (clueIds: readonly string[]): Refusal => ({
    code: 'reconciliation.note-missing',
    kind: 'invalid',
    rule: 'B1.3',
    zh: '提出异议须说明理由',
    en: 'An objection says why',
    details: { clueIds },
  }),
  noDifference: {
    code: 'reconciliation.no-difference',
    kind: 'invalid',
    rule: 'B1.3',
    zh: '该线索没有待处理的差异',
    en: 'No difference about this item waits to be settled',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;

function decide(command: ReconciliationCommand, state: ReconciliationState): readonly ReconciliationEvent[] {
  ensureAllowed('reconciliation', reconciliationActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'open': {
      ensure(!isAfter(command.data.openedOn, at), reconciliationErrors.dateInFuture('openedOn'));
      ensure(command.data.items.length <= MOST_ITEMS, reconciliationErrors.tooMany);
      const deadline = limitFrom('B1.3-reconciliation-answer', command.data.openedOn, command.data.organisationId);
      return [{ type: 'ReconciliationOpened', data: { ...command.data, openedBy: by.personId, deadline }, rules: [ruleOf(deadline)] }];
    }
    case 'answer':
      ensureHeads(by, state, command.data.zone);
      return answer(command.data.answers, by, at, state);
    case 'settle': {
      const { clueId } = command.data;
      const open = openDifferences(state);
      ensure(open.includes(clueId), reconciliationErrors.noDifference);
      return [{ type: 'DifferenceSettled', data: { ...command.data, open: open.length - 1, settledBy: by.personId } }];
    }
    default:
      return command satisfies never;
  }
}

/** B1.3: nobody answers for another's unit. Of what is no zone of a plan, and no unit that somebody heads, a deputy of the commission does. */
function ensureHeads({ role, personId, organisationId }: Actor, { handlerId }: ReconciliationState, zone: ZoneHeads | undefined): void {
  const heads = zone
    ? personId === zone.leadPersonId || (role === 'supervisor' && organisationId === zone.liaisonRoomId)
    : role === 'deputy' || isWithin(organisationId, handlerId!);
  ensure(heads, reconciliationErrors.notHandler);
}

/** B1.3: item by item, each once. */
function answer(answers: readonly Answer[], by: Actor, at: Instant, state: ReconciliationState): readonly ReconciliationEvent[] {
  const left = unanswered(state);
  const named = answers.map(({ clueId }) => clueId);
  const strange = named.filter((clueId, index) => !left.includes(clueId) || named.indexOf(clueId) !== index);
  ensure(strange.length === 0, reconciliationErrors.notListed(strange));
  const bare = answers.filter((one) => one.answer === 'objected' && one.note === undefined).map(({ clueId }) => clueId);
  ensure(bare.length === 0, reconciliationErrors.noteMissing(bare));
  return [
    {
      type: 'ItemsAnswered',
      data: { answers, remaining: left.length - named.length, inTime: !isOverdue(state.deadline!, at), answeredBy: by.personId },
    },
  ];
}

/** The reconciliation of the library with one handler. */
export const reconciliation: Decider<ReconciliationState, ReconciliationCommand, ReconciliationEvent> = {
  category: 'reconciliation',
  initial: initialReconciliation,
  evolve: evolveReconciliation,
  decide,
  owner: (state) => state.organisationId,
};
