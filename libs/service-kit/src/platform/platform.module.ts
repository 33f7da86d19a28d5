import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TokenVerifier, type TokenVerifierOptions } from '@liandong/access';
import type { HttpConfig } from '../config/config.js';
import { HealthController } from '../health/health.controller.js';
import { AccessGuard } from '../http/access.guard.js';
import { OutdatedColumnsInterceptor } from '../http/outdated-columns.interceptor.js';
import { ReceiptInterceptor } from '../http/receipt.interceptor.js';
import { loggingModule } from '../observability/logging.js';
import { QuietLogger } from '../observability/logger.js';
import { MetricsController } from '../observability/metrics.controller.js';
import { Metrics } from '../observability/metrics.js';
import { type Platform, PLATFORM } from './platform.js';
import { ServiceRegistry } from './service-registry.js';
import { HTTP_CONFIG } from './tokens.js';

export interface PlatformOptions {
  readonly platform: Platform;
  readonly http: HttpConfig;
  readonly tokens: TokenVerifierOptions;
}

/** What every service module of a process finds there: ports, identity, health, metrics, logs. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  static forRoot({ platform, http, tokens }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [loggingModule(http)],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: PLATFORM, useValue: platform },
        { provide: HTTP_CONFIG, useValue: http },
        { provide: TokenVerifier, useValue: new TokenVerifier(tokens) },
        Metrics,
        QuietLogger,
        ServiceRegistry,
        AccessGuard,
        ReceiptInterceptor,
        OutdatedColumnsInterceptor,
      ],
      exports: [PLATFORM, HTTP_CONFIG, TokenVerifier, Metrics, ServiceRegistry],
    };
  }

  /** Services stop in `beforeApplicationShutdown`, so nobody uses the platform any more. */
  async onApplicationShutdown(): Promise<void> {
    await this.platform.close();
  }
}
