import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { talkingClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const path = `${api}/talk-inquiries`;
const day = '2020-06-11';
const clock = { moment: '2020-06-11T02:00:00.000Z', now: () => clock.moment };
const lead = { personId: 'mhk-supervisor-1', role: 'lead', lent: false };
const helper = { personId: 'mhk-inv-8', role: 'auxiliary', lent: true };

describe('B4.9: who talks with a subject', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const opened = async () => (await talkingClue(server)).talks[0]!.talkInquiryId;
  const propose = (id: string, talkers: readonly object[]) =>
    server.send('mhk-supervisor-1', 'POST', `${path}/${id}/plan-proposal`, { form: 'talk', plan: '谈话方案', talkers });
  const hold = (id: string, ...talkers: readonly object[]) =>
    server.send('mhk-supervisor-1', 'POST', `${path}/${id}/talk`, { talkers, heldOn: day, place: '谈话室' });

  it('B4.9: the plan names at least two, led by nobody who is lent; the talk is held by them', async () => {
    const id = await opened();
    const refused = async (talkers: readonly object[], code: string) =>
      expect(await propose(id, talkers)).toMatchObject({ status: 422, body: { code, rule: 'B4.9' } });
    await refused([lead], 'talk-inquiry.too-few-planned-talkers');
    await refused(
      [
        { ...lead, role: 'auxiliary' },
        { ...helper, role: 'lead' },
      ],
      'talk-inquiry.lent-leads',
    );
    await refused([{ ...lead, lent: true }, helper], 'talk-inquiry.all-lent');
    await refused([{ ...lead, role: 'auxiliary' }, helper], 'talk-inquiry.lead-missing');
    expect(await propose(id, [lead, helper])).toMatchObject({ status: 201 });
    expect(await server.read('mhk-lead-1', `${path}/${id}`)).toMatchObject({ status: 'plan-proposed', plan: { talkers: [lead, helper] } });
    await server.command('mhk-lead-1', `${path}/${id}/plan-approval`, {});
    const capacity = (capacityOf: string, { personId }: { readonly personId: string }) => ({ personId, capacity: capacityOf });
    expect(await hold(id, capacity('department-head', lead), { personId: 'mhk-inv-2', capacity: 'staff' })).toMatchObject({
      status: 422,
      body: { code: 'talk-inquiry.talker-not-planned', details: { personIds: ['mhk-inv-2'] } },
    });
    expect(await hold(id, capacity('staff', lead), capacity('department-head', helper))).toMatchObject({
      status: 422,
      body: { code: 'talk-inquiry.lent-leads' },
    });
    expect(await hold(id, capacity('department-head', lead), capacity('staff', helper))).toMatchObject({ status: 201 });
  });

  it('B4.9: whoever is declared as lent counts as lent, whatever the plan says', async () => {
    const id = await opened();
    await server.command('mhk-director', `${api}/person-facts`, {
      organisationId: 'mhk',
      holder: { kind: 'officer', personId: 'mhk-inv-9' },
      facts: [{ kind: 'lent', organisationId: 'mhk.procuratorate', from: '2020-06-01', until: '2020-12-31' }],
      declaredOn: day,
    });
    const lent = { personId: 'mhk-inv-9', lent: false };
    expect(
      await propose(id, [
        { ...lent, role: 'lead' },
        { ...lead, role: 'auxiliary' },
      ]),
    ).toMatchObject({ status: 422, body: { code: 'talk-inquiry.lent-leads' } });
    expect(await propose(id, [lead, { ...lent, role: 'auxiliary' }])).toMatchObject({ status: 201 });
    expect(await server.read('mhk-lead-1', `${path}/${id}`)).toMatchObject({
      plan: { talkers: [lead, { personId: 'mhk-inv-9', role: 'auxiliary', lent: true }] },
    });
  });

  it('B4.7: nobody who has left is named as a talker', async () => {
    const id = await opened();
    await server.command('mhk-cadre', `${api}/departures`, {
      organisationId: 'mhk',
      personId: 'mhk-inv-3',
      ground: 'retired',
      post: 'none',
      departedOn: day,
    });
    expect(await propose(id, [lead, { personId: 'mhk-inv-3', role: 'auxiliary', lent: false }])).toMatchObject({
      status: 409,
      body: { code: 'departure.person-left', rule: 'B4.7' },
    });
    expect(await hold(id, { personId: 'mhk-inv-3', capacity: 'department-head' })).toMatchObject({
      status: 409,
      body: { code: 'departure.person-left' },
    });
  });
});
