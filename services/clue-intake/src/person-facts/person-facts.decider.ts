import { type AllowedActions, type Ask, dateInFuture, type Decider, ensure, ensureAllowed, type Refusal } from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';
import type { FactsHolder, PersonFact, PersonFactsEvent } from './person-facts.events.js';

export type PersonFactsCommand =
  | Ask<
      'declare',
      { readonly organisationId: string; readonly holder: FactsHolder; readonly facts: readonly PersonFact[]; readonly declaredOn: string }
    >
  | Ask<'withdraw', { readonly factId: string; readonly reason: string }>;
export type PersonFactsData<Type extends PersonFactsCommand['type']> = Extract<PersonFactsCommand, { readonly type: Type }>['data'];

export interface PersonFactsState {
  readonly status: 'none' | 'declared';
  readonly organisationId?: string;
  readonly holder?: FactsHolder;
  readonly facts: readonly PersonFact[];
}

export const personFactsActions: AllowedActions<PersonFactsState['status'], PersonFactsCommand['type']> = {
  none: ['declare'],
  declared: ['declare', 'withdraw'],
};

export const personFactsErrors = {
  dateInFuture: dateInFuture('person-facts'),
  unknown: { code: 'person-facts.unknown', kind: 'not-found', zh: '没有这份申报', en: 'Nothing was declared about this person' },
  factUnknown: { code: 'person-facts.fact-unknown', kind: 'not-found', zh: '没有这项申报内容', en: 'There is no such fact' },
  factUnfit: (factId: string): Refusal => ({
    code: 'person-facts.fact-unfit',
    kind: 'invalid',
    zh: '乡镇、任职、借调须写明单位,亲属须写明姓名;起始日期不得晚于截止日期',
    en: 'A township, a post and a loan name an organisation, kin names a person; it begins before it ends',
    details: { factId },
  }),
  ownOnly: {
    code: 'person-facts.own-only',
    kind: 'forbidden',
    zh: '只能申报本人的情况;他人的情况由案管室主任登记',
    en: 'One declares about oneself; the director of case management records about others',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;

function decide(command: PersonFactsCommand, state: PersonFactsState): readonly PersonFactsEvent[] {
  ensureAllowed('person-facts', personFactsActions, state.status, command.type);
  const { by, at } = command;
  const holder = command.type === 'declare' ? command.data.holder : state.holder!;
  ensure(by.role === 'case-director' || (holder.kind === 'officer' && holder.personId === by.personId), personFactsErrors.ownOnly);
  if (command.type === 'withdraw') {
    ensure(
      state.facts.some(({ factId }) => factId === command.data.factId),
      personFactsErrors.factUnknown,
    );
    return [{ type: 'FactWithdrawn', data: { ...command.data, recordedBy: by.personId } }];
  }
  const { facts, declaredOn } = command.data;
  ensure(!isAfter(declaredOn, at), personFactsErrors.dateInFuture('declaredOn'));
  for (const fact of facts) ensure(isFit(fact), personFactsErrors.factUnfit(fact.factId));
  const added = facts.filter(({ factId }, index) => ![...state.facts, ...facts.slice(0, index)].some((known) => known.factId === factId));
  return added.length > 0 ? [{ type: 'FactsDeclared', data: { ...command.data, facts: added, recordedBy: by.personId } }] : [];
}

function isFit({ kind, organisationId, name, from, until }: PersonFact): boolean {
  return (
    (kind === 'kin' ? name !== undefined : organisationId !== undefined) && (from === undefined || until === undefined || from < until)
  );
}

function evolve(state: PersonFactsState, event: PersonFactsEvent): PersonFactsState {
  switch (event.type) {
    case 'FactsDeclared': {
      const { organisationId, holder, facts } = event.data;
      return {
        status: 'declared',
        organisationId: state.organisationId ?? organisationId,
        holder: state.holder ?? holder,
        facts: [...state.facts, ...facts],
      };
    }
    case 'FactWithdrawn':
      return { ...state, facts: state.facts.filter(({ factId }) => factId !== event.data.factId) };
  }
}

/** 个人事项申报: what is known about one officer or subject, for the check against acquaintance (2.5, 3.15). */
export const personFacts: Decider<PersonFactsState, PersonFactsCommand, PersonFactsEvent> = {
  category: 'personFacts',
  initial: { status: 'none', facts: [] },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};

/** Whether a fact holds on that day. */
export function holdsOn({ from, until }: PersonFact, date: string): boolean {
  return (from === undefined || from <= date) && (until === undefined || date < until);
}
