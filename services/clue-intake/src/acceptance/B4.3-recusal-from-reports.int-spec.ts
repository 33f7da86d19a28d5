import { ServiceRuntime } from '@liandong/service-kit';
import { eventually } from '@liandong/testing';
import { person } from '../clue/clue.fixtures.js';
import { formWith, snapshot } from '../report/photograph/photograph.fixtures.js';
import { toldInClear } from '../report/report.fixtures.js';
import { startWatchedChannel, type WatchedChannel } from '../testing/report-channel.js';

const api = '/api/clue-intake';
const clock = { moment: '2020-06-11T02:00:00.000Z', now: () => clock.moment };
const BARRED = { status: 403, body: { code: 'access.barred-by-recusal', rule: 'B4.1' } };
const words = { title: '反映某科员', summary: '……', subjects: [person('s1')], departmentId: 'mhk.room-1' };

/** Everything that is done with a report, by whom it is usually done. */
const handling: readonly [noun: string, body: object, who: string][] = [
  ['reading', {}, 'mhk-reception'],
  ['reading', {}, 'mhk-lead-1'],
  ['photographs/1/reading', {}, 'mhk-reception'],
  ['questions', { text: '是谁?' }, 'mhk-reception'],
  ['notices', { text: '已收到' }, 'mhk-reception'],
  ['clue', words, 'mhk-reception'],
  ['decline-proposal', { ground: 'no-substance', notice: '……' }, 'mhk-reception'],
  ['decline-approval', {}, 'mhk-lead-1'],
  ['decline-rejection', { reason: '……' }, 'mhk-lead-1'],
  ['repeat', { firstReportId: 'r1', notice: '……' }, 'mhk-reception'],
  ['direct-forward', { ground: 'own-chief' }, 'mhk-reception'],
  ['sending-up', { toOrganisation: 'upper', sentOn: '2020-06-11' }, 'mhk-reception'],
];

describe('B4.3: recusal in the handling of reports (处理检举控告工作规则第四十八条)', () => {
  let channel: WatchedChannel;
  let server: WatchedChannel['server'];
  beforeAll(async () => {
    channel = await startWatchedChannel(clock);
    ({ server } = channel);
  });
  afterAll(() => channel.stop());

  const list = (who = 'mhk-reception-2') =>
    server
      .read<{ readonly items: readonly { readonly reportId: string; readonly unopenedPhotographs: readonly number[] }[] }>(
        who,
        `${api}/reports?limit=200`,
      )
      .then(({ items }) => items);
  const anybody = <T>(noun: string, body: object) => server.send<T>(undefined, 'POST', `${api}/public/${noun}`, body);
  /** Signed, with a photograph: all that a report can hold. */
  async function reported(): Promise<{ readonly id: string; readonly code: string }> {
    const known = new Set((await list()).map(({ reportId }) => reportId));
    const { code } = (
      await anybody<{ readonly code: string }>('reports', { ...toldInClear, identity: { name: '某举报人', phone: '13900000000' } })
    ).body;
    expect(await anybody('receipt/photographs', formWith(code, await snapshot()))).toMatchObject({ status: 201 });
    const { reportId } = await eventually(
      async () => (await list()).find((line) => !known.has(line.reportId) && line.unopenedPhotographs.length === 1) ?? false,
    );
    return { id: reportId, code };
  }
  const raise = (id: string, personId: string, ground: string, who = 'mhk-reception-2') =>
    server.send<{ readonly id: string }>(who, 'POST', `${api}/recusals`, {
      about: { kind: 'report', id },
      personId,
      chief: personId === 'mhk-principal',
      ground,
      raisedBy: 'reporter',
      statement: '……',
      raisedOn: '2020-06-11',
    });
  const ask = (who: string, id: string, noun: string, body: object) =>
    server.send<{ readonly matterId?: string }>(who, 'POST', `${api}/reports/${id}/${noun}`, body);
  /** Readers are kept out by read models: those have to have passed the last of these. */
  const known = () => server.read('mhk-director', `${api}/recusals`);

  it('the three grounds count, and no other', async () => {
    const { id } = await reported();
    expect(await raise(id, 'mhk-reception', 'witness')).toMatchObject({ status: 422, body: { code: 'recusal.ground-unfit' } });
  });

  it.each(['near-kin', 'interest', 'other'])(
    '%s: whoever is recused neither reads nor handles the report, by any route, until it is rejected',
    async (ground) => {
      const { id } = await reported();
      const { body } = await raise(id, 'mhk-reception', ground);
      for (const personId of ['mhk-lead-1', 'mhk-principal']) expect(await raise(id, personId, ground)).toMatchObject({ status: 201 });
      await known();
      for (const [noun, data, who] of handling) expect([who, noun, await ask(who, id, noun, data)]).toMatchObject([who, noun, BARRED]);
      for (const who of ['mhk-reception', 'mhk-lead-1', 'mhk-principal']) {
        expect([who, await server.send(who, 'GET', `${api}/reports/${id}`)]).toMatchObject([who, BARRED]);
        expect((await list(who)).map(({ reportId }) => reportId)).not.toContain(id);
      }
      // The upper body decides on the chief, who then decides on the others.
      const decision = (personId: string) => ({ personId, upheld: false, reason: '不属于应当回避的情形', decidedOn: '2020-06-11' });
      await server.command('upper-principal', `${api}/recusals/${body.id}/chief-decision`, decision('mhk-principal'));
      await known();
      await server.command('mhk-principal', `${api}/recusals/${body.id}/decision`, decision('mhk-reception'));
      await known();
      expect(await server.send('mhk-reception', 'GET', `${api}/reports/${id}`)).toMatchObject({ status: 200, body: { reportId: id } });
      expect(await ask('mhk-reception', id, 'photographs/1/reading', {})).toMatchObject({ status: 201 });
      expect(await server.send('mhk-lead-1', 'GET', `${api}/reports/${id}`)).toMatchObject(BARRED);
    },
  );

  it('handed over: another handler goes on with the dialogue, the photograph and the taking in; whoever is recused finds nothing of what follows', async () => {
    const { id, code } = await reported();
    expect(await ask('mhk-reception', id, 'questions', { text: '是哪一年?' })).toMatchObject({ status: 201 });
    await raise(id, 'mhk-reception', 'interest', 'mhk-reception');
    await raise(id, 'mhk-intake', 'near-kin');
    await known();
    // The answer comes to whoever handles it now.
    expect(await anybody('receipt/answers', { code, number: 1, text: '去年' })).toMatchObject({ status: 201 });
    expect(await ask('mhk-reception', id, 'reading', {})).toMatchObject(BARRED);
    expect(await server.command('mhk-reception-2', `${api}/reports/${id}/reading`)).toMatchObject({
      content: { text: toldInClear.text },
      dialogue: expect.arrayContaining([expect.objectContaining({ kind: 'question', number: 1, answer: '去年' })]) as unknown,
    });
    expect(await ask('mhk-reception-2', id, 'photographs/1/reading', {})).toMatchObject({ status: 201 });
    expect(await ask('mhk-reception-2', id, 'questions', { text: '还有谁?' })).toMatchObject({ status: 201 });
    expect(await ask('mhk-reception-2', id, 'clue', words)).toMatchObject({ status: 201 });

    // The clue is of the report’s matter: so is the recusal, and whoever reported is known to nobody who is recused.
    const { clueId } = await server.read<{ readonly clueId: string }>('mhk-reception-2', `${api}/reports/${id}`);
    await server.read('mhk-director', `${api}/clues/${clueId}`);
    const reporter = `${api}/clues/${clueId}/reporter`;
    expect(await server.send('mhk-intake', 'GET', `${api}/clues/${clueId}`)).toMatchObject(BARRED);
    for (const [noun, body] of [
      ['reveal-requests', { reason: '……' }],
      ['reveal-requests/1/reading', {}],
      ['verification', { outcome: 'verified', means: '……', checkedOn: '2020-06-11' }],
    ] as const) {
      expect([noun, await server.send('mhk-intake', 'POST', `${reporter}/${noun}`, body)]).toMatchObject([noun, BARRED]);
    }
    expect(await server.send('mhk-intake', 'GET', reporter)).toMatchObject(BARRED);
    expect(await server.read('mhk-director', reporter)).toMatchObject({ signature: 'signed', sealedFields: ['name', 'phone'] });
    expect(await ask('mhk-reception', id, 'notices', { text: '……' })).toMatchObject(BARRED);
  });

  // The last one here: what was stopped is not started again.
  it('given read models that stand still, then the event store keeps whoever is recused from the photograph and from who reported', async () => {
    const [photographed, signed] = [await reported(), await reported()];
    expect(await ask('mhk-reception-2', signed.id, 'clue', words)).toMatchObject({ status: 201 });
    const { clueId } = await server.read<{ readonly clueId: string }>('mhk-reception-2', `${api}/reports/${signed.id}`);
    await server.app.get(ServiceRuntime, { strict: false }).runner('barred-persons')!.stop();
    expect(await raise(photographed.id, 'mhk-reception', 'interest')).toMatchObject({ status: 201 });
    expect(await raise(signed.id, 'mhk-intake', 'near-kin')).toMatchObject({ status: 201 });
    expect(await ask('mhk-reception', photographed.id, 'photographs/1/reading', {})).toMatchObject(BARRED);
    for (const [noun, body] of [
      ['reveal-requests', { reason: '……' }],
      ['reveal-requests/1/reading', {}],
    ] as const) {
      expect([noun, await server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/reporter/${noun}`, body)]).toMatchObject([
        noun,
        BARRED,
      ]);
    }
  });
});
