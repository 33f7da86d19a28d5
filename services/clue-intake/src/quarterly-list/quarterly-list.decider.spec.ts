import { given } from '@liandong/testing';
import { quarterlyList, type QuarterlyListCommand } from './quarterly-list.decider.js';
import type { DisposalLine, QuarterlyListEvent } from './quarterly-list.events.js';
import { quarterlyListTimer } from './quarterly-list.timer.js';
import { endOfQuarter, lastDayOf, quarterOf } from './quarters.js';

const at = '2026-04-10T02:00:00.000Z';
const command = (type: QuarterlyListCommand['type'], data: object = {}, moment = at) =>
  ({
    type,
    data,
    by: { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' },
    at: moment,
  }) as QuarterlyListCommand;
const line = (clueId: string): DisposalLine => ({
  clueId,
  revision: 5,
  number: '信〔2026〕1号',
  reference: '信访1号',
  mode: 'close',
  concludedOn: '2026-03-30',
});
const enter = (clueId: string) => command('enter', { organisationId: 'mhk', quarter: '2026q1', line: line(clueId) });
const after = (...commands: readonly QuarterlyListCommand[]) =>
  commands.reduce<readonly QuarterlyListEvent[]>(
    (all, one) => [...all, ...quarterlyList.decide(one, all.reduce(quarterlyList.evolve, quarterlyList.initial))],
    [],
  );
const types = (events: readonly QuarterlyListEvent[]) => events.map(({ type }) => type);

describe('quarterly list', () => {
  it('B1.11: owed from the quarter’s last day, by a versioned rule; each clue enters once', () => {
    const events = after(enter('c1'), enter('c2'), enter('c1'));
    expect(types(events)).toEqual(['QuarterlyListOwed', 'QuarterlyDisposalEntered', 'QuarterlyDisposalEntered']);
    expect(events[0]).toMatchObject({
      data: { sendBy: { ruleId: 'B1.11', dueAt: '2026-04-15T15:59:59.999Z' } },
      rules: [{ ruleId: 'B1.11', version: '1' }],
    });
  });

  it('B1.11: sent by the handlers, in time or late, then received; what was sent says how many lines it held', () => {
    const entered = [enter('c1'), enter('c2')];
    expect(after(...entered, command('send')).at(-1)).toEqual({
      type: 'QuarterlyListSent',
      data: { lines: 2, sentOn: '2026-04-10', inTime: true, sentBy: 'mhk-director' },
    });
    expect(after(...entered, command('send', {}, '2026-04-16T02:00:00.000Z')).at(-1)).toMatchObject({ data: { inTime: false } });
    given(quarterlyList, after(...entered))
      .when(command('receive'))
      .thenRefused('quarterly-list.not-allowed');
    given(quarterlyList, after(...entered, command('send')))
      .when(command('receive'))
      .thenTypes('QuarterlyListReceived');
    given(quarterlyList, after(...entered, command('send')))
      .when(command('send'))
      .thenRefused('quarterly-list.not-allowed');
    given(quarterlyList, []).when(command('send')).thenRefused('quarterly-list.unknown');
  });

  it('B1.11: given a clue that a service enters late, after it had slept, then the list is owed again, and sent again with it', () => {
    const events = after(enter('c1'), command('send'), command('receive'), enter('c2'), command('send'));
    expect(events.at(-1)).toMatchObject({ type: 'QuarterlyListSent', data: { lines: 2 } });
  });

  it('B1.11: only what came through the reception, in each quarter in which it was disposed of or concluded, when that quarter has ended', () => {
    const due = (kind: string, ...events: readonly (readonly [type: string, occurredAt: string])[]) => {
      const { fold } = quarterlyListTimer;
      const received = {
        type: 'ClueReceived',
        data: { organisationId: 'mhk', source: { kind } },
        metadata: { occurredAt: '2026-01-05T02:00:00.000Z' },
      };
      const all = [received, ...events.map(([type, occurredAt]) => ({ type, data: {}, metadata: { occurredAt } }))];
      return quarterlyListTimer
        .due(
          all.reduce<unknown>((state, event) => fold.evolve(state, event as never), fold.initial),
          'c1',
        )
        .map(({ stage, at: moment }) => `${stage} ${moment}`);
    };
    // The last hours of a quarter in China belong to it.
    expect(due('letter', ['DisposalApproved', '2026-03-31T15:59:59.999Z'], ['ClueConcluded', '2026-03-31T16:00:00.000Z'])).toEqual([
      '2026q1 2026-03-31T16:00:00.000Z',
      '2026q2 2026-06-30T16:00:00.000Z',
    ]);
    expect(
      due('messaging-account', ['DisposalApproved', '2026-02-01T02:00:00.000Z'], ['ClueConcluded', '2026-02-03T02:00:00.000Z']),
    ).toHaveLength(1);
    expect([
      due('procuratorate', ['DisposalApproved', '2026-02-01T02:00:00.000Z']),
      due('letter', ['ClueScreened', '2026-02-01T02:00:00.000Z']),
    ]).toEqual([[], []]);
  });

  it('quarters', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual(['2026q1', '2026q1', '2026q2', '2026q4']);
    expect([lastDayOf('2026q1'), lastDayOf('2026q4'), endOfQuarter('2026q4')]).toEqual([
      '2026-03-31',
      '2026-12-31',
      '2026-12-31T16:00:00.000Z',
    ]);
  });
});
