import { Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features, { type SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { StreamsService as StreamsDefinition } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Faults } from './faults.js';
import { StreamsService } from './streams-service.js';
import { TransactionLog } from './transaction-log.js';

/** KurrentDB's protocol on a free port of this process, without TLS; the log outlives a restart. */
export class KurrentDbTestServer {
  readonly faults = new Faults();
  private server: Server | undefined;
  private streams: StreamsService | undefined;
  port = 0;

  constructor(readonly log = new TransactionLog()) {}

  static async start(log?: TransactionLog): Promise<KurrentDbTestServer> {
    const server = new KurrentDbTestServer(log);
    await server.listen();
    return server;
  }

  get connectionString(): string {
    return `kurrentdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Reads and subscriptions that clients have not ended. */
  get openReads(): number {
    return this.streams?.open.size ?? 0;
  }

  /** Messages that were sent to readers and subscribers since the last start. */
  get sent(): number {
    return this.streams?.sent ?? 0;
  }

  async listen(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    const streams = new StreamsService(this.log, this.faults);
    const methods: UntypedServiceImplementation = { append: streams.append.bind(streams), read: streams.read.bind(streams) };
    server.addService(StreamsDefinition, methods);
    server.addService(ServerFeaturesService, {
      getSupportedMethods: (_call: unknown, answer: (error: null, methods: SupportedMethods) => void) => answer(null, supportedMethods()),
    });
    this.port = await new Promise((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.port}`, ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
    this.server = server;
    this.streams = streams;
  }

  /** Cuts every connection, as a crash does. */
  async stop(): Promise<void> {
    this.server?.forceShutdown();
    this.server = undefined;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.listen();
  }
}

/** As a real server, which offers batch appends too: the adapter must not use them. */
function supportedMethods(): SupportedMethods {
  const methods = ['append', 'batchappend', 'read', 'delete', 'tombstone'].map((name) =>
    new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name),
  );
  return new features.SupportedMethods().setEventStoreServerVersion('25.1.0').setMethodsList(methods);
}
