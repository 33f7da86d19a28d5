import { clearanceRuleOn, type SecrecyLevel, unclassified } from '@liandong/access';
import { type AllowedActions, type Ask, type Decider, ensure, ensureAllowed, type Refusal } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import type { NamedRecord } from '../matter/named-record.js';
import type { ClassificationEvent } from './classification.events.js';

export type ClassificationCommand =
  | Ask<'propose', { readonly organisationId: string; readonly about: NamedRecord; readonly level: SecrecyLevel; readonly reason: string }>
  | Ask<'approve', object>
  | Ask<'reject', { readonly reason: string }>;
export type ClassificationData<Type extends ClassificationCommand['type']> = Extract<ClassificationCommand, { readonly type: Type }>['data'];

export type ClassificationStatus = 'none' | 'proposed' | 'decided';

export interface ClassificationState {
  readonly status: ClassificationStatus;
  readonly organisationId?: string;
  /** The level in force. */
  readonly level: SecrecyLevel;
  readonly proposal?: { readonly level: SecrecyLevel; readonly proposedBy: string };
}

export const classificationActions: AllowedActions<ClassificationStatus, ClassificationCommand['type']> = { none: ['propose'], proposed: ['approve', 'reject'], decided: ['propose'] };

export const classificationErrors = {
  unknown: { code: 'classification.unknown', kind: 'not-found', rule: 'B4.9', zh: '该事项没有定密记录', en: 'Nothing was classified in this matter' },
  recordUnknown: { code: 'classification.record-unknown', kind: 'not-found', rule: 'B4.9', zh: '没有这条线索或者举报件', en: 'There is no such clue or report' },
  sameLevel: { code: 'classification.same-level', rule: 'B4.9', zh: '拟定密级与现行密级相同', en: 'It is classified so already' },
  proposerApproves: { code: 'classification.proposer-approves', kind: 'forbidden', rule: 'B4.9', zh: '提出定密意见的人不能审批', en: 'Whoever proposed the level may not approve it' },
} as const satisfies Record<string, Refusal>;

function decide(command: ClassificationCommand, state: ClassificationState): readonly ClassificationEvent[] {
  ensureAllowed('classification', classificationActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'propose':
      ensure(command.data.level !== state.level, classificationErrors.sameLevel);
      return [{ type: 'ClassificationProposed', data: { ...command.data, from: state.level, proposedBy: by.personId } }];
    case 'approve':
      ensure(state.proposal!.proposedBy !== by.personId, classificationErrors.proposerApproves);
      return [{ type: 'ClassificationApproved', data: { level: state.proposal!.level, approvedBy: by.personId }, rules: [clearanceRuleOn(dateInChina(at))] }];
    case 'reject':
      return [{ type: 'ClassificationRejected', data: { level: state.proposal!.level, reason: command.data.reason, rejectedBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

function evolve(state: ClassificationState, event: ClassificationEvent): ClassificationState {
  switch (event.type) {
    case 'ClassificationProposed': {
      const { organisationId, level, proposedBy } = event.data;
      return { ...state, status: 'proposed', organisationId, proposal: { level, proposedBy } };
    }
    case 'ClassificationApproved':
      return { ...state, status: 'decided', level: event.data.level, proposal: undefined };
    case 'ClassificationRejected':
      return { ...state, status: 'decided', proposal: undefined };
  }
}

/** 定密: the level of one matter, which the aggregate has the id of (B4.9). */
export const classification: Decider<ClassificationState, ClassificationCommand, ClassificationEvent> = {
  category: 'classification',
  initial: { status: 'none', level: unclassified },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};
