import { type AccessMark, type Actor, type Ask, type Decider, ensure, ensureAllowed, type RuleVersion } from '@liandong/event-sourcing';
import { reporterActions } from './reporter.allowed-actions.js';
import { reporterErrors } from './reporter.errors.js';
import type { ReporterEvent, SealedIdentity, Signatory, Signature } from './reporter.events.js';
import { representativesOn } from '../rules/group-visits.js';
import { evolveReporter, initialReporter, type ReporterState, type Reveal } from './reporter.state.js';

export interface RegisterReporter {
  readonly organisationId: string;
  readonly signature: Signature;
  /** Day on which the clue was received. */
  readonly receivedOn: string;
  readonly identity?: SealedIdentity;
  readonly wantsReply?: boolean;
  /** Absent: the first. */
  readonly signatory?: Signatory & {
    /** Whether the one before is registered, and whether it is a visit. Not stored. */
    readonly follows: boolean;
    readonly visit: boolean;
  };
  /** Of the clue: who entered it, and whether it is still as it came in. Not stored with the reporter. */
  readonly entry?: ClueEntry | undefined;
}

export interface ClueEntry {
  readonly receivedBy: string | undefined;
  readonly fresh: boolean;
}

export type ReporterCommand =
  | Ask<'register', RegisterReporter>
  | Ask<
      'check-identity',
      {
        readonly outcome: 'verified' | 'unverifiable';
        readonly means: string;
        readonly checkedOn: string;
        readonly wantsReply?: boolean | undefined;
      }
    >
  | Ask<'request-reveal', { readonly reason: string; readonly finding?: { readonly findingId: string; readonly found: boolean } }>
  | Ask<'approve-reveal', { readonly number: number; readonly validHours: number }>
  | Ask<'refuse-reveal', { readonly number: number; readonly reason: string }>
  | Ask<'read-identity', { readonly number: number }>
  | Ask<'order-key-destruction', { readonly reason: string }>
  | Ask<'confirm-key-destruction', object>;

export type ReporterData<Type extends ReporterCommand['type']> = Extract<ReporterCommand, { readonly type: Type }>['data'];

const RULES = [{ ruleId: 'B1.16', version: '1' }];
const MOST_HOURS = 72;
/** Of one clue: under a letter with more signatures those are registered who are to be answered. */
export const mostReporters = 50;
const HOUR_MS = 3_600_000;

const gone: ReadonlySet<ReporterState['status']> = new Set(['sealed-off', 'forgotten']);
const opening: ReadonlySet<ReporterCommand['type']> = new Set(['request-reveal', 'approve-reveal', 'read-identity']);

function decide(command: ReporterCommand, state: ReporterState): readonly ReporterEvent[] {
  if (command.type !== 'register') ensure(state.status !== 'none', reporterErrors.unknown);
  ensure(!(gone.has(state.status) && opening.has(command.type)), reporterErrors.keyDestroyed);
  ensureAllowed('reporter', reporterActions, state.status, command.type);
  const by = command.by.personId;
  switch (command.type) {
    case 'register':
      return register(command.data, command.by);
    case 'check-identity': {
      ensure(state.identity?.fields.name !== undefined && !state.checked, reporterErrors.nothingToCheck);
      ensureDated('checkedOn', command.data.checkedOn, command.at, state);
      return [{ type: 'ReporterIdentityChecked', data: { ...command.data, checkedBy: by }, rules: RULES }];
    }
    case 'request-reveal': {
      const { reason, finding } = command.data;
      ensure(finding?.found !== false, reporterErrors.noFinding);
      ensureMayOpen(state, finding !== undefined);
      const grounds = finding ? { findingId: finding.findingId } : {};
      return [
        {
          type: 'ReporterRevealRequested',
          data: { number: state.reveals.length + 1, reason, requestedBy: by, ...grounds },
          access: mark('reveal-requested', reason),
        },
      ];
    }
    case 'approve-reveal': {
      const { number, validHours } = command.data;
      const { traced } = ensureDecidable(state, number, by);
      ensureMayOpen(state, traced);
      ensure(Number.isInteger(validHours) && validHours >= 1 && validHours <= MOST_HOURS, reporterErrors.validity);
      const validUntil = new Date(Date.parse(command.at) + validHours * HOUR_MS).toISOString();
      return [{ type: 'ReporterRevealApproved', data: { number, approvedBy: by, validUntil }, access: mark('reveal-approved') }];
    }
    case 'refuse-reveal': {
      const { number, reason } = command.data;
      ensureDecidable(state, number, by);
      return [{ type: 'ReporterRevealRefused', data: { number, reason, refusedBy: by }, access: mark('reveal-refused', reason) }];
    }
    case 'read-identity':
      ensureMayRead(state, command.data.number, by, command.at);
      return [{ type: 'ReporterIdentityRead', data: { number: command.data.number, readBy: by }, access: mark('sealed-data-read') }];
    case 'order-key-destruction':
      if (state.status === 'sealed-off' || state.status === 'forgotten') return [];
      return [{ type: 'ReporterKeyDestructionOrdered', data: { reason: command.data.reason, orderedBy: by } }];
    case 'confirm-key-destruction':
      return state.status === 'forgotten' ? [] : [{ type: 'ReporterKeyDestroyed', data: {} }];
    default:
      return command satisfies never;
  }
}

/**
 * B1.16, B4.4: the reception office registers whoever brought the letter or visit that it enters, as it comes in; of other clues it does not learn that they exist.
 *
 * @throws DomainError reporter.clue-unknown, reporter.entry-passed-on
 */
export function ensureMayRegister({ role, personId }: Pick<Actor, 'role' | 'personId'>, entry: ClueEntry | undefined): void {
  if (role !== 'reception-officer') return;
  ensure(entry?.receivedBy === personId, reporterErrors.clueUnknown);
  ensure(entry.fresh, reporterErrors.entryPassedOn);
}

function register({ entry, signatory, ...data }: RegisterReporter, by: Actor): readonly ReporterEvent[] {
  ensureMayRegister(by, entry);
  const rules = signatory ? rulesOfGroup(signatory, data.receivedOn) : [];
  const { name, idNumber } = data.identity?.fields ?? {};
  if (data.signature === 'signed') ensure(name !== undefined, reporterErrors.signedWithoutName);
  else ensure(name === undefined && idNumber === undefined, reporterErrors.unsignedWithName);
  const place = signatory ? { signatory: { clueId: signatory.clueId, number: signatory.number } } : {};
  return [{ type: 'ReporterRegistered', data: { ...data, ...place, registeredBy: by.personId }, rules: [...RULES, ...rules] }];
}

/**
 * B1.5: reporters are numbered without gaps; a group that visits is heard through so many representatives.
 *
 * @throws DomainError reporter.too-many-reporters, reporter.number-skipped, reporter.too-many-representatives
 */
export function rulesOfGroup(
  { number, follows, visit }: NonNullable<RegisterReporter['signatory']>,
  receivedOn: string,
): readonly RuleVersion[] {
  ensure(number <= mostReporters, reporterErrors.tooManyReporters(mostReporters));
  ensure(follows, reporterErrors.numberSkipped);
  if (!visit) return [];
  const { most, rule } = representativesOn(receivedOn);
  ensure(number <= most, reporterErrors.tooManyRepresentatives(most));
  return [rule];
}

/** B1.16: an anonymous reporter is not traced, however much of the identity is known, unless a false accusation was found. */
function ensureMayOpen(state: ReporterState, traced: boolean): void {
  ensure(state.identity, reporterErrors.nothingSealed);
  ensure(state.status === 'real-name' || traced || state.tracingApproved, reporterErrors.anonymousNotTraced);
}

function ensureDecidable(state: ReporterState, number: number, by: string): Reveal {
  const reveal = revealOf(state, number);
  ensure(reveal.requestedBy !== by, reporterErrors.requesterDecides);
  ensure(reveal.outcome === 'open', reporterErrors.revealDecided);
  return reveal;
}

function ensureMayRead(state: ReporterState, number: number, by: string, at: string): void {
  const reveal = revealOf(state, number);
  ensure(reveal.requestedBy === by, reporterErrors.notRequester);
  ensure(reveal.outcome === 'approved', reporterErrors.revealNotApproved);
  ensure(Date.parse(at) <= Date.parse(reveal.validUntil!), reporterErrors.revealExpired);
}

function revealOf(state: ReporterState, number: number): Reveal {
  const reveal = state.reveals[number - 1];
  ensure(reveal, reporterErrors.revealUnknown);
  return reveal;
}

/** The day in China: dates on paper are local ones. */
function ensureDated(field: string, date: string, at: string, { receivedOn }: ReporterState): void {
  const today = new Date(Date.parse(at) + 8 * HOUR_MS).toISOString().slice(0, 10);
  ensure(date <= today, reporterErrors.dateInFuture(field));
  ensure(receivedOn === undefined || date >= receivedOn, reporterErrors.dateTooEarly);
}

function mark(kind: AccessMark['kind'], reason?: string): AccessMark {
  return { kind, what: 'reporter-identity', ...(reason === undefined ? {} : { reason }) };
}

/** One reporter of a clue, an aggregate of its own under the id that reporter.signatories.ts tells: who handles the clue need not load who reported it. */
export const reporter: Decider<ReporterState, ReporterCommand, ReporterEvent> = {
  category: 'reporter',
  initial: initialReporter,
  evolve: evolveReporter,
  decide,
  owner: (state) => state.organisationId,
};
