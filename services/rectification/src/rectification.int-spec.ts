import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { drafted, DraftingModule, notification } from './testing/drafting.js';
import { RectificationModule } from './rectification.module.js';

const api = '/api/rectification';
const clock = { moment: '2020-06-20T02:00:00.000Z', now: () => clock.moment };

interface Receipt {
  readonly id: string;
  readonly position: string;
}
interface Item {
  readonly status: string;
  readonly documents: readonly { readonly documentId: string }[];
  readonly [column: string]: unknown;
}

const proposal = {
  organisationId: 'mhk',
  unitId: 'mhk.unit-agriculture',
  problem: '项目监管缺位',
  foundBy: { service: 'rectification', id: '走访' },
};
const evidence = (evidenceId: string) => ({ evidenceId, description: '制度文件', sha256: 'b'.repeat(64) });

describe('rectification', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([RectificationModule, DraftingModule], { clock });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    clock.moment = '2020-06-20T02:00:00.000Z';
  });

  const act = (who: string, id: string, noun: string, body: object) => server.command<Receipt>(who, `${api}/items/${id}/${noun}`, body);
  const item = (id: string, position?: string) => server.read<Item>('mhk-lead-1', `${api}/items/${id}`, position);
  const proposeAndAssign = async (more: object = {}) => {
    const { id } = await server.command<Receipt>('mhk-supervisor-1', `${api}/items`, proposal);
    await act('mhk-lead-1', id, 'assignment', {
      unitId: 'mhk.unit-agriculture',
      requirement: '建立监管台账',
      assignedOn: '2020-06-20',
      ...more,
    });
    return id;
  };

  it('0.20: from the problem over supervision order, evidence, check and consent to the closure; the look-back reopens and asks for another order', async () => {
    const id = await proposeAndAssign();
    await eventually(async () => (await item(id)).documents.length === 1);
    expect([...drafted.values()].at(-1)).toMatchObject({
      kind: 'supervision-order',
      recipientOrganisationId: 'mhk.unit-agriculture',
      regarding: { service: 'rectification', id },
    });
    await act('mhk-unit', id, 'evidence', { evidence: [evidence('e1'), evidence('e2')], report: '已建立台账', submittedOn: '2020-06-20' });
    await act('mhk-supervisor-1', id, 'check', {
      result: 'passed',
      findings: '属实',
      checkedBy: ['mhk-supervisor-1', 'mhk-supervisor-2'],
      checkedOn: '2020-06-20',
    });
    expect(await server.send('mhk-lead-1', 'POST', `${api}/items/${id}/closure`, { closedOn: '2020-06-20' })).toMatchObject({
      status: 409,
      body: { code: 'rectification.approvals-missing', rule: 'B3.9' },
    });
    await act('mhk-supervisor-2', id, 'closure-approval', { approvedOn: '2020-06-20' });
    const closure = await act('mhk-lead-1', id, 'closure', { closedOn: '2020-06-20' });
    expect(await item(id, closure.position)).toMatchObject({
      status: 'closed',
      evidenceCount: 2,
      band: null,
      closures: [{ closedOn: '2020-06-20', closedBy: 'mhk-lead-1', inTime: true }],
      allowed: ['look-back', 'record-document', 'record-answer'],
    });
    await act('mhk-supervisor-1', id, 'look-back', {
      passed: false,
      findings: '反弹',
      lookedBackBy: ['mhk-supervisor-1', 'mhk-supervisor-2'],
      heldOn: '2020-06-20',
    });
    await eventually(async () => (await item(id)).documents.length === 2);
    expect(await item(id)).toMatchObject({ status: 'rectifying', closures: [{ closedOn: '2020-06-20' }], band: 'blue' });
  });

  it('given the notification service away, when an item is assigned, then the order is drafted once it is back, and once only', async () => {
    notification.reachable = false;
    const before = drafted.size;
    const id = await proposeAndAssign();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await item(id)).documents).toEqual([]);
    notification.reachable = true;
    await eventually(async () => (await item(id)).documents.length === 1, 20_000);
    expect(drafted.size).toBe(before + 1);
  });

  it('B1.23: given filters, then the ledger shows the colour of the running limit at the moment of reading', async () => {
    const id = await proposeAndAssign({ dueOn: '2020-07-20' });
    const listed = async (query: string, moment: string) => {
      clock.moment = moment;
      return (await server.read<{ items: Item[] }>('mhk-supervisor-1', `${api}/items?limit=200&${query}`)).items.map(
        ({ itemId }) => itemId,
      );
    };
    await eventually(async () => (await listed('band=blue', '2020-07-10T00:00:00.000Z')).includes(id));
    expect(await listed('band=yellow', '2020-07-18T00:00:00.000Z')).toContain(id);
    expect(await listed('band=red', '2020-07-21T00:00:00.000Z')).toContain(id);
    expect(await listed('band=yellow', '2020-07-21T00:00:00.000Z')).not.toContain(id);
    expect(await listed('unit=mhk.unit-market', '2020-07-10T00:00:00.000Z')).toEqual([]);
    expect(await listed('status=rectifying&unit=mhk.unit-agriculture', '2020-07-10T00:00:00.000Z')).toContain(id);
  });

  it('B3.11: the rate counts what was assigned, and names the items and the evidence behind it', async () => {
    const id = await proposeAndAssign();
    const only = `matter=${String((await item(id))['matterId'])}`;
    expect(await server.read('mhk-lead-1', `${api}/rate?${only}`)).toEqual({
      done: 0,
      total: 1,
      percent: 0,
      doneItems: [],
      openItemIds: [id],
    });
    await act('mhk-unit', id, 'evidence', { evidence: [evidence('e9')], report: '已整改', submittedOn: '2020-06-20' });
    await act('mhk-supervisor-1', id, 'check', {
      result: 'passed',
      findings: '属实',
      checkedBy: ['mhk-supervisor-1', 'mhk-supervisor-2'],
      checkedOn: '2020-06-20',
    });
    await act('mhk-supervisor-1', id, 'closure-approval', { approvedOn: '2020-06-20' });
    const { position } = await act('mhk-lead-1', id, 'closure', { closedOn: '2020-06-20' });
    expect(await server.read('mhk-lead-1', `${api}/rate?${only}`, position)).toEqual({
      done: 1,
      total: 1,
      percent: 100,
      doneItems: [{ itemId: id, evidenceIds: ['e9'] }],
      openItemIds: [],
    });
  });
});
