import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { Contract, EventOf, IntegrationEvent } from '@liandong/contracts';
import type { Command, Decider, DomainEvent, RecordedEvent } from '@liandong/event-sourcing';
import type { Automation, AutomationCommand } from '@liandong/messaging/automation';
import type { RowChange, TableSpec } from '@liandong/projections';
import type { MigrationInterface, ObjectType } from 'typeorm';
import type { z } from 'zod';
import type { AnyDecisionView } from '../auditing/decision-view.js';
import type { Figure } from '../auditing/figure.js';
import type { DimensionTerms } from '../auditing/figure-terms.js';
import type { Recusals, Secrecy } from '../recusal/recusals.js';
import type { RequestContext } from '../commands/request-context.js';
import type { Timer } from '../timers/timer.js';
import type { AnyDecider } from './folded-streams.js';

/** Any projection, whatever its rows and events. */
export interface AnyProjection {
  readonly name: string;
  readonly version: number;
  readonly categories: readonly string[] | 'all';
  readonly asStored?: true;
  readonly table: { readonly name: string };
}

/** What makes a service; `defineService` turns it into a Nest module. */
export interface ServiceDefinition {
  /** Kebab case, such as `clue-intake`: the path under /api, the name of the data source and, with `_`, of schema and role. */
  readonly name: string;
  /** Every category that it writes, those of its number registers too. */
  readonly categories: readonly string[];
  readonly projections?: readonly AnyProjection[];
  readonly localCopies?: readonly LocalCopy[];
  /** TypeORM entities over the views of the projections and over local copies and own tables. */
  readonly entities?: readonly ObjectType<object>[];
  readonly publish?: readonly Publisher[];
  readonly reactions?: readonly Reaction[];
  /** What is to be done at moments that follow from its events. */
  readonly timers?: readonly Timer[];
  readonly controllers?: readonly Type<unknown>[];
  readonly providers?: readonly Provider[];
  readonly imports?: readonly (Type<unknown> | DynamicModule)[];
  readonly exports?: readonly (Type<unknown> | symbol | string)[];
  /** What whoever decides is shown: old versions included, for good. */
  readonly decisionViews?: readonly AnyDecisionView[];
  /** The figures that it publishes. */
  readonly figures?: readonly Figure[];
  /** How people read the dimensions of its figures and their codes; without it they are shown as they are stored. */
  readonly figureTerms?: DimensionTerms;
  /** Who is kept from which matter by a recusal (B4.1): honoured by every command and query of the service. */
  readonly recusals?: Recusals;
  /** How its matters are classified (B4.9): honoured likewise, by a service that honours recusals. */
  readonly secrecy?: Secrecy;
  /** True when it seals personal data: it gets a `Sealer` and a table of wrapped data keys, and needs a key-encryption key. */
  readonly seals?: boolean;
  /** True when its controllers answer other services' requests (`@MessagePattern`). */
  readonly answersRequests?: boolean;
  /** For own tables that are neither projections nor local copies. Run by `installService`, as the migrator, in the service's schema. */
  readonly migrations?: readonly (new () => MigrationInterface)[];
}

/** Turns the private events of one category into public ones. */
export interface Publisher {
  readonly category: string;
  readonly decider: AnyDecider;
  publish(event: RecordedEvent, id: string, state: unknown): readonly IntegrationEvent[];
}

/** `publish` gets a private event, the aggregate's id and the aggregate as it stood with this event; it is pure. */
export function publisher<S, C extends Command, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  publish: (event: RecordedEvent<E>, id: string, state: S) => readonly IntegrationEvent[],
): Publisher {
  return {
    category: decider.category,
    decider: decider as unknown as Publisher['decider'],
    publish: publish as unknown as Publisher['publish'],
  };
}

/** Binds a pure automation to the service method that carries its commands out. */
export interface Reaction {
  readonly name: string;
  /** The type of the public event. */
  readonly type: string;
  readonly service: Type<unknown>;
  decide(event: IntegrationEvent): readonly AutomationCommand[];
  perform(service: unknown, request: RequestContext, command: AutomationCommand): Promise<unknown>;
}

/**
 * The method acts as `system:<service>` in the role `automation` for the command's organisation; the command's id follows from the
 * event's id and the automation's name. A refused or failed command parks the event for an operator.
 */
export function reaction<E extends IntegrationEvent, C extends AutomationCommand, S>(
  automation: Automation<E, C>,
  service: Type<S>,
  perform: (service: S, request: RequestContext, command: C) => Promise<unknown>,
): Reaction {
  const { name, type, decide } = automation as unknown as Automation;
  return { name, type, decide, service, perform: perform as unknown as Reaction['perform'] };
}

/** Rows kept from other services' public events; they commit with the inbox row. */
export interface LocalCopy {
  readonly name: string;
  readonly types: readonly string[];
  readonly table: TableSpec<object>;
  apply(event: IntegrationEvent): readonly RowChange<object>[];
}

/**
 * `apply` is pure. `change` finds the row with its key; where there is none, the event is parked. Give the table an entity to
 * read it by.
 */
export function localCopy<R extends object, C extends Contract<string, z.ZodType<object>>>(
  name: string,
  contracts: readonly C[],
  table: TableSpec<R>,
  apply: (event: EventOf<C>) => readonly RowChange<R>[],
): LocalCopy {
  return {
    name,
    types: contracts.map(({ type }) => type),
    table: table as unknown as TableSpec<object>,
    apply: apply as unknown as LocalCopy['apply'],
  };
}
