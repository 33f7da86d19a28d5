import { figureWithEvents, ownFigures, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { conveneMeeting, screenedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { planned } from '../clue/clue.disposal.fixtures.js';

const api = '/api/clue-intake';
interface Meetings {
  readonly total: number;
  readonly items: readonly {
    readonly agenda: readonly string[];
    readonly volumes: number;
    readonly participants: readonly { readonly organisationId: string }[];
    readonly opinions: readonly { readonly dissent: readonly object[] }[];
  }[];
}

/** 文旅厅组 and 第八室: a clue library, and meetings in which the group and the room study its clues (4.8). */
describe('4.8: clue library and meetings about cases', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const meeting = (id: string, noun: string, body: object, who = 'mhk-director') =>
    server.command(who, `${api}/screening-meetings/${id}/${noun}`, body);

  /** A meeting about one clue, held and signed. */
  const decided = async (clueId: string, decision: string, heldOn: string) => {
    const id = await conveneMeeting(server, [clueId]);
    await meeting(id, 'opinions', { clueId, decision, opinion: '……' });
    await meeting(id, 'minutes', { minutes: '会议纪要', heldOn }, 'mhk-lead-1');
    return id;
  };
  const propose = (clueId: string, mode: string, more: object = {}) =>
    server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/disposal-proposal`, { mode, opinion: '……', ...planned(mode), ...more });
  const approve = (clueId: string) => server.send('mhk-principal', 'POST', `${api}/clues/${clueId}/disposal-approval`);
  const contradicts = (meetingId: string, allowed: string) => ({
    status: 409,
    body: { code: 'clue.contradicts-minutes', rule: '4.8', allowed: [allowed], details: { meetingId } },
  });

  it('4.8: 27 clues are studied in 17 meetings, 26 volumes are read, and every disposal names the meeting that decided on it', async () => {
    const clues: string[] = [];
    for (let number = 1; number <= 27; number += 1) clues.push(await screenedClue(server));
    // Ten meetings about two clues each, seven about one; of one clue nothing was on file yet.
    const agendas = [
      ...Array.from({ length: 10 }, (_, index) => clues.slice(index * 2, index * 2 + 2)),
      ...clues.slice(20).map((clueId) => [clueId]),
    ];
    let afterTen = '';
    for (const [index, agenda] of agendas.entries()) {
      if (index === 10) afterTen = (await server.read<{ position: string }>('mhk-director', `${api}/digests`)).position;
      const meetingId = await conveneMeeting(server, agenda, { scheduledOn: `2020-07-${String(index + 1).padStart(2, '0')}` });
      for (const clueId of agenda) {
        if (clueId !== clues[26]) await meeting(meetingId, 'volumes', { clueId, volumes: 1, readOn: '2020-07-01' }, 'mhk-supervisor-1');
        await meeting(meetingId, 'opinions', {
          clueId,
          decision: 'initial-verification',
          opinion: '可查性强',
          dissent: clueId === clues[0] ? [{ organisationId: 'mhk.room-8', opinion: '宜先函询' }] : [],
        });
      }
      const [clueId] = agenda as [string];
      const proposal = { mode: 'initial-verification', opinion: '经专题会研究,拟初核', ...planned('initial-verification'), meetingId };
      expect(await server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/disposal-proposal`, proposal)).toMatchObject({
        status: 422,
        body: { code: 'clue.meeting-did-not-decide' },
      });
      await meeting(meetingId, 'minutes', { minutes: '会议纪要', heldOn: '2020-07-20' }, 'mhk-lead-1');
      expect(
        await server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/disposal-proposal`, { ...proposal, mode: 'close' }),
      ).toMatchObject({ status: 409, body: { code: 'clue.meeting-decided-otherwise' } });
      for (const one of agenda) {
        await server.command('mhk-intake', `${api}/clues/${one}/disposal-proposal`, proposal);
        await server.command('mhk-principal', `${api}/clues/${one}/disposal-approval`);
      }
    }
    const { total, items } = await server.read<Meetings>(
      'mhk-principal',
      `${api}/screening-meetings?kind=clue-study&status=signed&participant=mhk.room-8&limit=200`,
    );
    expect({
      meetings: total,
      clues: new Set(items.flatMap(({ agenda }) => agenda)).size,
      volumes: items.reduce((sum, { volumes }) => sum + volumes, 0),
    }).toEqual({ meetings: 17, clues: 27, volumes: 26 });
    const figure = (name: string, query = {}) => figureWithEvents(server, `clue-intake.${name}`, query, ownFigures(server));
    expect(await figure('meetings-held')).toMatchObject({ value: 17, types: { MinutesSigned: 17 } });
    expect(await figure('clues-studied')).toMatchObject({ value: 27, types: { MinutesSigned: 17 } });
    expect(await figure('volumes-read')).toMatchObject({ value: 26, types: { VolumesRead: 26 } });
    expect(await figure('clues', { by: 'mode' })).toMatchObject({
      value: 27,
      groups: { 'initial-verification': 27 },
      types: { DisposalApproved: 27 },
    });
    expect([
      (await figure('meetings-held', { at: afterTen })).value,
      (await figure('clues-studied', { at: afterTen })).value,
      (await figure('clues', { at: afterTen, mode: 'initial-verification' })).value,
    ]).toEqual([10, 20, 20]);
    expect(await server.read('mhk-director', `${api}/clues?status=disposal-approved`)).toMatchObject({ total: 27 });
    expect(await server.read<Meetings>('mhk-director', `${api}/screening-meetings?clue=${clues[0]}`)).toMatchObject({
      total: 1,
      items: [
        {
          opinions: expect.arrayContaining([
            expect.objectContaining({ dissent: [{ organisationId: 'mhk.room-8', opinion: '宜先函询' }] }),
          ]) as unknown,
        },
      ],
    });
    expect(await server.read<Meetings>('mhk-director', `${api}/screening-meetings?from=2020-07-16&to=2020-07-17`)).toMatchObject({
      total: 2,
    });
  }, 120_000);

  it('4.8: signed minutes bind the disposal and every change of it, named or not, until a newer meeting decides', async () => {
    const clueId = await screenedClue(server);
    const first = await decided(clueId, 'hold', '2020-06-12');
    expect(await propose(clueId, 'close')).toMatchObject(contradicts(first, 'propose-disposal'));
    expect(await propose(clueId, 'hold')).toMatchObject({ status: 201 });
    expect(await approve(clueId)).toMatchObject({ status: 201 });
    expect(await propose(clueId, 'close')).toMatchObject(contradicts(first, 'propose-disposal'));
    const second = await decided(clueId, 'close', '2020-06-13');
    // Signed last, but held before the other: it is not the newest.
    await decided(clueId, 'hold', '2020-06-11');
    expect(await propose(clueId, 'initial-verification')).toMatchObject(contradicts(second, 'propose-disposal'));
    expect(await propose(clueId, 'close')).toMatchObject({ status: 201 });
    expect(await server.read('mhk-director', `${api}/clues/${clueId}`)).toMatchObject({
      mode: 'hold',
      proposal: { mode: 'close', meetingId: second },
    });
  });

  it('4.8: given minutes signed after the proposal, then it is not approved against them', async () => {
    const clueId = await screenedClue(server);
    expect(await propose(clueId, 'close')).toMatchObject({ status: 201 });
    const meetingId = await decided(clueId, 'initial-verification', '2020-06-12');
    expect(await approve(clueId)).toMatchObject(contradicts(meetingId, 'reject-disposal'));
    await server.command('mhk-principal', `${api}/clues/${clueId}/disposal-rejection`, { reason: '会议另有决定' });
    expect(await propose(clueId, 'initial-verification')).toMatchObject({ status: 201 });
    expect(await approve(clueId)).toMatchObject({ status: 201 });
    expect(await server.read('mhk-director', `${api}/clues/${clueId}`)).toMatchObject({ mode: 'initial-verification' });
  });
});
