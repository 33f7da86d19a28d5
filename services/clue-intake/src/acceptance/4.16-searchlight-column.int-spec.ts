import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { channelTerms, toldInClear } from '../report/report.fixtures.js';

const api = '/api/clue-intake';
const clock = { moment: '2020-06-11T02:00:00.000Z', now: () => clock.moment };

/** 4.16: the “探照灯” column with address, mail, phone and a link to the provincial platform. */
describe('4.16: the searchlight column', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
  });
  afterAll(() => server.close());

  const publish = (body: object) => server.send('mhk-director', 'PUT', `${api}/report-channels/mhk`, body);
  const column = () => server.send<object>(undefined, 'GET', `${api}/public/channels/mhk`);
  const report = (channel: string) => server.send(undefined, 'POST', `${api}/public/reports`, { ...toldInClear, channel });

  it('given no publication, then there is no channel', async () => {
    expect(await column()).toMatchObject({ status: 404, body: { code: 'report.channel-closed' } });
    expect(await report('column')).toMatchObject({ status: 404, body: { code: 'report.channel-closed' } });
  });

  it('given the column’s texts, then anybody reads address, mail, phone and link, and not who published them', async () => {
    expect(await publish(channelTerms)).toMatchObject({ status: 201 });
    const { status, body } = await column();
    expect({ status, body }).toEqual({ status: 200, body: { ...channelTerms, version: 1 } });
    expect(await report('column')).toMatchObject({ status: 201 });
  });

  it('given new texts for a later day, then today’s stay until that day', async () => {
    expect(await publish({ ...channelTerms, phone: '0435-12388', open: ['column'], validFrom: '2020-07-01' })).toMatchObject({
      status: 201,
    });
    expect((await column()).body).toMatchObject({ version: 1, phone: '12388' });
    clock.moment = '2020-06-30T16:00:00.000Z';
    expect((await column()).body).toMatchObject({ version: 2, phone: '0435-12388' });
    expect(await report('web')).toMatchObject({ status: 404, body: { code: 'report.channel-closed' } });
    expect(await report('column')).toMatchObject({ status: 201 });
  });

  it('given a link that is not secure, or a day that has passed, then it is refused', async () => {
    expect(await publish({ ...channelTerms, link: 'http://platform.example.org/', validFrom: '2020-07-02' })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid-content' },
    });
    expect(await publish(channelTerms)).toMatchObject({ status: 422, body: { code: 'report-channel.valid-from-past' } });
  });
});
