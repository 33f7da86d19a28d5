import { randomUUID } from 'node:crypto';
import type { Role } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { opening } from './talk-inquiry.fixtures.js';
import { TalkInquiryService } from './talk-inquiry.service.js';
import { talkingClue, type TalkLine } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { talkInquirySlice } from './talk-inquiry.slice.js';

const api = '/api/clue-intake/talk-inquiries';
const day = '2020-06-11';
const conducting: readonly Role[] = ['case-director', 'deputy', 'supervisor'];
/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['handler', { departmentId: 'mhk.room-2' }, ['case-director', 'intake-officer'], 'pj-director'],
  [
    'plan-proposal',
    {
      form: 'talk',
      plan: 'x',
      talkers: [
        { personId: 'mhk-lead-1', role: 'lead', lent: false },
        { personId: 'mhk-inv-1', role: 'auxiliary', lent: true },
      ],
    },
    ['case-director', 'supervisor'],
    'pj-supervisor-1',
  ],
  ['plan-approval', {}, ['principal', 'deputy'], 'pj-principal'],
  ['plan-rejection', { reason: 'x' }, ['principal', 'deputy'], 'pj-lead-east'],
  ['notice', { servedOn: day, servedTo: 'x', reference: 'x' }, conducting, 'pj-supervisor-1'],
  ['talk', { talkers: [{ personId: 'x', capacity: 'staff' }], heldOn: day, place: 'x' }, conducting, 'pj-supervisor-1'],
  ['record', { record: 'x', signedBySubject: true, signedOn: day }, conducting, 'pj-director'],
  ['reply', { statement: 'x', countersignedBy: 'x', receivedOn: day }, conducting, 'pj-lead-east'],
  ['report', { facts: 'x', opinion: 'x', outcome: 'reminder', reportedOn: day }, conducting, 'pj-supervisor-1'],
  ['outcome-approval', {}, ['principal', 'deputy'], 'pj-principal'],
  ['outcome-rejection', { reason: 'x' }, ['principal', 'deputy'], 'pj-principal'],
  ['discontinuation', { reason: 'x' }, ['principal'], 'pj-principal'],
];

describe('talk and inquiry: who may', () => {
  let server: TestApp;
  let untouched: string;
  let clueId: string;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
    const talking = await talkingClue(server);
    ({ clueId } = talking);
    untouched = talking.talks[0]!.talkInquiryId;
  });
  afterAll(() => server.close());

  it.each(commands)('%s', async (noun, body, may, elsewhere) => {
    expect(await server.send(elsewhere, 'POST', `${api}/${untouched}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.read('mhk-supervisor-1', `${api}/${untouched}`)).toMatchObject({ revision: 1, status: 'opened' });
    const { talks } = await talkingClue(server);
    expect([...(await rolesThatMay(server, 'mhk', 'POST', `${api}/${talks[0]!.talkInquiryId}/${noun}`, body))].sort()).toEqual(
      [...may].sort(),
    );
  });

  it.each(commands)('B1.18: %s, by another department: not even in its own role', async (noun, body, may) => {
    const code = may.includes('supervisor') ? 'talk-inquiry.not-your-department' : 'access.role-required';
    expect(await server.send('mhk-supervisor-2', 'POST', `${api}/${untouched}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code },
    });
  });

  it('B1.18: reading: another department finds neither the talk nor its line', async () => {
    expect(await server.send('mhk-supervisor-2', 'GET', `${api}/${untouched}`)).toMatchObject({
      status: 404,
      body: { code: 'talk-inquiry.unknown' },
    });
    expect(await server.read('mhk-supervisor-2', api)).toMatchObject({ total: 0, items: [] });
    const { talks } = await talkingClue(server, undefined, null);
    const [{ talkInquiryId }] = talks as [TalkLine];
    for (const supervisor of ['mhk-supervisor-1', 'mhk-supervisor-2'])
      expect(await server.send(supervisor, 'GET', `${api}/${talkInquiryId}`)).toMatchObject({ status: 404 });
    expect(await server.read<{ allowed: readonly string[] }>('mhk-director', `${api}/${talkInquiryId}`)).toMatchObject({
      departmentId: null,
      departmentAs: 'awaited',
      allowed: ['assign-handler', 'discontinue'],
    });
  });

  it('opening and following a routing: the automation of the clue’s own commission, and no person', async () => {
    const service = server.app.get(TalkInquiryService, { strict: false });
    const request = (organisationId: string, roles: readonly Role[]) => ({
      principal: { personId: 'p', organisationId, roles },
      commandId: randomUUID(),
    });
    await expect(service.open(request('mhk', ['principal']), 'x-1-1', opening)).rejects.toMatchObject({ code: 'access.role-required' });
    await expect(
      service.followRouting(request('mhk', ['principal']), clueId, { departmentId: 'mhk.room-2', departmentAs: 'routed' }),
    ).rejects.toMatchObject({ code: 'access.role-required' });
    await expect(
      service.followRouting(request('pj', ['automation']), clueId, { departmentId: 'mhk.room-2', departmentAs: 'routed' }),
    ).rejects.toMatchObject({ code: 'access.wrong-organisation' });
    await expect(service.open(request('pj', ['automation']), 'x-1-1', opening)).rejects.toMatchObject({
      code: 'access.wrong-organisation',
    });
  });

  it('reading: case management, the handling department and those who decide; nobody of another jurisdiction', async () => {
    const may: readonly Role[] = ['case-director', 'deputy', 'intake-officer', 'principal', 'supervisor'];
    expect([...(await rolesThatMay(server, 'mhk', 'GET', api))].sort()).toEqual(may);
    expect([...(await rolesThatMay(server, 'mhk', 'GET', `${api}/${untouched}`))].sort()).toEqual(may);
    expect(await server.send('pj-supervisor-1', 'GET', `${api}/${untouched}`)).toMatchObject({
      status: 404,
      body: { code: 'talk-inquiry.unknown' },
    });
    expect(await server.read('pj-supervisor-1', api)).toMatchObject({ total: 0 });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, talkInquirySlice)).toEqual([]);
  });
});
