import { type JetStreamClient, type JetStreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { IntegrationEvent } from '@liandong/contracts';
import { delay } from '@liandong/event-sourcing';
import { type Receipt, ReceiptVoid } from '../message-bus.js';
import { type EventStream, eventSubject } from './subjects.js';

/** A repetition of a message within this time is not stored again. */
const DUPLICATE_WINDOW_MS = 10 * 60_000;
const PUBLISH_TIMEOUT_MS = 5_000;
const CONFIRM_MS = 100;
const ANSWER_MS = 500;

/** The JetStream stream of public events: made when it is missing, written in order, and watched for what it lost. */
export class PublicStream {
  constructor(
    private readonly stream: EventStream,
    private readonly client: JetStreamClient,
    private readonly manager: JetStreamManager,
  ) {}

  /** Makes the stream when it is missing; answers with its moment of creation. */
  async ensure(): Promise<string> {
    const { name, prefix } = this.stream;
    const created = (await this.info())?.created;
    if (created) return created;
    const added = await this.manager.streams.add({
      name,
      subjects: [`${prefix}.>`],
      storage: StorageType.File,
      // Nothing is discarded by age or number: a new consumer starts at the oldest message.
      retention: RetentionPolicy.Limits,
      duplicate_window: nanos(DUPLICATE_WINDOW_MS),
      // Lets a service ask for the newest message of those subjects, and only those, that it may read.
      allow_direct: true,
    });
    return added.created;
  }

  /**
   * Before a consumer is added. NATS 2.9 shows a stream before it is complete: a consumer that comes too early sends to nobody, for ever,
   * and counts that as delivered. A stream that answers a reader is complete.
   *
   * @throws Error it does not answer yet
   */
  async ensureComplete(subjects: string): Promise<void> {
    await this.ensure();
    const late = new AbortController();
    const silence = delay(ANSWER_MS, late.signal).then(() => {
      throw new Error(`stream ${this.stream.name} does not answer yet`);
    });
    silence.catch(() => undefined);
    await Promise.race([this.newest(subjects), silence]).finally(() => late.abort());
  }

  /** One after the other: if a message fails, none that follows it is stored. */
  async publish(events: readonly IntegrationEvent[], after?: Receipt): Promise<Receipt | undefined> {
    if (events.length === 0) return undefined;
    const created = await this.ensure();
    if (after !== undefined && read(after).created !== created) throw new ReceiptVoid();
    let last = { subject: '', sequence: 0 };
    for (const event of events) {
      const subject = eventSubject(event.source, event.type, this.stream);
      const { seq } = await this.client
        .publish(subject, JSON.stringify(event), { msgID: event.id, timeout: PUBLISH_TIMEOUT_MS })
        .catch((error: unknown) => this.giveUpIfBroken(error));
      if (seq >= last.sequence) last = { subject, sequence: seq };
    }
    // An acknowledgement does not tell by which stream it was given. The same one before and after was there all the time.
    if ((await this.info())?.created !== created) throw new ReceiptVoid();
    return JSON.stringify([created, last.subject, last.sequence]);
  }

  /**
   * The moment of creation tells a new store; the newest message of our subject tells a store that came back without its end, as
   * after a power failure. Then the whole stream is given up, for progress of consumers may point beyond what is left.
   */
  async stillHolds(receipt: Receipt): Promise<boolean> {
    const { created, subject, sequence } = read(receipt);
    if ((await this.info())?.created !== created) return false;
    // Asked again before the verdict: in a cluster the one that answers may lag a little.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if ((await this.newest(subject)) >= sequence) return true;
      await delay(CONFIRM_MS);
    }
    await this.giveUp();
    return false;
  }

  /** Nothing can be stored any more in a stream without its files; another one can be made. */
  private async giveUpIfBroken(error: unknown): Promise<never> {
    if (hasLostItsFiles(error)) await this.giveUp();
    throw error;
  }

  /** With the stream goes what it remembers of repetitions, and every consumer. */
  async giveUp(): Promise<void> {
    await this.manager.streams.delete(this.stream.name).catch(unlessMissing);
  }

  /** Sequence of the newest message on subjects that match; 0 for none. */
  async newest(subjects: string): Promise<number> {
    const message = await this.manager.direct.getMessage(this.stream.name, { last_by_subj: subjects });
    return message?.seq ?? 0;
  }

  /** Sequence of the newest message. */
  async end(): Promise<number> {
    return (await this.manager.streams.info(this.stream.name)).state.last_seq;
  }

  /** How many messages a consumer has yet to handle; 0 where there is no stream. */
  async waiting(consumer: string, subjects: string): Promise<number> {
    if (!(await this.info())) return 0;
    const info = await this.manager.consumers.info(this.stream.name, consumer).catch(unlessMissing);
    if (info) return info.num_pending + info.num_ack_pending;
    return (await this.newest(subjects)) > 0 ? 1 : 0;
  }

  private info() {
    return this.manager.streams.info(this.stream.name).catch(unlessMissing);
  }
}

function read(receipt: Receipt) {
  const [created, subject, sequence] = JSON.parse(receipt) as [string, string, number];
  return { created, subject, sequence };
}

/** NATS 2.9 removes a deleted stream's files after its answer; those of a successor that is made at once go with them. */
function hasLostItsFiles(error: unknown): boolean {
  return error instanceof Error && /no such file or directory/i.test(error.message);
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && /(stream|consumer) not found/i.test(error.message)) return undefined;
  throw error;
}
