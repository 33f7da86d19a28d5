import { randomUUID } from 'node:crypto';
import type { DomainEvent } from '@liandong/event-sourcing';
import { type Deadline, momentsByPractice } from '@liandong/legal-time';
import { definitionOf, type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { approved, from } from '../clue/clue.fixtures.js';
import { HandClock } from './clocks.fixtures.js';
import { clueIntakeClocks } from './clue-intake.clocks.js';
import { type RunningLimit, runningLimits, startedAt } from './every-clock.fixtures.js';
import { LettersModule } from './letters.fixtures.js';

const organisation = 'mhk';
const momentsOf = ({ limit }: RunningLimit) => momentsByPractice(limit, organisation).filter(({ at }) => at > startedAt);
const firstOf = (row: RunningLimit) => momentsOf(row)[0]!.at;
/** By the moment at which the first warning is due, in the order of these moments. */
const walk = [...new Set(runningLimits.map(firstOf))].sort().map((moment) => {
  const rows = runningLimits.filter((row) => firstOf(row) === moment);
  return { moment, rows, names: rows.map(({ clock }) => clock).join(', ') };
});
/** Through the reception, which is told every quarter what became of it. */
const receivedAndDisposed = from('letter', approved);
const laterThanAll = '2021-06-11T02:00:00.000Z';

interface Firing {
  readonly stage: string;
  readonly dueAt: string;
  readonly firedAt: string;
  readonly late: boolean;
}

describe('every clock of the service', () => {
  let database: TestDatabase;
  let server: TestApp;
  let clock: HandClock;
  const start = async () => (server = await startTestApp([ClueIntakeModule, LettersModule], { clock, database }));
  const store = () => server.app.get<Platform>(PLATFORM).eventStore('clue-intake');
  /** Straight into the log: over HTTP each of them would be a story of its own. */
  const append = (stream: string, events: readonly DomainEvent[], occurredAt = startedAt) => {
    const actor = { personId: 'mhk-intake', organisationId: organisation, role: 'intake-officer' };
    const metadata = {
      occurredAt,
      actor,
      correlationId: randomUUID(),
      causationId: randomUUID(),
      commandId: randomUUID(),
      commandDigest: '0'.repeat(64),
      rules: [],
    };
    return store().append(
      stream,
      'no-stream',
      events.map(({ type, data }) => ({ id: randomUUID(), type, schemaVersion: 1, data, metadata })),
    );
  };
  /** What was warned about of one aggregate's limit, as the log tells. */
  const firings = async ({ clock: name, limit }: RunningLimit, id: string): Promise<readonly Firing[]> => {
    const found: Firing[] = [];
    for await (const { type, data } of store().readStream(`warning-${name}-${id}-${name}`)) {
      const { overdue, band, dueAt, firedAt, late, deadline } = data as {
        readonly overdue: boolean;
        readonly band: string;
        readonly deadline: Deadline;
      } & Firing;
      if (type === 'ClueWarned' && deadline.dueAt === limit.dueAt) found.push({ stage: overdue ? 'overdue' : band, dueAt, firedAt, late });
    }
    return found;
  };
  /** The clues on the list of a quarter, and when each was entered. */
  const listed = async (quarter: string) => {
    const found: object[] = [];
    for await (const { type, data, metadata } of store().readStream(`quarterlyList-${organisation}-${quarter}`)) {
      if (type === 'QuarterlyDisposalEntered')
        found.push({ clueId: (data as { readonly clueId: string }).clueId, at: metadata.occurredAt });
    }
    return found;
  };
  /** Whatever is due has fired. */
  const calm = async () => {
    const head = (await store().head()).toString();
    await eventually(async () => {
      const { counts } = await server.read<{ readonly counts: { readonly overdue: number } }>('ops', '/api/clue-intake/ops/timers', head);
      return counts.overdue === 0;
    });
  };
  /** Each limit runs for one aggregate, and was fulfilled at once for another. */
  const begin = async () => {
    clock = new HandClock(startedAt);
    database = await createTestDatabase();
    await start();
    for (const { clock: name, category, history, fulfilled } of runningLimits) {
      await append(`${category}-open-${name}`, history);
      await append(`${category}-done-${name}`, [...history, ...fulfilled]);
    }
    await calm();
  };
  const end = async () => {
    await server.close();
    await database.drop();
  };

  it('the table holds each of them', () => {
    expect(runningLimits.map(({ clock: name }) => name).sort()).toEqual(clueIntakeClocks.map(({ name }) => name).sort());
  });

  it('no timer of the service is without a spec like this one', () => {
    // The last three: report.clock.int-spec.ts, direct-forward.clock.int-spec.ts, intervention.clock.int-spec.ts.
    const proved = [
      ...runningLimits.map(({ clock: name }) => `limit:${name}`),
      'quarterly-list',
      'limit:report-direct-forward',
      'limit:direct-forward',
      'limit:intervention',
    ];
    expect(
      definitionOf(ClueIntakeModule)
        .timers!.map(({ name }) => name)
        .sort(),
    ).toEqual(proved.sort());
  });

  describe('given a service that runs', () => {
    beforeAll(begin, 120_000);
    afterAll(end);

    it.each(walk)('when $moment comes, then $names: warned at that moment, not before', async ({ moment, rows }) => {
      clock.to(new Date(Date.parse(moment) - 1).toISOString());
      await calm();
      for (const row of rows) expect([row.clock, await firings(row, 'open')]).toEqual([row.clock, []]);
      clock.to(moment);
      await calm();
      const { stage } = momentsOf(rows[0]!)[0]!;
      for (const row of rows)
        expect([row.clock, await firings(row, 'open')]).toEqual([row.clock, [{ stage, dueAt: moment, firedAt: moment, late: false }]]);
    });

    it('B1.11: when the quarter ends, then what was disposed of in it enters the list, not before', async () => {
      const endOfQuarter = '2020-09-30T16:00:00.000Z';
      await append('clue-disposed', receivedAndDisposed, '2020-09-09T02:00:00.000Z');
      await append('clue-undecided', receivedAndDisposed.slice(0, 1), '2020-09-09T02:00:00.000Z');
      clock.to(new Date(Date.parse(endOfQuarter) - 1).toISOString());
      await calm();
      expect(await listed('2020q3')).toEqual([]);
      clock.to(endOfQuarter);
      await calm();
      expect(await listed('2020q3')).toEqual([{ clueId: 'disposed', at: endOfQuarter }]);
    });

    it.each(runningLimits)('$clock: what was fulfilled is warned about no more', async (row) => {
      clock.to(laterThanAll);
      await calm();
      expect(await firings(row, 'done')).toEqual([]);
    });
  });

  describe('given a service that sleeps through every moment, when it starts', () => {
    beforeAll(async () => {
      await begin();
      await append('clue-disposed', receivedAndDisposed);
      await append('clue-undecided', receivedAndDisposed.slice(0, 1));
      await calm();
      await server.close();
      clock.to(laterThanAll);
      await start();
      await calm();
      // And once more: what has fired stays so.
      await server.close();
      await start();
      await calm();
    }, 240_000);
    afterAll(end);

    it('B1.11: what was disposed of in the quarter has entered the list once', async () => {
      expect(await listed('2020q2')).toEqual([{ clueId: 'disposed', at: laterThanAll }]);
    });

    it.each(runningLimits)('$clock: warned once for each moment, late; what was fulfilled, not at all', async (row) => {
      expect(await firings(row, 'open')).toEqual(
        momentsOf(row).map(({ stage, at }) => ({ stage, dueAt: at, firedAt: laterThanAll, late: true })),
      );
      expect(await firings(row, 'done')).toEqual([]);
    });
  });
});
