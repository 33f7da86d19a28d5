import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { conveneMeeting, screenedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { planned } from '../clue/clue.disposal.fixtures.js';

const api = '/api/clue-intake';

/** 联合排查线索: after a joint inspection all members discuss, analyse and agree on measures, in time (0.7). */
describe('0.7: joint screening of clues', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  it('0.7: all members speak about the clues of one inspection; what they agreed on binds the disposal of each, what they left open binds none', async () => {
    const [verify, hold, open] = [await screenedClue(server), await screenedClue(server), await screenedClue(server)];
    const participants = ['mhk.party-conduct', 'mhk.room-1', 'mhk.dispatched-1', 'mhk.township-1'].map((organisationId) => ({
      organisationId,
    }));
    const id = await conveneMeeting(server, [verify, hold], { kind: 'joint-screening', title: '联合检查后线索排查', participants });
    const meeting = (noun: string, body: object, who = 'mhk-director') =>
      server.command(who, `${api}/screening-meetings/${id}/${noun}`, body);
    await meeting('agenda', { clueId: open });
    await meeting('opinions', { clueId: verify, decision: 'initial-verification', opinion: '线索具体' });
    await meeting('opinions', {
      clueId: hold,
      decision: 'hold',
      opinion: '暂不具备核查条件',
      dissent: [{ organisationId: 'mhk.township-1', opinion: '建议了结' }],
    });
    expect(
      await server.send('mhk-principal', 'POST', `${api}/screening-meetings/${id}/minutes`, { minutes: '纪要', heldOn: '2020-06-11' }),
    ).toMatchObject({ status: 409, body: { code: 'screening-meeting.opinions-missing' } });
    await meeting('opinions', { clueId: open, decision: 'deferred', opinion: '补充了解后再议' });
    await meeting('minutes', { minutes: '纪要', heldOn: '2020-06-11' }, 'mhk-principal');
    const propose = (clueId: string, mode: string) =>
      server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/disposal-proposal`, {
        mode,
        opinion: '……',
        ...planned(mode),
        meetingId: id,
      });
    const unnamed = (clueId: string, mode: string) =>
      server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/disposal-proposal`, { mode, opinion: '……', ...planned(mode) });
    expect(await unnamed(verify, 'close')).toMatchObject({
      status: 409,
      body: {
        code: 'clue.contradicts-minutes',
        rule: '0.7',
        allowed: ['propose-disposal'],
        details: { meetingId: id, decision: 'initial-verification', heldOn: '2020-06-11' },
      },
    });
    expect(await unnamed(verify, 'initial-verification')).toMatchObject({ status: 201 });
    expect(await propose(hold, 'hold')).toMatchObject({ status: 201 });
    expect(await propose(open, 'hold')).toMatchObject({
      status: 409,
      body: { code: 'clue.meeting-decided-otherwise', details: { decision: 'deferred' } },
    });
    expect(await unnamed(open, 'close')).toMatchObject({ status: 201 });
    const { agenda, opinions } = await server.read<{ agenda: string[]; opinions: object[] }>(
      'mhk-lead-1',
      `${api}/screening-meetings/${id}`,
    );
    expect([agenda.length, opinions.length]).toEqual([3, 3]);
    expect(await server.read('mhk-director', `${api}/clues/${hold}`)).toMatchObject({ proposal: { mode: 'hold', meetingId: id } });
    expect(await server.read('mhk-director', `${api}/clues/${verify}`)).toMatchObject({
      proposal: { mode: 'initial-verification', meetingId: id },
    });
  });
});
