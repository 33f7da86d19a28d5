import { type BeforeApplicationShutdown, Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../http/route.decorators.js';
import { HTTP_CONFIG } from '../platform/tokens.js';
import { ServiceRegistry } from '../platform/service-registry.js';
import type { HttpConfig } from '../config/config.js';
import { readinessOf } from './readiness.js';

/** For whoever routes traffic to this process and restarts it. */
@ApiTags('health')
@Controller('health')
export class HealthController implements BeforeApplicationShutdown {
  private stopping = false;

  constructor(
    private readonly services: ServiceRegistry,
    @Inject(HTTP_CONFIG) private readonly config: HttpConfig,
  ) {}

  /** The process runs; nothing is asked of what it depends on. */
  @Get('live')
  @Open()
  live() {
    return { status: 'up' };
  }

  /** 200: send requests. 503: do not; the reasons are listed. */
  @Get('ready')
  @Open()
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const services = await Promise.all(this.services.all.map((runtime) => readinessOf(runtime, this.config.READY_MAX_LAG)));
    const ready = !this.stopping && services.every((service) => service.ready);
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not-ready', ...(this.stopping ? { reasons: ['正在停止 / stopping'] } : {}), services };
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }
}
