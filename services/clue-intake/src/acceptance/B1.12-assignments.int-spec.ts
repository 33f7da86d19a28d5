import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { supervisionWays } from '../assignment/assignment.events.js';
import { HandClock, warningOf } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { assigned } from '../testing/assignments.js';

const assignments = '/api/clue-intake/assignments';
const received = '2020-06-11';

describe('B1.12–B1.14: an assignment from receipt to report', () => {
  const clock = new HandClock(`${received}T02:00:00.000Z`);
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
  });
  afterAll(() => server.close());

  const post = (who: string, id: string, noun: string, body: object = {}) =>
    server.command(`mhk-${who}`, `${assignments}/${id}/${noun}`, body);
  const ask = (who: string, id: string, noun: string, body: object = {}) =>
    server.send(`mhk-${who}`, 'POST', `${assignments}/${id}/${noun}`, body);
  const shown = (id: string) => server.read('mhk-director', `${assignments}/${id}`);
  const overdue = async () =>
    (
      await server.read<{ readonly items: readonly { readonly assignmentId: string }[] }>('mhk-director', `${assignments}?overdue=true`)
    ).items.map(({ assignmentId }) => assignmentId);
  const warned = (id: string, as: object) =>
    eventually(async () => {
      await eventually(async () => (await server.send('mhk-director', 'GET', `/api/clue-intake/warnings/assignment-${id}`)).status === 200);
      expect(await warningOf(server, 'mhk', `assignment-${id}`)).toMatchObject(as);
    });
  async function openSince(day: string): Promise<string> {
    clock.to(`${day}T02:00:00.000Z`);
    const { id } = await server.command<{ id: string }>('mhk-intake', assignments, { ...assigned, receivedOn: day });
    await post('intake', id, 'acceptance', { acceptedOn: day });
    return id;
  }

  it('B1.12: “3+3+N”: three months, three more by the own principal once, then what the upper body gives; late, it is found and warned about, and reported late', async () => {
    const id = await openSince(received);
    expect(await shown(id)).toMatchObject({ status: 'open', dueAt: '2020-09-11T15:59:59.999Z', extensions: [], overdue: false });
    const own = { reason: '涉及面广', reportNumber: '报〔2020〕1号' };
    const upper = { months: 2, documentNumber: '复〔2020〕3号', decidedBy: '上级机关', decidedOn: '2020-12-10' };

    clock.to('2020-09-10T02:00:00.000Z');
    expect(await ask('director', id, 'upper-extension', { ...upper, decidedOn: '2020-09-10' })).toMatchObject({
      status: 409,
      body: { code: 'assignment.own-extension-first', rule: 'B1.12', allowed: ['extend'] },
    });
    for (const who of ['director', 'lead-1']) expect(await ask(who, id, 'extension', own)).toMatchObject({ status: 403 });
    await post('principal', id, 'extension', own);
    expect(await shown(id)).toMatchObject({ dueAt: '2020-12-11T15:59:59.999Z' });

    clock.to('2020-12-10T02:00:00.000Z');
    expect(await ask('principal', id, 'extension', own)).toMatchObject({
      status: 409,
      body: { code: 'assignment.extended-before', rule: 'B1.12', allowed: ['extend-from-above'] },
    });
    await post('director', id, 'upper-extension', upper);
    await post('director', id, 'upper-extension', { ...upper, months: 1, documentNumber: '复〔2020〕4号' });
    expect(await shown(id)).toMatchObject({
      // The 11th of February 2021 lies in the Spring Festival, and the limit of one month more counts from the day to which that one moved.
      dueAt: '2021-03-18T15:59:59.999Z',
      overdue: false,
      extensions: [
        { by: 'own-principal', documentNumber: '报〔2020〕1号', dueAt: '2020-12-11T15:59:59.999Z' },
        { by: 'upper-body', documentNumber: '复〔2020〕3号', dueAt: '2021-02-18T15:59:59.999Z' },
        { by: 'upper-body', documentNumber: '复〔2020〕4号' },
      ],
    });
    expect(await overdue()).toEqual([]);

    clock.to('2021-03-19T02:00:00.000Z');
    expect(await overdue()).toEqual([id]);
    await warned(id, { overdue: true, ruleId: 'B1.12', status: 'open' });
    await post('director', id, 'result-proposal', { summary: '已查清', effects: [] });
    await post('director', id, 'result-review', {
      reviewedOn: '2021-03-19',
      participants: ['mhk-principal', 'mhk-lead-1', 'mhk-director'],
      opinion: '同意',
      agreed: true,
    });
    expect(await ask('director', id, 'result', { documentNumber: '报〔2021〕2号', sentOn: '2021-03-19' })).toMatchObject({
      status: 409,
      body: { code: 'assignment.not-allowed', allowed: expect.arrayContaining(['approve-result']) as unknown },
    });
    await post('principal', id, 'result-approval');
    await post('director', id, 'result', { documentNumber: '报〔2021〕2号', sentOn: '2021-03-19' });
    expect(await shown(id)).toMatchObject({
      status: 'reported',
      reportedInTime: false,
      overdue: false,
      allowed: ['propose-result', 'reject-supervision', 'carry-out-supervision'],
    });
    expect(await overdue()).toEqual([]);
    await warned(id, { status: 'met' });
  }, 120_000);

  it('B1.13: what is given to those below runs three months from the deputy’s approval; overdue, it is supervised in each of the four ways, one after the other, each approved by the deputy', async () => {
    clock.to('2022-01-04T02:00:00.000Z');
    const { id } = await server.command<{ id: string }>('mhk-director', `${assignments}/outgoing`, {
      ...assigned,
      kind: 'supervised',
      body: 'mhk.township-1',
    });
    for (const who of ['director', 'principal'])
      expect(await ask(who, id, 'approval', { approvedOn: '2022-01-04' })).toMatchObject({ status: 403 });
    await post('lead-1', id, 'approval', { approvedOn: '2022-01-04' });
    expect(await shown(id)).toMatchObject({ status: 'open', direction: 'to-below', dueAt: '2022-04-06T15:59:59.999Z' });
    const propose = (ground: string, way: string) => ask('director', id, 'supervision-proposal', { ground, way, requirement: '限期办结' });
    expect(await propose('overdue', 'letter')).toMatchObject({ status: 409, body: { code: 'assignment.not-overdue', rule: 'B1.13' } });

    clock.to('2022-04-11T02:00:00.000Z');
    const lines = [];
    for (const [index, way] of supervisionWays.entries()) {
      const ground = (['overdue', 'careless', 'needs-supplement', 'overdue'] as const)[index]!;
      expect(await propose(ground, way)).toMatchObject({ status: 201 });
      expect(await propose(ground, way)).toMatchObject({ status: 409, body: { code: 'assignment.supervision-runs', rule: 'B1.13' } });
      const report = { report: `已督办:${way}`, carriedOutOn: '2022-04-11' };
      expect(await ask('director', id, 'supervision', report)).toMatchObject({
        status: 409,
        body: { code: 'assignment.no-supervision', rule: 'B1.13' },
      });
      expect(await ask('director', id, 'supervision-approval')).toMatchObject({ status: 403 });
      await post('lead-1', id, 'supervision-approval');
      await post('director', id, 'supervision', report);
      lines.push({ ground, way, requirement: '限期办结', stage: 'carried-out', report: report.report });
    }
    await propose('careless', 'letter');
    await post('lead-1', id, 'supervision-rejection', { reason: '已在办结' });
    expect(await shown(id)).toMatchObject({
      overdue: true,
      supervisions: [...lines, { ground: 'careless', way: 'letter', stage: 'rejected' }],
    });
  }, 120_000);
});
