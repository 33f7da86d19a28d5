import type { Role } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { receive, routedClue } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { keptLibrary } from '../testing/kept-library.js';
import { custodySlice } from './custody.slice.js';

const custody = '/api/clue-intake/custody';
const day = '2020-06-11';
const handlers: readonly Role[] = ['case-director', 'deputy', 'intake-officer', 'investigator', 'supervisor', 'township-secretary'];
const sorted = (roles: readonly Role[]) => [...roles].sort();

describe('custody: who may', () => {
  let server: TestApp;
  let clueId: string;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
    clueId = await routedClue(server, day);
  });
  afterAll(() => server.close());
  const act = (who: string, noun: string, body: object) => server.command<{ position: string }>(who, `${custody}/${clueId}/${noun}`, body);
  const steps = async (position?: string) =>
    (await server.read<{ steps: readonly object[] }>('mhk-director', `${custody}/${clueId}`, position)).steps;

  it('B1.4: the approved routing waits for its signatures; the handlers sign and pass on, nobody of elsewhere', async () => {
    await eventually(async () => (await steps()).length === 1);
    expect(await server.read('mhk-director', `${custody}?unsigned=true`)).toMatchObject({
      total: 1,
      items: [{ clueId, kind: 'routing', status: 'open', toPerson: 'mhk-lead-1' }],
    });
    const commands = [
      ['steps', { kind: 'passing-on', to: { organisationId: 'mhk.room-1' }, handedOn: day }],
      ['handing-over', { handedOn: '2999-01-01' }],
      ['receipt', { receivedOn: '2999-01-01' }],
      ['sending-back', { reason: 'x' }],
    ] as const;
    for (const [noun, body] of commands) {
      expect(sorted(await rolesThatMay(server, 'mhk', 'POST', `${custody}/${clueId}/${noun}`, body))).toEqual(handlers);
      expect(await server.send('pj-director', 'POST', `${custody}/${clueId}/${noun}`, body)).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
    }
    expect(await rolesThatMay(server, 'mhk', 'POST', `${custody}/${clueId}/withdrawal`, { reason: '' })).toEqual(['case-director']);
    expect(await server.send('pj-director', 'POST', `${custody}/${clueId}/withdrawal`, { reason: 'x' })).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    await act('mhk-intake', 'handing-over', { handedOn: day });
    expect(await server.send('mhk-intake', 'POST', `${custody}/${clueId}/steps`, commands[0][1])).toMatchObject({
      status: 409,
      body: { code: 'custody.step-open', rule: 'B1.4', details: { step: 1 } },
    });
    await act('mhk-lead-1', 'receipt', { receivedOn: day });
    await act('mhk-lead-1', 'steps', commands[0][1]);
    const { position } = await act('mhk-supervisor-1', 'receipt', { receivedOn: day });
    expect(await steps(position)).toMatchObject([
      { status: 'received', handedBy: 'mhk-intake', receivedBy: 'mhk-lead-1' },
      { status: 'received', handedBy: 'mhk-lead-1', receivedBy: 'mhk-supervisor-1' },
    ]);
  });

  it('B1.4: what has no number is not handed over', async () => {
    const { id } = await receive(server, 'mhk', day);
    expect(
      await server.send('mhk-intake', 'POST', `${custody}/${id}/steps`, {
        kind: 'passing-on',
        to: { organisationId: 'mhk.room-1' },
        handedOn: day,
      }),
    ).toMatchObject({ status: 409, body: { code: 'custody.not-in-library' } });
  });

  it('reading: the handlers and the principal; nothing of other jurisdictions', async () => {
    for (const path of [custody, `${custody}/${clueId}`])
      expect(sorted(await rolesThatMay(server, 'mhk', 'GET', path))).toEqual(sorted([...handlers, 'principal']));
    expect(await server.send('pj-director', 'GET', `${custody}/${clueId}`)).toMatchObject({
      status: 404,
      body: { code: 'custody.unknown' },
    });
    expect(await server.read('pj-director', custody)).toMatchObject({ total: 0 });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, custodySlice)).toEqual([]);
  });
});
