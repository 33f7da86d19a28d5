import type { Ask, Decider } from '@liandong/event-sourcing';
import { type Deadline, deadline, extend, pause, resume, ruleInForce, timeLimits, warningMoments } from '@liandong/legal-time';
import { ended, limitClock, limitTimer } from './limit-clock.js';

type DutyEvent =
  | { readonly type: 'DutySet'; readonly data: { readonly organisationId: string; readonly limit: Deadline } }
  | { readonly type: 'DutyMoved'; readonly data: { readonly limit: Deadline } }
  | { readonly type: 'DutyTouched' | 'DutyDone'; readonly data: object };
const duty: Decider<{ readonly owner?: string }, Ask<'x', object>, DutyEvent> = {
  category: 'duty',
  initial: {},
  evolve: (state, event) => (event.type === 'DutySet' ? { owner: event.data.organisationId } : state),
  decide: () => [],
  owner: ({ owner }) => owner,
};
class Nobody {}
const clock = limitClock('duty', duty, { DutySet: ({ limit }) => limit, DutyMoved: ({ limit }) => limit, DutyDone: ended });
const yellow = { band: 'yellow' as const, from: 'end' as const, distance: { amount: 3, unit: 'days' as const } };
const timer = limitTimer(
  clock,
  (limit) => warningMoments(limit, [yellow]),
  { actsOn: duty },
  Nobody,
  async () => undefined,
);

const limit = deadline(ruleInForce(timeLimits, 'B1.12', '2026-01-05'), '2026-01-05T00:00:00.000+08:00');
const event = (type: DutyEvent['type'], on: string, data: object = {}) => ({ type, data, metadata: { occurredAt: `${on}T02:00:00.000Z` } });
const set = (on: string) => event('DutySet', on, { organisationId: 'mhk', limit });
const due = (...events: readonly object[]) =>
  timer
    .due(
      events.reduce<unknown>((state, one) => timer.fold.evolve(state, one as never), timer.fold.initial),
      'd1',
    )
    .map(({ stage, at }) => `${stage} ${at.slice(0, 16)}`);
const yellowAt = 'yellow 2026-04-04T15:59';
const overdueAt = 'overdue 2026-04-07T16:00';

describe('a limit’s clock', () => {
  it('given an event that stores a deadline, then its moments are due, for the owner, until an event ends it', () => {
    expect(due(set('2026-01-05'))).toEqual([yellowAt, overdueAt]);
    expect(due(set('2026-01-05'), event('DutyTouched', '2026-02-01'))).toEqual([yellowAt, overdueAt]);
    expect(due(set('2026-01-05'), event('DutyDone', '2026-02-01'))).toEqual([]);
  });

  it('B1.23: what had passed when the limit was entered is not made up for: whoever enters an old matter sees its colour', () => {
    expect(due(set('2026-04-06'))).toEqual([overdueAt]);
    expect(due(set('2026-05-01'))).toEqual([]);
    expect(due(set('2026-05-01'), event('DutyDone', '2026-05-02'))).toEqual([]);
  });

  it('given a limit that was warned about, when it ends, then that is due at once, to be told', () => {
    expect(due(set('2026-01-05'), event('DutyDone', '2026-04-06'))).toEqual(['met 2026-04-06T02:00']);
    expect(due(set('2026-01-05'), event('DutyDone', '2026-04-03'))).toEqual([]);
  });

  it('B1.12: an extension moves what is due; what was warned about before is told that it has moved', () => {
    const extended = event('DutyMoved', '2026-04-01', { limit: extend(limit, { amount: 3, unit: 'months' }) });
    expect(due(set('2026-01-05'), extended)).toEqual(['yellow 2026-07-04T15:59', 'overdue 2026-07-07T16:00']);
    const late = { ...extended, metadata: { occurredAt: '2026-04-06T02:00:00.000Z' } };
    expect(due(set('2026-01-05'), late)).toEqual(['yellow 2026-07-04T15:59', 'overdue 2026-07-07T16:00', 'moved 2026-04-06T02:00']);
  });

  it('given a pause, then nothing is due until it is resumed, and then later by the days between', () => {
    const paused = pause(limit, '2026-02-01T02:00:00.000Z');
    const stopped = event('DutyMoved', '2026-02-01', { limit: paused });
    expect(due(set('2026-01-05'), stopped)).toEqual([]);
    expect(
      due(set('2026-01-05'), stopped, event('DutyMoved', '2026-02-11', { limit: resume(paused, '2026-02-11T02:00:00.000Z') })),
    ).toEqual(['yellow 2026-04-14T15:59', 'overdue 2026-04-17T16:00']);
  });

  it('given a limit that has ended, when it is set again, then it starts anew; what was warned about before is still to be told that it was met, with its own limit', () => {
    const again = deadline(ruleInForce(timeLimits, 'B1.12', '2026-06-01'), '2026-06-01T00:00:00.000+08:00');
    expect(
      due(set('2026-01-05'), event('DutyDone', '2026-04-06'), event('DutySet', '2026-06-01', { organisationId: 'mhk', limit: again })),
    ).toEqual(['yellow 2026-08-29T15:59', 'overdue 2026-09-01T16:00', 'met 2026-04-06T02:00']);
    expect(
      due(set('2026-01-05'), event('DutyDone', '2026-04-03'), event('DutySet', '2026-06-01', { organisationId: 'mhk', limit: again })),
    ).toEqual(['yellow 2026-08-29T15:59', 'overdue 2026-09-01T16:00']);
    // Done again before anything was due: the one of before stays to be told.
    expect(
      due(
        set('2026-01-05'),
        event('DutyDone', '2026-04-06'),
        event('DutySet', '2026-06-01', { organisationId: 'mhk', limit: again }),
        event('DutyDone', '2026-06-02'),
      ),
    ).toEqual(['met 2026-04-06T02:00']);
    const state = [
      set('2026-01-05'),
      event('DutyDone', '2026-04-06'),
      event('DutySet', '2026-06-01', { organisationId: 'mhk', limit: again }),
    ].reduce<unknown>((before, one) => timer.fold.evolve(before, one as never), timer.fold.initial);
    expect(timer.due(state, 'd1').map(({ stage, data }) => [stage, (data as { limit: Deadline }).limit.startedAt])).toEqual([
      ['yellow', again.startedAt],
      ['overdue', again.startedAt],
      ['met', limit.startedAt],
    ]);
  });
});
