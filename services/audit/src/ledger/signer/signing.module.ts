import { type BeforeApplicationShutdown, type DynamicModule, Logger, Module } from '@nestjs/common';
import { Metrics } from '@liandong/service-kit';
import { ensureSigningKey } from './key-file.js';
import { RunningSigner } from './running-signer.js';
import type { SigningConfig } from './signer.config.js';

export interface LedgerSigningOptions {
  /** As the signer's own role. */
  readonly databaseUrl: string;
  readonly keyFile: string;
  readonly config: SigningConfig;
}

class SigningInProcess implements BeforeApplicationShutdown {
  constructor(private readonly signer: RunningSigner) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.signer.stop();
  }
}

/** The signer within a process that does other things too, as in the standalone mode: still with a role and connections of its own. */
@Module({})
export class LedgerSigningModule {
  static forRoot({ databaseUrl, keyFile, config }: LedgerSigningOptions): DynamicModule {
    const useFactory = async (metrics: Metrics) => {
      const logger = new Logger('ledger-signer');
      const key = await ensureSigningKey(keyFile, config.LEDGER_ORIGIN);
      const onRefusal = (why: string, code: string) => {
        metrics.alarm('audit', 'ledger-refused');
        logger.error({ code }, why);
      };
      return new SigningInProcess(new RunningSigner({ databaseUrl, key, keyFile, config, onError: (error) => logger.warn({ err: error }, 'ledger signer'), onRefusal }));
    };
    return { module: LedgerSigningModule, providers: [{ provide: SigningInProcess, inject: [Metrics], useFactory }] };
  }
}
