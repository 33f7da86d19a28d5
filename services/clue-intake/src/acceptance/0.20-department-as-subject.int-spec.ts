import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { clues } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { planned } from '../clue/clue.disposal.fixtures.js';
import { institution, person, transferredClue, unidentified } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const day = '2020-06-11';
const department = institution('dept', { name: '某市直部门', superiorId: 'mhk.government' });
const paper = (subjects: readonly object[], reference = '梅检移〔2020〕1号') => ({
  organisationId: 'mhk',
  source: { ...transferredClue.source, reference },
  title: '某市直部门不认真履职',
  summary: '办理公益诉讼案件中发现',
  receivedOn: day,
  subjects,
});

describe('0.20: what is transferred is about a department, or about nobody who is known yet', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const act = (who: string, id: string, noun: string, body: object = {}) =>
    server.command<{ position: string }>(who, `${clues}/${id}/${noun}`, body);
  const received = async (subjects: readonly object[], reference?: string) => {
    const { id } = await server.command<{ id: string }>('mhk-intake', clues, paper(subjects, reference));
    await act('mhk-intake', id, 'registration');
    await act('mhk-intake', id, 'screening', { problemTypes: ['neglect-of-duty'], opinion: '属本级管辖' });
    return id;
  };

  it('0.20: a department is a subject by itself; what only persons have is refused, and so is a talk with it', async () => {
    for (const wrong of [
      { ...department, position: '局长' },
      { ...department, villageCadre: true },
      { ...department, managedBy: undefined },
    ]) {
      expect(await server.send('mhk-intake', 'POST', clues, paper([wrong]))).toMatchObject({
        status: 422,
        body: { code: 'clue.subject-unfit', details: { subjectId: 'dept', kind: 'institution' } },
      });
    }
    const id = await received([department]);
    expect(
      await server.send('mhk-intake', 'POST', `${clues}/${id}/disposal-proposal`, {
        mode: 'talk-inquiry',
        opinion: '拟函询',
        ...planned('talk-inquiry'),
      }),
    ).toMatchObject({
      status: 422,
      body: { code: 'clue.talk-with-persons-only', rule: 'B1.18', allowed: ['initial-verification', 'hold', 'close'] },
    });
    await act('mhk-intake', id, 'disposal-proposal', {
      mode: 'initial-verification',
      opinion: '拟初核',
      ...planned('initial-verification'),
    });
    const { position } = await act('mhk-principal', id, 'disposal-approval');
    expect(await server.read('mhk-director', `${clues}/${id}`, position)).toMatchObject({
      mode: 'initial-verification',
      subjects: [department],
    });
  });

  it('查明身份: whoever was reported without a name is identified, and the clue is then about that person', async () => {
    const id = await received([unidentified('u1', { organisationId: undefined })], '梅检移〔2020〕2号');
    const found = person('u1', { name: '董某一', rank: 'township-section', category: 'party-member-and-public-official' });
    expect(
      await server.send('mhk-intake', 'POST', `${clues}/${id}/subject-correction`, { subject: found, reason: '更正', on: day }),
    ).toMatchObject({ status: 422, body: { code: 'clue.subject-not-identified', allowed: ['identify-subject'] } });
    expect(
      await server.send('mhk-intake', 'POST', `${clues}/${id}/subject-identification`, {
        subject: { ...found, managedBy: 'upper' },
        basis: '经查',
        on: day,
      }),
    ).toMatchObject({ status: 409, body: { code: 'clue.direct-forward', rule: 'B1.7' } });
    await act('mhk-director', id, 'subject-identification', { subject: found, basis: '经查', on: day });
    const { position } = await act('mhk-director', id, 'subject-addition', { subject: department, reason: '线索同时反映该单位', on: day });
    expect(await server.read('mhk-director', `${clues}/${id}`, position)).toMatchObject({ subjects: [found, department] });
  });

  it('1.25: an institution that is marked is followed by its unit, whatever a clue calls it', async () => {
    const { id: markId } = await server.command<{ id: string }>('mhk-intake', '/api/clue-intake/key-marks', {
      organisationId: 'mhk',
      kind: 'institution',
      name: '某街道办',
      unit: 'mhk.street-9',
      reason: '多次被反映',
      markedOn: day,
    });
    const id = await received([institution('e', { name: '该街道', organisationId: 'mhk.street-9' })], '7号');
    const other = await received([person('f', { organisationId: 'mhk.street-9' })], '8号');
    const followed = await server.read<{ items: readonly { clueId: string }[] }>(
      'mhk-director',
      `/api/clue-intake/key-marks/${markId}/clues`,
    );
    expect(followed.items.map(({ clueId }) => clueId)).toEqual([id]);
    const marks = (clueId: string) => server.read<readonly { keyMarkId: string }[]>('mhk-director', `${clues}/${clueId}/key-marks`);
    expect([(await marks(id)).length, (await marks(other)).length]).toEqual([1, 0]);
  });

  it('B1.8: clues about the same institution are laid side by side; whoever is unidentified is found by no name', async () => {
    const [one, other] = [
      await received([institution('a', { name: '某乡政府', organisationId: 'mhk.township-9' })], '3号'),
      await received([institution('b', { name: '某乡', organisationId: 'mhk.township-9' })], '4号'),
    ];
    const [unknown, namesake] = [
      await received([unidentified('c', { name: '老李' })], '5号'),
      await received([person('d', { name: '老李' })], '6号'),
    ];
    const candidates = async (id: string) =>
      (
        await server.read<{ items: readonly { clueId: string; reasons: readonly { kind: string }[] }[] }>(
          'mhk-intake',
          `${clues}/${id}/duplicate-candidates`,
        )
      ).items;
    expect((await candidates(one)).find(({ clueId }) => clueId === other)?.reasons.map(({ kind }) => kind)).toContain('same-institution');
    expect((await candidates(unknown)).find(({ clueId }) => clueId === namesake)?.reasons.map(({ kind }) => kind) ?? []).not.toContain(
      'same-name',
    );
  });
});
