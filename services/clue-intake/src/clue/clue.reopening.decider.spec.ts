import { given } from '@liandong/testing';
import { clue } from './clue.decider.js';
import { after, approve, plan, propose } from './clue.disposal.fixtures.js';
import type { ClueEvent } from './clue.events.js';
import {
  at,
  changedRecheck,
  closed,
  clueReopened,
  command,
  concluded,
  director,
  fedBack,
  figures,
  outcome,
  principal,
  recheck,
  reopened,
  routing,
  screened,
  verified,
} from './clue.fixtures.js';
import { verificationIdOf } from './clue.reopening.decider.js';

const reopen = (found: object | undefined = changedRecheck, by = principal, moment = at) =>
  command('reopen', { recheck, reason: '复查发现新的事实', ...(found ? { found } : {}) } as never, by, moment);

describe('a clue that is opened again', () => {
  it('B1.15: given a re-check that changed the result, when the chief decides so, then it is opened again, however far it had come', () => {
    for (const [history, from] of [
      [concluded, 'concluded'],
      [fedBack, 'feedback-given'],
      [closed, 'closed'],
    ] as const)
      given(clue, history)
        .when(reopen())
        .then([{ ...clueReopened, data: { ...clueReopened.data, from } } as ClueEvent]);
    for (const history of [screened, verified]) given(clue, history).when(reopen()).thenRefused('clue.not-allowed');
  });

  it('B1.15: given no re-check, one of another clue, one that goes on or upheld the result, then it is refused', () => {
    for (const found of [
      { ...changedRecheck, ofThisClue: false },
      { ...changedRecheck, outcome: undefined },
      { ...changedRecheck, outcome: 'upheld' },
    ])
      given(clue, closed).when(reopen(found)).thenRefused('clue.recheck-not-changed');
    given(clue, closed)
      .when(command('reopen', { recheck, reason: 'x' }, principal))
      .thenRefused('clue.recheck-not-changed');
  });

  it('B1.15: whoever concluded the re-check does not decide; on one re-check it is opened again once', () => {
    given(clue, closed)
      .when(reopen({ ...changedRecheck, concludedBy: principal.personId }))
      .thenRefused('clue.rechecker-reopens');
    const again = [...reopened, ...concludedAnew()];
    given(clue, again).when(reopen()).thenRefused('clue.recheck-acted-on');
    given(clue, again)
      .when(command('reopen', { recheck: { ...recheck, number: 2 }, reason: 'x', found: changedRecheck }, principal))
      .thenTypes('ClueReopened');
  });

  it('B1.2, B1.15: it is as one that was newly screened, with a limit of its own; for whom a case was filed, it is', () => {
    const { state } = given(clue, reopened);
    expect(state).toMatchObject({ status: 'screened', number: '检移〔2020〕1号', feedback: 'none', problemTypes: ['neglect-of-duty'] });
    expect([state.mode, state.plan, state.routing, state.figures, state.concludedOn, state.disposalInTime]).toEqual(
      Array<undefined>(6).fill(undefined),
    );
    expect(Object.keys(state.outcomes)).toEqual(['s1']);
    // Counted from the decision, not from receipt.
    const later = after(closed, reopen(changedRecheck, principal, '2020-09-01T02:00:00.000Z'));
    expect(given(clue, later).state.disposalDeadline).toMatchObject({ ruleId: 'B1.2', startedAt: '2020-08-31T16:00:00.000Z' });
  });

  it('B1.1, B1.15: a disposal is proposed and approved anew, in the limit that runs, and its result told anew', () => {
    const proposed = after(reopened, propose('initial-verification'), approve());
    expect(proposed.at(-1)).toMatchObject({ type: 'DisposalApproved', data: { mode: 'initial-verification', inTime: true } });
    expect(proposed.at(-1)!.data).not.toHaveProperty('previousMode');
    expect(given(clue, [...reopened, ...concludedAnew()]).state).toMatchObject({ status: 'concluded', mode: 'close', feedback: 'none' });
  });

  it('B1.4, B1.8: it is neither a slip of the pen nor a repeat', () => {
    const own = reopened.map((event) =>
      event.type === 'ClueReceived'
        ? { ...event, data: { ...event.data, source: { ...event.data.source, kind: 'petition' as const } } }
        : event,
    );
    given(clue, own)
      .when(command('void', { reason: 'x' }, director))
      .thenRefused('clue.void-decided-on');
    given(clue, own)
      .when(command('keep-repeat', { firstClueId: 'c0', first: { organisationId: 'mhk', isRepeat: false } }))
      .thenRefused('clue.repeat-decided-on');
  });

  it('0.7, 4.8, B1.15: what a meeting decided before binds no more; what one decides since does', () => {
    const signed = (heldOn: string) => ({ meetingId: 'm1', kind: 'clue-study' as const, heldOn, decision: 'hold' as const });
    const ask = (heldOn: string) =>
      command('propose-disposal', { mode: 'initial-verification', opinion: '……', plan, signed: signed(heldOn) });
    given(clue, reopened).when(ask('2020-06-10')).thenTypes('DisposalProposed');
    given(clue, reopened).when(ask('2020-06-11')).thenRefused('clue.contradicts-minutes');
  });

  it('B1.15, B2.1: it is verified under an id of its own: a verification that has ended stays as it is', () => {
    expect([verificationIdOf('c1', { reopenings: [] }), verificationIdOf('c1', given(clue, reopened).state)]).toEqual(['c1', 'c1.2']);
    const routed = after(
      reopened,
      propose('initial-verification'),
      approve(),
      command('propose-routing', routing),
      command('approve-routing', {}, principal),
    );
    expect(given(clue, routed).state.status).toBe('routed');
  });

  function concludedAnew(): readonly ClueEvent[] {
    const all = after(
      reopened,
      propose('close'),
      approve(principal),
      command('conclude', { summary: '……', concludedOn: '2020-06-11' }, director),
    );
    return all.slice(reopened.length);
  }

  it('B2.26: of whom a case had been filed, it still counts when the clue is concluded anew', () => {
    const conclusion = concludedAnew().at(-1);
    expect(conclusion).toMatchObject({ type: 'ClueConcluded', data: { figures: { ...figures, filed: 1, admonished: 0, noCase: 0 } } });
    expect(outcome('s1', 'file').data).toMatchObject({ outcome: 'file' });
  });
});
