import { type ClientProxy, ClientProxyFactory, ServerNats, Transport } from '@nestjs/microservices';
import { connectPatiently, type NatsConnectionOptions, natsConnectionOptions } from '../nats/connection.js';

/** Nest's client over NATS, for a `ClientRequester`. It connects with its first request, and again with the next when that fails. */
export function natsRequestClient(options: NatsConnectionOptions): ClientProxy {
  return ClientProxyFactory.create({
    transport: Transport.NATS,
    options: { ...natsConnectionOptions(options), name: `${options.service}-requests` },
  });
}

/** Nest's server over NATS: one of a service's processes answers each request. It waits for NATS for as long as it takes. */
export function natsRequestServer(options: NatsConnectionOptions): ServerNats {
  return new PatientServer(options);
}

class PatientServer extends ServerNats {
  private readonly abort = new AbortController();

  constructor(private readonly connection: NatsConnectionOptions) {
    super({ ...natsConnectionOptions(connection), name: `${connection.service}-answers`, queue: connection.service });
  }

  /** A server that was closed while it still waited has nothing to tell. */
  override async listen(callback: (error?: unknown) => void): Promise<void> {
    await super.listen((error?: unknown) => {
      if (!this.abort.signal.aborted) callback(error);
    });
  }

  override createNatsClient() {
    return connectPatiently(this.connection, {
      signal: this.abort.signal,
      onError: (error) => this.logger.warn(`NATS: ${error instanceof Error ? error.message : String(error)}`),
    });
  }

  override async close(): Promise<void> {
    this.abort.abort();
    await super.close();
  }
}
