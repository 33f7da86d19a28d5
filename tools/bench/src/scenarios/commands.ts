import { randomUUID } from 'node:crypto';
import { type Command, CommandHandler, type Decider, type DomainEvent, type EventStore } from '@liandong/event-sourcing';
import { postgresEventStore } from '@liandong/event-sourcing/postgres';
import { benchEvent } from '../load/events.js';
import { type Latency, latency, median } from '../load/statistics.js';
import { ms } from '../report/format.js';
import type { Bench, Scenario } from '../runner.js';
import { installLiandong, newEvent } from '../stores/liandong.js';

const LENGTHS = [10, 1_000, 10_000];
const TITLE = 'a command: read, decide, append';

interface Noted extends DomainEvent {
  readonly type: 'ClueReceived';
}

interface Note extends Command {
  readonly type: 'note';
}

const counter: Decider<{ readonly notes: number }, Note, Noted> = {
  category: 'clue',
  initial: { notes: 0 },
  evolve: (state) => ({ notes: state.notes + 1 }),
  decide: (command) => [{ type: 'ClueReceived', data: command.data }],
};

/** What a person waits for, on a short, a long and a very long history. */
export const commands: Scenario = {
  name: 'commands',
  async run(bench) {
    const { url, drop } = await bench.server.createDatabase();
    const store = postgresEventStore({ connectionString: await installLiandong(url) });
    try {
      const rows: string[][] = [];
      for (const length of LENGTHS) rows.push(await measure(bench, store, length));
      return {
        table: {
          title: TITLE,
          head: ['events in the stream', 'cold p50', 'cold p99', 'warm p50', 'warm p99'],
          rows,
          notes: [
            'Cold: a new command handler, which reads the whole stream. Warm: the handler has the state in memory and reads what came since.',
            'One command at a time, with a flushed commit each.',
          ],
        },
        bars: [],
        broken: [],
      };
    } finally {
      await store.close();
      await drop();
    }
  },
};

async function measure(bench: Bench, store: EventStore, length: number): Promise<string[]> {
  const id = randomUUID();
  const commandsOfHistory = Array.from({ length }, (_, index) => benchEvent(`history/${index}`));
  for (let from = 0; from < length; from += 100) {
    const events = commandsOfHistory
      .slice(from, from + 100)
      .map((event) => ({ ...newEvent(event), metadata: { ...event.metadata, commandId: event.id } }));
    await store.append(`clue-${id}`, 'any', events);
  }
  const count = bench.quick ? 5 : 25;
  const [cold, warm]: [Latency[], Latency[]] = [[], []];
  for (let repeat = 0; repeat < bench.repeats; repeat += 1) {
    await bench.server.settle();
    cold.push(await handle(() => new CommandHandler(store), id, count));
    const handler = new CommandHandler(store);
    await handler.read(counter, id);
    warm.push(await handle(() => handler, id, count));
  }
  const middle = (list: readonly Latency[], which: keyof Latency) => ms(median(list.map((one) => one[which])));
  bench.progress(`   ${length} events: cold ${middle(cold, 'p50')}, warm ${middle(warm, 'p50')}`);
  return [length.toLocaleString('en-US'), middle(cold, 'p50'), middle(cold, 'p99'), middle(warm, 'p50'), middle(warm, 'p99')];
}

async function handle(handler: () => CommandHandler, id: string, count: number): Promise<Latency> {
  const durations: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const { data, metadata } = benchEvent(`command/${index}`);
    const command: Note = { type: 'note', data, by: metadata.actor, at: metadata.occurredAt };
    const start = performance.now();
    await handler().handle(counter, id, command, { commandId: randomUUID(), correlationId: metadata.correlationId });
    durations.push(performance.now() - start);
  }
  return latency(durations);
}
