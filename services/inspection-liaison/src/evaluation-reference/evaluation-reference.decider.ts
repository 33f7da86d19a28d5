import { type AllowedActions, type Ask, dateInFuture, type Decider, ensure, ensureAllowed, type Refusal } from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';
import type { Acknowledgement, EvaluationReferenceEvent, ReceivedReference } from './evaluation-reference.events.js';

export interface EvaluationReferenceState {
  readonly status: 'none' | 'received';
  readonly organisationId?: string;
  readonly acknowledgements: readonly Pick<Acknowledgement, 'tourOfficeId' | 'round'>[];
}

export type EvaluationReferenceCommand =
  Ask<'receive', ReceivedReference> | Ask<'acknowledge', { readonly round?: string; readonly acknowledgedOn: string }>;
export type EvaluationReferenceData<Type extends EvaluationReferenceCommand['type']> = Extract<
  EvaluationReferenceCommand,
  { readonly type: Type }
>['data'];

/** A reference may serve one round after another. */
export const evaluationReferenceActions: AllowedActions<EvaluationReferenceState['status'], EvaluationReferenceCommand['type']> = {
  none: ['receive'],
  received: ['receive', 'acknowledge'],
};

export const evaluationReferenceErrors = {
  dateInFuture: dateInFuture('evaluation-reference'),
  unknown: { code: 'evaluation-reference.unknown', kind: 'not-found', zh: '没有这项政治生态评价参考', en: 'There is no such reference' },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;

function evolve(state: EvaluationReferenceState, event: EvaluationReferenceEvent): EvaluationReferenceState {
  switch (event.type) {
    case 'EvaluationReferenceReceived':
      return { ...state, status: 'received', organisationId: event.data.organisationId };
    case 'EvaluationReferenceAcknowledged': {
      const { tourOfficeId, round } = event.data;
      return { ...state, acknowledgements: [...state.acknowledgements, { tourOfficeId, ...(round === undefined ? {} : { round }) }] };
    }
  }
}

function decide(command: EvaluationReferenceCommand, state: EvaluationReferenceState): readonly EvaluationReferenceEvent[] {
  if (command.type !== 'receive') ensure(state.status !== 'none', evaluationReferenceErrors.unknown);
  ensureAllowed('evaluation-reference', evaluationReferenceActions, state.status, command.type);
  switch (command.type) {
    case 'receive':
      return state.status === 'none' ? [{ type: 'EvaluationReferenceReceived', data: command.data }] : [];
    case 'acknowledge': {
      ensure(!isAfter(command.data.acknowledgedOn, command.at), evaluationReferenceErrors.dateInFuture('acknowledgedOn'));
      const tourOfficeId = command.by.organisationId;
      const repeated = state.acknowledgements.some((one) => one.tourOfficeId === tourOfficeId && one.round === command.data.round);
      return repeated
        ? []
        : [{ type: 'EvaluationReferenceAcknowledged', data: { tourOfficeId, ...command.data, acknowledgedBy: command.by.personId } }];
    }
    default:
      return command satisfies never;
  }
}

/** 政治生态评价参考 (1.13), under the id `<copy>-<item>`. */
export const evaluationReference: Decider<EvaluationReferenceState, EvaluationReferenceCommand, EvaluationReferenceEvent> = {
  category: 'evaluationReference',
  initial: { status: 'none', acknowledgements: [] },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};
