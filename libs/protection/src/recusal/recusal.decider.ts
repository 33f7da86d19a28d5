import { groundsOn, isBarred, mayDecideRecusal, recusalDecision, type RecusalGround, standingOf } from '@liandong/access';
import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant, type RuleVersion } from '@liandong/event-sourcing';
import { dateInChina, isAfter } from '@liandong/legal-time';
import type { NamedRecord } from '../named-record.js';
import { recusalActions } from './recusal.allowed-actions.js';
import { recusalErrors } from './recusal.errors.js';
import type { AdoptedRecusals, MatterRecusal, RecusalEvent } from './recusal.events.js';
import { actingChiefOf, evolveRecusal, initialRecusal, isBarredFrom, type RecusalState, sourceOf } from './recusal.state.js';

/** By the upper body, without anybody's asking (B4.2). */
export interface OrderRecusal {
  readonly organisationId: string;
  readonly about: NamedRecord;
  readonly personId: string;
  readonly chief: boolean;
  readonly ground: RecusalGround;
  readonly statement: string;
  readonly orderedOn: string;
  readonly actingChiefId?: string | undefined;
}

export type RecusalCommand =
  | Ask<'raise', Omit<MatterRecusal, 'stage'>>
  | Ask<
      'decide',
      {
        readonly personId: string;
        readonly upheld: boolean;
        readonly reason: string;
        readonly decidedOn: string;
        readonly actingChiefId?: string | undefined;
      }
    >
  | Ask<'order', OrderRecusal>
  | Ask<'adopt', AdoptedRecusals>;

export type RecusalData<Type extends RecusalCommand['type']> = Extract<RecusalCommand, { readonly type: Type }>['data'];

function decideRecusals(command: RecusalCommand, state: RecusalState): readonly RecusalEvent[] {
  ensureAllowed('recusal', recusalActions, state.status, command.type);
  switch (command.type) {
    case 'raise':
      return raise(command.data, command.by, command.at, state);
    case 'decide':
      return decide(command.data, command.by, command.at, state);
    case 'order':
      return order(command.data, command.by, command.at, state);
    case 'adopt':
      return adopt(command.data, state);
    default:
      return command satisfies never;
  }
}

/** B4.1: from now on the person does no work and reads nothing. Raised twice, it counts once. */
function raise(data: RecusalData<'raise'>, by: Actor, at: Instant, state: RecusalState): readonly RecusalEvent[] {
  const { personId, raisedBy, raisedOn, chief } = data;
  ensure(raisedBy !== 'self' || by.personId === personId, recusalErrors.notSelf);
  ensure(raisedBy !== 'self' || by.role !== 'principal' || chief, recusalErrors.capacityUnfit);
  ensure(by.personId === personId || !isBarredFrom(state, by.personId), recusalErrors.selfRaisedByOther);
  ensure(!isAfter(raisedOn, at), recusalErrors.dateInFuture('raisedOn'));
  if (isBarred(state.recusals, personId)) return [];
  return [raised(data, by, state)];
}

/** B4.2: the upper body decides on the chief's, the chief (or whoever stands in) on everybody else's. */
function decide(data: RecusalData<'decide'>, by: Actor, at: Instant, state: RecusalState): readonly RecusalEvent[] {
  const { personId, upheld, decidedOn, actingChiefId } = data;
  const recusal = Object.hasOwn(state.recusals, personId) ? state.recusals[personId] : undefined;
  ensure(recusal?.status === 'pending', recusalErrors.nonePending(personId));
  ensure(!isAfter(decidedOn, at), recusalErrors.dateInFuture('decidedOn'));
  ensure(decidedOn >= recusal.raisedOn, recusalErrors.dateTooEarly(recusal.raisedOn));
  const { organisationId } = state;
  const standing = actingChiefOf(state);
  const actingChief = standing !== undefined && !isBarredFrom(state, standing) ? standing : undefined;
  const over = standingOver(by, organisationId, at);
  ensure(
    mayDecideRecusal({ chief: recusal.chief, personId, by, organisationId, over: over !== undefined, actingChiefId: actingChief }),
    recusalErrors.decidesNot,
  );
  ensure(!isBarredFrom(state, by.personId), recusalErrors.decidesNot);
  if (recusal.chief && upheld) ensureActingChief(personId, actingChiefId, state);
  return [{ type: 'RecusalDecided', data: recusalDecision(data, by, recusal.chief), ...(over ? { rules: over } : {}) }];
}

/** B4.2: the upper body may order a recusal; nothing is left to decide then. */
function order(
  { orderedOn, actingChiefId, statement, ...rest }: OrderRecusal,
  by: Actor,
  at: Instant,
  state: RecusalState,
): readonly RecusalEvent[] {
  const { personId } = rest;
  const over = standingOver(by, state.organisationId ?? rest.organisationId, at);
  ensure(by.personId !== personId && over !== undefined, recusalErrors.decidesNot);
  ensure(!isAfter(orderedOn, at), recusalErrors.dateInFuture('orderedOn'));
  const standing = Object.hasOwn(state.recusals, personId) ? state.recusals[personId] : undefined;
  if (standing?.status === 'upheld')
    return (standing.chief || rest.chief) && actingChiefId !== undefined && actingChiefId !== actingChiefOf(state)
      ? [reappointed(standing, actingChiefId, { orderedOn, statement, personId }, by, over, state)]
      : [];
  const pending = standing?.status === 'pending' ? standing : undefined;
  ensure(orderedOn >= (pending?.raisedOn ?? ''), recusalErrors.dateTooEarly(pending?.raisedOn ?? ''));
  const raising = raised({ ...rest, raisedBy: 'upper-body', statement, raisedOn: orderedOn }, by, state);
  // Whoever recorded it may not have known whose it was: the upper body does.
  const chief = rest.chief || (pending?.chief ?? (raising.type === 'RecusalRaised' && raising.data.chief));
  if (chief) ensureActingChief(personId, actingChiefId, state);
  const decision: RecusalEvent = {
    type: 'RecusalDecided',
    data: recusalDecision({ personId, upheld: true, reason: statement, decidedOn: orderedOn, actingChiefId }, by, chief),
    rules: over,
  };
  return pending ? [decision] : [raising, decision];
}

/** B4.1: what was raised and decided before the matter came here, or since, where it came from. Told out of order, the latest holds. */
function adopt({ actingChiefId, ...told }: AdoptedRecusals, state: RecusalState): readonly RecusalEvent[] {
  const known = state.adopted[sourceOf(told)];
  if (known && known.revision >= told.revision) return [];
  const appointed = actingChiefId !== undefined && actingChiefId !== known?.actingChiefId ? { actingChiefId } : {};
  const released = (known?.barred ?? []).filter((personId) => !told.barred.includes(personId));
  return [{ type: 'RecusalsAdopted', data: { ...told, ...appointed, released } }];
}

/** B4.1, B4.3: with the version of the grounds that counted, those of reports or of all that follows. Whoever stands in for the chief is recused by the upper body too. */
function raised(data: RecusalData<'raise'>, by: Actor, state: RecusalState): RecusalEvent {
  const stage = data.about.kind === 'report' ? 'report-handling' : 'clue-handling';
  const { rule, grounds } = groundsOn(stage, data.raisedOn);
  ensure(grounds.includes(data.ground), recusalErrors.groundUnfit(grounds));
  return {
    type: 'RecusalRaised',
    data: { ...data, chief: data.chief || data.personId === actingChiefOf(state), stage, recordedBy: by.personId },
    rules: [rule],
  };
}

/** B4.2: whoever was appointed cannot, or was a mistake: the upper body names another one. */
function reappointed(
  { raisedOn }: { readonly raisedOn: string },
  actingChiefId: string,
  { personId, orderedOn, statement }: Pick<OrderRecusal, 'personId' | 'orderedOn' | 'statement'>,
  by: Actor,
  over: readonly RuleVersion[],
  state: RecusalState,
): RecusalEvent {
  ensure(orderedOn >= raisedOn, recusalErrors.dateTooEarly(raisedOn));
  ensureActingChief(personId, actingChiefId, state);
  return {
    type: 'RecusalDecided',
    data: recusalDecision({ personId, upheld: true, reason: statement, decidedOn: orderedOn, actingChiefId }, by, true),
    rules: over,
  };
}

function ensureActingChief(chiefId: string, actingChiefId: string | undefined, state: RecusalState): void {
  ensure(actingChiefId !== undefined && actingChiefId !== chiefId && !isBarredFrom(state, actingChiefId), recusalErrors.actingChiefMissing);
}

/** The version by which this principal’s commission stands over the organisation on that day; undefined where it does not. */
function standingOver(by: Actor, organisationId: string | undefined, at: Instant): readonly RuleVersion[] | undefined {
  const { over, rules } = standingOf(by.organisationId, dateInChina(at));
  return by.role === 'principal' && organisationId !== undefined && over.includes(organisationId) ? rules : undefined;
}

/** 回避: the recusals of one matter; the aggregate has the matter's id. Under its first category; `recusalUnder` has the others. */
export const recusal: Decider<RecusalState, RecusalCommand, RecusalEvent> = {
  category: 'recusal',
  initial: initialRecusal,
  evolve: evolveRecusal,
  decide: decideRecusals,
  owner: (state) => state.organisationId,
};

/** The same under a category of its own: services share the event store, and each keeps its recusals apart. */
export function recusalUnder(category: string): typeof recusal {
  return { ...recusal, category };
}
