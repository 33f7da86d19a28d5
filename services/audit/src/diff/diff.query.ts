import { Injectable } from '@nestjs/common';
import { categoryOf } from '@liandong/event-sourcing';
import type { TimelineEntry } from '../timeline/timeline.entity.js';
import { entriesOf, type MatterUntil, TimelineQuery } from '../timeline/timeline.query.js';
import type { TimelineText } from '../timeline/timeline-text.js';
import { differences, type FactChange, type Facts, hear } from './facts.js';

/** Events that are folded at a time. */
const AT_A_TIME = 1_000;

export interface StreamDiff {
  readonly stream: string;
  readonly category: string;
  /** Last revision before and at the end; null before the stream began. */
  readonly revisions: { readonly from: number | null; readonly to: number };
  /** Events in between. */
  readonly events: number;
  readonly changes: readonly FactChange[];
}

/** What happened to a matter between two moments. */
export interface MatterDiff {
  readonly matterId: string;
  /** The last event that counts as before; null where the matter had none yet. */
  readonly fromPosition: string | null;
  readonly toPosition: string;
  /** In the order of the log; read on with `/timeline?at=<toPosition>&after=<next>`. */
  readonly page: TimelineText;
  readonly streams: readonly StreamDiff[];
}

/** All that is needed to tell what was said, and by whom. */
const saying = ['position', 'stream', 'eventId', 'type', 'revision', 'data'] as const;
type Saying = Pick<TimelineEntry, (typeof saying)[number]>;

interface Touched {
  readonly stream: string;
  readonly first: number;
  readonly last: number;
  readonly events: string;
}

/** Compares what the streams of a matter had said by two moments. Only streams with events in between are read. */
@Injectable()
export class DiffQuery {
  constructor(private readonly timelines: TimelineQuery) {}

  async between(to: MatterUntil, from: string | undefined): Promise<MatterDiff> {
    const after = from ?? '0';
    const [page, touched] = await Promise.all([this.timelines.page(to, after), this.touched(to, after)]);
    const { before, now } = await this.facts(
      to,
      after,
      touched.map(({ stream }) => stream),
    );
    const streams = touched.map(({ stream, first, last, events }): StreamDiff => ({
      stream,
      category: categoryOf(stream),
      revisions: { from: first === 0 ? null : first - 1, to: last },
      events: Number(events),
      changes: differences(before.get(stream) ?? new Map(), now.get(stream)!),
    }));
    return { matterId: to.matterId, fromPosition: from ?? null, toPosition: to.until, page, streams };
  }

  private touched(to: MatterUntil, after: string): Promise<Touched[]> {
    return this.timelines
      .of(to)
      .andWhere('t.position > :after', { after })
      .select('t.stream', 'stream')
      .addSelect('min(t.revision)', 'first')
      .addSelect('max(t.revision)', 'last')
      .addSelect('count(*)', 'events')
      .groupBy('t.stream')
      .orderBy('min(t.position)', 'ASC')
      .getRawMany<Touched>();
  }

  /** What the streams had said by the first moment, and by the second. */
  private async facts(
    to: MatterUntil,
    after: string,
    streams: readonly string[],
  ): Promise<{ readonly before: Map<string, Facts>; readonly now: Map<string, Facts> }> {
    const now = new Map<string, Facts>();
    let before: Map<string, Facts> | undefined;
    for await (const event of this.eventsOf(to, streams)) {
      if (BigInt(event.position) > BigInt(after)) before ??= new Map([...now].map(([stream, facts]) => [stream, new Map(facts)]));
      const facts = now.get(event.stream) ?? new Map();
      now.set(event.stream, facts);
      hear(facts, event);
    }
    return { before: before ?? now, now };
  }

  private async *eventsOf(to: MatterUntil, streams: readonly string[]): AsyncIterable<Saying> {
    for (let last: string | undefined = streams.length === 0 ? undefined : '0'; last !== undefined;) {
      const next = this.timelines.of(to).andWhere('t.stream IN (:...streams) AND t.position > :last', { streams, last });
      const events = await entriesOf(next.orderBy('t.position', 'ASC').limit(AT_A_TIME), saying);
      yield* events;
      last = events.length < AT_A_TIME ? undefined : events.at(-1)!.position;
    }
  }
}
