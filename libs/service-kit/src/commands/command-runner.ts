import { actingChief, isDiscreet, type Permission, requireCapacity, requireEntry, requireRole, requireScope } from '@liandong/access';
import {
  type Actor,
  type AssignNumber,
  type AssignNumbers,
  type Command,
  type CommandHandler,
  type CommandResult,
  type Decider,
  type DomainEvent,
  type Instant,
  numberInBlock,
  type NumberRegister,
  type NumberState,
  type Refusal,
} from '@liandong/event-sourcing';
import type { Clock } from '../runtime/clock.js';
import { OTHER } from '../observability/metrics-names.js';
import type { CommandBarrier } from '../recusal/barrier.js';
import type { CommandReceipt } from './command-receipt.js';
import type { IdempotencyKeys } from './idempotency-keys.js';
import { idFrom, type RequestContext } from './request-context.js';

/** A command without who and when: these come from the request and the clock. */
export type Intent<C extends Command> = C extends Command ? { readonly type: C['type']; readonly data: C['data'] } : never;

export interface RunOptions {
  /** The matter of a new aggregate; default: the request's, else one that follows from the command's id. */
  readonly matterId?: string;
  /** Organisation that a new aggregate will belong to: its scope is checked, since nobody owns it yet. */
  readonly organisationId?: string;
  /** Organisation whose scope counts in place of the owner's: of whoever hands something in to a higher commission, which the service has seen to. */
  readonly onBehalfOf?: string;
  /** Who may repeat the request and gets its first receipt; default: the person who sent it. */
  readonly repeatableBy?: 'person' | 'organisation';
  /** How exactly the moment is kept: by default to the millisecond; `day`: the start of the day in China, where the moment would tell who asked. */
  readonly grain?: 'day';
  /** The aggregate is new as a rule, so that it is not read first. */
  readonly begins?: true;
  /** For raising a recusal: done by whoever is barred from the matter, too (B4.1). */
  readonly whileBarred?: true;
  /** Whoever stands in for a recused chief does this in the own role all the same: it is a step that is not the chief's (B4.2). */
  readonly inOwnRole?: true;
  /** What an outsider is told of what is classified above their clearance (B4.9): the same as of what does not exist. */
  readonly unseen?: Refusal;
}

/** An aggregate as it stands; revision -1 where it does not exist. */
export interface Standing<S> {
  readonly state: S;
  readonly revision: number;
  /** Of the last event, 0 where there is none. */
  readonly position: bigint;
  readonly matterId: string | undefined;
}

export type CommandOutcome = 'done' | 'repeated' | 'nothing' | 'refused' | 'failed';

/** What is shown to whoever decides, by the decision's category and event type; undefined where the event decides nothing. */
export type ViewInForce = (category: string, type: string) => { readonly name: string; readonly current: number } | undefined;

export interface CommandRunnerParts {
  readonly service: string;
  readonly handler: CommandHandler;
  readonly clock: Clock;
  readonly keys: IdempotencyKeys;
  readonly views?: ViewInForce;
  /** Keeps whoever is recused from the matter out (B4.1). */
  readonly barrier?: Pick<CommandBarrier, 'ensureFree'>;
  readonly observe?: (command: string, outcome: CommandOutcome) => void;
}

/** Brings a person's or an automation's wish to an aggregate: role, scope, idempotence, then the command handler. */
export class CommandRunner {
  constructor(private readonly parts: CommandRunnerParts) {}

  /**
   * @throws DomainError access.role-required, access.barred-by-recusal, access.wrong-organisation, stale-revision, command-id-reused, or the domain's
   * @throws StoreUnavailable the same request may be sent again
   */
  async run<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    id: string,
    request: RequestContext,
    permission: Permission,
    intent: Intent<C>,
    options: RunOptions = {},
  ): Promise<CommandReceipt> {
    const label = labelOf(permission, decider, intent);
    try {
      const by = await this.actorIn(decider, id, request, permission, options);
      await this.parts.keys.claim(request.claim);
      const command = { ...intent, by, at: coarse(this.parts.clock.now(), options.grain) } as unknown as C;
      const result = await this.parts.handler.handle(decider, id, command, {
        commandId: request.commandId,
        ...(options.repeatableBy ? { repeatableBy: options.repeatableBy } : {}),
        correlationId: options.matterId ?? request.matterId ?? idFrom('matter', request.commandId),
        ...(request.causationId === undefined ? {} : { causationId: request.causationId }),
        ...(request.idDecides ? { idDecides: true } : {}),
        ...(options.begins ? { begins: true } : {}),
        ...(request.requestDigest === undefined ? {} : { requestDigest: request.requestDigest }),
        ...(request.expectedRevision === undefined ? {} : { expectedRevision: request.expectedRevision }),
        shown: (type) => {
          const view = this.parts.views?.(decider.category, type);
          return view && { view: view.name, version: view.current, roles: request.principal.roles };
        },
        // The chief in whose place somebody stands is that of the own organisation, however far the permission reaches.
        authorise: (owner) =>
          requireScope(request.principal, permission, options.onBehalfOf ?? owner ?? options.organisationId, by.standsIn && 'own'),
      });
      this.parts.observe?.(label, outcomeOf(result));
      return receipt(id, result);
    } catch (error) {
      this.parts.observe?.(label, isRefusal(error) ? 'refused' : 'failed');
      throw error;
    }
  }

  /**
   * Who does this to the aggregate, and as what: in the own role, or in the place of the chief who is recused from its matter (B4.2). For services
   * that look something up before they run the command.
   *
   * @throws DomainError access.role-required, access.barred-by-recusal
   */
  async actorIn<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    id: string,
    request: RequestContext,
    permission: Permission,
    options: RunOptions = {},
  ): Promise<Actor> {
    const { principal } = request;
    requireEntry(principal, permission);
    const under = options.whileBarred ? undefined : await this.ensureFree(decider, id, request, options);
    const { personId, organisationId } = principal;
    const { role, actingChief: acts } = requireCapacity(principal, permission, under !== undefined && !options.inOwnRole);
    return { personId, organisationId, role, ...(acts && under !== undefined ? { standsIn: { as: actingChief, under } } : {}) };
  }

  /** Nobody is barred from a matter that begins with this very command. */
  private async ensureFree<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    id: string,
    { principal, matterId }: RequestContext,
    options: RunOptions,
  ): Promise<string | undefined> {
    const { barrier, handler } = this.parts;
    if (!barrier) return undefined;
    const own = (await handler.matterOf(decider, id)) ?? options.matterId ?? matterId;
    return own === undefined ? undefined : barrier.ensureFree(principal, own, options.unseen);
  }

  /** The aggregate as it stands, for decisions that need another aggregate. Checks no permission. */
  async read<S, C extends Command, E extends DomainEvent>(decider: Decider<S, C, E>, id: string): Promise<Standing<S>> {
    const { state, revision, position, correlationId } = await this.parts.handler.read(decider, id);
    return { state, revision, position, matterId: correlationId };
  }

  /**
   * A new aggregate by several intents with one append: for bulk work that was approved as a whole. `at` is the moment of the approval, so that
   * the same work done again after a stop is the same, and gets the first receipts.
   *
   * @throws DomainError access.role-required, access.wrong-organisation, or the domain's
   * @throws RevisionConflict the aggregate exists
   */
  async create<S, C extends Command, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    id: string,
    request: RequestContext,
    steps: readonly { readonly permission: Permission; readonly intent: Intent<C> }[],
    { organisationId, at }: { readonly organisationId: string; readonly at: string },
  ): Promise<CommandReceipt> {
    const { personId, organisationId: own } = request.principal;
    const commands = steps.map(({ permission, intent }, index) => {
      const role = requireRole(request.principal, permission);
      requireScope(request.principal, permission, organisationId);
      return {
        commandId: idFrom('step', request.commandId, String(index)),
        command: { ...intent, by: { personId, organisationId: own, role }, at } as unknown as C,
      };
    });
    const result = await this.parts.handler.create(decider, id, commands, {
      correlationId: request.matterId ?? idFrom('matter', request.commandId),
      causationId: request.causationId ?? request.commandId,
    });
    for (const { permission, intent } of steps) this.parts.observe?.(labelOf(permission, decider, intent), 'done');
    return receipt(id, result);
  }

  /**
   * The number that a register hands to a receiver: the same receiver always gets the same one, whoever asks and how often. The
   * register's category must be one of the service's.
   */
  async nextNumber(register: NumberRegister, registerId: string, receiverId: string, request: RequestContext): Promise<number> {
    await this.parts.keys.claim(request.claim);
    const handed = await this.handOut(
      register,
      registerId,
      { type: 'assign-number', data: { assignedTo: receiverId } },
      idFrom('number', register.category, registerId, receiverId),
      request,
    );
    return handed.last;
  }

  /**
   * The numbers of several receivers: a block without gaps, in their order, one event. Where some of them have numbers of the block before,
   * which work that stopped within it left, only these are answered: whoever asks uses them first and comes again for the others, since a
   * block is remembered until the next one.
   */
  async nextNumbers(
    register: NumberRegister,
    registerId: string,
    receiverIds: readonly string[],
    request: RequestContext,
  ): Promise<ReadonlyMap<string, number>> {
    const known = numbersIn((await this.read(register, registerId)).state, receiverIds);
    if (known.size > 0) return known;
    const intent: Intent<AssignNumbers> = { type: 'assign-numbers', data: { assignedTo: receiverIds } };
    return numbersIn(
      await this.handOut(register, registerId, intent, idFrom('numbers', register.category, registerId, ...receiverIds), request),
      receiverIds,
    );
  }

  /** The register right after it handed out what was asked for, now or earlier: others may have come since. */
  private async handOut(
    register: NumberRegister,
    registerId: string,
    intent: Intent<AssignNumber | AssignNumbers>,
    commandId: string,
    request: RequestContext,
  ): Promise<NumberState> {
    const by: Actor = { personId: `system:${this.parts.service}`, organisationId: request.principal.organisationId, role: 'automation' };
    const command = { ...intent, by, at: this.parts.clock.now() };
    const context = {
      commandId,
      correlationId: idFrom('register', register.category, registerId),
      causationId: request.causationId ?? request.commandId,
    };
    const { state, repeated, revision } = await this.parts.handler.handle(register, registerId, command, context);
    return repeated ? register.evolve(register.initial, await this.parts.handler.eventAt(register, registerId, revision)) : state;
  }
}

function numbersIn(state: NumberState, receiverIds: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    receiverIds.flatMap((id) => [[id, numberInBlock(state, id)] as const]).filter((one): one is [string, number] => one[1] !== undefined),
  );
}

const CHINA_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

function coarse(at: Instant, grain: RunOptions['grain']): Instant {
  if (grain === undefined) return at;
  const inChina = Date.parse(at) + CHINA_MS;
  return new Date(inChina - (inChina % DAY_MS) - CHINA_MS).toISOString();
}

/** What a command is counted under. */
function labelOf(permission: Permission, { category }: { readonly category: string }, { type }: { readonly type: string }): string {
  return isDiscreet(permission) ? OTHER : `${category}.${type}`;
}

function outcomeOf(result: CommandResult<unknown>): CommandOutcome {
  if (result.repeated) return 'repeated';
  return result.eventIds.length === 0 ? 'nothing' : 'done';
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === 'DomainError';
}

function receipt(id: string, { correlationId, revision, position, eventIds, repeated }: CommandResult<unknown>): CommandReceipt {
  return { id, matterId: correlationId, revision, position: position.toString(), eventIds, repeated };
}
