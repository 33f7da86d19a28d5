import { type BeforeApplicationShutdown, type DynamicModule, Logger, Module } from '@nestjs/common';
import { Metrics } from '@liandong/service-kit';
import { SupervisedThread } from '@liandong/service-kit/thread';
import type { LedgerConfig } from '../witnesses/witness.config.js';
import { ensureSigningKey } from './key-file.js';
import { RunningSigner } from './running-signer.js';
import type { SigningConfig } from './signer.config.js';
import type { SignerNews, SignerThreadData } from './signer.thread.js';

export interface LedgerSigningOptions {
  /** As the signer's own role. */
  readonly databaseUrl: string;
  readonly keyFile: string;
  readonly config: SigningConfig & Pick<LedgerConfig, 'LEDGER_THREAD'>;
}

class SigningInProcess implements BeforeApplicationShutdown {
  constructor(private readonly signer: { stop(): Promise<void> }) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.signer.stop();
  }
}

/** The signer within a process that does other things too, as in the standalone mode: still with a role, connections and a thread of its own. */
@Module({})
export class LedgerSigningModule {
  static forRoot(options: LedgerSigningOptions): DynamicModule {
    const useFactory = async (metrics: Metrics) => new SigningInProcess(await startSigner(options, metrics));
    return { module: LedgerSigningModule, providers: [{ provide: SigningInProcess, inject: [Metrics], useFactory }] };
  }
}

async function startSigner({ databaseUrl, keyFile, config }: LedgerSigningOptions, metrics: Metrics): Promise<{ stop(): Promise<void> }> {
  const logger = new Logger('ledger-signer');
  const key = await ensureSigningKey(keyFile, config.LEDGER_ORIGIN);
  const onRefusal = (why: string, code: string) => {
    metrics.alarm('audit', 'ledger-refused');
    logger.error({ code }, why);
  };
  if (config.LEDGER_THREAD === 'shared')
    return new RunningSigner({
      databaseUrl,
      key,
      keyFile,
      config,
      onError: (error) => logger.warn({ err: error }, 'ledger signer'),
      onRefusal,
    });
  const thread = new SupervisedThread<SignerThreadData, SignerNews>({
    script: new URL('./signer.thread.js', import.meta.url),
    data: { databaseUrl, keyFile, config },
    onTold: (news) => (news.kind === 'refused' ? onRefusal(news.why, news.code) : logger.warn({ why: news.why }, 'ledger signer')),
    onDown: (why) => {
      metrics.alarm('audit', 'ledger-thread');
      logger.error({ why }, 'the thread of the ledger’s signer has ended and is started again');
    },
  });
  thread.start();
  return thread;
}
