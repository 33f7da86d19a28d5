import { type ClientProxy, ClientProxyFactory, ServerNats, Transport } from '@nestjs/microservices';
import { type NatsConnectionOptions, natsConnectionOptions } from '../nats/connection.js';

/** Nest's client over NATS, for a `ClientRequester`. It connects with its first request. */
export function natsRequestClient(options: NatsConnectionOptions): ClientProxy {
  return ClientProxyFactory.create({ transport: Transport.NATS, options: { ...natsConnectionOptions(options), name: `${options.service}-requests` } });
}

/** Nest's server over NATS: one of a service's processes answers each request. */
export function natsRequestServer(options: NatsConnectionOptions): ServerNats {
  return new ServerNats({ ...natsConnectionOptions(options), name: `${options.service}-answers`, queue: options.service });
}
