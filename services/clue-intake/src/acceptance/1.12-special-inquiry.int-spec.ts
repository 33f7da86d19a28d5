import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const day = '2023-06-12';
const theme = '农村生活污水治理';
const transfers = '/api/clue-intake/outgoing-transfers';

describe('1.12: a special inquiry of the people’s congress', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock: { now: () => `${day}T02:00:00.000Z` } });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const register = async (body: object, who = 'mhk-intake') => {
    const { id } = await server.command<{ id: string }>(who, clues, { organisationId: 'mhk', summary: '……', receivedOn: day, ...body });
    await server.command('mhk-intake', `${clues}/${id}/registration`);
    return id;
  };

  it('1.12: the commission takes part from beginning to end; clues are swapped in both directions', async () => {
    // What the deputies raised, handed to the commission with their opinions.
    const copied = await register({
      source: { kind: 'people-congress', agencyId: 'mhk.people-congress', reference: '人询〔2023〕1号' },
      title: '污水终端建而不用',
      subjects: [person('s1')],
      origin: { documentNumber: '人询〔2023〕1号', occurredOn: day, opinions: '建议核查终端运维资金' },
    });
    // What the commission found while it sat there.
    const found = await register(
      {
        source: { kind: 'supervision', agencyId: 'mhk.party-conduct', reference: '询1号' },
        title: '运维资金拨付不及时',
        subjects: [person('s1')],
        origin: { theme, occasion: 'special-inquiry', handling: 'handed-over' },
      },
      'mhk-supervisor-2',
    );
    // What is for the people's congress to follow up goes there, under the leader's approval; what it should know stays here.
    await server.send('mhk-director', 'PUT', '/api/clue-intake/agencies/mhk.people-congress', {
      name: '梅河口市人大常委会',
      kind: 'people-congress',
      commissionId: 'mhk',
      agreement: '联动监督办法',
      eventTypes: ['cn.liandong.clue.transferred.v1'],
    });
    const both = await register({
      source: { kind: 'letter', agencyId: 'mhk.reception', reference: '信9号' },
      title: '代表履职和村干部作风',
      subjects: [person('s1'), person('s2')],
      origin: { occurredOn: day },
    });
    const send = async (body: object) => {
      const { id } = await server.command<{ id: string }>('mhk-director', transfers, {
        organisationId: 'mhk',
        agencyId: 'mhk.people-congress',
        reason: '专题询问互通线索',
        ...body,
      });
      return { id, ...(await server.command<{ position: string }>('mhk-lead-1', `${transfers}/${id}/approval`)) };
    };
    const handed = await send({
      way: 'hand-over',
      documentNumber: '梅监移1号',
      title: '代表履职问题',
      summary: '请依代表法处理',
      clueId: both,
      subjectIds: ['s2'],
    });
    const { id: noticed, position } = await send({
      way: 'notice',
      documentNumber: '梅监通1号',
      title: '运维资金拨付不及时',
      summary: '专题询问中发现,已立线索',
      clueId: found,
    });
    const inbox = await server.read<{ items: readonly object[] }>('mhk-congress', '/api/clue-intake/incoming-transfers', position);
    expect(inbox.items).toMatchObject([
      { transferId: noticed, way: 'notice', subjects: [] },
      { transferId: handed.id, way: 'hand-over', subjects: [{ name: person('s2').name }] },
    ]);
    const answer = (id: string, noun: string, body: object) =>
      server.command('mhk-congress', `/api/clue-intake/incoming-transfers/${id}/${noun}`, body);
    for (const id of [handed.id, noticed]) await answer(id, 'acceptance', { reference: `人收${id}`.slice(0, 20), acceptedOn: day });
    await answer(handed.id, 'answer', {
      text: '已约谈代表',
      figures: { filed: 0, admonished: 0, educated: 1, noCase: 0 },
      answeredOn: day,
    });
    await server.command('mhk-intake', `${transfers}/${handed.id}/answer-receipt`, { acknowledgedOn: day });

    const of = (clueId: string) => server.read<object>('mhk-director', `${clues}/${clueId}`, position);
    expect(await of(copied)).toMatchObject({
      number: '人移〔2023〕1号',
      sourceKind: 'people-congress',
      origin: { opinions: '建议核查终端运维资金' },
    });
    expect(await server.read('mhk-director', `${clues}?occasion=special-inquiry`, position)).toMatchObject({
      total: 1,
      items: [{ clueId: found, number: '监发〔2023〕1号', origin: { theme } }],
    });
    await eventually(async () =>
      expect(await of(both)).toMatchObject({
        status: 'registered',
        subjects: [{ subjectId: 's1' }],
        forwardings: [{ toOrganisation: 'mhk.people-congress', result: { text: '已约谈代表', acknowledgedOn: day } }],
      }),
    );
    // What was only made known changes nothing of the clue.
    expect(await of(found)).toMatchObject({ status: 'registered', subjects: [{ subjectId: 's1' }], forwardings: [] });
  });
});
