import type { RecordedEvent } from '@liandong/event-sourcing';
import { deadline, type TimeLimitRule } from '@liandong/legal-time';
import { foldRows } from '@liandong/projections';
import { given } from '@liandong/testing';
import { clueRegister } from '../read/clue-register/clue-register.projection.js';
import { clue } from './clue.decider.js';
import { after } from './clue.disposal.fixtures.js';
import {
  approved,
  at,
  command,
  director,
  disposalDeadline,
  keeper,
  principal,
  registered,
  screened,
  transferredClue,
} from './clue.fixtures.js';
import type { ClueEvent } from './clue.events.js';

const propose = (change: 'pause' | 'extend', moment = at) =>
  command('propose-limit-change', { change, reason: '等待鉴定意见' }, keeper, moment);
const approve = (moment = at, by = principal) => command('approve-limit-change', {}, by, moment);
const resume = (moment: string) => command('resume-limit', { reason: '鉴定意见已到' }, director, moment);
const dueOf = (history: readonly ClueEvent[]) => given(clue, history).state.disposalDeadline!.dueAt;
const paused = after(screened, propose('pause', '2020-06-20T02:00:00.000Z'), approve('2020-06-20T02:00:00.000Z'));

describe('the limit of the disposal', () => {
  it('B1.2: extended once by another month, with the principal’s approval, by the version in force on that day', () => {
    given(clue, screened).when(approve()).thenRefused('clue.no-limit-change');
    const proposed = after(screened, propose('extend'));
    given(clue, proposed).when(propose('pause')).thenRefused('clue.limit-change-proposed');
    given(clue, proposed)
      .when(approve(at, { ...principal, personId: keeper.personId }))
      .thenRefused('clue.proposer-approves');
    const extended = after(proposed, approve());
    expect(extended.at(-1)).toMatchObject({
      type: 'DisposalLimitExtended',
      rules: [{ ruleId: 'B1.2-extension', version: '1' }],
      data: { deadline: { ruleId: 'B1.2', version: disposalDeadline.version } },
    });
    expect([dueOf(screened), dueOf(extended)].map((due) => due.slice(0, 10))).toEqual(['2020-07-13', '2020-08-13']);
    given(clue, extended).when(propose('extend')).thenRefused('clue.limit-extended-before');
  });

  it('B1.2: while it stands still nothing passes; it goes on later by the days between', () => {
    given(clue, paused).when(propose('pause')).thenRefused('clue.limit-paused');
    given(clue, screened).when(resume(at)).thenRefused('clue.limit-not-paused');
    expect(dueOf(after(paused, resume('2020-06-30T02:00:00.000Z'))).slice(0, 10)).toBe('2020-07-23');
    const late = after(paused, command('propose-disposal', { mode: 'hold', opinion: '……' }, keeper, '2020-09-01T02:00:00.000Z'));
    const { state } = given(clue, late);
    expect(state.disposalDeadline!.pausedAt).toBe('2020-06-20T02:00:00.000Z');
  });

  it('B1.2: what has passed stays overdue; what was rejected changes nothing; after the approval of a mode no limit runs', () => {
    given(clue, screened).when(propose('extend', '2020-07-14T02:00:00.000Z')).thenRefused('clue.limit-passed');
    given(clue, after(screened, propose('extend')))
      .when(approve('2020-07-14T02:00:00.000Z'))
      .thenRefused('clue.limit-passed');
    const rejected = after(screened, propose('extend'), command('reject-limit-change', { reason: '不具备延长情形' }, principal));
    expect(dueOf(rejected)).toBe(dueOf(screened));
    given(clue, rejected).when(propose('extend')).thenTypes('LimitChangeProposed');
    given(clue, approved).when(propose('pause')).thenRefused('clue.not-allowed');
  });

  it('B1.2: a new version of the rule leaves the dates that stand in events as they are', () => {
    const shorter: TimeLimitRule = {
      ruleId: 'B1.2',
      version: '2',
      effectiveFrom: '2020-06-12',
      limit: { amount: 15, unit: 'days' },
      clause: { zh: '', en: '' },
      confidence: 'L',
    };
    expect(deadline(shorter, '2020-06-11T02:00:00.000Z').dueAt.slice(0, 10)).toBe('2020-06-28');
    expect([dueOf(registered), dueOf(paused)]).toEqual([disposalDeadline.dueAt, disposalDeadline.dueAt]);
    expect(after(paused, resume('2020-06-30T02:00:00.000Z')).at(-1)).toMatchObject({
      data: { deadline: { version: '1', startedAt: disposalDeadline.startedAt, excludedDays: 10 } },
    });
  });

  it('3.14: the shorter limit of what has priority stands still, goes on and moves with it, unless it has passed', () => {
    const first = after(
      [],
      command('receive', { ...transferredClue, priority: true }, keeper),
      command('register', { number: '1' }, keeper),
      command('screen', { problemTypes: ['conduct'], opinion: '属本级管辖' }),
    );
    const priorityOf = (history: readonly ClueEvent[]) => given(clue, history).state.priorityDeadline!;
    const day = '2020-06-20T02:00:00.000Z';
    expect(priorityOf(first)).toMatchObject({ ruleId: '3.14-disposal', dueAt: '2020-06-28T15:59:59.999Z' });
    const still = after(first, propose('pause', day), approve(day));
    expect(still.at(-1)).toMatchObject({
      type: 'DisposalLimitPaused',
      data: { priorityDeadline: { ruleId: '3.14-disposal', pausedAt: day } },
    });
    expect(priorityOf(after(still, resume('2020-07-20T02:00:00.000Z')))).toMatchObject({
      dueAt: '2020-07-28T15:59:59.999Z',
      excludedDays: 30,
    });
    expect(priorityOf(after(first, propose('extend', day), approve(day))).dueAt).toBe('2020-07-28T15:59:59.999Z');
    // What has passed is overdue for good.
    const late = '2020-06-30T02:00:00.000Z';
    for (const change of ['pause', 'extend'] as const)
      expect(after(first, propose(change, late), approve(late)).at(-1)!.data).not.toHaveProperty('priorityDeadline');
    const passed = after(first, propose('pause', late), approve(late), resume('2020-07-20T02:00:00.000Z'));
    expect(priorityOf(passed)).toEqual(priorityOf(first));
    // What has none gets none.
    expect(paused.at(-1)!.data).not.toHaveProperty('priorityDeadline');
  });

  it('B1.2: the register shows the end as it stands, and since when it stands still', () => {
    const rowOf = (history: readonly ClueEvent[]) =>
      foldRows(
        clueRegister,
        history.map((event, revision) => ({
          ...event,
          stream: 'clue-c1',
          revision,
          position: BigInt(revision + 1),
          metadata: { correlationId: 'm1' },
        })) as unknown as readonly RecordedEvent[],
      )[0]!;
    expect(rowOf(after(screened, propose('extend')))).toMatchObject({
      disposalDueAt: disposalDeadline.dueAt,
      limitChange: { change: 'extend' },
    });
    expect(rowOf(paused)).toMatchObject({
      disposalDueAt: disposalDeadline.dueAt,
      disposalPausedAt: '2020-06-20T02:00:00.000Z',
      limitChange: null,
    });
    expect(rowOf(after(paused, resume('2020-06-30T02:00:00.000Z')))).toMatchObject({ disposalPausedAt: null });
  });
});
