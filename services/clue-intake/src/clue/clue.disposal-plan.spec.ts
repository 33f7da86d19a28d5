import { given } from '@liandong/testing';
import { clue } from './clue.decider.js';
import { after, approve, deputy, plan, propose, talking, township, two } from './clue.disposal.fixtures.js';
import { approved, command, keeper, principal, routed, screened } from './clue.fixtures.js';
import type { DisposalPlan } from './clue.disposal-plan.js';
import type { DisposalMode } from './clue.events.js';

const proposing = (mode: DisposalMode, given?: DisposalPlan) =>
  command('propose-disposal', { mode, opinion: '……', ...(given ? { plan: given } : {}) });
const { safety: _safety, ...withoutSafety } = plan;
const other: DisposalPlan = { ...plan, measures: ['查询'] };

describe('B1.2: the plan of a disposal (处置方案)', () => {
  it('initial verification and talk or inquiry are proposed with one, a talk’s with how everybody stays safe; to hold or to close needs none', () => {
    expect(given(clue, two).when(proposing('initial-verification')).thenRefused('clue.plan-missing')).toMatchObject({
      refusal: { rule: 'B1.2', details: { missing: ['plan'] } },
    });
    expect(given(clue, two).when(proposing('talk-inquiry', withoutSafety)).thenRefused('clue.plan-missing')).toMatchObject({
      refusal: { details: { missing: ['plan.safety'] } },
    });
    given(clue, two).when(proposing('initial-verification', withoutSafety)).thenTypes('DisposalProposed');
    for (const mode of ['hold', 'close'] as const)
      for (const one of [undefined, plan]) given(clue, two).when(proposing(mode, one)).thenTypes('DisposalProposed');
    expect(clue.decide(proposing('talk-inquiry', plan), given(clue, two).state)).toMatchObject([
      { data: { plan }, rules: [{}, {}, { ruleId: 'B1.2-plan', version: '2019' }] },
    ]);
  });

  it('no step ends before the day on which it is proposed', () => {
    const past = { ...plan, steps: [{ ...plan.steps[0]!, until: '2020-06-10' }] };
    expect(given(clue, two).when(proposing('initial-verification', past)).thenRefused('clue.plan-day-past')).toMatchObject({
      refusal: { details: { days: ['2020-06-10'] } },
    });
  });

  it('it is approved with the opinion by the same chain, and only then is the clue’s', () => {
    expect(given(clue, after(two, propose('talk-inquiry'))).state.plan).toBeUndefined();
    expect(given(clue, after(two, propose('talk-inquiry'), approve(deputy))).state.plan).toBeUndefined();
    expect(given(clue, talking).state).toMatchObject({ mode: 'talk-inquiry', plan });
    expect(
      given(clue, after(after(screened, propose('initial-verification'), approve()), propose('close'), approve())).state,
    ).toMatchObject({ mode: 'close', plan: undefined });
  });

  it('another plan for the mode in force is a proposal of its own, approved by the chain; the mode and the routing stay', () => {
    const first = after(screened, propose('initial-verification'), approve());
    given(clue, first).when(proposing('initial-verification', plan)).thenRefused('clue.mode-unchanged');
    given(clue, first).when(proposing('initial-verification')).thenRefused('clue.mode-unchanged');
    const changing = after(first, proposing('initial-verification', other));
    given(clue, changing)
      .when(approve({ ...principal, personId: keeper.personId }))
      .thenRefused('clue.proposer-approves');
    expect(clue.decide(approve(), given(clue, changing).state)).toMatchObject([
      { type: 'DisposalPlanApproved', data: { mode: 'initial-verification', plan: other, stepInTime: true } },
    ]);
    expect(given(clue, after(changing, approve())).state).toMatchObject({
      status: 'disposal-approved',
      mode: 'initial-verification',
      plan: other,
    });
    expect(given(clue, after(changing, command('reject-disposal', { reason: '……' }, principal))).state).toMatchObject({
      status: 'disposal-approved',
      plan,
    });
    expect(given(clue, after(township, proposing('initial-verification', other), approve())).state).toMatchObject({
      status: 'routed',
      routing: { level: 'township' },
      plan: other,
    });
  });

  it('B1.1: while a zone verifies or somebody is talked with, the plan stays as the mode does', () => {
    given(clue, routed).when(proposing('initial-verification', other)).thenRefused('clue.under-verification');
    given(clue, talking).when(proposing('talk-inquiry', other)).thenRefused('clue.talk-inquiries-open');
  });

  it('what was approved before there were plans reads on without one, and may get one', () => {
    expect(given(clue, approved).state.plan).toBeUndefined();
    expect(given(clue, after(approved, proposing('initial-verification', plan), approve())).state).toMatchObject({ plan });
  });
});
