import type { z } from 'zod';
import type { Contract, EventOf, IntegrationEvent } from '@liandong/contracts';

/** What an automation wants done: one command on one aggregate of its own service. */
export interface AutomationCommand {
  readonly type: string;
  /** Id of the aggregate. */
  readonly id: string;
  /** On behalf of which organisation the command acts. */
  readonly organisationId?: string;
  readonly data: object;
}

/**
 * An automation reads as a sentence: when <event> then <command>. It is pure, runs live only and never on a rebuild; what makes
 * it harmless when it runs twice is the command id, which follows from the event's id and this name.
 */
export interface Automation<E extends IntegrationEvent = IntegrationEvent, C extends AutomationCommand = AutomationCommand> {
  /** `when-…-then-…`; part of the command ids, so it is never renamed. */
  readonly name: string;
  /** The type of the public event. */
  readonly type: E['type'];
  decide(event: E): readonly C[];
}

export function automation<C extends Contract<string, z.ZodType<object>>, const A extends AutomationCommand>(
  name: `when-${string}-then-${string}`,
  contract: C,
  decide: (event: EventOf<C>) => readonly A[],
): Automation<EventOf<C>, A> {
  return { name, type: contract.type as EventOf<C>['type'], decide };
}
