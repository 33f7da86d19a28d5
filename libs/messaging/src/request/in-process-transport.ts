import {
  BaseRpcContext,
  ClientProxy,
  type CustomTransportStrategy,
  type ReadPacket,
  Server,
  type WritePacket,
} from '@nestjs/microservices';
import { throwError } from 'rxjs';

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
    const pattern = String(packet.pattern);
    for (const server of this.servers) if (server.answers(pattern)) return server.receive(pattern, packet.data, respond);
    respond({ err: { message: `nobody answers ${pattern}` }, isDisposed: true });
  }
}

/** Nest's server side within one process: the same controllers as over NATS. */
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

  /** Whatever goes wrong is an answer. */
  receive(pattern: string, data: unknown, respond: Respond): void {
    const handler = this.getHandlerByPattern(pattern)!;
    const context = new BaseRpcContext([pattern]);
    const produce = async () => {
      try {
        return this.transformToObservable(await handler(asOnTheWire(data), context));
      } catch (error) {
        this.handleError(error instanceof Error ? error.message : String(error));
        return throwError(() => ({ message: 'the answering service failed' }));
      }
    };
    this.handleRequest(context, produce, (answer: WritePacket) => respond(asOnTheWire(answer)));
  }
}

/** What crosses a service's border is a copy, without what JSON has no word for. */
function asOnTheWire<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
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
    let waits = true;
    this.hub.dispatch(packet, (answer) => {
      if (waits) callback(answer);
    });
    return () => {
      waits = false;
    };
  }

  protected async dispatchEvent<T>(): Promise<T> {
    throw new Error('services announce events through the message bus, not through Nest clients');
  }
}
