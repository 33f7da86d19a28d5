import { ServiceRuntime } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { closedClue, screenedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const path = `${api}/person-enquiries`;
const day = '2020-06-15';
const clock = { moment: `${day}T02:00:00.000Z`, now: () => clock.moment };
const BARRED = { status: 403, body: { code: 'access.barred-by-recusal', rule: 'B4.1' } };
const ABOVE = { status: 403, body: { code: 'access.above-clearance', rule: 'B4.9' } };
const unit = 'mhk.unit-agriculture';

interface Shown {
  readonly status: string;
  readonly found: readonly { readonly person: string; readonly clueId: string; readonly subjectId: string; readonly standing: string }[];
}

/** 廉政意见回复: a body asks by letter whether there are clues about persons, and is told that and no more. */
describe('enquiry-reply: what is known of persons', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const reported = (name: string, organisationId = unit) => screenedClue(server, [person('s1', { name, organisationId })]);
  const ask = async (...names: readonly string[]) =>
    (
      await server.command<{ id: string }>('mhk-intake', path, {
        organisationId: 'mhk',
        askingBody: '县委组织部',
        reference: '组函〔2020〕7号',
        letterDate: '2020-06-11',
        receivedOn: '2020-06-12',
        purpose: 'appointment',
        persons: names.map((name, index) => ({ person: `p${index + 1}`, name, unitId: unit, position: '科长' })),
      })
    ).id;
  const act = (who: string, id: string, noun: string, body: object = {}) => server.send(who, 'POST', `${path}/${id}/${noun}`, body);
  const done = async (who: string, id: string, noun: string, body: object = {}) =>
    expect([noun, await act(who, id, noun, body)]).toMatchObject([noun, { status: 201 }]);
  const refusedOf = async (id: string) => {
    const refused: object[] = [];
    for await (const { type, data } of server.app.get<ServiceRuntime>(ServiceRuntime).store.readStream(`personEnquiry-${id}`))
      if (type === 'SearchRefused') refused.push(data);
    for (const one of refused) expect(Object.keys(one).sort()).toEqual(['searchedAt', 'searchedBy']);
    return refused.map((one) => (one as { readonly searchedBy: string }).searchedBy);
  };
  const shown = (who: string, id: string) => server.read<Shown>(who, `${path}/${id}`);
  const recuse = async (clueId: string, personId: string, more: object = {}) => {
    const { id } = await server.command<{ id: string }>('mhk-director', `${api}/recusals`, {
      about: { kind: 'clue', id: clueId },
      personId,
      chief: personId === 'mhk-principal',
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: day,
      ...more,
    });
    await server.read('mhk-director', `${api}/recusals`);
    return id;
  };
  const pending = (clueId: string) => [{ person: 'p1', opinion: 'pending', same: [`${clueId}/s1`] }];

  it('enquiry-authority: recorded, looked up, namesakes told apart, approved by deputy and principal, answered; nothing of what the clues say leaves them', async () => {
    const [running, namesake] = [await reported('张某甲'), await reported('张某甲', 'mhk.unit-2')];
    const id = await ask('张某甲', '李某甲');
    expect(await shown('mhk-intake', id)).toMatchObject({
      status: 'recorded',
      dueAt: '2020-06-29T15:59:59.999Z',
      allowed: ['search', 'withdraw'],
    });
    await done('mhk-intake', id, 'search');
    const { found } = await shown('mhk-intake', id);
    expect(found.map((one) => [one.person, one.clueId, one.standing]).sort()).toEqual(
      [running, namesake].map((clueId) => ['p1', clueId, 'open']).sort(),
    );
    const opinions = [
      { ...pending(running)[0], namesakes: [{ clue: `${namesake}/s1`, reason: '单位不同,经核对非本人' }] },
      { person: 'p2', opinion: 'no-clue' },
    ];
    expect(
      await act('mhk-intake', id, 'reply-proposal', { opinions: [opinions[0], { ...opinions[1], opinion: 'pending' }] }),
    ).toMatchObject({ status: 422, body: { code: 'person-enquiry.opinion-unfit', details: { person: 'p2', fit: ['no-clue'] } } });
    await done('mhk-intake', id, 'reply-proposal', { opinions });
    expect(await server.read('mhk-lead-1', `${api}/work-list`)).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ work: 'person-enquiry.approve', total: 1 })]) as unknown,
    });
    expect(await act('mhk-principal', id, 'reply-approval')).toMatchObject({
      status: 403,
      body: { code: 'person-enquiry.not-next-approver', details: { role: 'deputy' } },
    });
    await done('mhk-lead-1', id, 'reply-approval');
    expect(await server.read('mhk-principal', `${path}?next=principal`)).toMatchObject({ total: 1, items: [{ personEnquiryId: id }] });
    await done('mhk-principal', id, 'reply-approval');
    await done('mhk-director', id, 'reply', { replyNumber: '纪函〔2020〕1号', sentOn: day });
    const sent = await shown('mhk-director', id);
    expect(sent).toMatchObject({
      status: 'sent',
      replyNumber: '纪函〔2020〕1号',
      sentOn: day,
      inTime: true,
      decidedBy: ['mhk-lead-1', 'mhk-principal'],
      allowed: [],
    });
    const clue = await server.read<{ title: string; summary: string; number: string }>('mhk-director', `${api}/clues/${running}`);
    for (const text of [clue.title, clue.summary, clue.number, 'reporter', 'keeper']) expect(JSON.stringify(sent)).not.toContain(text);
    expect(JSON.stringify(await server.read('mhk-director', path))).not.toContain(running);
  });

  it('enquiry-authority: a concluded clue is told as such; what comes in after the approval stops the letter, and another search begins anew', async () => {
    const closed = await closedClue(server);
    await server.command('mhk-director', `${api}/clues/${closed}/conclusion`, { summary: '……', concludedOn: day });
    const id = await ask('人员s1', '王某丙');
    await done('mhk-intake', id, 'search');
    expect(await shown('mhk-intake', id)).toMatchObject({ found: [{ clueId: closed, standing: 'ended', consequence: false }] });
    const opinions = [
      { person: 'p1', opinion: 'concluded', effect: 'none', same: [`${closed}/s1`] },
      { person: 'p2', opinion: 'no-clue' },
    ];
    await done('mhk-intake', id, 'reply-proposal', { opinions });
    await done('mhk-lead-1', id, 'reply-approval');
    await done('mhk-principal', id, 'reply-approval');
    const late = await reported('王某丙');
    const reply = { replyNumber: '纪函〔2020〕2号', sentOn: day };
    expect(await act('mhk-director', id, 'reply', reply)).toMatchObject({
      status: 409,
      body: { code: 'person-enquiry.search-outdated', allowed: ['search', 'withdraw'], details: { persons: ['p2'] } },
    });
    await done('mhk-intake', id, 'search');
    expect(await shown('mhk-director', id)).toMatchObject({ status: 'searched', opinions: [], decidedBy: [] });
    expect(await act('mhk-director', id, 'reply', reply)).toMatchObject({ status: 409, body: { code: 'person-enquiry.not-allowed' } });
    await done('mhk-intake', id, 'reply-proposal', { opinions: [opinions[0], { person: 'p2', opinion: 'pending', same: [`${late}/s1`] }] });
  });

  it('B4.1: whoever is recused from a clue that is found neither searches nor reads the enquiry; somebody else does, and no half a search clears anybody', async () => {
    const clueId = await reported('赵某丁');
    await recuse(clueId, 'mhk-intake');
    const id = await ask('赵某丁');
    expect(await act('mhk-intake', id, 'search')).toMatchObject(BARRED);
    // Whatever it is that looks the library up.
    expect(await act('mhk-intake', id, 'reply-proposal', { opinions: pending(clueId) })).toMatchObject(BARRED);
    expect(await refusedOf(id)).toEqual(['mhk-intake', 'mhk-intake']);
    expect(await shown('mhk-director', id)).toMatchObject({ status: 'recorded', found: [] });
    await done('mhk-director', id, 'search');
    expect(await shown('mhk-director', id)).toMatchObject({ found: [{ clueId }] });
    expect(await server.send('mhk-intake', 'GET', `${path}/${id}`)).toMatchObject(BARRED);
    expect(JSON.stringify(await server.read('mhk-intake', path))).not.toContain(id);
    // What names the clue is kept from them itself: nothing is searched.
    expect(await act('mhk-intake', id, 'reply-proposal', { opinions: pending(clueId) })).toMatchObject(BARRED);
    await done('mhk-director', id, 'reply-proposal', { opinions: pending(clueId) });
    // Recused later, from what was searched before.
    await recuse(clueId, 'mhk-lead-1');
    expect(await act('mhk-lead-1', id, 'reply-approval')).toMatchObject(BARRED);
    await done('mhk-lead-2', id, 'reply-approval');
  });

  it('B4.9: what is classified above the clearance is searched by whoever is cleared, and read by nobody else', async () => {
    const clueId = await reported('钱某戊');
    const { id: matterId } = await server.command<{ id: string }>('mhk-director', `${api}/classifications`, {
      about: { kind: 'clue', id: clueId },
      level: 'secret',
      reason: '……',
    });
    await server.command('mhk-principal', `${api}/classifications/${matterId}/approval`);
    await server.read('mhk-director', `${api}/classifications`);
    const id = await ask('钱某戊');
    const refused = await act('mhk-intake', id, 'search');
    expect(refused).toMatchObject(ABOVE);
    expect(JSON.stringify(refused.body)).not.toContain(clueId);
    // Sent again, under the same key too, it is another attempt.
    for (const _again of [1, 2])
      expect(await server.send('mhk-intake', 'POST', `${path}/${id}/search`, {}, { 'idempotency-key': 'same' })).toMatchObject(ABOVE);
    expect(await refusedOf(id)).toEqual(['mhk-intake', 'mhk-intake', 'mhk-intake']);
    await done('mhk-director', id, 'search');
    await shown('mhk-director', id);
    expect(await server.send('mhk-intake', 'GET', `${path}/${id}`)).toMatchObject(ABOVE);
    await done('mhk-director', id, 'reply-proposal', { opinions: pending(clueId) });
    await done('mhk-lead-1', id, 'reply-approval');
    await done('mhk-principal', id, 'reply-approval');
  });

  it('B4.2: where the chief is recused from a clue that is found, whoever stands in approves in the chief’s place', async () => {
    const clueId = await reported('孙某己');
    const matterId = await recuse(clueId, 'mhk-principal');
    await server.command('upper-principal', `${api}/recusals/${matterId}/chief-decision`, {
      personId: 'mhk-principal',
      upheld: true,
      reason: '……',
      decidedOn: day,
      actingChiefId: 'mhk-lead-2',
    });
    const id = await ask('孙某己');
    await done('mhk-intake', id, 'search');
    await done('mhk-intake', id, 'reply-proposal', { opinions: pending(clueId) });
    await done('mhk-lead-1', id, 'reply-approval');
    await shown('mhk-intake', id);
    expect(await act('mhk-principal', id, 'reply-approval')).toMatchObject(BARRED);
    await done('mhk-lead-2', id, 'reply-approval');
    expect(await shown('mhk-intake', id)).toMatchObject({ status: 'approved', decidedBy: ['mhk-lead-1', 'mhk-lead-2'] });
  });

  it('enquiry-reply: what was not answered within the limit is listed', async () => {
    const id = await ask('周某庚');
    const overdue = () => server.read<{ total: number }>('mhk-director', `${path}?overdue=true&status=recorded`);
    await shown('mhk-director', id);
    expect(await overdue()).toMatchObject({ total: 0 });
    clock.moment = '2020-06-29T16:00:00.000Z';
    expect(await overdue()).toMatchObject({ total: 1, items: [{ personEnquiryId: id }] });
    await server.command('mhk-intake', `${path}/${id}/withdrawal`, { reason: '来函单位撤回' });
    await shown('mhk-director', id);
    expect(await overdue()).toMatchObject({ total: 0 });
  });
});
