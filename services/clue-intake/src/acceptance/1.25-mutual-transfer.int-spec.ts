import { randomUUID } from 'node:crypto';
import { clueTransferred } from '@liandong/contracts';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { clues } from '../clocks/clocks.fixtures.js';
import { person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const day = '2023-12-11';

/** 相互移送、通报,及时标定重点人、重点事和重点问题 (1.25). */
describe('1.25: the people’s congress and the commission hand over to each other, and tell each other whom and what to watch', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock: { now: () => `${day}T02:00:00.000Z` } });
    await keptLibrary(server);
    await server.send('mhk-director', 'PUT', `${api}/agencies/mhk.people-congress`, {
      name: '区人大常委会',
      kind: 'people-congress',
      commissionId: 'mhk',
      agreement: '五互五联实施方案',
      eventTypes: [clueTransferred.type],
    });
  });
  afterAll(() => server.close());
  const act = (who: string, path: string, body: object = {}) =>
    server.command<{ id: string; position: string }>(who, `${api}/${path}`, body);

  it('1.25: a clue comes from the congress; a marked problem and a clue go to it; each side signs for what the other tells', async () => {
    const event = {
      specversion: '1.0',
      id: randomUUID(),
      source: 'https://congress.example/clues',
      type: clueTransferred.type,
      data: { reference: '人移1号', title: '回迁安置推进缓慢', summary: '代表走访发现', transferredOn: day, subjects: [person('s1')] },
    };
    const posted = (await server.send('mhk-congress', 'POST', `${api}/agency-events`, event)).body as { readonly clueId: string };
    for (const [who, noun, body] of [
      ['mhk-intake', 'registration', {}],
      ['mhk-intake', 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' }],
      ['mhk-intake', 'disposal-proposal', { mode: 'close', opinion: '已整改' }],
      ['mhk-principal', 'disposal-approval', {}],
      ['mhk-director', 'conclusion', { summary: '已整改', concludedOn: day }],
      ['mhk-director', 'feedback', { text: '已督促整改到位', givenOn: day }],
    ] as const)
      await act(who, `clues/${posted.clueId}/${noun}`, body);
    await act('mhk-congress', `clues/${posted.clueId}/feedback-receipt`, { acknowledgedOn: day });

    const mark = await act('mhk-intake', 'key-marks', {
      organisationId: 'mhk',
      kind: 'problem',
      name: '住宅办证难',
      reason: '多次被反映',
      markedOn: day,
    });
    const notice = {
      organisationId: 'mhk',
      agencyId: 'mhk.people-congress',
      way: 'notice',
      documentNumber: '监通1号',
      title: '重点问题:住宅办证难',
      summary: '信访举报集中反映',
      reason: '监督成果互享共用',
      keyMarkId: mark.id,
    };
    const { id } = await act('mhk-intake', 'outgoing-transfers', notice);
    await act('mhk-principal', `outgoing-transfers/${id}/approval`);
    await act('mhk-congress', `incoming-transfers/${id}/acceptance`, { reference: '人收1号', acceptedOn: day });
    await act('mhk-congress', `incoming-transfers/${id}/answer`, {
      text: '列入年度监督议题',
      figures: { filed: 0, admonished: 0, educated: 0, noCase: 0 },
      answeredOn: day,
    });
    const { position } = await act('mhk-director', `outgoing-transfers/${id}/answer-receipt`, { acknowledgedOn: day });

    expect(await server.read('mhk-director', `${clues}/${posted.clueId}`, position)).toMatchObject({ feedbackAcknowledgedOn: day });
    expect(await server.read('mhk-congress', `${api}/incoming-transfers/${id}`)).toMatchObject({
      stage: 'acknowledged',
      title: '重点问题:住宅办证难',
      agencyReference: '人收1号',
    });
    // A lifted mark is told to nobody any more, though somebody proposed it before.
    const { id: late } = await act('mhk-intake', 'outgoing-transfers', { ...notice, documentNumber: '监通3号' });
    await act('mhk-intake', `key-marks/${mark.id}/lifting`, { reason: '已解决', liftedOn: day });
    expect(await server.send('mhk-intake', 'POST', `${api}/outgoing-transfers`, { ...notice, documentNumber: '监通2号' })).toMatchObject({
      status: 422,
      body: { code: 'outgoing-transfer.origin-unfit' },
    });
    expect(await server.send('mhk-principal', 'POST', `${api}/outgoing-transfers/${late}/approval`)).toMatchObject({
      status: 409,
      body: { code: 'outgoing-transfer.origin-changed', allowed: ['reject'] },
    });
  });
});
