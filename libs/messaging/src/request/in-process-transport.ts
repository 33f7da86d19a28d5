import { ClientProxy, type CustomTransportStrategy, type ReadPacket, Server, type WritePacket } from '@nestjs/microservices';

type Respond = (packet: WritePacket) => void;

/** Where the servers and clients of one process meet. */
export class InProcessHub {
  private readonly servers = new Set<InProcessServer>();

  join(server: InProcessServer): void {
    this.servers.add(server);
  }

  leave(server: InProcessServer): void {
    this.servers.delete(server);
  }

  dispatch(packet: ReadPacket, respond: Respond): void {
    for (const server of this.servers) if (server.answers(String(packet.pattern))) return void server.receive(packet, respond);
    respond({ err: new Error(`nobody answers ${String(packet.pattern)}`), isDisposed: true });
  }
}

/** Nest's server side within one process: the same @MessagePattern controllers as over NATS. */
export class InProcessServer extends Server implements CustomTransportStrategy {
  constructor(private readonly hub: InProcessHub) {
    super();
  }

  listen(callback: () => void): void {
    this.hub.join(this);
    callback();
  }

  close(): void {
    this.hub.leave(this);
  }

  on(): void {}

  unwrap<T>(): T {
    return this.hub as T;
  }

  answers(pattern: string): boolean {
    return this.getHandlerByPattern(pattern) !== null;
  }

  async receive(packet: ReadPacket, respond: Respond): Promise<void> {
    const handler = this.getHandlerByPattern(String(packet.pattern))!;
    // What crosses a service's border is a copy, as it would be on the wire.
    const answer = await handler(JSON.parse(JSON.stringify(packet.data)), undefined).catch((error: unknown) => Promise.reject(error));
    this.send(this.transformToObservable(answer), respond);
  }
}

/** Nest's client side within one process. */
export class InProcessClient extends ClientProxy {
  constructor(private readonly hub: InProcessHub) {
    super();
  }

  async connect(): Promise<void> {}

  async close(): Promise<void> {}

  unwrap<T>(): T {
    return this.hub as T;
  }

  protected publish(packet: ReadPacket, callback: Respond): () => void {
    this.hub.dispatch(packet, callback);
    return () => undefined;
  }

  protected async dispatchEvent<T>(): Promise<T> {
    throw new Error('services announce events through the message bus, not through Nest clients');
  }
}
