import { type AllowedActions, type Ask, dateInFuture, type Decider, ensure, ensureAllowed, type Refusal } from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';

/** 打听案情 · 过问、干预办案 · 说情 · 未经批准接触被调查人、涉案人员 (B4.6) */
export const interventionKinds = ['inquiring', 'interfering', 'pleading', 'unapproved-contact'] as const;
export type InterventionKind = (typeof interventionKinds)[number];

/** One occurrence as whoever met it writes it down. */
export interface Intervention {
  readonly organisationId: string;
  readonly clueId: string;
  readonly kind: InterventionKind;
  /** Who inquired, interfered or pleaded. */
  readonly by: { readonly name: string; readonly unit: string; readonly position?: string };
  /** Whom it was addressed to: the person who reports it, or a colleague. */
  readonly addressee: string;
  readonly occurredOn: string;
  readonly content: string;
}

/** An entry of the register (打听案情、过问、说情干预登记, B4.6). Nothing is changed or taken back: who was mistaken records another. Names are storage formats. */
export type InterventionEvent = { readonly type: 'InterventionRecorded'; readonly data: Intervention & { readonly recordedBy: string } };

export type InterventionCommand = Ask<'record', Intervention>;

export interface InterventionState {
  readonly status: 'none' | 'recorded';
  readonly organisationId?: string;
}

export const interventionActions: AllowedActions<InterventionState['status'], InterventionCommand['type']> = { none: ['record'], recorded: [] };

export const interventionErrors = {
  dateInFuture: dateInFuture('intervention'),
  clueUnknown: { code: 'intervention.clue-unknown', kind: 'not-found', zh: '没有这条线索', en: 'There is no such clue' },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;

function decide(command: InterventionCommand, state: InterventionState): readonly InterventionEvent[] {
  ensureAllowed('intervention', interventionActions, state.status, command.type);
  ensure(!isAfter(command.data.occurredOn, command.at), interventionErrors.dateInFuture('occurredOn'));
  return [{ type: 'InterventionRecorded', data: { ...command.data, recordedBy: command.by.personId } }];
}

export const intervention: Decider<InterventionState, InterventionCommand, InterventionEvent> = {
  category: 'intervention',
  initial: { status: 'none' },
  evolve: (_state, { data }) => ({ status: 'recorded', organisationId: data.organisationId }),
  decide,
  owner: (state) => state.organisationId,
};
