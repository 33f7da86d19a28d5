import type { Role } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { conveneMeeting, proposedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { screeningMeetingSlice } from './screening-meeting.slice.js';

const api = '/api/clue-intake/screening-meetings';
const sorted = (roles: readonly Role[]) => [...roles].sort();

describe('meetings about clues: who may', () => {
  let server: TestApp;
  let clueId: string;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
    clueId = await proposedClue(server, 'hold');
  });
  afterAll(() => server.close());

  const commands: readonly [noun: string, body: (clue: string) => object, may: readonly Role[], elsewhere: string][] = [
    ['agenda', (clue) => ({ clueId: clue }), ['case-director', 'intake-officer'], 'pj-intake'],
    [
      'volumes',
      (clue) => ({ clueId: clue, volumes: 1, readOn: '2020-06-11' }),
      ['case-director', 'intake-officer', 'investigator', 'supervisor'],
      'pj-supervisor-1',
    ],
    ['opinions', (clue) => ({ clueId: clue, decision: 'hold', opinion: 'x' }), ['case-director', 'intake-officer'], 'pj-director'],
    ['minutes', () => ({ minutes: 'x', heldOn: '2020-06-11' }), ['deputy', 'principal'], 'pj-principal'],
    ['cancellation', () => ({ reason: 'x' }), ['case-director', 'intake-officer'], 'pj-intake'],
  ];
  it.each(commands)('%s', async (noun, body, may, elsewhere) => {
    const meetingId = await conveneMeeting(server, [clueId]);
    expect(await server.send(elsewhere, 'POST', `${api}/${meetingId}/${noun}`, body(clueId))).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.read('mhk-director', `${api}/${meetingId}`)).toMatchObject({ revision: 0 });
    expect(sorted(await rolesThatMay(server, 'mhk', 'POST', `${api}/${meetingId}/${noun}`, body(clueId)))).toEqual(may);
  });

  it('convening: case management, for its own jurisdiction', async () => {
    const body = (organisationId: string) => ({
      organisationId,
      kind: 'clue-study',
      title: 'x',
      scheduledOn: '2020-06-11',
      agenda: [clueId],
      participants: [{ organisationId: 'mhk.room-1' }, { organisationId: 'mhk.room-2' }],
    });
    expect(sorted(await rolesThatMay(server, 'mhk', 'POST', api, body('mhk')))).toEqual(['case-director', 'intake-officer']);
    expect(await server.send('pj-intake', 'POST', api, body('mhk'))).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.send('pj-intake', 'POST', api, body('pj'))).toMatchObject({
      status: 422,
      body: { code: 'screening-meeting.unknown-clues' },
    });
  });

  it('reading: case management, the departments and those who decide; nobody of another jurisdiction', async () => {
    const meetingId = await conveneMeeting(server, [clueId]);
    const may = ['case-director', 'deputy', 'intake-officer', 'principal', 'supervisor'];
    expect(sorted(await rolesThatMay(server, 'mhk', 'GET', api))).toEqual(may);
    expect(sorted(await rolesThatMay(server, 'mhk', 'GET', `${api}/${meetingId}`))).toEqual(may);
    expect(await server.send('pj-director', 'GET', `${api}/${meetingId}`)).toMatchObject({
      status: 404,
      body: { code: 'screening-meeting.unknown' },
    });
    expect(await server.read('pj-director', api)).toMatchObject({ total: 0 });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, screeningMeetingSlice)).toEqual([]);
  });
});
