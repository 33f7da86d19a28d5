import { given } from '@liandong/testing';
import { assignment, type AssignmentCommand } from './assignment.decider.js';
import {
  accepted,
  approvedResult,
  at,
  command,
  deputy,
  director,
  given42,
  intake,
  open,
  opened,
  played,
  principal,
  received,
  result,
  review,
  whole,
} from './assignment.fixtures.js';

const state = (history: readonly AssignmentCommand[]) => played(...history).reduce(assignment.evolve, assignment.initial);

describe('assignment: from above', () => {
  it('B1.9: what comes from above is to be accepted or passed on within five working days of receipt, by the version of that day', () => {
    // Five working days from Thursday, 11 June 2020.
    expect(played(received)).toMatchObject([
      { data: { registrationDeadline: { ruleId: 'B1.9', dueAt: '2020-06-18T15:59:59.999Z' } }, rules: [{ ruleId: 'B1.9', version: '1' }] },
    ]);
    const later = '2020-06-20T02:00:00.000Z';
    expect(played(received, command('accept', { acceptedOn: '2020-06-18' }, intake, later))[1]).toMatchObject({ data: { inTime: true } });
    expect(played(received, command('accept', { acceptedOn: '2020-06-19' }, intake, later))[1]).toMatchObject({ data: { inTime: false } });
    expect(
      played(received, command('pass-on', { toOrganisation: 'pj', reason: '属其管辖', passedOn: '2020-06-19' }, intake, later))[1],
    ).toMatchObject({ type: 'AssignmentPassedOn', data: { inTime: false } });
    given(assignment, played(received))
      .when(command('accept', { acceptedOn: '2020-06-10' }, intake))
      .thenRefused('assignment.date-too-early');
    given(assignment, [])
      .when(command('receive', { ...given42, receivedOn: '2020-06-12' }, intake))
      .thenRefused('assignment.date-in-future');
    // Passed on, it does not come back before.
    const passedOn = played(
      received,
      command('pass-on', { toOrganisation: 'pj', reason: '属其管辖', passedOn: '2020-06-19' }, intake, later),
    );
    given(assignment, passedOn)
      .when(command('receive', { ...given42, receivedOn: '2020-06-18' }, intake, later))
      .thenRefused('assignment.date-too-early');
  });

  it('B1.9, B1.12: what opens with a clue from above runs whether or not it is registered by hand; registered first or later, it is one', () => {
    const byHand = command('receive', { ...given42, documentNumber: '督导转〔2020〕2号', clueId: 'k1', receivedOn: '2020-06-11' }, intake);
    expect(played(opened)).toMatchObject([
      {
        type: 'AssignmentOpened',
        data: { clueId: 'k1', registrationDeadline: { ruleId: 'B1.9', dueAt: '2020-06-18T15:59:59.999Z' } },
        rules: [{ ruleId: 'B1.9', version: '1' }],
      },
    ]);
    expect(state([opened, accepted])).toMatchObject({
      status: 'open',
      direction: 'from-above',
      deadline: { ruleId: 'B1.12', dueAt: '2020-09-11T15:59:59.999Z' },
    });
    expect(state([opened, byHand, accepted])).toMatchObject({ status: 'open', deadline: { dueAt: '2020-09-11T15:59:59.999Z' } });
    for (const history of [[opened], [byHand], [opened, byHand], [byHand, accepted]])
      given(assignment, played(...history))
        .when(opened)
        .thenNothing();
    expect(given(assignment, played(opened, byHand)).when(byHand).thenRefused('assignment.registered-before')).toMatchObject({
      refusal: { rule: 'B1.12', allowed: ['accept', 'pass-on'] },
    });
    given(assignment, played(opened, accepted)).when(byHand).thenRefused('assignment.registered-before');
    // Its clue left the library: nothing is left to register, unless it comes back.
    const end = command('end', { ground: 'returned' }, intake);
    given(assignment, played(opened))
      .when(end)
      .then([{ type: 'AssignmentEnded', data: { ground: 'returned' } }]);
    for (const history of [[], [opened, accepted], [opened, end]])
      given(assignment, played(...history))
        .when(end)
        .thenNothing();
    expect(state([opened, end, opened])).toMatchObject({ status: 'opened' });
    // Registered late, it has the days of its clue all the same.
    const late = command('receive', { ...given42, clueId: 'k1', receivedOn: '2020-09-01' }, intake, '2020-09-01T02:00:00.000Z');
    given(assignment, played(opened)).when(late).thenRefused('assignment.received-with-clue');
    given(assignment, played(opened, command('pass-on', { toOrganisation: 'pj', reason: '属其管辖', passedOn: '2020-06-11' }, intake)))
      .when(opened)
      .thenTypes('AssignmentOpened');
    given(assignment, played(opened, command('pass-on', { toOrganisation: 'pj', reason: '属其管辖', passedOn: '2020-06-11' }, intake)))
      .when(byHand)
      .thenTypes('AssignmentReceived');
  });

  it('B1.12: assigned or supervised: three months from receipt; passed on, assisted or self-handled: no limit to extend', () => {
    expect(state(open).deadline).toMatchObject({ ruleId: 'B1.12', dueAt: '2020-09-11T15:59:59.999Z' });
    for (const kind of ['passed-on', 'assisted', 'self-handled'] as const) {
      const history = played(command('receive', { ...given42, kind, receivedOn: '2020-06-11' }, intake), accepted);
      given(assignment, history)
        .when(command('extend', { reason: 'x', reportNumber: 'x' }, principal))
        .thenRefused('assignment.no-deadline');
    }
  });

  it('B1.12: “3+3+N”: the own principal gives three months once and reports it; after that only the upper body gives more', () => {
    const own = command('extend', { reason: '涉及面广', reportNumber: '报1号' }, principal);
    const upper = command('extend-from-above', { months: 2, documentNumber: '复1号', decidedBy: '上级', decidedOn: '2020-06-11' });
    given(assignment, played(...open))
      .when(upper)
      .thenRefused('assignment.own-extension-first');
    const once = played(...open, own);
    expect(once[2]).toMatchObject({
      data: { reportNumber: '报1号', deadline: { dueAt: '2020-12-11T15:59:59.999Z' } },
      rules: [{ ruleId: 'B1.12-extension', version: '1' }],
    });
    expect(given(assignment, once).when(own).thenRefused('assignment.extended-before')).toMatchObject({
      refusal: { allowed: ['extend-from-above'] },
    });
    // The 11th of February and the 11th of April 2021: a Thursday, and a Sunday that moves to Monday.
    expect([state([...open, own, upper]).deadline!.dueAt, state([...open, own, upper, upper]).deadline!.dueAt]).toEqual([
      '2021-02-18T15:59:59.999Z',
      '2021-04-19T15:59:59.999Z',
    ]);
  });
});

describe('assignment: to those below', () => {
  it('B1.13: given a proposal, then another person, the deputy, approves it, and the three months run from then', () => {
    const proposed = command('propose', { ...given42, kind: 'supervised', body: 'mhk.township-1' });
    given(assignment, played(proposed))
      .when(command('approve', { approvedOn: '2020-06-11' }, director))
      .thenRefused('assignment.proposer-approves');
    expect(played(proposed, command('approve', { approvedOn: '2020-06-11' }, deputy))[1]).toMatchObject({
      data: { approvedBy: deputy.personId, deadline: { dueAt: '2020-09-11T15:59:59.999Z' } },
    });
    given(assignment, played(proposed, command('reject', { reason: '自办' }, deputy)))
      .when(command('approve', { approvedOn: '2020-06-11' }, deputy))
      .thenRefused('assignment.not-allowed');
  });

  it('B1.13: the deputy takes back what no result was approved of, with a reason, unless a routing stands on it; then nothing more is done about it', () => {
    const below = [command('propose', given42), command('approve', { approvedOn: '2020-06-11' }, deputy)];
    const withdraw = (standing?: readonly string[]) => command('withdraw', { reason: '改由其他单位承办', standing }, deputy);
    const withdrawn = [{ type: 'AssignmentWithdrawn', data: { reason: '改由其他单位承办', withdrawnBy: deputy.personId } }] as const;
    const supervised = [
      command('propose-supervision', { ground: 'careless', way: 'letter', requirement: '限期' }),
      command('approve-supervision', {}, deputy),
    ];
    for (const more of [
      [],
      supervised,
      [command('propose-result', result)],
      [command('propose-result', result), command('review-result', review)],
    ])
      given(assignment, played(...below, ...more))
        .when(withdraw())
        .then(withdrawn);
    expect(
      given(assignment, played(...below))
        .when(withdraw(['reject-routing']))
        .thenRefused('assignment.routing-stands'),
    ).toMatchObject({ refusal: { allowed: ['reject-routing'] } });
    given(assignment, played(...open))
      .when(withdraw())
      .thenRefused('assignment.not-ours-to-withdraw');
    for (const history of [below.slice(0, 1), [...below, ...approvedResult.slice(2)]])
      given(assignment, played(...history))
        .when(withdraw())
        .thenRefused('assignment.not-allowed');
    const gone = [...below, ...supervised, withdraw()];
    expect(state(gone)).toMatchObject({ status: 'withdrawn', supervision: undefined });
    for (const asked of [
      command('propose-result', result),
      command('carry-out-supervision', { report: 'x', carriedOutOn: '2020-06-11' }),
      command('approve', { approvedOn: '2020-06-11' }, deputy),
      withdraw(),
    ])
      given(assignment, played(...gone))
        .when(asked)
        .thenRefused('assignment.not-allowed');
  });

  it('B1.13: supervision on a ground that holds, in one way, approved by another person, then carried out; one at a time', () => {
    const propose = (ground: 'overdue' | 'careless' | 'needs-supplement', moment = at) =>
      command('propose-supervision', { ground, way: 'on-site', requirement: '限期办结' }, director, moment);
    given(assignment, played(...open))
      .when(propose('overdue'))
      .thenRefused('assignment.not-overdue');
    given(assignment, played(...open))
      .when(command('approve-supervision', {}, deputy))
      .thenRefused('assignment.no-supervision');
    const late = '2020-09-12T02:00:00.000Z';
    const asked = [...open, propose('overdue', late)];
    given(assignment, played(...asked))
      .when(propose('careless', late))
      .thenRefused('assignment.supervision-runs');
    given(assignment, played(...asked))
      .when(command('approve-supervision', {}, director, late))
      .thenRefused('assignment.proposer-approves');
    given(assignment, played(...asked))
      .when(command('carry-out-supervision', { report: 'x', carriedOutOn: '2020-09-12' }, director, late))
      .thenRefused('assignment.no-supervision');
    const ordered = [...asked, command('approve-supervision', {}, deputy, late)];
    expect(played(...ordered).at(-1)).toMatchObject({ data: { ground: 'overdue', way: 'on-site', approvedBy: deputy.personId } });
    const done = [...ordered, command('carry-out-supervision', { report: '已督促', carriedOutOn: '2020-09-12' }, director, late)];
    expect(played(...done, propose('needs-supplement', late)).at(-1)).toMatchObject({ type: 'SupervisionProposed' });
    expect(played(...asked, command('reject-supervision', { reason: 'x' }, deputy, late), propose('careless', late)).at(-1)).toMatchObject({
      type: 'SupervisionProposed',
    });
  });
});

describe('assignment: the result', () => {
  it('B1.14: it goes up only after the collective review and the principal', () => {
    const send = command('send-up-result', { documentNumber: '报9号', sentOn: '2020-06-11' });
    const proposed = [...open, command('propose-result', result)];
    for (const history of [open, proposed, [...proposed, command('review-result', review)]])
      given(assignment, played(...history))
        .when(send)
        .thenRefused('assignment.not-allowed');
    given(assignment, played(...proposed))
      .when(command('approve-result', {}, principal))
      .thenRefused('assignment.not-allowed');
    expect(played(...approvedResult, send).at(-1)).toMatchObject({ type: 'ResultSentUp', data: { inTime: true } });
    expect(state(whole).status).toBe('reported');
    // A part of the clue that comes back later has a result of its own, reviewed like the first.
    expect(state([...whole, command('propose-result', result, director)]).status).toBe('result-proposed');
  });

  it('B1.14: no step lies before the one that it follows: neither the review before it was accepted, nor the sending up before the review', () => {
    const later = '2020-06-20T02:00:00.000Z';
    const ours = [received, command('accept', { acceptedOn: '2020-06-15' }, intake, later)];
    const early = (history: readonly AssignmentCommand[], asked: AssignmentCommand) =>
      given(assignment, played(...history))
        .when(asked)
        .thenRefused('assignment.date-too-early');
    const proposed = [...ours, command('propose-result', result)];
    early(proposed, command('review-result', { ...review, reviewedOn: '2020-06-14' }, director, later));
    const approved = [
      ...proposed,
      command('review-result', { ...review, reviewedOn: '2020-06-17' }, director, later),
      command('approve-result', {}, principal, later),
    ];
    expect(early(approved, command('send-up-result', { documentNumber: '报9号', sentOn: '2020-06-16' }, director, later))).toMatchObject({
      refusal: { details: { before: '2020-06-17' } },
    });
    early(
      [...ours, command('extend', { reason: 'x', reportNumber: 'x' }, principal, later)],
      command('extend-from-above', { months: 1, documentNumber: 'x', decidedBy: '上级', decidedOn: '2020-06-14' }, director, later),
    );
  });

  it('B1.13: a supervision that was ordered before the result went up is still carried out, or turned down', () => {
    const supervised = [...approvedResult, command('propose-supervision', { ground: 'careless', way: 'letter', requirement: '补充' })];
    const sent = command('send-up-result', { documentNumber: '报9号', sentOn: '2020-06-11' });
    given(assignment, played(...supervised, sent))
      .when(command('reject-supervision', { reason: '已上报' }, deputy))
      .thenTypes('SupervisionRejected');
    given(assignment, played(...supervised, command('approve-supervision', {}, deputy), sent))
      .when(command('carry-out-supervision', { report: '已督促', carriedOutOn: '2020-06-11' }))
      .thenTypes('SupervisionCarriedOut');
  });

  it('B1.14: what the principal does not agree to goes back to the handlers, and goes up only after another review and another approval', () => {
    const reject = command('reject-result', { reason: '清退未到位' }, principal);
    const reviewed = [...open, command('propose-result', result), command('review-result', review)];
    for (const history of [open, reviewed.slice(0, 3), approvedResult])
      given(assignment, played(...history))
        .when(reject)
        .thenRefused('assignment.not-allowed');
    given(assignment, played(...reviewed))
      .when(reject)
      .then([{ type: 'ResultRejected', data: { reason: '清退未到位', rejectedBy: principal.personId } }]);
    const back = [...reviewed, reject];
    for (const asked of [command('approve-result', {}, principal), command('review-result', review), reject])
      given(assignment, played(...back))
        .when(asked)
        .thenRefused('assignment.not-allowed');
    given(assignment, played(...back, command('propose-result', result)))
      .when(command('approve-result', {}, principal))
      .thenRefused('assignment.not-allowed');
    expect(state([...back, ...approvedResult.slice(2)]).status).toBe('result-approved');
  });

  it('B1.14: fewer than three are no collective; what they do not agree to goes back; whoever proposed it does not approve it', () => {
    const proposed = played(...open, command('propose-result', result));
    given(assignment, proposed)
      .when(command('review-result', { ...review, participants: ['p1', 'p1', 'p2'] }))
      .thenRefused('assignment.not-collective');
    expect(state([...open, command('propose-result', result), command('review-result', { ...review, agreed: false })]).status).toBe('open');
    given(assignment, played(...open, command('propose-result', result, principal), command('review-result', review)))
      .when(command('approve-result', {}, principal))
      .thenRefused('assignment.proposer-approves');
  });
});
