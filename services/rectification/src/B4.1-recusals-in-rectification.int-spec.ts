import { BARRED, itKeepsOutWhoeverIsRecusedElsewhere, recusalsTold } from '@liandong/protection/testing';
import { PLATFORM, type Platform } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { assignment, evidence, proposal } from './rectification/rectification.fixtures.js';
import { DraftingModule } from './testing/drafting.js';
import { RectificationModule } from './rectification.module.js';

const items = '/api/rectification/items';
const day = '2020-06-20';

interface Begun {
  readonly id: string;
  readonly matterId: string;
}

describe('B4.1: recusals of a matter hold in its rectification', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([RectificationModule, DraftingModule], { clock: { now: () => '2020-06-20T02:00:00.000Z' } });
  });
  afterAll(() => server.close());

  const proposed = () => server.command<Begun>('mhk-supervisor-1', items, proposal);
  const act = (who: string, { id }: Begun, noun: string, body: object) => server.send(who, 'POST', `${items}/${id}/${noun}`, body);
  const submitted = async () => {
    const item = await proposed();
    expect(await act('mhk-lead-1', item, 'assignment', assignment)).toMatchObject({ status: 201 });
    expect(await act('mhk-unit', item, 'evidence', { evidence: [evidence], report: 'x', submittedOn: day })).toMatchObject({ status: 201 });
    return item;
  };
  const check = (...checkedBy: readonly string[]) => ({ result: 'passed', findings: '属实', checkedBy, checkedOn: day });
  const recused = async ({ id, matterId }: Begun, personId: string) => {
    const bus = await server.app.get<Platform>(PLATFORM, { strict: false }).messageBus('clue-intake');
    await bus.publish([recusalsTold('clue-intake', matterId, { barred: [personId] })]);
    await eventually(
      async () => (await server.send<{ code?: string }>(personId, 'GET', `${items}/${id}`)).body.code === BARRED.body.code,
      20_000,
    );
  };

  itKeepsOutWhoeverIsRecusedElsewhere(() => ({ server, begun: submitted }), {
    person: 'mhk-supervisor-1',
    other: 'mhk-supervisor-2',
    lists: [`${items}?limit=200`, '/api/rectification/rate'],
    record: (id) => `${items}/${id}`,
    act: (id) => ({ path: `${items}/${id}/check`, body: check('mhk-supervisor-1', 'mhk-supervisor-2') }),
  });

  it('B4.1: given the deputy recused, then another one assigns', async () => {
    const item = await proposed();
    await recused(item, 'mhk-lead-1');
    expect(await act('mhk-lead-1', item, 'assignment', assignment)).toMatchObject(BARRED);
    expect(await act('mhk-lead-2', item, 'assignment', assignment)).toMatchObject({ status: 201 });
  });

  it('B4.1: nobody recused is named by others as checking or looking back', async () => {
    const item = await submitted();
    await recused(item, 'mhk-supervisor-2');
    const TOLD = { status: 409, body: { code: 'recusal.person-barred', rule: 'B4.1', details: { persons: ['mhk-supervisor-2'] } } };
    expect(await act('mhk-supervisor-1', item, 'check', check('mhk-supervisor-1', 'mhk-supervisor-2'))).toMatchObject(TOLD);
    expect(await act('mhk-supervisor-1', item, 'check', check('mhk-supervisor-1', 'mhk-supervisor-3'))).toMatchObject({ status: 201 });
    expect(await act('mhk-supervisor-1', item, 'closure-approval', { approvedOn: day })).toMatchObject({ status: 201 });
    expect(await act('mhk-lead-1', item, 'closure', { closedOn: day })).toMatchObject({ status: 201 });
    const lookBack = (...lookedBackBy: readonly string[]) => ({ passed: true, findings: '未反弹', lookedBackBy, heldOn: day });
    expect(await act('mhk-supervisor-1', item, 'look-back', lookBack('mhk-supervisor-1', 'mhk-supervisor-2'))).toMatchObject(TOLD);
    expect(await act('mhk-supervisor-1', item, 'look-back', lookBack('mhk-supervisor-1', 'mhk-supervisor-3'))).toMatchObject({
      status: 201,
    });
  });
});
