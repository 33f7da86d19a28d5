import { type Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { failure } from './messages.js';
import type { ProposedEvent } from './transaction-log.js';

/** What goes wrong with a server, as tests ask for it. */
export class Faults {
  /** Appends that are stored, but whose answers are lost. */
  lostAnswers = 0;
  /** Appends and reads that fail before anything happens. */
  unavailable = 0;
  /** Repetitions are answered as while they are not replicated yet. */
  repetitionsWithoutPosition = false;
  /** Requests are never answered. */
  silent = false;
  /** Checkpoints at the end of the log name a place where no record is yet, as in versions 24.2 to 25.0. */
  checkpointsAtEnd = false;
  /** Called when a subscription begins, before the server looks at its log. */
  onSubscribing: () => void = () => undefined;
  /** How long the server takes for a page of the log, in ms. */
  pageTime = 0;
  /** Bytes that one append may hold. */
  maxAppendSize = 16 * 1024 * 1024;
  /** Whether the user may write to the stream, as by a stream policy. */
  mayWrite: (stream: string) => boolean = () => true;
  /** Where the leader is, when this server is a follower. */
  leader: { readonly host: string; readonly port: number } | undefined;

  async beforeAppend(metadata: Metadata, stream: string, events: readonly ProposedEvent[]): Promise<void> {
    await this.onRead(metadata);
    if (!this.mayWrite(stream)) throw failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
    const size = events.reduce((sum, { type, data, metadata: more }) => sum + type.length + data.length + more.length, 0);
    if (size > this.maxAppendSize) {
      throw failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${this.maxAppendSize} Exceeded.`, {
        exception: 'maximum-append-size-exceeded',
        'maximum-append-size': String(this.maxAppendSize),
      });
    }
  }

  async afterAppend(): Promise<void> {
    if (this.lostAnswers === 0) return;
    this.lostAnswers -= 1;
    throw serverAway();
  }

  async onRead(metadata: Metadata): Promise<void> {
    if (this.silent) await new Promise(() => undefined);
    if (this.leader && metadata.get('requires-leader').includes('true')) throw notLeader(this.leader);
    if (this.unavailable === 0) return;
    this.unavailable -= 1;
    throw serverAway();
  }
}

function serverAway(): ServiceError {
  return failure(status.UNAVAILABLE, 'Server Is Not Ready');
}

function notLeader({ host, port }: { readonly host: string; readonly port: number }): ServiceError {
  return failure(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });
}
