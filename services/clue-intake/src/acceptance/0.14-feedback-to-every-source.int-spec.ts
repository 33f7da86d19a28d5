import { clueTransferred } from '@liandong/contracts';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues, dispose, HandClock } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { feedbackTerms } from '../clue/clue.feedback-terms.js';
import type { ClueSourceKind } from '../clue/clue.events.js';
import { person } from '../clue/clue.fixtures.js';
import { signedRouting } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { AgencyTransfersQuery } from '../read/agency-transfers/agency-transfers.query.js';

const api = '/api/clue-intake';
const day = '2020-06-11';
const FILE = '卷内材料';
const RESULT = '经核查,反映不实,予以了结';

describe('0.14, B1.11: feedback to every kind of source, with its receipt', () => {
  let server: TestApp;
  const clock = new HandClock(`${day}T02:00:00.000Z`);
  const stationIds: Record<string, string> = {};
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
    const members = ['township-cadre', 'village-discipline-member', 'village-supervision-chair'].map((post) => ({ name: post, post }));
    for (const kind of ['direct-report-point', 'work-station']) {
      const { id } = await server.command<{ id: string }>('mhk-director', `${api}/stations`, {
        kind,
        name: kind,
        organisationId: 'mhk.township-1',
        members,
        duties: ['village-assets', 'village-disclosure', 'minor-powers'],
        openedOn: day,
      });
      stationIds[kind] = id;
    }
  });
  afterAll(() => server.close());

  const act = (who: string, clueId: string, noun: string, body: object = {}) =>
    server.command<{ position: string }>(who, `${clues}/${clueId}/${noun}`, body);
  const ask = (who: string, clueId: string, noun: string, body: object = {}) =>
    server.send(who, 'POST', `${clues}/${clueId}/${noun}`, body);
  const enter = async (who: string, kind: string, agencyId: string, more: object = {}) =>
    (
      await server.command<{ id: string }>(who, clues, {
        organisationId: 'mhk',
        source: { kind, agencyId, reference: `${kind}1号` },
        title: '反映某科员',
        summary: FILE,
        receivedOn: day,
        subjects: [person('s1')],
        ...more,
      })
    ).id;
  const close = (clueId: string) => ask('mhk-director', clueId, 'closure', { reason: '办结', closedOn: day });
  const conclude = async (clueId: string) => {
    await dispose(server, 'mhk', clueId, 'close');
    return act('mhk-director', clueId, 'conclusion', { summary: '内部结论', concludedOn: day });
  };
  const shown = (clueId: string, position?: string) => server.read<object>('mhk-director', `${clues}/${clueId}`, position);

  const sources: readonly (readonly [kind: string, entrant: string, agencyId: string, reader: string, page: string, more: () => object])[] =
    [
      ['letter', 'mhk-reception', 'mhk.reception', 'mhk-reception', 'reception-results', () => ({ origin: { occurredOn: day } })],
      [
        'visit',
        'mhk-reception',
        'mhk.reception',
        'mhk-reception',
        'reception-results',
        () => ({ origin: { occurredOn: day, place: '信访接待室' } }),
      ],
      ['hotline', 'mhk-reception', 'mhk.reception', 'mhk-reception', 'reception-results', () => ({ origin: { occurredOn: day } })],
      ['web-report', 'mhk-reception', 'mhk.reception', 'mhk-reception', 'reception-results', () => ({})],
      ['procuratorate', 'mhk-intake', 'mhk.procuratorate', 'mhk-procurator', 'transfers', () => ({})],
      ['people-congress', 'mhk-intake', 'mhk.people-congress', 'mhk-congress', 'transfers', () => ({ origin: { opinions: '建议核查' } })],
      [
        'direct-report-point',
        'mhk-township-secretary',
        'mhk.township-1',
        'mhk-township-secretary',
        'transfers',
        () => ({ origin: { stationId: stationIds['direct-report-point'] } }),
      ],
      [
        'work-station',
        'mhk-township-secretary',
        'mhk.township-1',
        'mhk-township-secretary',
        'transfers',
        () => ({ origin: { stationId: stationIds['work-station'] } }),
      ],
      [
        'supervision',
        'mhk-supervisor-1',
        'mhk.room-1',
        'mhk-supervisor-1',
        'transfers',
        () => ({ origin: { handling: 'handed-over' }, departmentId: 'mhk.party-conduct' }),
      ],
    ];

  it.each(sources)(
    '%s: told before it is closed, read and signed for by its own people, who see the result and not the file',
    async (_kind, entrant, agencyId, reader, page, more) => {
      const clueId = await enter(entrant, _kind, agencyId, more());
      const { position } = await conclude(clueId);
      expect(await close(clueId)).toMatchObject({ status: 409, body: { code: 'clue.feedback-missing', allowed: ['give-feedback'] } });
      expect(await server.read('mhk-director', `${clues}?feedback=owed`, position)).toMatchObject({
        items: [{ clueId, feedbackDueAt: '2020-07-03T15:59:59.999Z' }],
      });
      expect(await server.read(reader, `${api}/${page}/${clueId}`)).toMatchObject({ stage: 'concluded', feedbackText: null });
      // An agency that was not admitted gets a letter, whether or not somebody there reads the page.
      const byLetter = ['procuratorate', 'people-congress'].includes(_kind);
      if (byLetter)
        expect(await ask('mhk-director', clueId, 'feedback', { text: RESULT, givenOn: day })).toMatchObject({
          status: 422,
          body: { code: 'clue.letter-missing' },
        });
      const told = await act('mhk-director', clueId, 'feedback', {
        text: RESULT,
        givenOn: day,
        ...(byLetter ? { documentNumber: '梅监函2号' } : {}),
      });
      const result = await server.read<object>(reader, `${api}/${page}/${clueId}`, told.position);
      expect(result).toMatchObject({
        clueId,
        stage: 'concluded',
        feedbackText: RESULT,
        feedbackGivenOn: day,
        receiptDueAt: '2020-07-03T15:59:59.999Z',
        acknowledgedOn: null,
      });
      for (const secret of [FILE, '内部结论', '人员s1', 'mhk-intake']) expect(JSON.stringify(result)).not.toContain(secret);
      expect(await server.read(reader, `${api}/${page}?toSign=true`)).toMatchObject({ total: 1, items: [{ clueId }] });
      // Nobody else's page shows it, and nobody else signs.
      for (const [other, otherPage] of [
        ['mhk-procurator', 'transfers'],
        ['mhk-congress', 'transfers'],
        ['mhk-township-secretary', 'transfers'],
        ['mhk-supervisor-1', 'transfers'],
        ['mhk-supervisor-2', 'transfers'],
        ['mhk-reception', 'reception-results'],
        ['pj-reception', 'reception-results'],
      ] as const) {
        if (other === reader) continue;
        expect([other, await server.send(other, 'GET', `${api}/${otherPage}/${clueId}`)]).toMatchObject([
          other,
          { status: 404, body: { code: 'transfer.not-found' } },
        ]);
        expect([other, (await ask(other, clueId, 'feedback-receipt', { acknowledgedOn: day })).status]).toEqual([other, 403]);
      }
      expect(await ask('mhk-director', clueId, 'feedback-letter-receipt', { reference: '回执1号', acknowledgedOn: day })).toMatchObject(
        byLetter ? { status: 201 } : { status: 422, body: { code: 'clue.source-signs-itself' } },
      );
      const signed = await act(reader, clueId, 'feedback-receipt', { acknowledgedOn: day });
      expect(await shown(clueId, signed.position)).toMatchObject({ feedbackAcknowledgedOn: day });
      expect(await server.read(reader, `${api}/${page}?toSign=true`)).toMatchObject({ total: 0 });
      // Given to a department, which signs for it (B1.4).
      if (_kind === 'supervision') await signedRouting(server, clueId, 'mhk-intake', 'mhk-supervisor-2', day);
      expect((await close(clueId)).status).toBe(201);
    },
  );

  it('another commission, on paper: its letter has a number, and its receipt is recorded with the receipt’s own', async () => {
    const clueId = await enter('mhk-intake', 'commission', '辉南县纪委监委');
    await conclude(clueId);
    expect(await ask('mhk-director', clueId, 'feedback', { text: RESULT, givenOn: day })).toMatchObject({
      status: 422,
      body: { code: 'clue.letter-missing', rule: '0.14' },
    });
    const told = await act('mhk-director', clueId, 'feedback', { text: RESULT, givenOn: day, documentNumber: '梅监函〔2020〕1号' });
    expect(((await shown(clueId, told.position)) as { allowed: readonly string[] }).allowed).toContain('record-letter-receipt');
    expect((await close(clueId)).status).toBe(201);
    const receipt = await act('mhk-intake', clueId, 'feedback-letter-receipt', { reference: '辉监收〔2020〕1号', acknowledgedOn: day });
    expect(await shown(clueId, receipt.position)).toMatchObject({ status: 'closed', feedbackAcknowledgedOn: day });
  });

  it('an agency that reads its own page signs there, and no receipt on paper is recorded for it', async () => {
    await server.send('mhk-director', 'PUT', `${api}/agencies/mhk.procuratorate`, {
      name: '检察院',
      kind: 'procuratorate',
      commissionId: 'mhk',
      agreement: '协作协议',
      eventTypes: [clueTransferred.type],
    });
    const clueId = await enter('mhk-intake', 'procuratorate', 'mhk.procuratorate');
    await conclude(clueId);
    await act('mhk-director', clueId, 'feedback', { text: RESULT, givenOn: day });
    expect(await ask('mhk-director', clueId, 'feedback-letter-receipt', { reference: 'x', acknowledgedOn: day })).toMatchObject({
      status: 422,
      body: { code: 'clue.source-signs-itself' },
    });
    await act('mhk-procurator', clueId, 'feedback-receipt', { acknowledgedOn: day });
  });

  it('a receipt on paper of whoever cannot sign here any more: a suspended agency, a closed station, and what the commission found itself', async () => {
    const recorded = async (clueId: string) => {
      expect(((await shown(clueId)) as { allowed: readonly string[] }).allowed).toContain('record-letter-receipt');
      const receipt = await act('mhk-director', clueId, 'feedback-letter-receipt', { reference: '回执9号', acknowledgedOn: day });
      expect(await shown(clueId, receipt.position)).toMatchObject({ feedbackAcknowledgedOn: day });
    };
    await server.send('mhk-director', 'PUT', `${api}/agencies/mhk.procuratorate`, {
      name: '检察院',
      kind: 'procuratorate',
      commissionId: 'mhk',
      agreement: '协作协议',
      eventTypes: [clueTransferred.type],
    });
    const { id: stationId } = await server.command<{ id: string }>('mhk-director', `${api}/stations`, {
      kind: 'direct-report-point',
      name: '直报点',
      organisationId: 'mhk.township-1',
      members: [{ name: '甲', post: 'township-cadre' }],
      duties: ['village-assets'],
      openedOn: day,
    });
    const clueIds = [
      await enter('mhk-intake', 'procuratorate', 'mhk.procuratorate'),
      await enter('mhk-township-secretary', 'direct-report-point', 'mhk.township-1', { origin: { stationId } }),
      await enter('mhk-intake', 'supervision', 'mhk', { origin: { handling: 'handed-over' } }),
    ];
    for (const clueId of clueIds) {
      await conclude(clueId);
      await act('mhk-director', clueId, 'feedback', { text: RESULT, givenOn: day });
    }
    for (const clueId of clueIds.slice(0, 2))
      expect(await ask('mhk-director', clueId, 'feedback-letter-receipt', { reference: 'x', acknowledgedOn: day })).toMatchObject({
        status: 422,
        body: { code: 'clue.source-signs-itself' },
      });
    await server.command('mhk-director', `${api}/agencies/mhk.procuratorate/suspension`, { reason: '协议到期' });
    await server.command('mhk-director', `${api}/stations/${stationId}/closure`, { reason: '撤并', closedOn: day });
    for (const clueId of clueIds) await recorded(clueId);
    await server.command('mhk-director', `${api}/agencies/mhk.procuratorate/resumption`);
  });

  it('told otherwise: a tour by its hand-over register; the finder that keeps the clue handles it itself', async () => {
    for (const clueId of [
      await enter('mhk-intake', 'inspection-tour', 'mhk.tour-office'),
      await enter('mhk-supervisor-1', 'supervision', 'mhk.room-1', { origin: { handling: 'reported-for-record' } }),
    ]) {
      await act('mhk-intake', clueId, 'registration');
      await act('mhk-intake', clueId, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
      await act('mhk-director', clueId, 'disposal-proposal', { mode: 'close', opinion: '反映不实' });
      await act('mhk-principal', clueId, 'disposal-approval');
      const { position } = await act('mhk-director', clueId, 'conclusion', { summary: '办结', concludedOn: day });
      expect(await shown(clueId, position)).toMatchObject({ feedbackDueAt: null });
      const tour = ((await shown(clueId)) as { sourceKind: string }).sourceKind === 'inspection-tour';
      expect(((await shown(clueId)) as { allowed: readonly string[] }).allowed.includes('give-feedback')).toBe(!tour);
      if (tour)
        expect(await ask('mhk-director', clueId, 'feedback', { text: RESULT, givenOn: day })).toMatchObject({
          status: 409,
          body: { code: 'clue.feedback-not-owed', allowed: ['close'] },
        });
      expect((await close(clueId)).status).toBe(201);
    }
  });

  it('what is not told, or not signed for, in time stands out and is warned about', async () => {
    const [untold, unsigned] = [
      await enter('mhk-reception', 'petition', 'mhk.reception'),
      await enter('mhk-reception', 'petition', 'mhk.reception'),
    ];
    for (const clueId of [untold, unsigned]) await conclude(clueId);
    const { position } = await act('mhk-director', unsigned, 'feedback', { text: RESULT, givenOn: day });
    const overdue = async (at?: string) =>
      (await server.read<{ items: readonly { clueId: string }[] }>('mhk-director', `${clues}?feedbackOverdue=true`, at)).items.map(
        ({ clueId }) => clueId,
      );
    expect(await overdue(position)).toEqual([]);
    clock.to('2020-07-04T02:00:00.000Z');
    expect((await overdue()).sort()).toEqual([untold, unsigned].sort());
    await eventually(async () => {
      const { items } = await server.read<{ items: readonly { clock: string; overdue: boolean }[] }>(
        'mhk-director',
        `${api}/warnings?overdue=true`,
      );
      expect(items.map((one) => one.clock).sort()).toEqual(['feedback', 'feedback-receipt']);
    });
  });

  it('B4.4: two roles of one person do not widen either page: reports for the reception office, and what an own unit handed in for whoever answers for it', async () => {
    const [report, finding] = [
      await enter('mhk-reception', 'letter', 'mhk.reception', { origin: { occurredOn: day } }),
      await enter('mhk-supervisor-1', 'supervision', 'mhk.room-1', {
        origin: { handling: 'handed-over' },
        departmentId: 'mhk.party-conduct',
      }),
    ];
    await shown(finding);
    const query = server.app.get(AgencyTransfersQuery, { strict: false });
    for (const role of ['supervisor', 'agency-integrator', 'township-secretary'] as const) {
      const both = { personId: 'x', organisationId: 'mhk', roles: ['reception-officer', role] as const };
      const every = { limit: 200, offset: 0 };
      const kinds = async (page: 'list' | 'listOfReception') =>
        new Set((await query[page](both, every)).items.map(({ sourceKind }) => feedbackTerms[sourceKind as ClueSourceKind].signedBy[0]));
      expect([await kinds('listOfReception'), [...(await kinds('list'))].filter((one) => one !== role)]).toEqual([
        new Set(['reception-officer']),
        [],
      ]);
      await expect(query.getOfReception(both, finding)).rejects.toMatchObject({ code: 'transfer.not-found' });
      await expect(query.get(both, report)).rejects.toMatchObject({ code: 'transfer.not-found' });
    }
  });

  it('B4.9: what is classified after it was handed in, the agency is told no more than what it never handed in', async () => {
    const clueId = await enter('mhk-intake', 'procuratorate', 'mhk.procuratorate');
    const { id: matterId } = await server.command<{ id: string }>('mhk-director', `${api}/classifications`, {
      about: { kind: 'clue', id: clueId },
      level: 'confidential',
      reason: '涉及举报人',
    });
    await server.command('mhk-principal', `${api}/classifications/${matterId}/approval`);
    await shown(clueId);
    const unseen = { status: 404, body: { code: 'transfer.not-found' } };
    expect(await server.send('mhk-procurator', 'GET', `${api}/transfers/${clueId}`)).toMatchObject(unseen);
    expect(await ask('mhk-procurator', clueId, 'feedback-receipt', { acknowledgedOn: day })).toMatchObject(unseen);
    expect(await ask('mhk-township-secretary', clueId, 'feedback-receipt', { acknowledgedOn: day })).toMatchObject({
      status: 403,
      body: { code: 'access.above-clearance' },
    });
  });
});
