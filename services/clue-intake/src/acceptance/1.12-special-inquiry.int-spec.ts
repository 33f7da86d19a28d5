import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { clues } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';

const day = '2023-06-12';
const theme = '农村生活污水治理';

describe('1.12: a special inquiry of the people’s congress', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
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
      source: { kind: 'people-congress', agencyId: 'mhk.people-congress', reference: '人询〔2023〕1号' }, title: '污水终端建而不用', subjects: [person('s1')],
      origin: { documentNumber: '人询〔2023〕1号', occurredOn: day, opinions: '建议核查终端运维资金' },
    });
    // What the commission found while it sat there.
    const found = await register(
      { source: { kind: 'supervision', agencyId: 'mhk.party-conduct', reference: '询1号' }, title: '运维资金拨付不及时', subjects: [person('s1')], origin: { theme, occasion: 'special-inquiry', handling: 'handed-over' } },
      'mhk-supervisor-2',
    );
    // What is for the people's congress to follow up goes there.
    const both = await register({ source: { kind: 'letter', agencyId: 'mhk.reception', reference: '信9号' }, title: '代表履职和村干部作风', subjects: [person('s1'), person('s2')], origin: { occurredOn: day } });
    const { position } = await server.command<{ position: string }>('mhk-director', `${clues}/${both}/forwarding`, { toOrganisation: 'mhk.people-congress', subjectIds: ['s2'], reason: '代表履职问题', forwardedOn: day });

    const of = (clueId: string) => server.read<object>('mhk-director', `${clues}/${clueId}`, position);
    expect(await of(copied)).toMatchObject({ number: '人移〔2023〕1号', sourceKind: 'people-congress', origin: { opinions: '建议核查终端运维资金' } });
    expect(await server.read('mhk-director', `${clues}?occasion=special-inquiry`, position)).toMatchObject({ total: 1, items: [{ clueId: found, number: '监发〔2023〕1号', origin: { theme } }] });
    expect(await of(both)).toMatchObject({ status: 'registered', subjects: [{ subjectId: 's1' }] });
  });
});
