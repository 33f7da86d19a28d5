import { randomUUID } from 'node:crypto';
import { CaseTrialModule } from '@liandong/case-trial';
import { ClueIntakeModule } from '@liandong/clue-intake';
import { keptLibrary } from '@liandong/clue-intake/testing';
import type { RecusalsInForce } from '@liandong/contracts';
import type { MessageBus } from '@liandong/messaging';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { disposalPlan } from './testing/case-chain.js';
import { BARRED, type Clue, handedOver, receivedClue } from './testing/recused-matter.js';

const intake = '/api/clue-intake';
const trial = '/api/case-trial';
const clock = { now: () => '2020-06-20T02:00:00.000Z' };

describe('B4.1, B4.2: recusals follow the matter back to the clue', () => {
  let server: TestApp;
  let bus: MessageBus;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, CaseTrialModule], { clock });
    bus = await server.app.get<Platform>(PLATFORM, { strict: false }).messageBus('joint-supervision');
    await keptLibrary(server);
  }, 120_000);
  afterAll(() => server.close());

  const raise = (caseId: string, personId: string) =>
    server.command('mhk-director', `${trial}/recusals`, {
      about: { kind: 'case', id: caseId },
      personId,
      chief: false,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '与被反映人系近亲属',
      raisedOn: '2020-06-12',
    });
  const decide = (matterId: string, personId: string, upheld: boolean) =>
    server.command('mhk-principal', `${trial}/recusals/${matterId}/decision`, { personId, upheld, reason: '……', decidedOn: '2020-06-13' });
  const see = (who: string, { id }: Clue) => server.send<{ code?: string }>(who, 'GET', `${intake}/clues/${id}`);
  const act = (who: string, { id }: Clue, noun: string, body: object = {}) =>
    server.send(who, 'POST', `${intake}/clues/${id}/${noun}`, body);
  /** Until what was told is known here. */
  const barredHere = (who: string, clue: Clue) =>
    eventually(async () => {
      const { status, body } = await see(who, clue);
      return status === 403 && body.code === BARRED.body.code;
    }, 20_000);
  const freeHere = (who: string, clue: Clue) => eventually(async () => (await see(who, clue)).status === 200, 20_000);
  const screening = { problemTypes: ['conduct'], opinion: '属本级管辖' };
  const proposal = { mode: 'initial-verification', opinion: '……', plan: disposalPlan };

  it('B4.1: given somebody recused from the case, then they neither read the clue nor act on it, others do; ended there, they may again', async () => {
    const clue = await receivedClue(server);
    const caseId = await handedOver(server, bus, clue);
    expect(await act('mhk-intake', clue, 'registration')).toMatchObject({ status: 201 });
    await raise(caseId, 'mhk-intake');
    await barredHere('mhk-intake', clue);
    expect(await act('mhk-intake', clue, 'screening', screening)).toMatchObject(BARRED);
    expect(await server.read('mhk-intake', `${intake}/clues`)).toMatchObject({ total: 0 });
    expect(await see('mhk-director', clue)).toMatchObject({ status: 200 });
    // It has no line in the register of this service.
    expect(await server.read('mhk-principal', `${intake}/recusals`)).toMatchObject({ total: 0 });
    await decide(clue.matterId, 'mhk-intake', false);
    await freeHere('mhk-intake', clue);
    expect(await act('mhk-intake', clue, 'screening', screening)).toMatchObject({ status: 201 });
    // Again, when it can be somebody else's work.
    await raise(caseId, 'mhk-intake');
    await barredHere('mhk-intake', clue);
    expect(await act('mhk-intake', clue, 'disposal-proposal', proposal)).toMatchObject(BARRED);
    expect(await act('mhk-director', clue, 'disposal-proposal', proposal)).toMatchObject({ status: 201 });
  });

  it('B4.1: what a verification tells bars from the clue too, until it tells otherwise; raised and rejected here, it stays', async () => {
    const clue = await receivedClue(server);
    const tell = (revision: number, barred: readonly string[]) => {
      const event: RecusalsInForce = {
        id: randomUUID(),
        type: 'matter.recusals-in-force.v1',
        source: 'joint-supervision',
        time: '2020-06-15T08:00:00.000Z',
        matterId: clue.matterId,
        causationId: randomUUID(),
        data: { registerId: clue.id, revision, organisationId: 'mhk', barred: [...barred] },
      };
      return bus.publish([event]);
    };
    await tell(3, ['mhk-intake']);
    await barredHere('mhk-intake', clue);
    const here = { about: { kind: 'clue', id: clue.id }, personId: 'mhk-intake', chief: false, ground: 'other', raisedBy: 'subject' };
    await server.command('mhk-director', `${intake}/recusals`, { ...here, statement: '……', raisedOn: '2020-06-12' });
    const rejection = { personId: 'mhk-intake', upheld: false, reason: '……', decidedOn: '2020-06-13' };
    await server.command('mhk-principal', `${intake}/recusals/${clue.matterId}/decision`, rejection);
    expect(await act('mhk-intake', clue, 'registration')).toMatchObject(BARRED);
    await tell(4, []);
    await freeHere('mhk-intake', clue);
    expect(await act('mhk-intake', clue, 'registration')).toMatchObject({ status: 201 });
  });

  it('B4.2: given the chief ordered out of the case, then whoever stands in there decides on the clue, and the chief learns nothing of it', async () => {
    const clue = await receivedClue(server);
    const caseId = await handedOver(server, bus, clue);
    for (const [noun, body] of [
      ['registration', {}],
      ['screening', screening],
      ['disposal-proposal', proposal],
    ] as const)
      expect(await act('mhk-intake', clue, noun, body)).toMatchObject({ status: 201 });
    await server.command('upper-principal', `${trial}/recusals/orders`, {
      about: { kind: 'case', id: caseId },
      personId: 'mhk-principal',
      chief: true,
      ground: 'interest',
      statement: '责令回避',
      orderedOn: '2020-06-12',
      actingChiefId: 'mhk-lead-2',
    });
    await barredHere('mhk-principal', clue);
    expect(await act('mhk-principal', clue, 'disposal-approval')).toMatchObject(BARRED);
    expect(await act('mhk-lead-1', clue, 'disposal-approval')).toMatchObject({ status: 403, body: { code: 'clue.not-next-approver' } });
    expect(await act('mhk-lead-2', clue, 'disposal-approval')).toMatchObject({ status: 201 });
  });
});
