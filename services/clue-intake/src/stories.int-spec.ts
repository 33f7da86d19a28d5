import { randomUUID } from 'node:crypto';
import {
  caseDecided,
  clueConcluded,
  clueHandedOver,
  clueRouted,
  clueTransferred,
  type IntegrationEvent,
  legClosed,
  legOpened,
  measureApplied,
  type PersonOutcome,
  verificationConcluded,
} from '@liandong/contracts';
import type { BusSubscription, MessageBus } from '@liandong/messaging';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { ClueIntakeModule } from './clue-intake.module.js';
import { person } from './clue/clue.fixtures.js';
import { signedRouting } from './testing/disposal-stories.js';
import { keptLibrary } from './testing/kept-library.js';
import { plan } from './clue/clue.disposal.fixtures.js';

const api = '/api/clue-intake';
const day = '2020-06-11';

interface Receipt {
  readonly clueId: string;
  readonly matterId: string;
  readonly position: string;
}

describe('clue intake: the two stories', () => {
  let server: TestApp;
  let bus: MessageBus;
  let listening: BusSubscription;
  const told: IntegrationEvent[] = [];
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    for (const one of ['mhk', 'pj']) await keptLibrary(server, one);
    bus = await server.app.get<Platform>(PLATFORM).messageBus('spec');
    const types = [clueRouted, clueConcluded, legOpened, legClosed].map(({ type }) => type);
    listening = await bus.subscribe({ durable: 'spec', types, handler: async (event) => void told.push(event) });
  });
  afterAll(async () => {
    await listening.stop();
    await server.close();
  });

  const act = (who: string, clueId: string, noun: string, body: object = {}) =>
    server.command<Receipt>(who, `${api}/clues/${clueId}/${noun}`, body);
  const clueOf = (clueId: string, who = 'mhk-director', position?: string) =>
    server.read<Record<string, unknown>>(who, `${api}/clues/${clueId}`, position);
  const announce = (type: string, source: string, matterId: string, data: object) =>
    bus.publish([{ id: randomUUID(), type, source, time: new Date().toISOString(), matterId, causationId: randomUUID(), data }]);
  const toldOf = (matterId: string) => told.filter((event) => event.matterId === matterId).map(({ type }) => type);
  async function decideAndRoute(clueId: string, jurisdiction: string, lead: string): Promise<void> {
    await act(`${jurisdiction}-intake`, clueId, 'registration');
    await act(`${jurisdiction}-intake`, clueId, 'screening', { problemTypes: ['neglect-of-duty'], opinion: '属本级管辖' });
    await act(`${jurisdiction}-intake`, clueId, 'disposal-proposal', { mode: 'initial-verification', opinion: '拟初核', plan });
    await act(`${jurisdiction}-principal`, clueId, 'disposal-approval');
    await act(`${jurisdiction}-intake`, clueId, 'routing-proposal', {
      zoneId: `${jurisdiction}.zone-1`,
      leaderPersonId: lead,
      level: 'county',
    });
    await act(`${jurisdiction}-principal`, clueId, 'routing-approval');
  }

  it('0.14, 0.20: from the procuratorate’s transfer to its signed feedback: filed 2, admonished 2, criticised and educated 5', async () => {
    const outcomes: readonly PersonOutcome[] = [
      'file',
      'file',
      'admonish',
      'admonish',
      ...Array<PersonOutcome>(5).fill('criticise-educate'),
    ];
    const findings = outcomes.map((outcome, index) => ({ subject: person(`s${index + 1}`), outcome, facts: '属实' }));
    await server.send('mhk-director', 'PUT', `${api}/agencies/mhk.procuratorate`, {
      name: '检察院',
      kind: 'procuratorate',
      commissionId: 'mhk',
      agreement: '协议',
      eventTypes: [clueTransferred.type],
    });
    const data = {
      reference: '梅检移〔2020〕1号',
      title: '某市直部门不认真履职',
      summary: '……',
      transferredOn: day,
      subjects: findings.map(({ subject }) => subject),
    };
    const event = { specversion: '1.0', id: 'first', source: 'https://mhk.jcy.example', type: clueTransferred.type, data };
    const { clueId, matterId } = (await server.send<Receipt>('mhk-procurator', 'POST', `${api}/agency-events`, event)).body;
    await decideAndRoute(clueId, 'mhk', 'mhk-lead-1');
    const common = { clueId, organisationId: 'mhk' };
    await announce(verificationConcluded.type, 'joint-supervision', matterId, {
      ...common,
      verificationId: clueId,
      zoneId: 'mhk.zone-1',
      startedOn: day,
      reportedOn: '2020-06-15',
      teams: 3,
      investigators: [],
      findings,
      problems: [],
    });
    await eventually(async () => (await clueOf(clueId))['status'] === 'verified');
    expect(
      await server.send('mhk-director', 'POST', `${api}/clues/${clueId}/conclusion`, { summary: '办结', concludedOn: '2020-07-20' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'clue.outcomes-awaited', details: { subjects: findings.map(({ subject }) => subject.subjectId) } },
    });
    for (const {
      subject: { subjectId },
      outcome,
    } of findings) {
      if (outcome === 'file')
        await announce(caseDecided.type, 'case-trial', matterId, {
          ...common,
          caseId: `case-${subjectId}`,
          caseNumber: '1',
          subjectId,
          decidedOn: '2020-07-15',
          sanction: '党内警告',
        });
      else
        await announce(measureApplied.type, 'case-trial', matterId, {
          ...common,
          measureId: `measure-${subjectId}`,
          subjectId,
          kind: outcome,
          appliedOn: '2020-06-16',
        });
    }
    await eventually(async () => expect((await clueOf(clueId))['outcomes']).not.toContainEqual(expect.objectContaining({ decided: null })));
    await act('mhk-director', clueId, 'conclusion', { summary: '办结', concludedOn: '2020-07-20' });
    await act('mhk-director', clueId, 'feedback', { text: '已办结', givenOn: '2020-07-20' });
    await act('mhk-procurator', clueId, 'feedback-receipt', { acknowledgedOn: '2020-07-20' });
    const closing = { reason: '已反馈', closedOn: '2020-07-20' };
    // B1.4: nobody has signed for the routing yet.
    expect(await server.send('mhk-director', 'POST', `${api}/clues/${clueId}/closure`, closing)).toMatchObject({
      status: 409,
      body: { code: 'clue.step-unsigned', rule: 'B1.4', details: { step: 1, status: 'open' } },
    });
    await signedRouting(server, clueId, 'mhk-intake', 'mhk-lead-1', day);
    const { position } = await act('mhk-director', clueId, 'closure', closing);
    const figures = { filed: 2, admonished: 2, educated: 5, noCase: 0 };
    expect(await clueOf(clueId, 'mhk-director', position)).toMatchObject({
      status: 'closed',
      figures,
      feedbackAcknowledgedOn: '2020-07-20',
      matterId,
    });
    expect(await server.read('mhk-procurator', `${api}/transfers/${clueId}`, position)).toMatchObject({
      stage: 'concluded',
      feedbackText: '已办结',
      feedbackFigures: figures,
      acknowledgedOn: '2020-07-20',
    });
    await eventually(() => expect(toldOf(matterId)).toEqual([legOpened.type, clueRouted.type, clueConcluded.type, legClosed.type]));
  });

  it('3.14, 3.15: given a tour’s clue about a village cadre, then it comes with priority into the same matter, and goes to no township (B3.6)', async () => {
    const [itemId, matterId] = [randomUUID(), randomUUID()];
    const subject = person('c1', {
      organisationId: 'pj.township-1.village-1',
      position: '村书记',
      managedBy: 'village',
      villageCadre: true,
    });
    const handedOver = {
      itemId,
      handoverId: 'h1',
      round: '第九轮',
      tourOfficeId: 'pj.tour-office',
      organisationId: 'pj',
      title: '养老服务中心资金',
      summary: '……',
      subjects: [subject],
      receivedOn: day,
      raisedLevel: true,
      resultDueAt: '2020-09-11T15:59:59.999Z',
    };
    await announce(clueHandedOver.type, 'inspection-liaison', matterId, handedOver);
    await eventually(() => clueOf(itemId, 'pj-intake'));
    expect(await clueOf(itemId, 'pj-intake')).toMatchObject({
      matterId,
      priority: true,
      raisedLevel: true,
      sourceKind: 'inspection-tour',
      sourceAgencyId: 'pj.tour-office',
      band: 'red',
    });
    await act('pj-intake', itemId, 'registration');
    await act('pj-intake', itemId, 'screening', { problemTypes: ['discipline'], opinion: '提级办理' });
    await act('pj-intake', itemId, 'disposal-proposal', { mode: 'initial-verification', opinion: '拟初核', plan });
    await act('pj-principal', itemId, 'disposal-approval');
    const township = { zoneId: 'pj.zone-east', leaderPersonId: 'pj-lead-east', level: 'township' };
    expect(await server.send('pj-intake', 'POST', `${api}/clues/${itemId}/routing-proposal`, township)).toMatchObject({
      status: 409,
      body: { code: 'clue.raised-level-required', rule: 'B3.6' },
    });
    await act('pj-intake', itemId, 'routing-proposal', { ...township, level: 'county' });
    await act('pj-principal', itemId, 'routing-approval');
    const [routed] = await eventually(() => {
      const found = told.filter((event) => event.matterId === matterId && event.type === clueRouted.type);
      return found.length > 0 && found;
    });
    expect(routed!.data).toMatchObject({
      clueId: itemId,
      priority: true,
      level: 'county',
      source: { kind: 'inspection-tour', reference: itemId },
    });
  });

  it('given the same hand-over announced again, then the clue is received once', async () => {
    const [itemId, matterId] = [randomUUID(), randomUUID()];
    const data = {
      itemId,
      handoverId: 'h1',
      round: '第九轮',
      tourOfficeId: 'pj.tour-office',
      organisationId: 'pj',
      title: '重复',
      summary: '……',
      subjects: [person('c1')],
      receivedOn: day,
      raisedLevel: false,
      resultDueAt: '2020-09-11T15:59:59.999Z',
    };
    const event: IntegrationEvent = {
      id: randomUUID(),
      type: clueHandedOver.type,
      source: 'inspection-liaison',
      time: new Date().toISOString(),
      matterId,
      causationId: randomUUID(),
      data,
    };
    await bus.publish([event]);
    await bus.publish([event]);
    await eventually(() => clueOf(itemId, 'pj-intake'));
    const { position } = await act('pj-intake', itemId, 'registration');
    expect(await clueOf(itemId, 'pj-intake', position)).toMatchObject({ revision: 1 });
    expect(await server.read('ops', `${api}/ops/inbox/parked`)).toEqual([]);
  });
});
