import { randomUUID } from 'node:crypto';
import type { Role } from '@liandong/access';
import { clueTransferred } from '@liandong/contracts';
import { automationRequest, type RequestContext } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { ClueForwardingService } from '../clue/clue-forwarding.service.js';
import { figures, person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';
import { outgoingTransferSlice } from './outgoing-transfer.slice.js';

const api = '/api/clue-intake';
const transfers = `${api}/outgoing-transfers`;
const managing: readonly Role[] = ['intake-officer', 'case-director'];
const leading: readonly Role[] = ['principal', 'deputy'];
const day = '2020-06-11';
const clock = { now: () => `${day}T02:00:00.000Z` };

const UNKNOWN = { status: 404, body: { code: 'outgoing-transfer.unknown' } };

/** Who may, per command on a transfer; a person of the same role elsewhere may not. */
const commands: readonly [path: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['outgoing-transfers/ID/approval', {}, leading, 'pj-principal'],
  ['outgoing-transfers/ID/rejection', { reason: 'x' }, leading, 'pj-lead-east'],
  ['outgoing-transfers/ID/recall', { reason: 'x' }, leading, 'pj-lead-east'],
  ['outgoing-transfers/ID/answer-receipt', { acknowledgedOn: day }, managing, 'pj-director'],
  ['incoming-transfers/ID/acceptance', { reference: 'x', acceptedOn: day }, ['agency-integrator'], 'pj-procurator'],
  ['incoming-transfers/ID/refusal', { reason: 'x', refusedOn: day }, ['agency-integrator'], 'pj-procurator'],
  ['incoming-transfers/ID/answer', { text: 'x', figures, answeredOn: day }, ['agency-integrator'], 'pj-procurator'],
];

describe('outgoing transfer: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
    for (const [who, at] of [
      ['mhk', 'mhk'],
      ['pj', 'pj'],
    ] as const) {
      await server.send(`${who}-director`, 'PUT', `${api}/agencies/${at}.procuratorate`, {
        name: '检察院',
        kind: 'procuratorate',
        commissionId: at,
        agreement: '协议',
        eventTypes: [clueTransferred.type],
      });
    }
  });
  afterAll(() => server.close());
  const clue = async () => {
    const { id } = await server.command<{ id: string }>('mhk-intake', `${api}/clues`, {
      organisationId: 'mhk',
      source: { kind: 'petition', agencyId: 'mhk.reception', reference: '信1号' },
      title: '……',
      summary: '……',
      receivedOn: day,
      subjects: [person('s1')],
    });
    await server.command('mhk-intake', `${api}/clues/${id}/registration`);
    return id;
  };
  const letter = (clueId: string) => ({
    organisationId: 'mhk',
    agencyId: 'mhk.procuratorate',
    way: 'notice',
    documentNumber: '移1号',
    title: '……',
    summary: '……',
    reason: '……',
    clueId,
  });
  const proposed = async () => (await server.command<{ id: string }>('mhk-intake', transfers, letter(await clue()))).id;

  it('B1.6: proposing: case management, for the own jurisdiction; an unknown clue, another jurisdiction’s and an agency that was not admitted are refused', async () => {
    const body = letter(await clue());
    expect(await rolesThatMay(server, 'mhk', 'POST', transfers, body)).toEqual(managing);
    expect(await server.send('pj-intake', 'POST', transfers, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(
      await server.send('pj-intake', 'POST', transfers, { ...body, organisationId: 'pj', agencyId: 'pj.procuratorate' }),
    ).toMatchObject({ status: 422, body: { code: 'outgoing-transfer.origin-unfit' } });
    expect(await server.send('mhk-intake', 'POST', transfers, { ...body, clueId: 'x' })).toMatchObject({
      status: 422,
      body: { code: 'outgoing-transfer.origin-unfit' },
    });
    expect(await server.send('mhk-intake', 'POST', transfers, { ...body, agencyId: 'mhk.people-congress' })).toMatchObject({
      status: 422,
      body: { code: 'outgoing-transfer.agency-unfit' },
    });
  });

  it.each(commands)('0.14: %s', async (path, body, may, elsewhere) => {
    const address = `${api}/${path.replace('ID', await proposed())}`;
    const refusal = path.startsWith('incoming') ? UNKNOWN : { status: 403, body: { code: 'access.wrong-organisation' } };
    expect(await server.send(elsewhere, 'POST', address, body)).toMatchObject(refusal);
    expect(await rolesThatMay(server, 'mhk', 'POST', address, body)).toEqual(may);
  });

  it('0.14: another agency of the same jurisdiction cannot answer; an agency that was not admitted, or was suspended, cannot either', async () => {
    const id = await proposed();
    await server.command('mhk-lead-1', `${transfers}/${id}/approval`);
    const accept = (who: string) =>
      server.send(who, 'POST', `${api}/incoming-transfers/${id}/acceptance`, { reference: 'x', acceptedOn: day });
    expect(await accept('mhk-congress')).toMatchObject({ status: 403, body: { code: 'agency.unknown' } });
    await server.send('mhk-director', 'PUT', `${api}/agencies/mhk.people-congress`, {
      name: '人大',
      kind: 'people-congress',
      commissionId: 'mhk',
      agreement: '协议',
      eventTypes: [clueTransferred.type],
    });
    expect(await accept('mhk-congress')).toMatchObject(UNKNOWN);
    await server.command('mhk-director', `${api}/agencies/mhk.procuratorate/suspension`, { reason: 'x' });
    expect(await accept('mhk-procurator')).toMatchObject({ status: 403, body: { code: 'agency.suspended' } });
    for (const path of ['incoming-transfers', `incoming-transfers/${id}`])
      expect(await server.send('mhk-procurator', 'GET', `${api}/${path}`)).toMatchObject({
        status: 403,
        body: { code: 'agency.suspended' },
      });
    await server.command('mhk-director', `${api}/agencies/mhk.procuratorate/resumption`);
    expect((await accept('mhk-procurator')).status).toBe(201);
  });

  it('B1.6: what was approved is carried out to its end by the automation of the clue’s own commission, and by no person', async () => {
    const clueId = await clue();
    const handOver = (request: RequestContext) =>
      server.app
        .get(ClueForwardingService, { strict: false })
        .handOver(
          request,
          clueId,
          { toOrganisation: 'mhk.procuratorate', subjectIds: ['s1'], reason: 'x', forwardedOn: day, forwardingId: 'f1', byTransfer: true },
          'outgoing-transfer.hand-over',
        );
    const automation = (organisationId: string) =>
      automationRequest(
        'clue-intake',
        'spec',
        { id: randomUUID(), type: 'a.b.v1', source: 'a', time: '', matterId: 'm', causationId: 'c', data: {} },
        0,
        organisationId,
      );
    await expect(
      handOver({ principal: { personId: 'mhk-lead-1', organisationId: 'mhk', roles: ['deputy'] }, commandId: randomUUID() }),
    ).rejects.toMatchObject({ code: 'access.role-required' });
    await expect(handOver(automation('pj'))).rejects.toMatchObject({ code: 'access.wrong-organisation' });
    for (const _again of [1, 2]) await handOver(automation('mhk'));
    await eventually(async () =>
      expect(await server.read('mhk-director', `${api}/clues/${clueId}`)).toMatchObject({
        status: 'forwarded',
        forwardings: [{ forwardingId: 'f1' }],
      }),
    );
  });

  it('0.14, B4.4: what an agency was not sent answers it as what does not exist, whatever it asks, and under whatever revision', async () => {
    const [waiting, rejected, sent] = [await proposed(), await proposed(), await proposed()];
    await server.command('mhk-lead-1', `${transfers}/${rejected}/rejection`, { reason: 'x' });
    await server.command('mhk-lead-1', `${transfers}/${sent}/approval`);
    const withoutId = ({
      status,
      body: { instance: _instance, ...body },
    }: {
      readonly status: number;
      readonly body: { readonly instance?: string };
    }) => ({ status, body });
    const ask = async (who: string, path: string, id: string, body: object, headers: Record<string, string>) =>
      withoutId(await server.send<{ instance?: string }>(who, 'POST', `${api}/${path.replace('ID', id)}`, body, headers));
    for (const [path, body] of commands.filter(([one]) => one.startsWith('incoming'))) {
      for (const headers of [{}, { 'if-match': '"99"' }] as Record<string, string>[]) {
        const nowhere = await ask('mhk-procurator', path, 'nowhere', body, headers);
        expect(nowhere).toMatchObject(UNKNOWN);
        for (const [who, id] of [
          ['mhk-procurator', waiting],
          ['mhk-procurator', rejected],
          ['mhk-congress', waiting],
          ['mhk-congress', sent],
          ['pj-procurator', sent],
        ] as const)
          expect(await ask(who, path, id, body, headers)).toEqual(nowhere);
      }
    }
  });

  it('0.14: reading: case management and those who decide; the agency what was sent to it, and nothing before it was approved', async () => {
    const id = await proposed();
    for (const path of ['outgoing-transfers', `outgoing-transfers/${id}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)).toEqual([...managing, ...leading]);
    for (const path of ['incoming-transfers', `incoming-transfers/${id}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)).toEqual(['agency-integrator']);
    expect(await server.send('mhk-procurator', 'GET', `${api}/incoming-transfers/${id}`)).toMatchObject(UNKNOWN);
    const { position } = await server.command<{ position: string }>('mhk-lead-1', `${transfers}/${id}/approval`);
    const shown = await server.read<object>('mhk-procurator', `${api}/incoming-transfers/${id}`, position);
    expect(shown).toMatchObject({ transferId: id, stage: 'sent', documentNumber: '移1号' });
    // Neither why, nor by whom, nor which clue.
    for (const field of ['reason', 'clueId', 'clueNumber', 'proposedBy', 'approvedBy', 'matterId', 'position'])
      expect(shown).not.toHaveProperty(field);
    expect(await server.send('mhk-congress', 'GET', `${api}/incoming-transfers/${id}`)).toMatchObject(UNKNOWN);
    expect(await server.send('pj-procurator', 'GET', `${api}/incoming-transfers/${id}`)).toMatchObject(UNKNOWN);
    expect(await server.send('pj-director', 'GET', `${api}/outgoing-transfers/${id}`)).toMatchObject(UNKNOWN);
    for (const [who, path] of [
      ['mhk-congress', 'incoming-transfers'],
      ['pj-director', 'outgoing-transfers'],
    ] as const)
      expect(await server.read(who, `${api}/${path}`)).toMatchObject({ items: [], next: null });
  });

  it('B4.1: whoever is recused from the clue’s matter neither proposes, approves nor reads its transfers', async () => {
    const clueId = await clue();
    const { id } = await server.command<{ id: string }>('mhk-intake', transfers, letter(clueId));
    await server.command('mhk-lead-1', `${api}/recusals`, {
      about: { kind: 'clue', id: clueId },
      personId: 'mhk-lead-1',
      chief: false,
      ground: 'near-kin',
      raisedBy: 'self',
      statement: '系近亲属',
      raisedOn: day,
    });
    await server.read('mhk-director', `${api}/recusals`);
    const barred = { status: 403, body: { code: 'access.barred-by-recusal' } };
    expect(await server.send('mhk-lead-1', 'POST', `${transfers}/${id}/approval`)).toMatchObject(barred);
    expect(await server.send('mhk-lead-1', 'GET', `${transfers}/${id}`)).toMatchObject(barred);
    expect(JSON.stringify(await server.read('mhk-lead-1', transfers))).not.toContain(id);
    await server.command('mhk-director', `${api}/recusals`, {
      about: { kind: 'clue', id: clueId },
      personId: 'mhk-intake',
      chief: false,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '系近亲属',
      raisedOn: day,
    });
    expect(await server.send('mhk-intake', 'POST', transfers, letter(clueId))).toMatchObject(barred);
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, outgoingTransferSlice)).toEqual([]);
  });
});
