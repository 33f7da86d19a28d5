import type { Role } from '@liandong/access';
import { eventually } from '@liandong/testing';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { clues, receive } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { replySlice } from './reply.slice.js';

const replies = '/api/clue-intake/replies';
const told = { means: 'phone', toldOn: '2020-06-11' };

/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['acknowledgement', told, ['reception-officer', 'intake-officer'], 'pj-intake'],
  ['result', told, ['reception-officer', 'intake-officer', 'case-director'], 'pj-director'],
  [
    'objections',
    { statement: 'x', newEvidence: false, raisedOn: '2020-06-11' },
    ['reception-officer', 'intake-officer', 'case-director'],
    'pj-director',
  ],
  ['objections/1/reading', {}, ['reception-officer', 'case-director', 'deputy'], 'pj-director'],
  ['objections/1/decision', { recheck: true, reason: 'x' }, ['deputy'], 'pj-lead-east'],
  ['objections/1/recheck', { outcome: 'upheld', summary: 'x', concludedOn: '2020-06-11' }, ['case-director', 'deputy'], 'pj-director'],
];

describe('reply: who may', () => {
  let server: TestApp;
  let id: string;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    ({ id } = await receive(server, 'mhk', '2020-06-11'));
    await server.command('mhk-intake', `${clues}/${id}/reporter`, { signature: 'signed', identity: { name: '裘不知' } });
    await eventually(async () => (await server.send('mhk-intake', 'GET', `${replies}/${id}`)).status === 200);
  }, 120_000);
  afterAll(() => server.close());

  const sorted = (roles: readonly Role[]) => [...roles].sort();

  it.each(commands)('B1.15, B4.4: %s', async (noun, body, may, elsewhere) => {
    expect(await server.send(elsewhere, 'POST', `${replies}/${id}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(sorted(await rolesThatMay(server, 'mhk', 'POST', `${replies}/${id}/${noun}`, body))).toEqual(sorted(may));
  });

  it('B4.4: the register: reception, case management and the deputy of this jurisdiction; nobody who handles the subject', async () => {
    const may = sorted(['reception-officer', 'intake-officer', 'case-director', 'deputy']);
    expect(sorted(await rolesThatMay(server, 'mhk', 'GET', replies))).toEqual(may);
    expect(sorted(await rolesThatMay(server, 'mhk', 'GET', `${replies}/${id}`))).toEqual(may);
    expect(await server.send('pj-director', 'GET', `${replies}/${id}`)).toMatchObject({ status: 404, body: { code: 'reply.unknown' } });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, replySlice)).toEqual([]);
  });
});
