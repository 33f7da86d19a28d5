import { Body, Controller, Get, Param, Post, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DomainError, StoreUnavailable } from '@liandong/event-sourcing';
import type { InboxConsumer } from '@liandong/messaging';
import type { ProjectionRunner } from '@liandong/projections';
import type { RequestContext } from '../commands/request-context.js';
import { Request } from '../http/request.decorator.js';
import { Operates, Reads } from '../http/route.decorators.js';
import { ServiceRuntime } from '../runtime/service-runtime.js';
import { statusBody } from './status-body.js';

const reason = z.string().trim().min(1).max(2_000);
const ParkBody = z.strictObject({ eventId: z.uuid(), reason }).meta({ id: 'ParkEvent' });
const DiscardBody = z.strictObject({ reason }).meta({ id: 'DiscardMessage' });
const RecoverBody = z.strictObject({ reason }).meta({ id: 'RecoverService' });

/** The operator's API of one service: lag, rebuild, park, replay, recover. Each service answers for itself. */
export function opsController(service: string): Type<unknown> {
  @ApiTags(`${service} ops`)
  @Controller(`api/${service}/ops`)
  class OpsController {
    constructor(private readonly runtime: ServiceRuntime) {}

    @Get('status')
    @Reads('ops.read')
    async status() {
      return statusBody(await this.runtime.status());
    }

    /** SHA-256 over all rows: equal read models have equal hashes, also after a rebuild. */
    @Get('projections/:name/hash')
    @Reads('ops.read')
    async hash(@Param('name') name: string) {
      const runner = this.runner(name);
      const { position } = await runner.status();
      return { name, hash: await runner.hash(), position: position.toString() };
    }

    @Post('projections/:name/rebuild')
    @Operates('ops.operate')
    async rebuild(@Param('name') name: string) {
      await this.runner(name).rebuild();
      return { name, rebuild: 'started' };
    }

    @Get('projections/:name/parked')
    @Reads('ops.read')
    parked(@Param('name') name: string) {
      return this.runner(name).parked();
    }

    @Post('projections/:name/parked')
    @Operates('ops.operate')
    async park(
      @Request() { principal }: RequestContext,
      @Param('name') name: string,
      @Body({ schema: ParkBody }) body: z.infer<typeof ParkBody>,
    ) {
      await this.runner(name).park(body.eventId, body.reason, principal.personId);
      return { name, parked: body.eventId };
    }

    @Post('projections/:name/parked/:eventId/replay')
    @Operates('ops.operate')
    async replay(@Param('name') name: string, @Param('eventId', { schema: z.uuid() }) eventId: string) {
      await this.runner(name).replay(eventId);
      return { name, replayed: eventId };
    }

    @Get('inbox/parked')
    @Reads('ops.read')
    parkedMessages() {
      return this.consumer.parked();
    }

    @Post('inbox/parked/:handler/:eventId/replay')
    @Operates('ops.operate')
    async replayMessage(
      @Request() { principal }: RequestContext,
      @Param('handler') handler: string,
      @Param('eventId', { schema: z.uuid() }) eventId: string,
    ) {
      await this.consumer.replay(eventId, handler, principal.personId);
      return { handler, replayed: eventId };
    }

    @Post('inbox/parked/:handler/:eventId/discard')
    @Operates('ops.operate')
    async discardMessage(
      @Request() { principal }: RequestContext,
      @Param('handler') handler: string,
      @Param('eventId', { schema: z.uuid() }) eventId: string,
      @Body({ schema: DiscardBody }) body: z.infer<typeof DiscardBody>,
    ) {
      await this.consumer.discard(eventId, handler, body.reason, principal.personId);
      return { handler, discarded: eventId };
    }

    @Get('recovery')
    @Reads('ops.read')
    async recovery() {
      const { recovery, consumer } = this.runtime;
      const [latest, waiting] = await Promise.all([recovery.latest(), consumer ? waitingFor(consumer) : 0]);
      return { recovery: latest ?? null, waiting };
    }

    /** After another event store took the place of the one that the service knew. Goes on in the background; asked again, it joins the one under way. */
    @Post('recovery')
    @Operates('ops.operate')
    async recover(@Request() { principal }: RequestContext, @Body({ schema: RecoverBody }) body: z.infer<typeof RecoverBody>) {
      return { recovery: await this.runtime.recovery.begin(body.reason, principal.personId) };
    }

    private runner(name: string): ProjectionRunner<never> {
      const runner = this.runtime.runner(name);
      if (runner) return runner;
      const names = this.runtime.runners.map((known) => known.name);
      throw new DomainError({
        code: 'projection.unknown',
        kind: 'not-found',
        zh: '没有这个读模型',
        en: 'There is no such read model',
        details: { projections: names },
      });
    }

    private get consumer(): InboxConsumer {
      const { consumer } = this.runtime;
      if (consumer) return consumer;
      throw new DomainError({
        code: 'inbox.not-connected',
        kind: 'conflict',
        zh: '尚未连接消息总线',
        en: 'The message bus is not connected yet',
      });
    }
  }
  return OpsController;
}

/** A bus that is away, or that another service lets go of at this moment, is asked again. */
function waitingFor(consumer: InboxConsumer): Promise<number> {
  return consumer.waiting().catch((cause: unknown) => {
    throw new StoreUnavailable('the message bus does not answer now', { cause });
  });
}
