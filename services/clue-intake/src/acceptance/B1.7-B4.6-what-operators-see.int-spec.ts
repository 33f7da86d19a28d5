import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { routedClue } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { directForwardTimer } from '../direct-forward/direct-forward.timer.js';
import { interventionTimer } from '../intervention/intervention.timer.js';
import { reportTimer } from '../report/report.timer.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const day = '2020-06-11';

describe('B1.7, B4.6: what operators see of what they must not know', () => {
  let server: TestApp;
  let clueId: string;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
    clueId = await routedClue(server, day);
  });
  afterAll(() => server.close());

  /** What is counted, without how often. */
  const series = async () => {
    const lines = (await (await fetch(`${server.url}/metrics`)).text()).split('\n');
    return [
      ...new Set(
        lines
          .filter((line) => /^liandong_(commands_total|http_request_seconds_count)/.test(line) && !line.includes('route="/metrics"'))
          .map((line) => line.slice(0, line.lastIndexOf(' '))),
      ),
    ].sort();
  };
  const custody = async () => {
    const steps = () => server.read<{ steps: readonly object[] }>('mhk-director', `${api}/custody/${clueId}`);
    await eventually(async () => (await steps()).steps.length === 1);
    await server.command('mhk-intake', `${api}/custody/${clueId}/handing-over`, { handedOn: day });
  };

  it('what is hidden brings no series of its own: it is counted with what goes on all day', async () => {
    await custody();
    const ordinary = await series();
    expect(ordinary).toEqual(
      expect.arrayContaining([
        'liandong_commands_total{service="clue-intake",command="other",outcome="done"}',
        'liandong_http_request_seconds_count{method="POST",route="other",status="201"}',
        'liandong_http_request_seconds_count{method="GET",route="other",status="200"}',
      ]),
    );

    const { id: envelope } = await server.command<{ id: string }>('mhk-reception', `${api}/direct-forwards`, {
      organisationId: 'mhk',
      envelope: 'MF-1',
      recipient: 'principal',
      receivedOn: day,
    });
    await server.command('mhk-principal', `${api}/direct-forwards/${envelope}/sending-up`, { sentOn: day });
    const pleading = {
      clueId,
      kind: 'pleading',
      by: { name: '某某', unit: '某局' },
      addressee: 'mhk-inv-1',
      occurredOn: day,
      content: '……',
    };
    const { id: entry } = await server.command<{ id: string }>('mhk-inv-1', `${api}/interventions`, pleading);
    await server.command('mhk-director', `${api}/interventions/${entry}/assessment`, {
      standing: 'outsider',
      opinion: '……',
      assessedOn: new Date().toISOString().slice(0, 10),
    });
    for (const path of [`direct-forwards/${envelope}`, 'direct-forwards']) await server.read('mhk-principal', `${api}/${path}`);
    for (const path of [`interventions/${entry}`, 'interventions', `clues/${clueId}/interventions`])
      await server.read('mhk-director', `${api}/${path}`);

    expect(await series()).toEqual(ordinary);
    expect(ordinary.filter((line) => /confidential|intervention|direct-forward|custody/.test(line))).toEqual([]);
  });

  it('the timers that have a name in common are of several kinds', () => {
    expect([directForwardTimer, reportTimer, interventionTimer].map(({ name, confidential }) => [name, confidential])).toEqual([
      ['limit:direct-forward', true],
      ['limit:report-direct-forward', true],
      ['limit:intervention', true],
    ]);
  });
});
