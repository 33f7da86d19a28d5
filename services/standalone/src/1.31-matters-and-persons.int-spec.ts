import { AuditModule } from '@liandong/audit';
import { ClueIntakeModule } from '@liandong/clue-intake';
import { JointSupervisionModule } from '@liandong/joint-supervision';
import { NotificationModule } from '@liandong/notification';
import { RectificationModule } from '@liandong/rectification';
import { figureWithEvents, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { arranged, disposed, verifiedClue } from './testing/case-chain.js';
import { itemsOf, rectified } from './testing/rectifying.js';

const intake = '/api/clue-intake';
const type = 'cn.liandong.clues.copied.v1';
const MONTHS = [1, 2, 3];
const ACTIONS = 7;
const PROBLEMS = 17;
const subjectOf = (month: number) => ({
  subjectId: `s${month}`,
  name: `第${month}人`,
  organisationId: 'mhk.unit-agriculture',
  position: '科员',
  managedBy: 'county' as const,
  villageCadre: false,
});
const copied = (month: number) => ({
  reference: `人抄〔2023〕${month}号`,
  period: { from: `2023-0${month}-01`, to: `2023-0${month}-28` },
  copiedOn: `2023-0${month}-28`,
  items: [
    { kind: 'clue', title: '办理惠企补贴吃拿卡要', summary: '代表走访企业时反映', subjects: [subjectOf(month)] },
    ...Array.from({ length: ACTIONS }, (_, index) => ({
      kind: 'opinion',
      topic: `涉企检查${month}-${index}`,
      unitId: 'mhk.unit-agriculture',
      text: '重复检查多,企业负担重',
    })),
  ],
});
const analysis = [
  { itemNo: 1, conclusions: ['clue'], problemType: 'extorting-favours', unitId: 'mhk.unit-agriculture', opinion: '有具体被反映人和事实' },
  ...Array.from({ length: ACTIONS }, (_, index) => ({
    itemNo: index + 2,
    conclusions: ['daily-supervision'],
    problemType: 'extorting-favours',
    unitId: 'mhk.unit-agriculture',
    opinion: '纳入监督清单',
    toOrganisation: 'mhk.party-conduct',
  })),
];

/** 由事及人、由人及事: what the congress copies is analysed together; what is about matters goes on the list of supervision, what is about persons into the library, and the problems found on the way are followed up until they are closed. */
describe('1.31: from matters to persons and from persons to matters', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, JointSupervisionModule, RectificationModule, NotificationModule, AuditModule]);
    await arranged(server);
    const admission = {
      name: '梅河口市人大常委会',
      kind: 'people-congress',
      commissionId: 'mhk',
      agreement: '人大监督与纪检监察监督联动办法',
      eventTypes: [type],
    };
    await server.send('mhk-director', 'PUT', `${intake}/agencies/mhk.people-congress`, admission);
  }, 60_000);
  afterAll(() => server.close());

  /** Copied, analysed, approved; its clue is taken into the library. */
  async function analysed(month: number): Promise<{ readonly id: string; readonly matterId: string }> {
    const event = { specversion: '1.0', id: `2023-${month}`, source: 'https://rd.mhk.example/copies', type, data: copied(month) };
    const { body } = await server.send<{ copyId: string }>('mhk-congress', 'POST', `${intake}/agency-events`, event);
    const copy = `${intake}/clue-copies/${body.copyId}`;
    await server.command('mhk-intake', `${copy}/taken-in-items`, { itemNo: 1 });
    await server.command('mhk-intake', `${copy}/analysis`, { items: analysis });
    await server.command('mhk-lead-1', `${copy}/analysis-approval`);
    const { takenIn } = await server.read<{ takenIn: readonly { readonly clueId: string }[] }>('mhk-intake', copy);
    const { clueId: id } = takenIn[0]!;
    return { id, matterId: (await server.read<{ matterId: string }>('mhk-intake', `${intake}/clues/${id}`)).matterId };
  }

  it('1.31: this year more than 20 actions of supervision and more than 50 problems solved', async () => {
    const itemIds: string[] = [];
    for (const month of MONTHS) {
      const clue = await analysed(month);
      await disposed(server, clue.id, 'initial-verification');
      await verifiedClue(server, clue, [subjectOf(month)], 1, {
        outcome: 'no-case',
        problems: Array.from({ length: PROBLEMS }, (_, index) => `第${month}月第${index + 1}个问题:监管台账缺失`),
      });
      itemIds.push(...(await itemsOf(server, clue.matterId, PROBLEMS)));
    }
    const { position: listed } = await server.read<{ position: string }>('mhk-director', `${intake}/digests`);
    await rectified(server, itemIds);

    expect(await server.read('mhk-supervisor-2', `${intake}/supervision-inputs?use=daily-supervision`)).toMatchObject({ total: 21 });
    expect(
      await figureWithEvents(server, 'clue-intake.copied-items-by-conclusion', { conclusion: 'daily-supervision', by: 'problem' }),
    ).toMatchObject({ value: 21, groups: { 'extorting-favours': 21 }, types: { CopyAnalysisApproved: 3 } });
    expect(await figureWithEvents(server, 'rectification.items-closed')).toMatchObject({ value: 51, types: { RectificationClosed: 51 } });
    expect(await figureWithEvents(server, 'clue-intake.clues', { by: 'source,problem' })).toMatchObject({
      value: 3,
      groups: { 'people-congress conduct': 3 },
      types: { ClueScreened: 3 },
    });
    const then = { at: listed };
    expect([
      (await figureWithEvents(server, 'rectification.items-found', then)).value,
      (await figureWithEvents(server, 'rectification.items-closed', then)).value,
      (await figureWithEvents(server, 'clue-intake.copied-items-by-conclusion', { ...then, conclusion: 'daily-supervision' })).value,
    ]).toEqual([51, 0, 21]);
  }, 180_000);
});
