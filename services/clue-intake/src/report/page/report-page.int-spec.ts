import { eventually } from '@liandong/testing';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../../clue-intake.module.js';
import { formWith, snapshot } from '../photograph/photograph.fixtures.js';
import { channelTerms, toldInClear } from '../report.fixtures.js';

const clock = { moment: '2020-06-11T02:00:00.000Z', now: () => clock.moment };
const at = '/public/reports/mhk';

describe('the public page', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await server.send('mhk-director', 'PUT', '/api/clue-intake/report-channels/mhk', {
      ...channelTerms,
      title: { zh: '<b>探照灯</b>', en: 'Searchlight' },
    });
  });
  afterAll(() => server.close());

  const open = (address: string) => server.send<string>(undefined, 'GET', address);
  const submit = (address: string, fields: Record<string, string>) =>
    server.send<string>(undefined, 'POST', address, new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });
  const codeIn = (text: string) => />(([0-9A-Z]{4}-){4}[0-9A-Z]{4})</.exec(text)![1]!;

  it('4.16: given the column, then its texts and both forms are there, escaped, in both languages', async () => {
    const { status, body } = await open(at);
    expect(status).toBe(200);
    for (const text of [
      'lang="zh-CN"',
      '&lt;b&gt;探照灯&lt;/b&gt;',
      '光明路1号',
      'href="https://platform.example.org/"',
      'name="text"',
      'name="code"',
    ])
      expect(body).toContain(text);
    expect(body).not.toContain('<b>');
    expect((await open(`${at}?lang=en`)).body).toContain('<h1>Searchlight</h1>');
    expect((await open('/public/reports/pj')).status).toBe(404);
  });

  it('B4.4: given any page, then it takes no script and nothing from elsewhere, sets no cookie, and is kept nowhere', async () => {
    for (const { headers, body } of [await open(at), await submit(`${at}/receipt`, { code: '0000-0000-0000-0000-0000' })]) {
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-type': 'text/html; charset=utf-8',
      });
      expect(headers['set-cookie']).toBeUndefined();
      expect(body).not.toMatch(/<script|<img|<link|src=/);
      // Every field has its label.
      const fields = [...body.matchAll(/<(?:input|textarea|select) id="([^"]+)"/g)].map(([, id]) => id);
      expect(fields.filter((id) => !body.includes(`for="${id}"`))).toEqual([]);
    }
  });

  it('4.15: given the forms alone, then one reports, is asked, answers and adds', async () => {
    const received = await submit(`${at}/submission`, {
      form: 'complaint',
      text: toldInClear.text,
      subjects: '',
      unit: '',
      timeAndPlace: '',
      name: '',
      phone: '',
    });
    expect(received.status).toBe(200);
    const code = codeIn(received.body);
    const { reportId } = await eventually(
      async () =>
        (await server.read<{ items: readonly { reportId: string }[] }>('mhk-reception', '/api/clue-intake/reports')).items[0] ?? false,
    );
    await server.command('mhk-reception', `/api/clue-intake/reports/${reportId}/questions`, { text: '<谁>?' });
    const asked = (await submit(`${at}/receipt`, { code })).body;
    expect(asked).toContain('&lt;谁&gt;?');
    expect(asked).toContain('name="number" value="1"');
    expect((await submit(`${at}/receipt/answers`, { code, number: '1', text: '他的亲戚' })).body).toContain('已回答');
    expect((await submit(`${at}/receipt/supplements?lang=en`, { code, text: '还有' })).body).toContain('Your report was received');
    expect(await server.command('mhk-reception', `/api/clue-intake/reports/${reportId}/reading`)).toMatchObject({
      content: { text: toldInClear.text },
      dialogue: [{ answer: '他的亲戚' }, { text: '还有' }],
    });
  });

  it('4.15: given the form with a file, then a photograph is added right after the report and later on, and what the page takes no picture of is refused on a page', async () => {
    const received = await submit(`${at}/submission`, { form: 'complaint', text: toldInClear.text });
    const code = codeIn(received.body);
    const followed = await submit(`${at}/receipt`, { code });
    for (const body of [received.body, followed.body])
      expect(body).toMatch(
        /enctype="multipart\/form-data" action="\/public\/reports\/mhk\/receipt\/photographs[^>]*><input type="hidden" name="code" value="/,
      );
    const add = (file?: Buffer) => server.send<string>(undefined, 'POST', `${at}/receipt/photographs?lang=en`, formWith(code, file));
    expect(await add(await snapshot())).toMatchObject({ status: 200, body: expect.stringContaining('Photographs: 1') as string });
    expect(await add(Buffer.from('<b>words</b>'))).toMatchObject({
      status: 409,
      body: expect.stringContaining('role="alert">The photograph cannot be read') as string,
    });
    expect(await add()).toMatchObject({ status: 409, body: expect.stringContaining('Choose a photograph') as string });
    expect((await submit(`${at}/receipt`, { code })).body).toContain('照片: 1');
  });

  it('given what is missing, unknown or too much, then a page says so', async () => {
    expect(await submit(`${at}/submission`, { form: 'complaint', text: '' })).toMatchObject({
      status: 400,
      body: expect.stringContaining('role="alert"') as string,
    });
    expect(await submit(`${at}/receipt`, { code: '0000-0000-0000-0000-0000' })).toMatchObject({
      status: 404,
      body: expect.stringContaining('没有与此回执码对应的举报件') as string,
    });
    expect(await submit(`${at}/submission`, { form: 'complaint', text: 'x'.repeat(70_000) })).toMatchObject({ status: 413 });
  });
});
