import { type AppendResult as ServerAnswer, MaxAppendSizeExceededError, WrongExpectedVersionError } from '@eventstore/db-client';
import type { NewEvent } from '../domain/events.js';
import { type AppendResult, CategoryForbidden, EventIdReused, type ExpectedRevision, RevisionConflict, StoreUnavailable } from '../store/event-store.js';
import { eventData, isSame, positionOf, type Proposal, propose, type ServerRecord } from './codec.js';
import type { Connection } from './connection.js';
import { isAccessDenied, isPassing } from './errors.js';
import { Patience } from './patience.js';
import type { Reader } from './reader.js';

/** Appends with unknown outcomes that are remembered, until they are settled. */
const MOST_UNSETTLED = 10_000;
/** How far back an append that names no revision is looked for after an unknown outcome. */
const LOOK_BACK = 1_000;

interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly proposals: readonly Proposal[];
}

/**
 * Appends. The server knows a repetition by its event ids and answers as it did first, whatever the events now hold; so what
 * stands there is compared, unless the answer's position shows that the events are new.
 */
export class Appender {
  private readonly unsettled = new Set<string>();
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(private readonly connection: Connection, private readonly reader: Reader) {}

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
    for (const [{ id }] = append.proposals as readonly [Proposal]; ; ) {
      try {
        const result = await this.once(append, this.unsettled.has(id));
        this.unsettled.delete(id);
        return result;
      } catch (error) {
        if (isPassing(error) || error instanceof StoreUnavailable) this.remember(id);
        await patience.endure(error);
      }
    }
  }

  private async once(append: Append, unsettled: boolean): Promise<AppendResult> {
    const { stream, expected, proposals } = append;
    if (unsettled && expected === 'any') {
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
    const position = answer.position?.commit;
    if (unsettled || position === undefined || position <= horizon) return this.repetition(append, revision - proposals.length + 1);
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

  private async refusal({ stream, expected, proposals }: Append, error: unknown): Promise<unknown> {
    if (isAccessDenied(error)) return new CategoryForbidden(stream);
    if (error instanceof MaxAppendSizeExceededError) return new RangeError(`stream ${stream}: the append is larger than the server's MaxAppendSize, ${error.maxAppendSize} bytes`);
    if (!(error instanceof WrongExpectedVersionError)) return error;
    // Without an expectation the server refuses for one reason only: it knows the first event, but not all.
    if (expected === 'any') return new EventIdReused(stream, [proposals[0]!.id]);
    const actual = typeof error.actualVersion === 'bigint' ? Number(error.actualVersion) : 'no-stream';
    const first = expected === 'no-stream' ? 0 : expected + 1;
    if (actual !== 'no-stream' && actual >= first) {
      const there = new Set((await this.reader.at(stream, first, proposals.length)).map(({ id }) => id));
      const known = proposals.filter(({ id }) => there.has(id)).map(({ id }) => id);
      if (known.length > 0) return new EventIdReused(stream, known);
    }
    return new RevisionConflict(stream, expected, actual);
  }

  private remember(id: string): void {
    this.unsettled.add(id);
    if (this.unsettled.size > MOST_UNSETTLED) this.unsettled.delete(this.unsettled.values().next().value!);
  }
}

/** @throws EventIdReused the records do not hold what was proposed */
function resultOf(stream: string, proposals: readonly Proposal[], records: readonly ServerRecord[]): AppendResult {
  const last = records[proposals.length - 1];
  if (last && proposals.every((proposal, index) => isSame(proposal, records[index]))) return { revision: Number(last.revision), position: positionOf(last) };
  const there = new Set(records.map(({ id }) => id));
  throw new EventIdReused(stream, proposals.filter(({ id }) => there.has(id)).map(({ id }) => id));
}

function encodeExpected(expected: ExpectedRevision): bigint | 'no_stream' | 'any' {
  if (expected === 'no-stream') return 'no_stream';
  return expected === 'any' ? 'any' : BigInt(expected);
}
