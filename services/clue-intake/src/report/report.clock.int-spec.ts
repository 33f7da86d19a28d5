import { randomUUID } from 'node:crypto';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { ClockedApp } from '../testing/clocked-app.js';
import type { ReportEvent } from './report.events.js';
import { at, chiefFound, sentUp, submitted, upperFound } from './report.fixtures.js';

const api = '/api/clue-intake/reports';
const timersApi = '/api/clue-intake/ops/timers';
interface Shown {
  readonly sendUpWarnings: readonly object[];
}

describe('B1.7: the clock of a report that is for the upper level alone', () => {
  const app = new ClockedApp(at);
  const { clock } = app;
  const store = () => app.server.app.get<Platform>(PLATFORM).eventStore('clue-intake');
  /** Straight into the log. */
  const append = (id: string, ...events: readonly ReportEvent[]) => {
    const actor = { personId: 'mhk-reception', organisationId: 'mhk.reception', role: 'reception-officer' };
    const metadata = {
      occurredAt: at,
      actor,
      correlationId: randomUUID(),
      causationId: randomUUID(),
      commandId: randomUUID(),
      commandDigest: '0'.repeat(64),
      rules: [],
    };
    return store().append(
      `report-${id}`,
      'no-stream',
      events.map(({ type, data }) => ({ id: randomUUID(), type, schemaVersion: 1, data, metadata })),
    );
  };
  const warningsOf = async (id: string) =>
    (await app.server.read<Shown>('mhk-reception', `${api}/${id}`, (await store().head()).toString())).sendUpWarnings;
  const calm = async () => app.calm((await store().head()).toString());

  it('given reports that wait, then each is warned about at its moment, one that went up is not, and whoever may not know of them learns nothing', async () => {
    await append('upper', submitted, upperFound);
    await append('chief', submitted, chiefFound);
    await append('gone', submitted, upperFound, sentUp);
    clock.to('2020-06-15T15:59:59.998Z');
    await calm();
    expect(await warningsOf('upper')).toEqual([]);
    clock.to('2020-06-15T15:59:59.999Z');
    await calm();
    const yellow = { band: 'yellow', overdue: false, dueAt: '2020-06-15T15:59:59.999Z', firedAt: '2020-06-15T15:59:59.999Z', late: false };
    for (const id of ['upper', 'chief']) expect(await warningsOf(id)).toEqual([yellow]);
    expect(await warningsOf('gone')).toEqual([]);

    expect(await app.server.read('mhk-principal', `${api}/upper`)).toMatchObject({ sendUpWarnings: [yellow] });
    expect(await app.server.send('mhk-principal', 'GET', `${api}/chief`)).toMatchObject({ status: 404 });
    for (const id of ['upper', 'chief']) expect(await app.server.send('mhk-lead-1', 'GET', `${api}/${id}`)).toMatchObject({ status: 404 });
    for (const who of ['mhk-intake', 'mhk-director', 'mhk-principal', 'mhk-lead-1'])
      expect(await app.server.read(who, '/api/clue-intake/warnings')).toMatchObject({ total: 0 });
    const { items } = await app.server.read<{ items: readonly object[] }>('ops', `${timersApi}?state=fired`);
    expect(items).toHaveLength(2);
    for (const item of items) expect(item).toMatchObject({ timer: 'confidential', aggregateId: null, organisationId: null });
    expect(
      (await (await fetch(`${app.server.url}/metrics`)).text())
        .split('\n')
        .filter((line) => /direct-forward/.test(line) && !/projection="/.test(line)),
    ).toEqual([]);
  });

  it('given a service that sleeps through the end of the limit, when it starts, then it is warned about once, late', async () => {
    await app.sleepUntil('2020-08-03T02:00:00.000Z');
    await calm();
    for (const id of ['upper', 'chief']) {
      expect(await warningsOf(id)).toMatchObject([
        { band: 'yellow', late: false },
        { band: 'red', overdue: true, firedAt: '2020-08-03T02:00:00.000Z', late: true },
      ]);
    }
    expect(await warningsOf('gone')).toEqual([]);
  }, 120_000);
});
