import type { Role } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { personEnquirySlice } from './person-enquiry.slice.js';

const path = '/api/clue-intake/person-enquiries';
const clock = { now: () => '2020-06-15T02:00:00.000Z' };
const managing: readonly Role[] = ['intake-officer', 'case-director'];
const opinions = [{ person: 'p1', opinion: 'no-clue' }];

/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['search', {}, managing, 'pj-intake'],
  ['reply-proposal', { opinions }, managing, 'pj-director'],
  ['reply-approval', {}, ['principal', 'deputy'], 'pj-principal'],
  ['reply-rejection', { reason: 'x' }, ['principal', 'deputy'], 'pj-lead-east'],
  ['reply', { replyNumber: 'x', sentOn: '2020-06-15' }, ['case-director'], 'pj-director'],
  ['withdrawal', { reason: 'x' }, managing, 'pj-intake'],
];

describe('enquiry about persons: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
  });
  afterAll(() => server.close());

  const letter = (organisationId = 'mhk') => ({
    organisationId,
    askingBody: '县委组织部',
    reference: '组函〔2020〕1号',
    letterDate: '2020-06-10',
    receivedOn: '2020-06-11',
    purpose: 'award',
    persons: [{ person: 'p1', name: '张三', unitId: 'mhk.unit-1', position: '科长' }],
  });
  const recorded = async () => (await server.command<{ id: string }>('mhk-intake', path, letter())).id;

  it('enquiry-authority: case management records, searches and proposes, whoever leads approves, the director answers; nobody of elsewhere', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', path, letter())).toEqual(managing);
    expect(await server.send('pj-intake', 'POST', path, letter())).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    for (const [noun, body, may, elsewhere] of commands) {
      const id = await recorded();
      const address = `${path}/${id}/${noun}`;
      expect([noun, await server.send(elsewhere, 'POST', address, body)]).toMatchObject([
        noun,
        { status: 403, body: { code: 'access.wrong-organisation' } },
      ]);
      expect([noun, await rolesThatMay(server, 'mhk', 'POST', address, body)]).toEqual([noun, may]);
    }
    expect(await server.send('mhk-intake', 'POST', `${path}/no-such/search`, {})).toMatchObject({
      status: 404,
      body: { code: 'person-enquiry.unknown' },
    });
  });

  it('B4.4: read by case management and whoever leads, above too; nobody of another jurisdiction', async () => {
    const id = await recorded();
    const readers = ['intake-officer', 'case-director', 'principal', 'deputy'];
    for (const address of [path, `${path}/${id}`]) expect(await rolesThatMay(server, 'mhk', 'GET', address)).toEqual(readers);
    expect(await server.send('pj-principal', 'GET', `${path}/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'person-enquiry.unknown' },
    });
    expect(await server.read('pj-principal', path)).toMatchObject({ total: 0 });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, personEnquirySlice)).toEqual([]);
  });
});
