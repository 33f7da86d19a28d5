import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../http/route.decorators.js';
import { ServiceRegistry } from '../platform/service-registry.js';
import type { ServiceStatus } from '../runtime/service-runtime.js';
import { Metrics } from './metrics.js';

/** For Prometheus. Keep it inside the operators' network: it needs no token. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly services: ServiceRegistry,
  ) {}

  @Get()
  @Open()
  async scrape(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    await Promise.all(
      this.services.all.map((runtime) =>
        runtime.status().then(
          (status) => this.note(status),
          () => undefined,
        ),
      ),
    );
    void reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }

  private note({ service, projections, relay, parkedMessages, timers }: ServiceStatus): void {
    if (timers) this.metrics.timers(service, timers);
    this.metrics.service(service, { projections, relayLag: relay?.lag ?? 0, parked: parkedMessages });
  }
}
