import { clearanceRuleOn, isAbove, type SecrecyLevel, unclassified } from '@liandong/access';
import { type AllowedActions, type Ask, type Decider, ensure, ensureAllowed, type Refusal } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import type { NamedRecord } from '../named-record.js';
import type { ClassificationEvent } from './classification.events.js';

export type ClassificationCommand =
  | Ask<'propose', { readonly organisationId: string; readonly about: NamedRecord; readonly level: SecrecyLevel; readonly reason: string }>
  | Ask<'approve', object>
  | Ask<'reject', { readonly reason: string }>
  | Ask<'admit', { readonly personId: string; readonly reason: string }>
  | Ask<'withdraw-admission', { readonly personId: string; readonly reason: string }>;
export type ClassificationData<Type extends ClassificationCommand['type']> = Extract<
  ClassificationCommand,
  { readonly type: Type }
>['data'];

export type ClassificationStatus = 'none' | 'proposed' | 'decided';

export interface ClassificationState {
  readonly status: ClassificationStatus;
  readonly organisationId?: string;
  /** The level in force. */
  readonly level: SecrecyLevel;
  readonly proposal?: { readonly level: SecrecyLevel; readonly proposedBy: string };
  /** Who may know of the matter beside those whom their role clears. */
  readonly admitted: readonly string[];
}

export const classificationActions: AllowedActions<ClassificationStatus, ClassificationCommand['type']> = {
  none: ['propose'],
  proposed: ['approve', 'reject', 'admit', 'withdraw-admission'],
  decided: ['propose', 'admit', 'withdraw-admission'],
};

export const classificationErrors = {
  unknown: {
    code: 'classification.unknown',
    kind: 'not-found',
    rule: 'B4.9',
    zh: '该事项没有定密记录',
    en: 'Nothing was classified in this matter',
  },
  recordUnknown: {
    code: 'classification.record-unknown',
    kind: 'not-found',
    rule: 'B4.9',
    zh: '没有这件记录',
    en: 'There is no such record',
  },
  sameLevel: { code: 'classification.same-level', rule: 'B4.9', zh: '拟定密级与现行密级相同', en: 'It is classified so already' },
  notAbove: {
    code: 'classification.nothing-to-admit-to',
    rule: 'B4.9',
    zh: '该事项未定密或者密级不高于一般知密范围,无须个别批准知悉',
    en: 'The matter is not classified above what everybody here may know: nobody needs to be admitted',
  },
  ownAdmission: {
    code: 'classification.own-admission',
    kind: 'forbidden',
    rule: 'B4.9',
    zh: '不得批准本人知悉',
    en: 'Nobody admits themselves',
  },
  admittedBefore: { code: 'classification.admitted-before', rule: 'B4.9', zh: '该人员已获批准知悉', en: 'This person is admitted already' },
  notAdmitted: { code: 'classification.not-admitted', rule: 'B4.9', zh: '该人员未获批准知悉', en: 'This person is not admitted' },
  proposerApproves: {
    code: 'classification.proposer-approves',
    kind: 'forbidden',
    rule: 'B4.9',
    zh: '提出定密意见的人不能审批',
    en: 'Whoever proposed the level may not approve it',
  },
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
      return [
        {
          type: 'ClassificationApproved',
          data: { level: state.proposal!.level, approvedBy: by.personId, ...lapsing(state) },
          rules: [clearanceRuleOn(dateInChina(at))],
        },
      ];
    case 'reject':
      return [
        { type: 'ClassificationRejected', data: { level: state.proposal!.level, reason: command.data.reason, rejectedBy: by.personId } },
      ];
    case 'admit': {
      const { personId, reason } = command.data;
      ensure(isAbove(state.level, unclassified), classificationErrors.notAbove);
      ensure(personId !== by.personId, classificationErrors.ownAdmission);
      ensure(!state.admitted.includes(personId), classificationErrors.admittedBefore);
      return [{ type: 'PersonAdmitted', data: { personId, reason, admittedBy: by.personId } }];
    }
    case 'withdraw-admission': {
      const { personId, reason } = command.data;
      ensure(state.admitted.includes(personId), classificationErrors.notAdmitted);
      return [{ type: 'AdmissionWithdrawn', data: { personId, reason, withdrawnBy: by.personId } }];
    }
    default:
      return command satisfies never;
  }
}

/** Whoever was admitted to a matter was not admitted to a more secret one. */
function lapsing({ proposal, level, admitted }: ClassificationState): { readonly lapsed?: readonly string[] } {
  return isAbove(proposal!.level, level) && admitted.length > 0 ? { lapsed: admitted } : {};
}

function evolve(state: ClassificationState, event: ClassificationEvent): ClassificationState {
  switch (event.type) {
    case 'ClassificationProposed': {
      const { organisationId, level, proposedBy } = event.data;
      return { ...state, status: 'proposed', organisationId, proposal: { level, proposedBy } };
    }
    case 'ClassificationApproved': {
      const { level, lapsed = [] } = event.data;
      return {
        ...state,
        status: 'decided',
        level,
        proposal: undefined,
        admitted: state.admitted.filter((personId) => !lapsed.includes(personId)),
      };
    }
    case 'ClassificationRejected':
      return { ...state, status: 'decided', proposal: undefined };
    case 'PersonAdmitted':
      return { ...state, admitted: [...state.admitted, event.data.personId] };
    case 'AdmissionWithdrawn':
      return { ...state, admitted: state.admitted.filter((personId) => personId !== event.data.personId) };
  }
}

/** 定密: the level of one matter, which the aggregate has the id of (B4.9). Under its first category; `classificationUnder` has the others. */
export const classification: Decider<ClassificationState, ClassificationCommand, ClassificationEvent> = {
  category: 'classification',
  initial: { status: 'none', level: unclassified, admitted: [] },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};

/** The same under a category of its own: services share the event store, and each keeps its levels apart. */
export function classificationUnder(category: string): typeof classification {
  return { ...classification, category };
}
