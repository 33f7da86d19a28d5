import { clearanceRuleOn, isAbove, type SecrecyLevel, unclassified } from '@liandong/access';
import { type AllowedActions, type Ask, type Decider, ensure, ensureAllowed, type Refusal } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import type { NamedRecord } from '../named-record.js';
import type { AdoptedLevel, ClassificationEvent } from './classification.events.js';

export type ClassificationCommand =
  | Ask<'propose', { readonly organisationId: string; readonly about: NamedRecord; readonly level: SecrecyLevel; readonly reason: string }>
  | Ask<'approve', object>
  | Ask<'reject', { readonly reason: string }>
  | Ask<'admit', { readonly personId: string; readonly reason: string }>
  | Ask<'withdraw-admission', { readonly personId: string; readonly reason: string }>
  | Ask<'adopt', AdoptedLevel>;
export type ClassificationData<Type extends ClassificationCommand['type']> = Extract<
  ClassificationCommand,
  { readonly type: Type }
>['data'];

export type ClassificationStatus = 'none' | 'proposed' | 'decided';

export interface ClassificationState {
  readonly status: ClassificationStatus;
  readonly organisationId?: string;
  /** As decided here; `levelInForceOf` tells what holds. */
  readonly level: SecrecyLevel;
  readonly proposal?: { readonly level: SecrecyLevel; readonly proposedBy: string };
  /** Who may know of the matter beside those whom their role clears. */
  readonly admitted: readonly string[];
  /** By source, what other services that handle the matter say. */
  readonly adopted: Readonly<Record<string, Pick<AdoptedLevel, 'revision' | 'level' | 'admitted'> | undefined>>;
}

export const classificationActions: AllowedActions<ClassificationStatus, ClassificationCommand['type']> = {
  none: ['propose', 'adopt'],
  proposed: ['approve', 'reject', 'admit', 'withdraw-admission', 'adopt'],
  decided: ['propose', 'admit', 'withdraw-admission', 'adopt'],
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
          data: { level: state.proposal!.level, approvedBy: by.personId, ...lapsing(state, { ...state, level: state.proposal!.level }) },
          rules: [clearanceRuleOn(dateInChina(at))],
        },
      ];
    case 'reject':
      return [
        { type: 'ClassificationRejected', data: { level: state.proposal!.level, reason: command.data.reason, rejectedBy: by.personId } },
      ];
    case 'admit': {
      const { personId, reason } = command.data;
      ensure(isAbove(levelInForceOf(state), unclassified), classificationErrors.notAbove);
      ensure(personId !== by.personId, classificationErrors.ownAdmission);
      ensure(!state.admitted.includes(personId), classificationErrors.admittedBefore);
      return [{ type: 'PersonAdmitted', data: { personId, reason, admittedBy: by.personId } }];
    }
    case 'withdraw-admission': {
      const { personId, reason } = command.data;
      ensure(state.admitted.includes(personId), classificationErrors.notAdmitted);
      return [{ type: 'AdmissionWithdrawn', data: { personId, reason, withdrawnBy: by.personId } }];
    }
    case 'adopt':
      return adopt(command.data, state);
    default:
      return command satisfies never;
  }
}

/** Whoever was admitted to a matter was not admitted to a more secret one. */
function lapsing(before: ClassificationState, after: ClassificationState): { readonly lapsed?: readonly string[] } {
  return isAbove(levelInForceOf(after), levelInForceOf(before)) && before.admitted.length > 0 ? { lapsed: before.admitted } : {};
}

/** B4.9: the level follows the matter. Told out of order, the latest holds. */
function adopt(told: AdoptedLevel, state: ClassificationState): readonly ClassificationEvent[] {
  const source = levelSourceOf(told);
  const known = state.adopted[source];
  if (known && known.revision >= told.revision) return [];
  return [{ type: 'LevelAdopted', data: { ...told, ...lapsing(state, { ...state, adopted: { ...state.adopted, [source]: told } }) } }];
}

/** Of the record of another service that keeps the level of the matter. */
export const levelSourceOf = ({ source, registerId }: Pick<AdoptedLevel, 'source' | 'registerId'>): string => `${source} ${registerId}`;

/** B4.9: the highest of what was decided here and of what each other service says. */
export function levelInForceOf({ level, adopted }: Pick<ClassificationState, 'level' | 'adopted'>): SecrecyLevel {
  return Object.values(adopted).reduce((highest, told) => (told && isAbove(told.level, highest) ? told.level : highest), level);
}

/**
 * B4.9: whether somebody may not know of the matter: above their clearance here or elsewhere, and admitted neither here, to whatever is in force, nor where that
 * level was decided.
 */
export function isKeptFrom({ level, admitted, adopted }: ClassificationState, personId: string, clearance: SecrecyLevel): boolean {
  if (admitted.includes(personId)) return false;
  if (isAbove(level, clearance)) return true;
  return Object.values(adopted).some((told) => told && isAbove(told.level, clearance) && !told.admitted.includes(personId));
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
    case 'LevelAdopted': {
      const { organisationId, revision, level, admitted, lapsed = [] } = event.data;
      return {
        ...state,
        organisationId: state.organisationId ?? organisationId,
        admitted: state.admitted.filter((personId) => !lapsed.includes(personId)),
        adopted: { ...state.adopted, [levelSourceOf(event.data)]: { revision, level, admitted } },
      };
    }
  }
}

/** 定密: the level of one matter, which the aggregate has the id of (B4.9). Under its first category; `classificationUnder` has the others. */
export const classification: Decider<ClassificationState, ClassificationCommand, ClassificationEvent> = {
  category: 'classification',
  initial: { status: 'none', level: unclassified, admitted: [], adopted: {} },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};

/** The same under a category of its own: services share the event store, and each keeps its levels apart. */
export function classificationUnder(category: string): typeof classification {
  return { ...classification, category };
}
