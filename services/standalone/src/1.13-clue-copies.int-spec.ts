import { AuditModule } from '@liandong/audit';
import { ClueIntakeModule } from '@liandong/clue-intake';
import { keptLibrary } from '@liandong/clue-intake/testing';
import { InspectionLiaisonModule } from '@liandong/inspection-liaison';
import { figureWithEvents, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';

const intake = '/api/clue-intake';
const liaison = '/api/inspection-liaison';
const source = 'https://rd.mhk.example/copies';
const type = 'cn.liandong.clues.copied.v1';
const zhang = {
  subjectId: 's1',
  name: '张某山',
  organisationId: 'mhk.unit-agriculture',
  position: '科员',
  managedBy: 'county',
  villageCadre: false,
};
const copied = {
  reference: '人抄〔2023〕1号',
  period: { from: '2023-01-01', to: '2023-03-31' },
  copiedOn: '2023-04-03',
  items: [
    { kind: 'clue', title: '张某山收受企业礼金', summary: '代表走访企业时反映', subjects: [zhang] },
    { kind: 'opinion', topic: '涉企检查', unitId: 'mhk.unit-agriculture', text: '重复检查多,企业负担重' },
    { kind: 'opinion', topic: '班子议事', unitId: 'mhk.township-1', text: '班子议事走过场,群众意见大' },
    { kind: 'opinion', topic: '老旧小区改造', unitId: 'mhk.township-1', text: '改造项目推诿扯皮,长期未动工' },
    { kind: 'opinion', topic: '惠企补贴', unitId: 'mhk.unit-agriculture', text: '有企业反映办理补贴须先请客' },
    { kind: 'opinion', topic: '公园长椅', unitId: 'mhk.township-1', text: '建议增设长椅' },
  ],
};
const analysis = [
  { itemNo: 1, conclusions: ['clue'], problemType: 'conduct', unitId: 'mhk.unit-agriculture', opinion: '有具体被反映人和事实' },
  {
    itemNo: 2,
    conclusions: ['daily-supervision'],
    problemType: 'extorting-favours',
    unitId: 'mhk.unit-agriculture',
    opinion: '纳入涉企检查专项监督',
    toOrganisation: 'mhk.party-conduct',
  },
  { itemNo: 3, conclusions: ['political-ecology'], problemType: 'conduct', unitId: 'mhk.township-1', opinion: '班子民主集中制执行不够好' },
  {
    itemNo: 4,
    conclusions: ['prompt-hint'],
    problemType: 'passing-the-buck',
    unitId: 'mhk.township-1',
    opinion: '建议联合制发提示单,督促立行立改',
    toOrganisation: 'mhk.party-conduct',
  },
  {
    itemNo: 5,
    conclusions: ['clue', 'political-ecology'],
    problemType: 'extorting-favours',
    unitId: 'mhk.unit-agriculture',
    opinion: '补贴办理中存在吃拿卡要反映',
  },
  { itemNo: 6, conclusions: ['no-use'], problemType: 'other', unitId: 'mhk.township-1', opinion: '属民生建议,转有关部门' },
];
interface Receipt {
  readonly copyId: string;
  readonly position: string;
}

describe('1.13: the people’s congress copies clues and opinions', () => {
  let server: TestApp;
  let copyId: string;
  const copy = () => `${intake}/clue-copies/${copyId}`;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, InspectionLiaisonModule, AuditModule]);
    await keptLibrary(server);
    const admission = {
      name: '梅河口市人大常委会',
      kind: 'people-congress',
      commissionId: 'mhk',
      agreement: '人大监督与纪检监察监督联动办法',
      eventTypes: [type],
    };
    await server.send('mhk-director', 'PUT', `${intake}/agencies/mhk.people-congress`, admission);
  }, 120_000);
  afterAll(() => server.close());

  it('1.13: given its agreement, when the congress copies what it collected in a quarter, then it has a receipt for it', async () => {
    const { status, body } = await server.send<Receipt>('mhk-congress', 'POST', `${intake}/agency-events`, {
      specversion: '1.0',
      id: '2023-q1',
      source,
      type,
      data: copied,
    });
    expect(status).toBe(201);
    copyId = body.copyId;
    expect(await server.read('mhk-intake', `${intake}/clue-copies?status=received`, body.position)).toMatchObject({
      total: 1,
      items: [{ copyId, reference: '人抄〔2023〕1号', periodFrom: '2023-01-01', periodTo: '2023-03-31' }],
    });
  });

  it('1.13: clues enter the library, and so does a problem that was found on the way in an opinion', async () => {
    await server.command('mhk-intake', `${copy()}/taken-in-items`, { itemNo: 1 });
    const clue = {
      title: '办理惠企补贴吃拿卡要',
      summary: '企业反映办理补贴须先请客',
      subjects: [{ ...zhang, subjectId: 's2', name: '李某海' }],
    };
    await server.command('mhk-intake', `${copy()}/taken-in-items`, { itemNo: 5, clue });
    const { takenIn } = await server.read<{ takenIn: readonly { clueId: string }[] }>('mhk-intake', copy());
    expect(takenIn).toHaveLength(2);
    for (const [index, title] of ['张某山收受企业礼金', '办理惠企补贴吃拿卡要'].entries()) {
      const { clueId } = takenIn[index]!;
      expect(await server.command('mhk-intake', `${intake}/clues/${clueId}/registration`)).toMatchObject({ id: clueId });
      expect(await server.read('mhk-intake', `${intake}/clues/${clueId}`)).toMatchObject({
        number: `人移〔2023〕${index + 1}号`,
        title,
        sourceKind: 'people-congress',
        receivedOn: '2023-04-03',
      });
    }
  });

  it('1.13: case management analyses item by item, by problem and unit; the leader in charge approves', async () => {
    const named = analysis.map((item) => (item.itemNo === 3 ? { ...item, opinion: '与李某海有关' } : item));
    expect(await server.send('mhk-intake', 'POST', `${copy()}/analysis`, { items: named })).toMatchObject({
      status: 422,
      body: { code: 'clue-copy.names-person', details: { itemNos: [3] } },
    });
    await server.command('mhk-intake', `${copy()}/analysis`, { items: analysis });
    expect(await server.read('mhk-lead-1', copy())).toMatchObject({
      status: 'proposed',
      allowed: ['approve-analysis', 'reject-analysis'],
      groups: expect.arrayContaining([
        {
          problemType: 'extorting-favours',
          unitId: 'mhk.unit-agriculture',
          itemNos: [2, 5],
          conclusions: { 'daily-supervision': 1, clue: 1, 'political-ecology': 1 },
        },
      ]) as unknown,
    });
    expect(await server.read('mhk-supervisor-2', `${intake}/supervision-inputs`)).toMatchObject({ total: 0 });
    await server.command('mhk-lead-1', `${copy()}/analysis-approval`);
  });

  it('1.13: one part becomes daily supervision, one a hint for a prompt, with the department that takes them up and no other', async () => {
    const inputs = `${intake}/supervision-inputs`;
    expect(await server.read('mhk-supervisor-2', `${inputs}?use=daily-supervision`)).toMatchObject({
      total: 1,
      items: [{ itemNo: 2, unitId: 'mhk.unit-agriculture', opinion: '纳入涉企检查专项监督' }],
    });
    expect(await server.read('mhk-supervisor-2', `${inputs}?use=prompt-hint`)).toMatchObject({
      total: 1,
      items: [{ itemNo: 4, problemType: 'passing-the-buck' }],
    });
    expect(await server.read('mhk-supervisor-1', inputs)).toMatchObject({ total: 0 });
  });

  it('1.13: one part is a reference for the political-ecology evaluation of a tour, which signs for it; nobody is named there', async () => {
    const references = `${liaison}/evaluation-references`;
    const listed = (query: string) =>
      server.read<{ total: number; items: readonly { referenceId: string }[] }>('mhk-tour', `${references}${query}`);
    const { items } = await eventually(async () => {
      const found = await listed('');
      return found.total === 2 && found;
    });
    expect(items).toMatchObject([
      {
        unitId: 'mhk.township-1',
        periodFrom: '2023-01-01',
        periodTo: '2023-03-31',
        text: '班子民主集中制执行不够好',
        reference: '人抄〔2023〕1号',
        acknowledgements: [],
      },
      { unitId: 'mhk.unit-agriculture', problemType: 'extorting-favours', itemNo: 5 },
    ]);
    for (const kept of ['张某山', '李某海', '走过场', '请客']) expect(JSON.stringify(items)).not.toContain(kept);
    await server.command('mhk-tour', `${references}/${items[0]!.referenceId}/acknowledgement`, {
      round: '第九轮',
      acknowledgedOn: '2023-04-10',
    });
    expect(await listed('?unit=mhk.township-1&from=2023-03-31&to=2023-06-30&round=第九轮')).toMatchObject({
      total: 1,
      items: [{ acknowledgements: [{ tourOfficeId: 'mhk.tour-office', round: '第九轮' }] }],
    });
    expect(await listed('?acknowledged=false')).toMatchObject({ total: 1 });
    expect(await listed('?from=2023-04-01')).toMatchObject({ total: 0 });
  });

  it('1.13: the congress is told what became of each item, and signs for it', async () => {
    const own = `${intake}/own-clue-copies/${copyId}`;
    expect(await server.read('mhk-congress', own)).toMatchObject({ stage: 'in-analysis', results: [] });
    await server.command('mhk-director', `${copy()}/reply`, { text: '已逐项研判,其中2件转问题线索', repliedOn: '2023-04-10' });
    const told = await server.read<{ results: readonly object[] }>('mhk-congress', own);
    expect(told).toMatchObject({ stage: 'replied', replyText: '已逐项研判,其中2件转问题线索' });
    expect(told.results).toMatchObject(analysis.map(({ itemNo, conclusions }) => ({ itemNo, conclusions })));
    expect(told.results[5]).toEqual({ itemNo: 6, conclusions: ['no-use'], reason: '属民生建议,转有关部门' });
    expect(JSON.stringify(told.results)).not.toContain('民主集中制');
    expect(await server.send('mhk-procurator', 'POST', `${own}/reply-receipt`, { acknowledgedOn: '2023-04-11' })).toMatchObject({
      status: 403,
      body: { code: 'clue-copy.not-yours' },
    });
    await server.command('mhk-congress', `${own}/reply-receipt`, { acknowledgedOn: '2023-04-11' });
    expect(await server.read('mhk-congress', own)).toMatchObject({ stage: 'acknowledged', acknowledgedOn: '2023-04-11' });
  });

  it('1.13: what was copied and what became of it is counted, each number with its events', async () => {
    expect(await figureWithEvents(server, 'clue-intake.copied-items', { by: 'kind' })).toMatchObject({
      value: 6,
      groups: { clue: 1, opinion: 5 },
      types: { ClueCopyReceived: 1 },
    });
    expect(await figureWithEvents(server, 'clue-intake.copied-items-by-conclusion', { by: 'conclusion' })).toMatchObject({
      groups: { clue: 2, 'political-ecology': 2, 'daily-supervision': 1, 'prompt-hint': 1, 'no-use': 1 },
      types: { CopyAnalysisApproved: 1 },
    });
    expect(await figureWithEvents(server, 'clue-intake.copies-replied')).toMatchObject({ value: 1, types: { CopyReplied: 1 } });
    expect(await figureWithEvents(server, 'clue-intake.clues', { by: 'source' })).toMatchObject({
      groups: { 'people-congress': 2 },
      types: { ClueReceived: 2 },
    });
  });
});
