import { eventually } from '@liandong/testing';
import { ClockedApp } from '../testing/clocked-app.js';
import { person } from '../clue/clue.fixtures.js';

const api = '/api/clue-intake';
const timersApi = `${api}/ops/timers`;
interface Shown {
  readonly band: string | null;
  readonly overdue: boolean;
  readonly warnings: readonly object[];
}

describe('B4.6: the clock of an entry in the register of inquiring and pleading', () => {
  const app = new ClockedApp('2020-06-12T02:00:00.000Z');
  const { clock } = app;
  const recorded = async (occurredOn: string) => {
    const paper = {
      organisationId: 'mhk',
      source: { kind: 'petition', agencyId: 'mhk.petition', reference: '1' },
      title: 'x',
      summary: 'x',
      receivedOn: occurredOn,
      subjects: [person('s1')],
    };
    const { id: clueId } = await app.server.command<{ id: string }>('mhk-intake', `${api}/clues`, paper);
    return (
      await app.server.command<{ id: string }>('mhk-inv-1', `${api}/interventions`, {
        clueId,
        kind: 'inquiring',
        by: { name: '某某', unit: '某局' },
        addressee: 'mhk-inv-1',
        occurredOn,
        content: '打听进展',
      })
    ).id;
  };
  const act = (who: string, id: string, noun: string, body: object) => app.server.command(who, `${api}/interventions/${id}/${noun}`, body);
  const shown = (id: string) => app.server.read<Shown>('mhk-director', `${api}/interventions/${id}`);
  /** Of the entries alone: the clue has limits of its own. */
  const calm = () => app.calm();
  const warned = (id: string, count: number) =>
    eventually(async () => {
      const found = await shown(id);
      return found.warnings.length === count && found;
    });

  it('given entries that wait, then each is warned about at its moment, also with the chief; one that was handled is not, and nobody else hears of it', async () => {
    const [waits, withChief, done] = [await recorded('2020-06-12'), await recorded('2020-06-12'), await recorded('2020-06-12')];
    for (const id of [withChief, done])
      await act('mhk-director', id, 'assessment', { standing: 'outsider', opinion: '……', assessedOn: '2020-06-12' });
    await act('mhk-director', withChief, 'report-upward', { receiverId: 'mhk', documentNumber: '1', reportedOn: '2020-06-12' });
    await act('mhk-lead-1', done, 'handling', { outcome: 'reminded', reason: '……', handledOn: '2020-06-12' });
    clock.to('2020-06-16T15:59:59.998Z');
    await calm();
    expect(await shown(waits)).toMatchObject({ band: null, overdue: false, warnings: [] });
    clock.to('2020-06-16T15:59:59.999Z');
    for (const id of [waits, withChief])
      expect(await warned(id, 1)).toMatchObject({
        band: 'yellow',
        overdue: false,
        warnings: [{ dueAt: '2020-06-16T15:59:59.999Z', firedAt: '2020-06-16T15:59:59.999Z', late: false }],
      });
    clock.to('2020-06-19T16:00:00.000Z');
    for (const id of [waits, withChief]) expect(await warned(id, 2)).toMatchObject({ band: 'red', overdue: true });
    await act('mhk-principal', withChief, 'handling', { outcome: 'no-action', reason: '……', handledOn: '2020-06-20' });
    expect(await shown(withChief)).toMatchObject({ status: 'handled', band: null, overdue: false, inTime: false });
    await calm();
    expect(await shown(done)).toMatchObject({ warnings: [], inTime: true });

    const { items } = await app.server.read<{ items: readonly { readonly about: string; readonly clock: string }[] }>(
      'mhk-intake',
      `${api}/warnings`,
    );
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`intervention|${waits}|${withChief}`));
    const fired = await app.server.read<{ items: readonly { readonly timer: string }[] }>('ops', `${timersApi}?state=fired`);
    expect(fired.items.filter(({ timer }) => timer === 'confidential')).toHaveLength(4);
    expect(JSON.stringify(fired.items)).not.toMatch(new RegExp(`intervention|${waits}|${withChief}`));
  });

  it('given a service that sleeps through both moments, when it starts, then it is warned about once for each, late', async () => {
    clock.to('2020-07-01T02:00:00.000Z');
    const id = await recorded('2020-07-01');
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
