import pg from 'pg';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { assigned } from '../testing/assignments.js';
import { closedClue, proposedClue, screenedClue, type TalkLine, talkingClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const clock = { moment: '2020-06-12T02:00:00.000Z', now: () => clock.moment };
const day = '2020-06-12';
const acting = 'mhk-lead-2';
const otherDeputy = 'mhk-lead-1';
const BARRED = { status: 403, body: { code: 'access.barred-by-recusal', rule: 'B4.1' } };
const NOT_THEIRS = { status: 403, body: { code: 'access.role-required' } };
const DONE = { status: 201 };
const county = [person('s1', { managedBy: 'county' })];
const routing = { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', level: 'county' };

interface Stored {
  readonly type: string;
  readonly metadata: { readonly actor: object; readonly standsInUnder?: string };
}

/** 主要负责人回避后的代行: the matter goes on, under whoever the upper body named, and nobody else (B4.2). */
describe('B4.2: acting chief', () => {
  let server: TestApp;
  let database: pg.Client;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
    database = new pg.Client({ connectionString: server.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await server.close();
  });

  const ask = (who: string, address: string, body: object = {}) => server.send(who, 'POST', `${api}/${address}`, body);
  /** The chief is recused from the matter of the clue, and somebody stands in. */
  async function recuseChief(clueId: string): Promise<string> {
    const recusal = {
      about: { kind: 'clue', id: clueId },
      personId: 'mhk-principal',
      chief: true,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: day,
    };
    const { id } = await server.command<{ id: string }>('mhk-director', `${api}/recusals`, recusal);
    const decision = { personId: 'mhk-principal', upheld: true, reason: '……', decidedOn: day, actingChiefId: acting };
    await server.command('upper-principal', `${api}/recusals/${id}/chief-decision`, decision);
    return id;
  }
  const last = async (stream: string) =>
    (
      await database.query<Stored>('SELECT type, metadata FROM event_store.events WHERE stream = $1 ORDER BY revision DESC LIMIT 1', [
        stream,
      ])
    ).rows[0]!;
  const inPlace = (type: string, matterId: string) => ({
    type,
    metadata: { actor: { personId: acting, organisationId: 'mhk', role: 'acting-chief' }, standsInUnder: `recusal-${matterId}` },
  });

  it('B4.2: given the chief recused, then disposal and routing are approved by the acting chief alone, and every event says so', async () => {
    const clueId = await proposedClue(server, 'initial-verification', county);
    const matterId = await recuseChief(clueId);
    expect(await ask('mhk-principal', `clues/${clueId}/disposal-approval`)).toMatchObject(BARRED);
    expect(await ask(otherDeputy, `clues/${clueId}/disposal-approval`)).toMatchObject({
      status: 403,
      body: { code: 'clue.not-next-approver', details: { role: 'principal' } },
    });
    expect(await ask(acting, `clues/${clueId}/disposal-approval`)).toMatchObject(DONE);
    expect(await last(`clue-${clueId}`)).toMatchObject(inPlace('DisposalApproved', matterId));
    expect(await ask('mhk-intake', `clues/${clueId}/routing-proposal`, routing)).toMatchObject(DONE);
    expect(await ask(otherDeputy, `clues/${clueId}/routing-approval`)).toMatchObject(NOT_THEIRS);
    expect(await ask('mhk-principal', `clues/${clueId}/routing-approval`)).toMatchObject(BARRED);
    expect(await ask(acting, `clues/${clueId}/routing-approval`)).toMatchObject(DONE);
    expect(await last(`clue-${clueId}`)).toMatchObject(inPlace('ClueRouted', matterId));
  });

  it('B4.2: given the chief recused, then plan and outcome of a talk go through with the acting chief', async () => {
    const { clueId, talks } = await talkingClue(server);
    const matterId = await recuseChief(clueId);
    const { talkInquiryId } = talks[0] as TalkLine;
    const talk = (who: string, noun: string, body: object = {}) => ask(who, `talk-inquiries/${talkInquiryId}/${noun}`, body);
    await talk('mhk-supervisor-1', 'plan-proposal', { form: 'letter', plan: '函询方案', nextLowerPartyChief: true });
    const report = { partyChiefReport: { reportedOn: day, reference: '报告1号' } };
    expect(await talk(otherDeputy, 'plan-approval', report)).toMatchObject({ status: 403, body: { code: 'talk-inquiry.not-approver' } });
    expect(await talk(acting, 'plan-approval', report)).toMatchObject(DONE);
    expect(await talk('mhk-supervisor-1', 'notice', { servedOn: day, servedTo: '本人', reference: '1号' })).toMatchObject(DONE);
    expect(await talk('mhk-supervisor-1', 'reply', { statement: '说明材料', receivedOn: day })).toMatchObject(DONE);
    expect(await talk('mhk-supervisor-1', 'report', { facts: '……', opinion: '……', outcome: 'clarified', reportedOn: day })).toMatchObject(
      DONE,
    );
    expect(await talk('mhk-principal', 'outcome-approval')).toMatchObject(BARRED);
    expect(await talk(otherDeputy, 'outcome-approval')).toMatchObject({ status: 403, body: { code: 'talk-inquiry.not-approver' } });
    expect(await talk(acting, 'outcome-approval')).toMatchObject(DONE);
    expect(await last(`talkInquiry-${talkInquiryId}`)).toMatchObject(inPlace('OutcomeApproved', matterId));
  });

  it('B4.2: given the chief recused from one matter, then the acting chief is a deputy in every other one', async () => {
    await recuseChief(await screenedClue(server));
    const clueId = await proposedClue(server, 'initial-verification', county);
    expect(await ask(acting, `clues/${clueId}/disposal-approval`)).toMatchObject({ status: 403, body: { code: 'clue.not-next-approver' } });
    expect(await ask('mhk-principal', `clues/${clueId}/disposal-approval`)).toMatchObject(DONE);
    expect(await ask('mhk-intake', `clues/${clueId}/routing-proposal`, routing)).toMatchObject(DONE);
    expect(await ask(acting, `clues/${clueId}/routing-approval`)).toMatchObject(NOT_THEIRS);
  });

  it('B1.3: the step of the deputy is taken as a deputy, and whoever took it does not take the chief’s as well', async () => {
    const clueId = await proposedClue(server, 'talk-inquiry', county);
    await recuseChief(clueId);
    expect(await ask(acting, `clues/${clueId}/disposal-approval`)).toMatchObject(DONE);
    const step = await last(`clue-${clueId}`);
    expect(step).toMatchObject({ type: 'DisposalStepApproved', metadata: { actor: { personId: acting, role: 'deputy' } } });
    expect(step.metadata).not.toHaveProperty('standsInUnder');
    expect(await ask(acting, `clues/${clueId}/disposal-approval`)).toMatchObject({
      status: 409,
      body: { code: 'clue.proposer-approves', rule: 'B1.3' },
    });
    const other = await proposedClue(server, 'talk-inquiry', county);
    await recuseChief(other);
    expect(await ask(otherDeputy, `clues/${other}/disposal-approval`)).toMatchObject(DONE);
    expect(await ask(acting, `clues/${other}/disposal-approval`)).toMatchObject(DONE);
  });

  it('B4.2: given that the acting chief is to be recused too, then nothing is decided until the upper body names another', async () => {
    const clueId = await proposedClue(server, 'close');
    const matterId = await recuseChief(clueId);
    await server.command('mhk-director', `${api}/recusals`, {
      about: { kind: 'clue', id: clueId },
      personId: acting,
      chief: false,
      ground: 'interest',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: day,
    });
    expect(await ask(acting, `clues/${clueId}/disposal-approval`)).toMatchObject(BARRED);
    await server.command('upper-principal', `${api}/recusals/${matterId}/chief-decision`, {
      personId: acting,
      upheld: true,
      reason: '……',
      decidedOn: day,
      actingChiefId: otherDeputy,
    });
    expect(await ask(acting, `clues/${clueId}/disposal-approval`)).toMatchObject(BARRED);
    expect(await ask(otherDeputy, `clues/${clueId}/disposal-approval`)).toMatchObject(DONE);
  });

  it('B4.2, B4.9: given a matter above what deputies may know, then the acting chief works on it and reads it, and no other deputy does', async () => {
    const clueId = await proposedClue(server, 'close');
    const ABOVE = { status: 403, body: { code: 'access.above-clearance' } };
    const { id } = await server.command<{ id: string }>('mhk-director', `${api}/classifications`, {
      about: { kind: 'clue', id: clueId },
      level: 'top-secret',
      reason: '涉及重要案件',
    });
    await server.command('mhk-principal', `${api}/classifications/${id}/approval`);
    expect(await ask(acting, `clues/${clueId}/disposal-approval`)).toMatchObject(ABOVE);
    await server.command('upper-principal', `${api}/recusals/orders`, {
      about: { kind: 'clue', id: clueId },
      personId: 'mhk-principal',
      chief: true,
      ground: 'interest',
      statement: '责令回避',
      orderedOn: day,
      actingChiefId: acting,
    });
    await server.read('upper-principal', `${api}/recusals/${id}`);
    expect(await server.read(acting, `${api}/clues/${clueId}`)).toMatchObject({ clueId });
    expect(await server.send(otherDeputy, 'GET', `${api}/clues/${clueId}`)).toMatchObject(ABOVE);
    expect(await ask(otherDeputy, `clues/${clueId}/disposal-approval`)).toMatchObject(ABOVE);
    expect(await ask(acting, `clues/${clueId}/disposal-approval`)).toMatchObject(DONE);
  });

  describe('who may, of what else is the chief’s', () => {
    const made = async (address: string, body: object, who = 'mhk-director') =>
      (await server.command<{ id: string }>(who, `${api}/${address}`, body)).id;
    const assignedTo = (clueId: string) => made('assignments', { ...assigned, clueId, receivedOn: day }, 'mhk-intake');
    /** By name: a record in the matter of this clue, and what is decided on it. */
    const cases: readonly [permission: string, addressOf: (clueId: string) => Promise<string>, body: object][] = [
      [
        'clue.decide-limit-change',
        async (clueId) => (
          await ask('mhk-intake', `clues/${clueId}/limit-change`, { change: 'extend', reason: '……' }),
          `clues/${clueId}/limit-change-approval`
        ),
        {},
      ],
      ['clue.approve-routing', (clueId) => Promise.resolve(`clues/${clueId}/routing-rejection`), { reason: '……' }],
      [
        'clarification.approve',
        async (clueId) =>
          `clarifications/${await made('clarifications', { organisationId: 'mhk', clueId, subjectId: 's1', form: 'letter', text: '反映不实', affected: ['某乡'], scope: [] })}/approval`,
        {},
      ],
      [
        'false-accusation.decide',
        async (clueId) =>
          `false-accusations/${await made('false-accusations', { organisationId: 'mhk', clueId, facts: '捏造事实', evidence: ['核实报告'] })}/approval`,
        { reference: 'x' },
      ],
      [
        'classification.decide',
        async (clueId) =>
          `classifications/${await made('classifications', { about: { kind: 'clue', id: clueId }, level: 'confidential', reason: '……' })}/approval`,
        {},
      ],
      ['assignment.extend', async (clueId) => `assignments/${await assignedTo(clueId)}/extension`, { reason: '……', reportNumber: '1号' }],
      ['assignment.approve-result', async (clueId) => `assignments/${await assignedTo(clueId)}/result-approval`, {}],
      [
        'reporter.decide-reveal',
        async (clueId) => (
          await made(`clues/${clueId}/reporter`, { signature: 'signed', identity: { name: '某举报人' } }, 'mhk-intake'),
          `clues/${clueId}/reporter/reveal-requests/1/refusal`
        ),
        { reason: '……' },
      ],
      [
        'reporter.destroy-key',
        async (clueId) => (
          await made(`clues/${clueId}/reporter`, { signature: 'signed', identity: { name: '某举报人' } }, 'mhk-intake'),
          `clues/${clueId}/reporter/key-destruction`
        ),
        { reason: '……' },
      ],
      [
        'talk-inquiry.discontinue',
        async (clueId) =>
          (await server.read<{ items: readonly TalkLine[] }>('mhk-supervisor-1', `${api}/talk-inquiries?clue=${clueId}`)).items.map(
            ({ talkInquiryId }) => `talk-inquiries/${talkInquiryId}/discontinuation`,
          )[0]!,
        { reason: '……' },
      ],
    ];

    it.each(cases)(
      'B4.2: %s: the acting chief of this matter; no other deputy, no acting chief of another matter, never the recused chief',
      async (permission, addressOf, body) => {
        const clueOf = async () => {
          if (permission === 'clue.decide-limit-change') return screenedClue(server);
          return permission === 'talk-inquiry.discontinue' ? (await talkingClue(server)).clueId : closedClue(server);
        };
        const [clueId, elsewhere] = [await clueOf(), await clueOf()];
        const [here, there] = [await addressOf(clueId), await addressOf(elsewhere)];
        await recuseChief(clueId);
        expect(await ask(acting, there, body)).toMatchObject(NOT_THEIRS);
        expect(await ask(otherDeputy, here, body)).toMatchObject(NOT_THEIRS);
        expect(await ask('mhk-principal', here, body)).toMatchObject(BARRED);
        const { status, body: answer } = await ask(acting, here, body);
        // Let in: what the domain then says of the record is its own matter.
        expect([status, (answer as { readonly code?: string }).code ?? '']).toEqual([
          expect.any(Number),
          expect.not.stringMatching(/^access\./),
        ]);
      },
    );
  });
});
