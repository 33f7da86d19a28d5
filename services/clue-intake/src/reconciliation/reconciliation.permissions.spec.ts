import type { Role } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues, dispose, HandClock, receive, warningOf } from '../clocks/clocks.fixtures.js';
import { person } from '../clue/clue.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { talkingClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { tellPlan, zoneOf } from '../testing/zone-plans.js';
import { reconciliationSlice } from './reconciliation.slice.js';

const reconciliations = '/api/clue-intake/reconciliations';
const day = '2020-06-11';
const sorted = (roles: readonly Role[]) => [...roles].sort();

describe('reconciliation: who may', () => {
  const clock = new HandClock(`${day}T02:00:00.000Z`);
  let server: TestApp;
  const clueIds: string[] = [];
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
    for (let index = 0; index < 2; index += 1) {
      const { id } = await receive(server, 'mhk', day);
      await dispose(server, 'mhk', id);
      await server.command('mhk-intake', `${clues}/${id}/routing-proposal`, {
        zoneId: 'mhk.zone-1',
        leaderPersonId: 'mhk-lead-1',
        level: 'county',
      });
      const { position } = await server.command<{ position: string }>('mhk-principal', `${clues}/${id}/routing-approval`);
      await server.read('mhk-director', clues, position);
      clueIds.push(id);
    }
  });
  afterAll(() => server.close());

  const opening = { organisationId: 'mhk', handlerId: 'mhk.zone-1', openedOn: day };
  const open = async () => (await server.command<{ id: string }>('mhk-intake', reconciliations, opening)).id;

  it('B1.3: case management opens, the handlers answer, the director settles; nobody of elsewhere', async () => {
    expect(sorted(await rolesThatMay(server, 'mhk', 'POST', reconciliations, opening))).toEqual(['case-director', 'intake-officer']);
    expect(await server.send('pj-director', 'POST', reconciliations, opening)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    const id = await open();
    const commands = [
      ['answers', { answers: [{ clueId: 'x', answer: 'confirmed' }] }, ['deputy', 'supervisor', 'township-secretary'], 'pj-supervisor-1'],
      ['settlements', { clueId: 'x', settlement: 'no-difference', note: 'x' }, ['case-director'], 'pj-director'],
    ] as const;
    for (const [noun, body, may, elsewhere] of commands) {
      expect(await server.send(elsewhere, 'POST', `${reconciliations}/${id}/${noun}`, body)).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
      expect(sorted(await rolesThatMay(server, 'mhk', 'POST', `${reconciliations}/${id}/${noun}`, body))).toEqual([...may]);
    }
    for (const path of [reconciliations, `${reconciliations}/${id}`]) {
      expect(sorted(await rolesThatMay(server, 'mhk', 'GET', path))).toEqual([
        'case-director',
        'deputy',
        'intake-officer',
        'investigator',
        'principal',
        'supervisor',
        'township-secretary',
      ]);
    }
    expect(await server.send('pj-director', 'GET', `${reconciliations}/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'reconciliation.unknown' },
    });
    expect(await server.read('pj-director', reconciliations)).toMatchObject({ total: 0 });
  });

  it('B1.3: the list per handler, answered item by item; a difference is settled; then the period of the library may end', async () => {
    const id = await open();
    const close = (reconciliationIds: readonly string[]) =>
      server.send('mhk-director', 'POST', '/api/clue-intake/libraries/mhk/reconciled-periods', { reconciledOn: day, reconciliationIds });
    expect(await close([])).toMatchObject({
      status: 409,
      body: { code: 'library.handlers-left', rule: 'B1.3', details: { handlers: ['mhk.zone-1'] } },
    });
    // No plan tells who heads the zone: a deputy does.
    expect(
      await server.send('mhk-supervisor-1', 'POST', `${reconciliations}/${id}/answers`, {
        answers: [{ clueId: 'x', answer: 'confirmed' }],
      }),
    ).toMatchObject({ status: 403, body: { code: 'reconciliation.not-handler', rule: 'B1.3' } });
    await server.command('mhk-lead-1', `${reconciliations}/${id}/answers`, {
      answers: [
        { clueId: clueIds[0], answer: 'confirmed' },
        { clueId: clueIds[1], answer: 'objected', note: '已移交二室' },
      ],
    });
    expect(await server.read('mhk-director', `${reconciliations}/${id}`)).toMatchObject({
      status: 'differences',
      unanswered: 0,
      differences: 1,
      answeredInTime: true,
      allowed: ['settle'],
    });
    expect(await close([id])).toMatchObject({ status: 422, body: { code: 'library.reconciliations-unfit' } });
    await server.command('mhk-director', `${reconciliations}/${id}/settlements`, {
      clueId: clueIds[1],
      settlement: 'ledger-corrected',
      note: '台账已更正',
    });
    expect(await close([id])).toMatchObject({ status: 201 });
    expect(await server.read('mhk-director', '/api/clue-intake/libraries/mhk')).toMatchObject({
      reconciliationDueAt: '2020-09-11T15:59:59.999Z',
    });
  });

  it('B1.3: a list that nobody answers is warned about, then overdue', async () => {
    const id = await open();
    clock.to('2020-06-30T02:00:00.000Z');
    await eventually(async () => expect(await warningOf(server, 'mhk', `reconciliation-${id}`)).toMatchObject({ overdue: true }));
    const { items } = await server.read<{ items: readonly { reconciliationId: string }[] }>(
      'mhk-director',
      `${reconciliations}?overdue=true&handler=mhk.zone-1`,
    );
    expect(items.map(({ reconciliationId }) => reconciliationId)).toContain(id);
  });

  it('B4.1: whoever is recused from a clue does not find it in a list either', async () => {
    const id = await open();
    await server.command('mhk-director', '/api/clue-intake/recusals', {
      about: { kind: 'clue', id: clueIds[0] },
      personId: 'mhk-supervisor-1',
      chief: false,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: day,
    });
    await server.read('mhk-director', '/api/clue-intake/recusals');
    const others = { items: [expect.objectContaining({ clueId: clueIds[1] })] };
    expect(await server.read('mhk-supervisor-1', `${reconciliations}/${id}`)).toMatchObject(others);
    expect(await server.read('mhk-supervisor-1', `${reconciliations}?handler=mhk.zone-1`)).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ reconciliationId: id, ...others })]) as unknown,
    });
    expect((await server.read<{ items: readonly object[] }>('mhk-director', `${reconciliations}/${id}`)).items).toHaveLength(2);
  });

  it('B1.3: whoever has a clue in hand is a handler: the zone, the unit that was named, the department that found it or conducts its talks, each with what it has', async () => {
    const { clueId: talked } = await talkingClue(server, undefined, 'mhk.room-2');
    const { id: kept } = await server.command<{ id: string }>('mhk-supervisor-1', clues, {
      organisationId: 'mhk',
      source: { kind: 'supervision', agencyId: 'mhk.room-1', reference: '自发1号' },
      title: '反映某干部',
      summary: '……',
      receivedOn: day,
      subjects: [person('k1')],
      origin: { handling: 'reported-for-record' },
    });
    await server.command('mhk-intake', `${clues}/${kept}/registration`);
    const { id: passedOn } = await receive(server, 'mhk', day);
    await dispose(server, 'mhk', passedOn);
    await server.command('mhk-intake', `${clues}/${passedOn}/routing-proposal`, {
      zoneId: 'mhk.zone-1',
      leaderPersonId: 'mhk-lead-1',
      level: 'county',
      handling: { kind: 'passed-on', unitId: 'mhk.dispatched-1' },
    });
    const { position } = await server.command<{ position: string }>('mhk-principal', `${clues}/${passedOn}/routing-approval`);
    await server.read('mhk-director', clues, position);
    const listOf = async (handlerId: string) => {
      const { id } = await server.command<{ id: string }>('mhk-intake', reconciliations, { ...opening, handlerId });
      const { items } = await server.read<{ items: readonly { clueId: string }[] }>('mhk-director', `${reconciliations}/${id}`);
      return items.map(({ clueId }) => clueId);
    };
    expect(await listOf('mhk.room-2')).toEqual([talked]);
    expect(await listOf('mhk.room-1')).toEqual([kept]);
    expect(await listOf('mhk.dispatched-1')).toEqual([passedOn]);
    expect(await listOf('mhk.zone-1')).toEqual(expect.arrayContaining([...clueIds, passedOn]));
    const period = { reconciledOn: day, reconciliationIds: [] };
    expect(await server.send('mhk-director', 'POST', '/api/clue-intake/libraries/mhk/reconciled-periods', period)).toMatchObject({
      status: 409,
      body: { details: { handlers: ['mhk.dispatched-1', 'mhk.room-1', 'mhk.room-2', 'mhk.zone-1'] } },
    });

    // Whatever is concluded is in nobody's hands, told or not.
    const act = async (who: string, noun: string, body: object = {}) =>
      server.read('mhk-director', clues, (await server.command<{ position: string }>(who, `${clues}/${kept}/${noun}`, body)).position);
    await act('mhk-intake', 'screening', { problemTypes: ['conduct'], opinion: '……' });
    await act('mhk-supervisor-1', 'disposal-proposal', { mode: 'close', opinion: '……' });
    await act('mhk-principal', 'disposal-approval');
    await act('mhk-director', 'conclusion', { summary: '……', concludedOn: day });
    expect(await listOf('mhk.room-1')).toEqual([]);
    await act('mhk-director', 'feedback', { text: '……', givenOn: day });
    expect(await server.read('mhk-director', `${clues}/${kept}`)).toMatchObject({ status: 'feedback-given' });
    expect(await listOf('mhk.room-1')).toEqual([]);
  });

  it('B1.3, 2.5: of a zone of the plan its lead answers, or the head of its liaison room; no other deputy, and no other head', async () => {
    await tellPlan(server, 'mhk', { version: 1, from: '2020-03-02', zones: [zoneOf('mhk', '1', 'mhk-lead-1', 1, [1])] });
    const id = await open();
    const answers = { answers: [{ clueId: 'x', answer: 'confirmed' }] };
    for (const [who, code] of [
      ['mhk-lead-1', 'reconciliation.not-listed'],
      ['mhk-supervisor-1', 'reconciliation.not-listed'],
      ['mhk-lead-2', 'reconciliation.not-handler'],
      ['mhk-supervisor-2', 'reconciliation.not-handler'],
    ])
      expect([who, await server.send(who, 'POST', `${reconciliations}/${id}/answers`, answers)]).toMatchObject([who, { body: { code } }]);
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, reconciliationSlice)).toEqual([]);
  });
});
