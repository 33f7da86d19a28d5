import { randomUUID } from 'node:crypto';
import { type ClueConcluded, clueConcluded, type ClueRouted, clueRouted, type IntegrationEvent, legClosed } from '@liandong/contracts';
import type { MessageBus } from '@liandong/messaging';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { asked, figures, opening, participants } from './handover/handover.fixtures.js';
import { InspectionLiaisonModule } from './inspection-liaison.module.js';

const api = '/api/inspection-liaison';
const clock = { moment: '2020-12-31T02:00:00.000Z', now: () => clock.moment };
const { handoverId: _itsOwn, ...openingBody } = opening;

interface Receipt {
  readonly id: string;
  readonly matterId: string;
  readonly position: string;
}
type Item = Readonly<Record<string, unknown>> & { readonly itemId: string };
interface Page {
  readonly total: number;
  readonly items: readonly Item[];
}

describe('inspection liaison', () => {
  let server: TestApp;
  let bus: MessageBus;
  const announced: IntegrationEvent[] = [];
  beforeAll(async () => {
    server = await startTestApp([InspectionLiaisonModule], { clock });
    bus = await server.app.get<Platform>(PLATFORM, { strict: false }).messageBus('spec');
    await bus.subscribe({
      durable: 'spec',
      types: ['inspection-liaison.clue-handed-over.v1', 'matter.leg-opened.v1', 'matter.leg-closed.v1'],
      handler: async (event) => void announced.push(event),
    });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    clock.moment = '2020-12-31T02:00:00.000Z';
  });

  const open = (more: object = {}) => server.command<Receipt>('pj-tour', `${api}/handovers`, { ...openingBody, ...more });
  const act = (who: string, id: string, noun: string, body: object) => server.command<Receipt>(who, `${api}/handovers/${id}/${noun}`, body);
  const handoverOf = (id: string, position?: string) =>
    server.read<Readonly<Record<string, unknown>> & { items: readonly Item[] }>('pj-tour', `${api}/handovers/${id}`, position);
  const handOver = async (id: string, no: number, by: string, on = '2020-06-01') => {
    await act('pj-tour', id, `items/${no}/sign-out`, { signedOutOn: on });
    return act(by, id, `items/${no}/sign-in`, { signedInOn: on });
  };
  const news = (matterId: string, id: string): readonly IntegrationEvent[] => {
    const common = { source: 'clue-intake', matterId, causationId: randomUUID(), time: '2020-08-20T08:00:00.000Z' };
    const clue = {
      clueId: id,
      clueNumber: '巡移〔2020〕1号',
      organisationId: 'pj',
      source: { kind: 'inspection-tour' as const, agencyId: 'pj.tour-office', reference: id },
    };
    return [
      {
        ...common,
        id: randomUUID(),
        type: clueRouted.type,
        data: {
          ...clue,
          title: 't',
          zoneId: 'pj.zone-east',
          leaderPersonId: 'pj-lead-east',
          level: 'county',
          priority: true,
          subjects: asked('clue').subjects,
        },
      } as ClueRouted,
      {
        ...common,
        id: randomUUID(),
        type: clueConcluded.type,
        data: { ...clue, concludedOn: '2020-08-20', figures, summary: '已立案审查' },
      } as ClueConcluded,
      {
        ...common,
        id: randomUUID(),
        type: legClosed.type,
        data: { legId: id, kind: 'clue', title: 't', organisationId: 'pj', reason: '办结' },
      },
    ];
  };

  it('3.5, 3.14, 3.15: the care centre’s finding: consulted on, handed over with both signatures, concluded by the library, fed back in time, closed', async () => {
    const { id, matterId } = await open();
    await act('pj-tour', id, 'items', asked('problem-list'));
    await act('pj-tour', id, 'items/1/consultation', { question: 'nature', text: '是否构成违纪', convenedOn: '2020-05-26' });
    const { position: agreed } = await act('pj-tour', id, 'items/1/consultation-opinion', {
      participants,
      opinion: '作为案件线索移交查处',
      agreed: { kind: 'clue' },
      concludedOn: '2020-05-28',
    });
    expect(await handoverOf(id, agreed)).toMatchObject({
      items: [
        {
          kind: 'clue',
          receiverId: 'pj',
          consultations: [{ agreedKind: 'clue' }],
          allowed: expect.arrayContaining(['sign-out']) as unknown,
        },
      ],
    });
    const { position } = await handOver(id, 1, 'pj-intake');
    expect(await handoverOf(id, position)).toMatchObject({
      matterId,
      status: 'open',
      handedOver: 1,
      items: [{ status: 'signed-in', priority: true, raisedLevel: true, resultDueAt: '2020-09-01T15:59:59.999Z', band: 'red' }],
    });
    const clue = await eventually(
      () => announced.find(({ type, matterId: of }) => type === 'inspection-liaison.clue-handed-over.v1' && of === matterId) ?? false,
      20_000,
    );
    expect(clue.data).toMatchObject({ itemId: `${id}-1`, handoverId: id, raisedLevel: true, receivedOn: '2020-06-01' });

    await bus.publish(news(matterId, `${id}-1`));
    await eventually(async () => (await handoverOf(id)).items[0]!['status'] === 'result-recorded', 20_000, 100);
    expect((await handoverOf(id)).items[0]).toMatchObject({
      progress: [{ stage: 'arranged' }],
      resultText: '已立案审查',
      resultReference: '巡移〔2020〕1号',
      figures,
    });
    await act('pj-director', id, 'items/1/feedback', { text: '已立案审查', givenOn: '2020-08-25' });
    await act('pj-tour', id, 'items/1/feedback-receipt', { acknowledgedOn: '2020-08-26' });
    const { position: end } = await act('pj-tour', id, 'closure', { reason: '全部办结反馈', closedOn: '2020-08-27' });
    expect(await handoverOf(id, end)).toMatchObject({
      status: 'closed',
      finished: 1,
      allowed: [],
      items: [{ feedbackInTime: true, acknowledgedOn: '2020-08-26', status: 'done', band: null }],
    });
    const legs = await eventually(() => {
      const own = announced.filter(
        ({ type, matterId: of, source }) => of === matterId && source === 'inspection-liaison' && type.startsWith('matter.'),
      );
      return own.length === 2 && own;
    }, 20_000);
    expect(legs.map(({ type, data }) => [type, data])).toMatchObject([
      ['matter.leg-opened.v1', { legId: id, kind: 'handover', organisationId: 'pj' }],
      ['matter.leg-closed.v1', { legId: id }],
    ]);
  });

  it('B3.5: the other kinds go to unit and departments, who see what went to them from the first signature on, and report the result themselves', async () => {
    const { id } = await open();
    await act('pj-tour', id, 'items', asked('problem-list'));
    await act('pj-tour', id, 'items', asked('cadre-matter', { receiverId: 'pj.organisation-department' }));
    const { position: listed } = await act('pj-tour', id, 'items', asked('policy', { receiverId: 'pj.government' }));
    const received = (who: string, position: string) => server.read<Page>(who, `${api}/received-items?limit=200`, position);
    const own = async (who: string, position: string) =>
      (await received(who, position)).items.filter(({ itemId }) => itemId.startsWith(id));
    expect(await own('pj-unit', listed)).toEqual([]);
    await handOver(id, 1, 'pj-unit');
    await handOver(id, 2, 'pj-organisation');
    const { position } = await handOver(id, 3, 'pj-government');
    expect((await own('pj-unit', position)).map(({ itemId }) => itemId)).toEqual([`${id}-1`]);
    expect((await own('pj-organisation', position)).map(({ itemId }) => itemId)).toEqual([`${id}-2`]);
    expect(await server.send('pj-unit', 'GET', `${api}/received-items/${id}-2`)).toMatchObject({
      status: 404,
      body: { code: 'handover.unknown-item' },
    });
    expect(await server.read<Item>('pj-unit', `${api}/received-items/${id}-1`)).not.toHaveProperty('consultations');
    expect(
      await server.send('pj-government', 'POST', `${api}/handovers/${id}/items/2/result`, { text: 'x', on: '2020-06-20' }),
    ).toMatchObject({ status: 403, body: { code: 'handover.not-receiver' } });
    await act('pj-organisation', id, 'items/2/result', { text: '已免职', reference: '潘组〔2020〕8号', on: '2020-06-20' });
    const { position: fedBack } = await act('pj-organisation', id, 'items/2/feedback', { text: '已免职', givenOn: '2020-06-22' });
    expect(await server.read<Item>('pj-organisation', `${api}/received-items/${id}-2`, fedBack)).toMatchObject({
      status: 'fed-back',
      feedbackInTime: true,
      resultReference: '潘组〔2020〕8号',
    });
  });

  it('given a clue that the library did not take, then its item learns how it ended, and can be fed back', async () => {
    const { id, matterId } = await open();
    await act('pj-tour', id, 'items', asked('clue'));
    await handOver(id, 1, 'pj-director');
    await bus.publish(news(matterId, `${id}-1`).slice(2));
    await eventually(async () => (await handoverOf(id)).items[0]!['resultText'] === '办结', 20_000, 100);
    await act('pj-director', id, 'items/1/feedback', { text: '不属本级管辖', givenOn: '2020-08-25' });
  });

  it('B1.23: running limits by urgency, priority first in the list of items; bands count all, whatever is shown', async () => {
    const round = `第${randomUUID()}轮`;
    const { id } = await open({ round, authorisation: { ...opening.authorisation, round } });
    await act('pj-tour', id, 'items', asked('cadre-matter', { receiverId: 'pj.organisation-department' }));
    await act('pj-tour', id, 'items', asked('clue'));
    await handOver(id, 1, 'pj-organisation', '2020-06-15');
    const { position } = await handOver(id, 2, 'pj-intake', '2020-06-01');
    clock.moment = '2020-08-30T02:00:00.000Z';
    const list = (path: string) =>
      server.read<Page & { bands: object }>('pj-director', `${api}/${path}round=${encodeURIComponent(round)}`, position);
    expect(await list('result-deadlines?')).toMatchObject({
      bands: { blue: 1, yellow: 1, red: 0 },
      items: [
        { itemId: `${id}-2`, band: 'yellow' },
        { itemId: `${id}-1`, band: 'blue' },
      ],
    });
    expect(await list('result-deadlines?band=blue&')).toMatchObject({ total: 1, items: [{ itemId: `${id}-1` }] });
    clock.moment = '2020-09-02T02:00:00.000Z';
    expect(await list('result-deadlines?band=red&')).toMatchObject({
      total: 1,
      items: [{ itemId: `${id}-2`, inspectedUnitName: '某镇养老服务中心' }],
    });
    expect((await list('items?')).items.map(({ itemId }) => itemId)).toEqual([`${id}-2`, `${id}-1`]);
    expect(await list('items?kind=clue&raisedLevel=true&priority=true&status=signed-in&')).toMatchObject({ total: 1 });
    expect(await list('items?raisedLevel=false&')).toMatchObject({ total: 1, items: [{ itemId: `${id}-1` }] });
    expect(await list('handovers?status=open&unit=pj.unit-care-centre&text=养老&')).toMatchObject({
      total: 1,
      items: [{ handoverId: id, items: 2, handedOver: 2, finished: 0 }],
    });
    expect(await server.send('pj-director', 'GET', `${api}/items?colour=red`)).toMatchObject({ status: 400 });
  });

  it('given a path to what is no item, then it is not found; the same key opens the same hand-over', async () => {
    const { id } = await open();
    for (const no of ['1', '0', 'x', '1e3'])
      expect(
        await server.send('pj-tour', 'POST', `${api}/handovers/${id}/items/${no}/sign-out`, { signedOutOn: '2020-06-01' }),
      ).toMatchObject({ status: 404, body: { code: 'handover.unknown-item' } });
    const headers = { 'idempotency-key': randomUUID() };
    const twice = [
      await server.send<Receipt>('pj-tour', 'POST', `${api}/handovers`, openingBody, headers),
      await server.send<Receipt>('pj-tour', 'POST', `${api}/handovers`, openingBody, headers),
    ];
    expect(twice[1]!.body.id).toBe(twice[0]!.body.id);
  });
});
