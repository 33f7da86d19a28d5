import { Body, Controller, Get, Param, Post, Query, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { RequestContext } from '../commands/request-context.js';
import { Request } from '../http/request.decorator.js';
import { Operates, Reads } from '../http/route.decorators.js';
import { paging } from '../queries.js';
import { ServiceRuntime } from '../runtime/service-runtime.js';
import { timerStates } from './timer-list.js';

const TimerFilter = z.strictObject({ state: z.enum(timerStates).default('pending'), ...paging });
const DiscardBody = z.strictObject({ reason: z.string().trim().min(1).max(2_000) }).meta({ id: 'DiscardTimer' });

/** The operator's view of one service's timers: what is due, what has fired, what was refused. */
export function timersController(service: string): Type<unknown> {
  @ApiTags(`${service} ops`)
  @Controller(`api/${service}/ops/timers`)
  class TimersController {
    constructor(private readonly runtime: ServiceRuntime) {}

    /** Counts, and the timers in one state: the next first, or the last that was settled. */
    @Get()
    @Reads('ops.read')
    async list(@Query({ schema: TimerFilter }) { state, limit, offset }: z.output<typeof TimerFilter>) {
      const { timers } = this;
      const { state: role, ...counts } = await timers.status();
      return { role, counts, state, items: await timers.list(state, limit, offset), limit, offset };
    }

    @Post('parked/:timerId/replay')
    @Operates('ops.operate')
    async replay(@Request() { principal }: RequestContext, @Param('timerId', { schema: z.uuid() }) timerId: string) {
      await this.timers.replay(timerId, principal.personId);
      return { timerId, replayed: true };
    }

    @Post('parked/:timerId/discard')
    @Operates('ops.operate')
    async discard(
      @Request() { principal }: RequestContext,
      @Param('timerId', { schema: z.uuid() }) timerId: string,
      @Body({ schema: DiscardBody }) { reason }: z.infer<typeof DiscardBody>,
    ) {
      await this.timers.discard(timerId, reason, principal.personId);
      return { timerId, discarded: true };
    }

    private get timers() {
      return this.runtime.timers!;
    }
  }
  return TimersController;
}
