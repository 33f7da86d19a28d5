import { type ClientProxy, ClientProxyFactory, type NatsOptions, ServerNats, Transport } from '@nestjs/microservices';
import { inboxPrefix, type NatsBusOptions } from '../nats/nats-bus.js';

type NatsTransportOptions = Pick<NatsBusOptions, 'servers' | 'user' | 'pass' | 'service'>;

/** Nest's client over NATS, for a `ClientRequester`. It connects with its first request. */
export function natsRequestClient(options: NatsTransportOptions): ClientProxy {
  return ClientProxyFactory.create({ transport: Transport.NATS, options: transportOptions(options, 'requests') });
}

/** Nest's server over NATS: one of a service's processes answers each request. */
export function natsRequestServer(options: NatsTransportOptions): ServerNats {
  return new ServerNats({ ...transportOptions(options, 'answers'), queue: options.service });
}

function transportOptions({ servers, user, pass, service }: NatsTransportOptions, part: string): NonNullable<NatsOptions['options']> {
  return {
    servers: servers.split(','),
    name: `${service}-${part}`,
    inboxPrefix: inboxPrefix(service),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 200,
    waitOnFirstConnect: true,
    ...(user ? { user, pass: pass ?? '' } : {}),
  };
}
