import { type AppendResult as ServerAnswer, MaxAppendSizeExceededError, WrongExpectedVersionError } from '@eventstore/db-client';
import type { NewEvent } from '../domain/events.js';
import { type AppendResult, CategoryForbidden, EventIdReused, type ExpectedRevision, RevisionConflict } from '../store/event-store.js';
import { eventData, isSame, positionOf, type Proposal, propose, type ServerRecord } from './codec.js';
import type { Connection } from './connection.js';
import { isAccessDenied } from './errors.js';
import { Patience } from './patience.js';
import type { Reader } from './reader.js';

/** Appends that are remembered, to tell when one is sent again. */
const MOST_SENT = 10_000;
/** How far back an append that names no revision is looked for when it is sent again. */
const LOOK_BACK = 1_000;

interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly proposals: readonly Proposal[];
}

/**
 * Appends. The server knows a repetition by its event ids and answers as it did first, whatever the events now hold; so what
 * stands there is compared, unless the events were never sent before and the answer's position shows that they are new.
 */
export class Appender {
  /** Ids of the first events of appends that were sent, the oldest first. */
  private readonly sent = new Set<string>();
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    private readonly connection: Connection,
    private readonly reader: Reader,
  ) {}

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    this.connection.ensureAccepting();
    const work = this.untilKnown({ stream, expected, proposals: events.map(propose) });
    this.underWay.add(work);
    try {
      return await work;
    } finally {
      this.underWay.delete(work);
    }
  }

  /** Resolves when every append has its outcome. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private async untilKnown(append: Append): Promise<AppendResult> {
    const { patienceMs, closing } = this.connection;
    const patience = new Patience(patienceMs, closing);
    for (;;) {
      try {
        return await this.once(append, this.isSentAgain(append.proposals[0]!.id));
      } catch (error) {
        await patience.endure(error);
      }
    }
  }

  private async once(append: Append, again: boolean): Promise<AppendResult> {
    const { stream, expected, proposals } = append;
    if (again && expected === 'any') {
      const earlier = await this.lookBack(append);
      if (earlier) return earlier;
    }
    if (this.connection.horizon === 0n) this.connection.see(await this.reader.end());
    const { horizon } = this.connection;
    let answer: ServerAnswer;
    try {
      answer = await this.connection.client.appendToStream(stream, proposals.map(eventData), {
        expectedRevision: encodeExpected(expected),
        deadline: this.connection.requestTimeoutMs,
        requiresLeader: true,
      });
    } catch (error) {
      throw await this.refusal(append, error);
    }
    const revision = Number(answer.nextExpectedRevision);
    // The connection string may say throwOnAppendFailure=false.
    if (!answer.success) throw await this.conflict(append, revision < 0 ? 'no-stream' : revision);
    const position = answer.position?.commit;
    if (again || position === undefined || position <= horizon) return this.repetition(append, revision - proposals.length + 1);
    this.connection.see(position);
    return { revision, position };
  }

  /** The first result of an append whose events stand from this revision on. */
  private async repetition({ stream, proposals }: Append, from: number): Promise<AppendResult> {
    const records = from < 0 ? [] : await this.reader.at(stream, from, proposals.length);
    return resultOf(stream, proposals, records);
  }

  /** Without a revision the server remembers recent ids only, and a new leader none: what may have been stored is looked for. */
  private async lookBack({ stream, proposals }: Append): Promise<AppendResult | undefined> {
    const records = await this.reader.tail(stream, LOOK_BACK);
    const from = records.findIndex(({ id }) => id === proposals[0]!.id);
    return from < 0 ? undefined : resultOf(stream, proposals, records.slice(from, from + proposals.length));
  }

  private async refusal(append: Append, error: unknown): Promise<unknown> {
    const { stream } = append;
    if (isAccessDenied(error)) return new CategoryForbidden(stream);
    if (error instanceof MaxAppendSizeExceededError)
      return new RangeError(`stream ${stream}: the append is larger than the server's MaxAppendSize, ${error.maxAppendSize} bytes`);
    if (!(error instanceof WrongExpectedVersionError)) return error;
    return this.conflict(append, typeof error.actualVersion === 'bigint' ? Number(error.actualVersion) : 'no-stream');
  }

  private async conflict({ stream, expected, proposals }: Append, actual: number | 'no-stream'): Promise<Error> {
    // Without an expectation the server refuses for one reason only: it knows the first event, but not all.
    if (expected === 'any') return new EventIdReused(stream, [proposals[0]!.id]);
    const first = expected === 'no-stream' ? 0 : expected + 1;
    if (actual !== 'no-stream' && actual >= first) {
      const there = new Set((await this.reader.at(stream, first, proposals.length)).map(({ id }) => id));
      const known = proposals.filter(({ id }) => there.has(id)).map(({ id }) => id);
      if (known.length > 0) return new EventIdReused(stream, known);
    }
    return new RevisionConflict(stream, expected, actual);
  }

  private isSentAgain(id: string): boolean {
    if (this.sent.has(id)) return true;
    this.sent.add(id);
    if (this.sent.size > MOST_SENT) this.sent.delete(this.sent.values().next().value!);
    return false;
  }
}

/** @throws EventIdReused the records do not hold what was proposed */
function resultOf(stream: string, proposals: readonly Proposal[], records: readonly ServerRecord[]): AppendResult {
  const last = records[proposals.length - 1];
  if (last && proposals.every((proposal, index) => isSame(proposal, records[index])))
    return { revision: Number(last.revision), position: positionOf(last) };
  const there = new Set(records.map(({ id }) => id));
  throw new EventIdReused(
    stream,
    proposals.filter(({ id }) => there.has(id)).map(({ id }) => id),
  );
}

function encodeExpected(expected: ExpectedRevision): bigint | 'no_stream' | 'any' {
  if (expected === 'no-stream') return 'no_stream';
  return expected === 'any' ? 'any' : BigInt(expected);
}
