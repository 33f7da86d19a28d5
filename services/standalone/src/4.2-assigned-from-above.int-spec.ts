import { ClueIntakeModule } from '@liandong/clue-intake';
import { AuditModule } from '@liandong/audit';
import { InspectionLiaisonModule } from '@liandong/inspection-liaison';
import { JointSupervisionModule } from '@liandong/joint-supervision';
import { NotificationModule } from '@liandong/notification';
import { RectificationModule } from '@liandong/rectification';
import { figureWithEvents, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { arranged, disposed, verifiedClue } from './testing/case-chain.js';
import { itemsOf, rectified } from './testing/rectifying.js';

const liaison = '/api/inspection-liaison';
const intake = '/api/clue-intake';
const subject = {
  subjectId: 's1',
  name: '某',
  organisationId: 'mhk.unit-agriculture',
  position: '科员',
  managedBy: 'county' as const,
  villageCadre: false,
};
const FIRMS = 20;
const perFirm = (total: number, index: number) => Math.floor(total / FIRMS) + (index < total % FIRMS ? 1 : 0);
/** 20 firms of six cities and eight counties gave back what they had collected; seven cities and states issued rules. */
const firms = Array.from({ length: FIRMS }, (_, index) => ({
  kind: 'refund',
  city: `第${(index % 6) + 1}市`,
  unit: `第${index + 1}出租汽车公司`,
  quantity: perFirm(2_197, index),
  amountFen: perFirm(722_650_000, index),
  ...(index < 8 ? { county: `第${index + 1}县` } : {}),
}));
const rules = Array.from({ length: 7 }, (_, index) => ({
  kind: 'rule-issued',
  city: `第${index + 1}市州`,
  unit: '出租汽车改革实施意见和网约车管理实施细则',
}));
const opening = {
  organisationId: 'mhk',
  tourOfficeId: 'mhk.tour-office',
  round: '第十五轮',
  roundStartedOn: '2020-03-20',
  inspectedUnit: { organisationId: 'mhk.unit-agriculture', name: '某厅' },
  title: '巡视督导组转办',
  authorisation: { number: '巡授〔2020〕15号', round: '第十五轮', issuedBy: '巡视工作领导小组', issuedOn: '2020-03-18' },
  group: {
    name: '第十五巡视督导组',
    leaderPersonId: 'mhk-tour',
    members: [
      { personId: 'mhk-tour', recusalDeclaredOn: '2020-03-19' },
      { personId: 'mhk-tour-2', recusalDeclaredOn: '2020-03-19' },
    ],
    enteredOn: '2020-03-20',
  },
  openedOn: '2020-05-25',
};

/** From the tour over library and verification to the rectification, through the public API of five services. How many cabs a firm has is what the report says of it. */
describe('4.2: a clue passed on by the central tour team’s supervision group, over tour, library and rectification', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([
      InspectionLiaisonModule,
      ClueIntakeModule,
      JointSupervisionModule,
      RectificationModule,
      NotificationModule,
      AuditModule,
    ]);
    await arranged(server);
  }, 60_000);
  afterAll(() => server.close());

  const count = (groups: Readonly<Record<string, number>>) => Object.keys(groups).filter((group) => group !== '-').length;

  it('4.2: 6 cities, 8 counties, 20 firms, 2197 cabs, 722.65 万元; 7 cities issued rules', async () => {
    const { id: handoverId, matterId } = await server.command<{ id: string; matterId: string }>(
      'mhk-tour',
      `${liaison}/handovers`,
      opening,
    );
    const handover = (who: string, noun: string, body: object) => server.command(who, `${liaison}/handovers/${handoverId}/${noun}`, body);
    await handover('mhk-tour', 'items', { kind: 'clue', title: '出租汽车行业违规收取安全生产费', summary: '……', subjects: [subject] });
    await handover('mhk-tour', 'items/1/sign-out', { signedOutOn: '2020-06-01' });
    await handover('mhk-intake', 'items/1/sign-in', { signedInOn: '2020-06-01' });
    const clueId = `${handoverId}-1`;
    await eventually(async () => (await server.send('mhk-intake', 'GET', `${intake}/clues/${clueId}`)).status === 200, 30_000);
    const letter = {
      organisationId: 'mhk',
      kind: 'assigned',
      body: '中央第十五巡视督导组',
      documentNumber: '督导转〔2020〕1号',
      title: '出租汽车行业违规收取安全生产费',
      requirement: '调查走访、整改督查',
      clueId,
      receivedOn: '2020-06-01',
    };
    const { id: assignmentId } = await server.command<{ id: string }>('mhk-intake', `${intake}/assignments`, letter);
    const assignment = (who: string, noun: string, body: object = {}) =>
      server.command(who, `${intake}/assignments/${assignmentId}/${noun}`, body);
    await assignment('mhk-intake', 'acceptance', { acceptedOn: '2020-06-01' });

    await disposed(server, clueId, 'initial-verification');
    await verifiedClue(server, { id: clueId }, [subject], 1, {
      outcome: 'no-case',
      problems: firms.map(({ unit }) => `${unit}违规收取安全生产费`),
    });
    const items = await itemsOf(server, matterId, FIRMS);
    const { position: found } = await server.read<{ position: string }>('mhk-director', `${intake}/digests`);
    await rectified(server, items);

    await assignment('mhk-supervisor-1', 'result-proposal', {
      summary: '清退违规收取的安全生产费,完善制度',
      effects: [...firms, ...rules],
    });
    await assignment('mhk-director', 'result-review', {
      reviewedOn: '2020-08-31',
      participants: ['mhk-lead-1', 'mhk-lead-2', 'mhk-director'],
      opinion: '同意',
      agreed: true,
    });
    await assignment('mhk-principal', 'result-approval');
    await assignment('mhk-director', 'result', { documentNumber: '报〔2020〕1号', sentOn: '2020-08-31' });

    const refunds = { kind: 'refund' };
    const sentUp = { types: { ResultSentUp: 1 } };
    expect(await figureWithEvents(server, 'clue-intake.effects', refunds)).toMatchObject({ value: FIRMS, ...sentUp });
    expect(await figureWithEvents(server, 'clue-intake.effect-quantities', refunds)).toMatchObject({ value: 2_197, ...sentUp });
    expect(await figureWithEvents(server, 'clue-intake.money-returned', refunds)).toMatchObject({ value: 7_226_500, ...sentUp });
    expect([
      count((await figureWithEvents(server, 'clue-intake.effects', { ...refunds, by: 'city' })).groups),
      count((await figureWithEvents(server, 'clue-intake.effects', { ...refunds, by: 'county' })).groups),
    ]).toEqual([6, 8]);
    expect(count((await figureWithEvents(server, 'clue-intake.effects', { kind: 'rule-issued', by: 'city' })).groups)).toBe(7);
    expect(await figureWithEvents(server, 'rectification.items-closed')).toMatchObject({
      value: FIRMS,
      types: { RectificationClosed: FIRMS },
    });
    expect(await figureWithEvents(server, 'clue-intake.clues', { by: 'source,status' })).toMatchObject({
      groups: { 'inspection-tour verified': 1 },
      types: { VerificationRecorded: 1 },
    });
    expect([
      (await figureWithEvents(server, 'rectification.items-found', { at: found })).value,
      (await figureWithEvents(server, 'rectification.items-closed', { at: found })).value,
      (await figureWithEvents(server, 'clue-intake.effects', { at: found })).value,
    ]).toEqual([FIRMS, 0, 0]);
  }, 180_000);
});
