import type { Type } from '@nestjs/common';
import type { Decider, DomainEvent, Instant, RecordedEvent } from '@liandong/event-sourcing';
import type { DueMoment } from '@liandong/legal-time';
import { type CommandReceipt } from '../commands/command-receipt.js';
import { idFrom, type RequestContext } from '../commands/request-context.js';
import type { AnyDecider } from '../runtime/folded-streams.js';

/** One moment at which a timer fires, for whom it then acts, and what its command needs to know. */
export interface Due<D extends object = object> extends DueMoment {
  readonly organisationId: string;
  /** The same for the same aggregate, stage and moment: the command's contents follow from it. */
  readonly data: D;
}

/** A timer whose moment has come. The moment of firing is the command's `at`. */
export interface Fired<D extends object = object> {
  readonly timer: string;
  /** Id of the aggregate from which the due moment follows. */
  readonly aggregateId: string;
  readonly stage: string;
  readonly dueAt: Instant;
  readonly organisationId: string;
  readonly data: D;
}

export interface TimerCommand {
  readonly type: string;
  /** Id of the aggregate that it acts on. */
  readonly id: string;
  readonly data: object;
}

/** How the state from which due moments follow is folded. Every decider is one; one of its own may also look at an event's envelope. */
export interface Fold<S, E extends DomainEvent> extends Pick<Decider<S, never, never>, 'category' | 'initial' | 'upcasters'> {
  evolve(state: S, event: E extends DomainEvent ? E & Pick<RecordedEvent, 'metadata'> : never): S;
}

export interface TimerDefinition<S, E extends DomainEvent, D extends object, C extends TimerCommand> {
  /** Part of the command ids, so it is never renamed. */
  readonly name: string;
  /** Raise it whenever `due` changes: the rows are built anew. What has fired stays so. */
  readonly version?: number;
  /** Of which aggregates; a timer watches one category. */
  readonly of: Fold<S, E>;
  /** Operators see that something confidential is there and whether it fires: neither its name, nor what it is about, nor whose it is. */
  readonly confidential?: boolean;
  /** Which aggregates its commands act on; default: the same. */
  readonly actsOn?: readonly Pick<Decider<never, never, never>, 'category' | 'upcasters'>[];
  /** Pure: every moment that is due as the aggregate stands. What is not in it any more is cancelled. */
  due(state: S, aggregateId: string): readonly Due<D>[];
  /** Pure: what is to be done then. */
  command(fired: Fired<D>): C;
}

/** A durable timer (定时器), bound to the service method that carries its commands out. */
export interface Timer {
  readonly name: string;
  readonly version: number;
  readonly confidential: boolean;
  readonly fold: AnyDecider;
  readonly actsOn: readonly Pick<AnyDecider, 'category' | 'upcasters'>[];
  readonly service: Type<unknown>;
  due(state: unknown, aggregateId: string): readonly Due[];
  command(fired: Fired): TimerCommand;
  perform(service: unknown, request: RequestContext, command: TimerCommand): Promise<CommandReceipt | undefined>;
}

/**
 * The method acts as `system:<service>` in the role `automation`; the command's id follows from the timer, the aggregate, the stage and the
 * due moment. By the time it is carried out the aggregate may have changed: what is no longer due it answers with undefined, or with a
 * command that changes nothing. A refused command parks the timer for an operator.
 */
export function timer<S, E extends DomainEvent, D extends object, C extends TimerCommand, T>(
  definition: TimerDefinition<S, E, D, C>,
  service: Type<T>,
  perform: (service: T, request: RequestContext, command: C) => Promise<CommandReceipt | undefined>,
): Timer {
  const { name, version = 1, confidential = false, of, actsOn = [of], due, command } = definition;
  return {
    name,
    version,
    confidential,
    service,
    actsOn,
    fold: of as unknown as AnyDecider,
    due: due as unknown as Timer['due'],
    command: command as unknown as Timer['command'],
    perform: perform as unknown as Timer['perform'],
  };
}

/** Id of a timer's one firing, and of its command. */
export function timerId(name: string, aggregateId: string, { stage, at }: DueMoment): string {
  return idFrom('timer', name, aggregateId, stage, new Date(at).toISOString());
}
