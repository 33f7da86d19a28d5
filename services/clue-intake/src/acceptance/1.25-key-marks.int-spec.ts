import type { Subject } from '@liandong/contracts';
import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';

const api = '/api/clue-intake';
const day = '2020-06-11';

interface Items {
  readonly total: number;
  readonly items: readonly { readonly clueId: string }[];
}

describe('1.25: key persons, matters and problems are marked', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());

  const mark = async (kind: string, name: string, more: object = {}) =>
    (
      await server.command<{ id: string }>('mhk-intake', `${api}/key-marks`, {
        organisationId: 'mhk',
        kind,
        name,
        reason: '研判标定',
        markedOn: day,
        ...more,
      })
    ).id;
  const received = async (kind: string, title: string, subject: Subject, who = 'mhk-intake', organisationId = 'mhk') => {
    const source = { kind, agencyId: `${organisationId}.people-congress`, reference: title };
    return (
      await server.command<{ id: string }>(who, `${api}/clues`, {
        organisationId,
        source,
        title,
        summary: '……',
        receivedOn: day,
        subjects: [subject],
        ...(kind === 'supervision' ? { origin: { handling: 'handed-over' } } : {}),
      })
    ).id;
  };
  const zhang = person('z', { name: '张三', organisationId: 'mhk.unit-1' });
  const marksOf = async (clueId: string) =>
    (await server.read<{ keyMarkId: string }[]>('mhk-intake', `${api}/clues/${clueId}/key-marks`)).map(({ keyMarkId }) => keyMarkId);
  const cluesOf = async (keyMarkId: string) =>
    (await server.read<Items>('mhk-principal', `${api}/key-marks/${keyMarkId}/clues`)).items.map(({ clueId }) => clueId);

  it('1.13, 1.25: a mark follows what the people’s congress copies and what supervision finds later, not namesakes elsewhere, until it is lifted', async () => {
    const [personMark, matterMark, problemMark] = [
      await mark('person', '张三', { unit: 'mhk.unit-1' }),
      await mark('matter', '污水治理'),
      await mark('problem', '推诿扯皮'),
    ];
    const copied = await received('people-congress', '农村污水治理推进缓慢', zhang);
    const found = await received('supervision', '老旧小区改造推诿扯皮', person('l', { name: '李四' }));
    const namesake = await received('supervision', '其他事项', person('z', { name: '张三', organisationId: 'mhk.unit-2' }));
    const foreign = await received('supervision', '污水治理', zhang, 'pj-intake', 'pj');
    expect((await marksOf(copied)).sort()).toEqual([personMark, matterMark].sort());
    expect(await marksOf(found)).toEqual([problemMark]);
    expect(await marksOf(namesake)).toEqual([]);
    expect([await cluesOf(personMark), await cluesOf(matterMark), await cluesOf(problemMark)]).toEqual([[copied], [copied], [found]]);
    expect(await server.send('mhk-intake', 'GET', `${api}/clues/${foreign}/key-marks`)).toMatchObject({
      status: 404,
      body: { code: 'clue.unknown' },
    });
    await server.command('mhk-director', `${api}/key-marks/${personMark}/lifting`, { reason: '已查否', liftedOn: day });
    expect(await marksOf(copied)).toEqual([matterMark]);
    expect(await server.read('mhk-intake', `${api}/key-marks?status=set`)).toMatchObject({ total: 2 });
  });

  it('who may: case management marks and lifts; it and those who decide read; nobody of another jurisdiction', async () => {
    const marking = { organisationId: 'mhk', kind: 'person', name: '王五', reason: 'x', markedOn: day };
    expect(await rolesThatMay(server, 'mhk', 'POST', `${api}/key-marks`, marking)).toEqual(['intake-officer', 'case-director']);
    expect(await server.send('pj-intake', 'POST', `${api}/key-marks`, marking)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    const keyMarkId = await mark('person', '赵六');
    const clueId = await received('supervision', '赵六', person('c'));
    const lifting = [`${api}/key-marks/${keyMarkId}/lifting`, { reason: 'x', liftedOn: day }] as const;
    expect(await server.send('pj-intake', 'POST', ...lifting)).toMatchObject({ status: 403, body: { code: 'access.wrong-organisation' } });
    for (const path of ['key-marks', `key-marks/${keyMarkId}`, `key-marks/${keyMarkId}/clues`, `clues/${clueId}/key-marks`]) {
      expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)).toEqual([
        'intake-officer',
        'case-director',
        'principal',
        'deputy',
      ]);
      if (path !== 'key-marks') expect(await server.send('pj-intake', 'GET', `${api}/${path}`)).toMatchObject({ status: 404 });
    }
    expect(await server.read('pj-intake', `${api}/key-marks`)).toMatchObject({ total: 0 });
    expect(await rolesThatMay(server, 'mhk', 'POST', ...lifting)).toEqual(['intake-officer', 'case-director']);
  });
});
