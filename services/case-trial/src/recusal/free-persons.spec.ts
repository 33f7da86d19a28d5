import { randomUUID } from 'node:crypto';
import { automationRequest } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { RecusalService } from '@liandong/protection';
import { CaseTrialModule } from '../case-trial.module.js';
import { countyStory, townshipStory, villager } from '../case/case.fixtures.js';
import { openedCase, openedMeasure } from '../testing/opened-case.js';

const api = '/api/case-trial';
const [told, raised] = ['barred-elsewhere', 'barred-here'];
const TOLD = { status: 409, body: { code: 'recusal.person-barred', rule: 'B4.1', details: { persons: [told] } } };
const BOTH = { status: 409, body: { code: 'recusal.person-barred', rule: 'B4.1', details: { persons: [told, raised] } } };
const nouns: Readonly<Record<string, string>> = {
  'propose-filing': 'filing-proposal',
  'approve-filing': 'filing-approval',
  'appoint-investigators': 'investigators',
  'announce-filing': 'filing-announcement',
  'record-measure': 'investigative-measures',
  'report-investigation': 'investigation-report',
  'sign-report': 'report-signature',
  'hand-over-to-trial': 'trial-hand-over',
  'review-by-township': 'township-review',
  'submit-to-county': 'township-submission',
  'accept-for-trial': 'acceptance',
  'form-panel': 'panel',
  'hold-trial-talk': 'trial-talk',
  deliberate: 'deliberation',
  'hear-defence': 'defence',
  decide: 'decision',
  'announce-decision': 'decision-announcement',
};
/** Where a command names persons who are not asked whether they were named before. */
const lists = ['investigators', 'announcedBy', 'reviewers', 'panel', 'participants'];

describe('B4.1: nobody recused from the matter is named as doing anything in it', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([CaseTrialModule], { clock: { now: () => '2020-12-31T02:00:00.000Z' } });
  });
  afterAll(() => server.close());

  /** One is recused in another service that the matter came by, the other was raised here and is not decided on. */
  const recused = async (matterId: string, about: { readonly kind: 'case' | 'measure'; readonly id: string }) => {
    await adopted(matterId, 0, [told]);
    await raise(about, raised);
  };
  /** Adopted, and known to the read models too: until then whoever is free again is still kept out by them. */
  const adopted = async (matterId: string, revision: number, barred: readonly string[]) => {
    const { position } = await server.app
      .get(RecusalService, { strict: false })
      .adopt(
        automationRequest(
          'case-trial',
          'spec',
          { id: randomUUID(), type: 'a.b.v1', source: 'clue-intake', time: '', matterId, causationId: 'c', data: {} },
          0,
          'mhk',
        ),
        matterId,
        { organisationId: 'mhk', source: 'clue-intake', registerId: matterId, revision, barred },
      );
    await server.read('mhk-director', `${api}/recusals`, position);
  };
  const raise = (about: object, personId: string) =>
    server.command('mhk-director', `${api}/recusals`, {
      about,
      personId,
      chief: false,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: '2020-06-16',
    });
  /** As it is asked for by a person: what the service adds is left out. */
  const bodyOf = (data: object): Record<string, unknown> => {
    const { conflictsElsewhere, dutiesElsewhere, secretaryRecused, caseNumber, letterNumber, panel, ...body } = data as Record<
      string,
      unknown
    >;
    void [conflictsElsewhere, dutiesElsewhere, secretaryRecused, caseNumber, letterNumber];
    return panel ? { ...body, panel: (panel as { readonly members: unknown }).members } : body;
  };

  it.each([
    ['county', countyStory, {}, ['appoint-investigators', 'accept-for-trial', 'deliberate', 'announce-decision']],
    ['township', townshipStory, { subject: villager, townshipId: 'mhk.township-1' }, ['appoint-investigators', 'review-by-township']],
  ] as const)(
    'B4.1: given the %s’s case, then whoever is free is named in the place of the recused',
    async (_name, story, more, naming) => {
      const matterId = randomUUID();
      const id = await openedCase(server, matterId, 'v1', { verifiers: ['mhk-inv-1', 'mhk-inv-2', 'mhk-inv-8'], ...more });
      await recused(matterId, { kind: 'case', id });
      const refused: string[] = [];
      for (const [type, data, by] of story.slice(1, story.findIndex(([type]) => type === naming.at(-1)) + 1)) {
        const body = bodyOf(data);
        const send = (asked: object) => server.send(by.personId, 'POST', `${api}/cases/${id}/${nouns[type]}`, asked);
        const list = (naming as readonly string[]).includes(type) ? lists.find((name) => Object.hasOwn(body, name)) : undefined;
        if (list) {
          expect(await send({ ...body, [list]: [...(body[list] as string[]), told, raised] })).toMatchObject(BOTH);
          refused.push(type);
        }
        expect([type, await send(body)]).toMatchObject([type, { status: 201 }]);
      }
      expect(refused).toEqual(naming);
    },
  );

  it('B4.1: whoever was named before and is recused since is named no more; a panel is formed anew without them', async () => {
    const matterId = randomUUID();
    const id = await openedCase(server, matterId, 'v1', { verifiers: ['mhk-inv-1', 'mhk-inv-2', 'mhk-inv-8'] });
    const act = (who: string, noun: string, body: object) => server.send(who, 'POST', `${api}/cases/${id}/${noun}`, body);
    const until = (from: string, to: string) =>
      countyStory.slice(
        countyStory.findIndex(([type]) => type === from),
        countyStory.findIndex(([type]) => type === to),
      );
    const play = async (from: string, to: string) => {
      for (const [type, data, by] of until(from, to))
        expect([type, await act(by.personId, nouns[type]!, bodyOf(data))]).toMatchObject([type, { status: 201 }]);
    };
    const bodyFor = (type: string) => bodyOf(countyStory.find(([known]) => known === type)![1]);
    const barred = (person: string) => ({ ...TOLD, body: { ...TOLD.body, details: { persons: [person] } } });
    await play('propose-filing', 'announce-filing');
    await adopted(matterId, 0, ['mhk-inv-6']);
    expect(await act('mhk-inv-5', 'filing-announcement', bodyFor('announce-filing'))).toMatchObject(barred('mhk-inv-6'));
    await adopted(matterId, 1, []);
    await play('announce-filing', 'record-measure');
    await adopted(matterId, 2, ['mhk-inv-6']);
    expect(await act('mhk-inv-5', 'investigative-measures', bodyFor('record-measure'))).toMatchObject(barred('mhk-inv-6'));
    await adopted(matterId, 3, []);
    await play('record-measure', 'hold-trial-talk');
    await adopted(matterId, 4, ['mhk-trial-2']);
    expect(await act('mhk-trial-1', 'trial-talk', bodyFor('hold-trial-talk'))).toMatchObject(barred('mhk-trial-2'));
    const panel = ['mhk-trial-1', 'mhk-trial-2'];
    expect(await act('mhk-trial-director', 'panel', { members: panel, formedOn: '2020-07-03' })).toMatchObject(barred('mhk-trial-2'));
    const free = ['mhk-trial-1', 'mhk-trial-3'];
    expect(await act('mhk-trial-director', 'panel', { members: free, formedOn: '2020-07-03' })).toMatchObject({ status: 201 });
    expect(await act('mhk-trial-1', 'trial-talk', { ...bodyFor('hold-trial-talk'), talkers: free })).toMatchObject({ status: 201 });
    expect(await act('mhk-trial-director', 'deliberation', bodyFor('deliberate'))).toMatchObject(barred('mhk-trial-2'));
    const participants = [...free, 'mhk-trial-director'];
    const deliberation = { ...bodyFor('deliberate'), participants, dissents: [] };
    expect(await act('mhk-trial-director', 'deliberation', deliberation)).toMatchObject({ status: 201 });
    // Nobody is lost from this panel: it is not replaced for its opinion.
    await adopted(matterId, 5, ['mhk-trial-2']);
    const others = ['mhk-trial-1', 'mhk-trial-4'];
    expect(await act('mhk-trial-director', 'panel', { members: others, formedOn: '2020-07-10' })).toMatchObject({
      status: 409,
      body: { code: 'case.panel-stands', rule: 'B2.18', allowed: expect.arrayContaining(['hear-defence', 'deliberate']) as unknown },
    });
    await adopted(matterId, 6, ['mhk-trial-3']);
    const defence = { ...bodyFor('hear-defence'), heardBy: free };
    expect(await act('mhk-trial-1', 'defence', defence)).toMatchObject(barred('mhk-trial-3'));

    // Of a panel of two one is left, and the opinion is that of both: others are named, who deliberate and hear anew.
    await adopted(matterId, 7, ['mhk-trial-2', 'mhk-trial-3']);
    const third = ['mhk-trial-1', 'mhk-trial-4', 'mhk-trial-5'];
    expect(await act('mhk-trial-director', 'panel', { members: third, formedOn: '2020-07-10' })).toMatchObject({ status: 201 });
    expect(await act('mhk-trial-1', 'defence', { ...defence, heardBy: third })).toMatchObject({ body: { code: 'case.not-allowed' } });
    const again = { ...deliberation, participants: [...third, 'mhk-trial-director'] };
    expect(await act('mhk-trial-director', 'deliberation', again)).toMatchObject({ status: 201 });
    // Two of three could still hear it, yet on an opinion that is no longer their panel's.
    await adopted(matterId, 8, ['mhk-trial-5']);
    const heardBy = ['mhk-trial-1', 'mhk-trial-4'];
    expect(await act('mhk-trial-1', 'defence', { ...defence, heardBy })).toMatchObject(barred('mhk-trial-5'));
    await adopted(matterId, 9, []);
    expect(await act('mhk-trial-1', 'defence', { ...defence, heardBy })).toMatchObject({ status: 201 });
    await adopted(matterId, 10, ['mhk-trial-5']);
    const decision = bodyFor('decide');
    expect(await act('mhk-principal', 'decision', decision)).toMatchObject(barred('mhk-trial-5'));
    expect(await act('mhk-trial-director', 'panel', { members: heardBy, formedOn: '2020-07-13' })).toMatchObject({ status: 201 });
    const last = { ...deliberation, participants: [...heardBy, 'mhk-trial-director'], deliberatedOn: '2020-07-14' };
    expect(await act('mhk-trial-director', 'deliberation', last)).toMatchObject({ status: 201 });
    expect(await act('mhk-trial-1', 'defence', { ...defence, heardBy, heardOn: '2020-07-15' })).toMatchObject({ status: 201 });
    expect(await act('mhk-principal', 'decision', decision)).toMatchObject({ status: 201 });
  });

  it('B4.1, B4.2: given a township whose secretary is recused, then whoever the commission appoints submits, and the review of a recused reviewer does not go up', async () => {
    const matterId = randomUUID();
    const id = await openedCase(server, matterId, 'v1', {
      verifiers: ['mhk-inv-1', 'mhk-inv-2', 'mhk-inv-8'],
      subject: villager,
      townshipId: 'mhk.township-1',
    });
    const act = (who: string, noun: string, body: object) => server.send(who, 'POST', `${api}/cases/${id}/${noun}`, body);
    const review = townshipStory.find(([type]) => type === 'review-by-township')!;
    for (const [type, data, by] of townshipStory.slice(1, townshipStory.indexOf(review)))
      expect([type, await act(by.personId, nouns[type]!, bodyOf(data))]).toMatchObject([type, { status: 201 }]);
    const reviewedBy = (...reviewers: string[]) => act('mhk-township-reviewer-1', 'township-review', { ...bodyOf(review[1]), reviewers });
    expect(await reviewedBy('mhk-township-reviewer-1', 'mhk-township-reviewer-3')).toMatchObject({ status: 201 });
    const submission = { approvalReference: 'x', submittedOn: '2020-07-01' };
    const named = {
      secretaryId: 'mhk-township-secretary',
      actingSecretaryId: 'mhk-township-reviewer-2',
      reason: '书记回避',
      appointedOn: '2020-07-01',
    };
    expect(await act('mhk-principal', 'acting-secretary', named)).toMatchObject({
      body: { code: 'case.secretary-not-recused', rule: 'B4.2' },
    });
    await adopted(matterId, 0, ['mhk-township-secretary', 'mhk-township-reviewer-3', 'mhk-township-reviewer-9']);
    expect(await act('mhk-township-secretary', 'township-submission', submission)).toMatchObject({
      status: 403,
      body: { code: 'access.barred-by-recusal' },
    });
    expect(await act('mhk-principal', 'acting-secretary', { ...named, actingSecretaryId: 'mhk-township-reviewer-9' })).toMatchObject({
      body: { code: 'recusal.person-barred' },
    });
    expect(await act('mhk-township-reviewer-2', 'township-submission', submission)).toMatchObject({
      status: 403,
      body: { code: 'case.not-acting-secretary' },
    });
    expect(await act('mhk-principal', 'acting-secretary', named)).toMatchObject({ status: 201 });
    expect(await act('mhk-township-reviewer-2', 'township-submission', submission)).toMatchObject({
      body: { code: 'recusal.person-barred', details: { persons: ['mhk-township-reviewer-3'] } },
    });
    expect(await reviewedBy('mhk-township-reviewer-1', 'mhk-township-reviewer-4')).toMatchObject({ status: 201 });
    // The recusal falls, and with it what was given for its sake; another one gives it again.
    await adopted(matterId, 1, ['mhk-township-reviewer-3']);
    expect(await act('mhk-township-reviewer-2', 'township-submission', submission)).toMatchObject({
      body: { code: 'case.secretary-not-recused', details: { secretaryId: 'mhk-township-secretary' } },
    });
    await adopted(matterId, 2, ['mhk-township-secretary']);
    expect(await act('mhk-township-reviewer-2', 'township-submission', submission)).toMatchObject({ status: 201 });
  });

  it('B4.1: given a measure of the first form, then nobody recused is among those who talk', async () => {
    const matterId = randomUUID();
    const id = await openedMeasure(server, matterId);
    await recused(matterId, { kind: 'measure', id });
    const talk = (talkers: readonly string[]) =>
      server.send('mhk-supervisor-1', 'POST', `${api}/measures/${id}/talk`, {
        talkers,
        capacity: 'department-head',
        record: '谈话记录',
        appliedOn: '2020-06-17',
      });
    await server.command('mhk-principal', `${api}/measures/${id}/approval`, { approvedOn: '2020-06-16' });
    expect(await talk(['mhk-supervisor-1', told, raised])).toMatchObject(BOTH);
    expect(await talk(['mhk-supervisor-1', 'mhk-supervisor-2'])).toMatchObject({ status: 201 });
  });

  it('B4.1: whoever may not command it learns of nobody’s recusal', async () => {
    const matterId = randomUUID();
    const id = await openedCase(server, matterId);
    await recused(matterId, { kind: 'case', id });
    const panel = { members: ['mhk-trial-1', told], formedOn: '2020-07-03' };
    for (const [who, code] of [
      ['mhk-trial-1', 'access.role-required'],
      ['pj-trial-director', 'access.wrong-organisation'],
      ['mhk-trial-director', 'case.not-allowed'],
    ] as const)
      expect(await server.send(who, 'POST', `${api}/cases/${id}/panel`, panel)).toMatchObject({ body: { code } });
  });
});
