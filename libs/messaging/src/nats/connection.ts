import { inboxPrefix } from './subjects.js';

export interface NatsConnectionOptions {
  /** One address or several, apart by commas. */
  readonly servers: string;
  /** The service that connects: names the connection and its private inbox prefix. */
  readonly service: string;
  readonly user?: string;
  readonly pass?: string;
}

/** How every connection to NATS is made: it waits for the server, and comes back for ever. */
export function natsConnectionOptions({ servers, service, user, pass }: NatsConnectionOptions) {
  return {
    servers: servers.split(','),
    name: service,
    inboxPrefix: inboxPrefix(service),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 200,
    waitOnFirstConnect: true,
    ...(user ? { user, pass: pass ?? '' } : {}),
  };
}
