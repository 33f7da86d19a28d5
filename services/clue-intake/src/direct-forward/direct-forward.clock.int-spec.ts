import { eventually } from '@liandong/testing';
import { ClockedApp } from '../testing/clocked-app.js';

const api = '/api/clue-intake/direct-forwards';
const timersApi = '/api/clue-intake/ops/timers';
interface Shown {
  readonly band: string | null;
  readonly overdue: boolean;
  readonly warnings: readonly object[];
}

describe('B1.7: the clock of what is sent up unopened', () => {
  const app = new ClockedApp('2020-06-11T02:00:00.000Z');
  const { clock } = app;
  const pass = async (recipient: 'principal' | 'upper-body', receivedOn = '2020-06-11') =>
    (await app.server.command<{ id: string }>('mhk-reception', api, { organisationId: 'mhk', envelope: 'MF-1', recipient, receivedOn })).id;
  const shown = (id: string, who = 'mhk-reception') => app.server.read<Shown>(who, `${api}/${id}`);
  const calm = () => app.calm();
  const warned = (id: string, count: number) =>
    eventually(async () => {
      const found = await shown(id);
      return found.warnings.length === count && found;
    });

  it('given envelopes that wait, then each is warned about at its moment, and one that was sent up is not', async () => {
    const [own, about, sent] = [await pass('principal'), await pass('upper-body'), await pass('principal')];
    await app.server.command('mhk-principal', `${api}/${sent}/sending-up`, { sentOn: '2020-06-11' });
    clock.to('2020-06-15T15:59:59.998Z');
    await calm();
    expect(await shown(own)).toMatchObject({ band: null, overdue: false, warnings: [] });
    clock.to('2020-06-15T15:59:59.999Z');
    for (const id of [own, about])
      expect(await warned(id, 1)).toMatchObject({
        band: 'yellow',
        overdue: false,
        warnings: [{ dueAt: '2020-06-15T15:59:59.999Z', firedAt: '2020-06-15T15:59:59.999Z', late: false }],
      });
    clock.to('2020-06-18T16:00:00.000Z');
    for (const id of [own, about]) expect(await warned(id, 2)).toMatchObject({ band: 'red', overdue: true });
    await app.server.command('mhk-principal', `${api}/${own}/sending-up`, { sentOn: '2020-06-19' });
    expect(await shown(own, 'mhk-principal')).toMatchObject({ band: null, overdue: false, sentInTime: false });
    await calm();
    expect((await shown(sent)).warnings).toEqual([]);

    // Nobody else learns of it: it is no warning about clues, asks for no letter, and operators do not see what it is about.
    expect(await app.server.send('mhk-principal', 'GET', `${api}/${about}`)).toMatchObject({ status: 404 });
    for (const who of ['mhk-intake', 'mhk-director', 'mhk-principal', 'mhk-lead-1']) {
      expect(await app.server.read(who, '/api/clue-intake/warnings')).toMatchObject({ total: 0 });
      expect(await app.server.send(who, 'GET', `/api/clue-intake/warnings/direct-forward-${about}`)).toMatchObject({ status: 404 });
    }
    const { items } = await app.server.read<{
      items: readonly { readonly timer: string; readonly aggregateId: null; readonly organisationId: null }[];
    }>('ops', `${timersApi}?state=fired`);
    expect(items).toHaveLength(4);
    for (const item of items) expect(item).toMatchObject({ timer: 'confidential', aggregateId: null, organisationId: null, firedBy: null });
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`${own}|${about}|mhk|direct`));
    const metrics = await (await fetch(`${app.server.url}/metrics`)).text();
    expect(metrics).toMatch(/liandong_timers_fired_total\{service="clue-intake",timer="confidential",outcome="fired"\} 4/);
    expect(metrics).toMatch(/liandong_commands_total\{service="clue-intake",command="other",outcome="done"\} \d+/);
    expect(metrics).not.toMatch(/(command|route)="confidential"/);
    // The read model is there whether or not there is anything in it.
    expect(metrics.split('\n').filter((line) => /direct|sending-up/i.test(line) && !/projection="/.test(line))).toEqual([]);
  });

  it('given a service that sleeps through both moments, when it starts, then each is warned about once, late', async () => {
    clock.to('2020-07-01T02:00:00.000Z');
    const id = await pass('principal', '2020-07-01');
    await calm();
    await app.sleepUntil('2020-08-03T02:00:00.000Z');
    await calm();
    const fired = { firedAt: '2020-08-03T02:00:00.000Z', late: true };
    expect((await warned(id, 2)).warnings).toMatchObject([
      { band: 'yellow', ...fired },
      { band: 'red', overdue: true, ...fired },
    ]);
  }, 120_000);
});
