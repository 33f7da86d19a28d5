import { extend } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { warning } from './warning.decider.js';
import type { WarningEvent } from './warning.events.js';
import { ask, dueAt, fires, limit, warned } from './warning.fixtures.js';

const red = (more: object = {}) =>
  warned({
    band: 'red',
    overdue: true,
    dueAt: '2026-02-05T16:00:00.000Z',
    firedAt: '2026-02-05T16:00:00.000Z',
    actions: ['supervision-letter', 'talk'],
    ...more,
  });
const overdue = (at = '2026-02-05T16:00:00.000Z') => fires('overdue', at, { dueAt: '2026-02-05T16:00:00.000Z' });
const call = { personCalled: '周一', note: '已提醒抓紧办理', calledOn: '2026-02-03' };
const talk = { personTalkedTo: '周一', note: '约谈', heldOn: '2026-02-03' };
const type = (event: WarningEvent) => event;

describe('warning', () => {
  it('B1.23: yellow: a reminder letter follows; the event says the limit, its rule and version, and the practice’s', () => {
    given(warning, [])
      .when(fires('yellow'))
      .then([
        {
          ...warned(),
          rules: [
            { ruleId: 'B1.2', version: '1' },
            { ruleId: 'B1.23:kuitun', version: '1' },
            { ruleId: 'B1.23-ladder', version: '1' },
          ],
        },
      ]);
  });

  it('B1.23: blue: a call; red: a supervision letter and a talk; what was asked for before is not asked again', () => {
    const actions = (events: readonly WarningEvent[], command: ReturnType<typeof fires>) =>
      (
        warning.decide(
          command,
          events.reduce((state, event) => warning.evolve(state, event), warning.initial),
        )[0] as ReturnType<typeof red>
      ).data;
    expect(actions([], fires('blue'))).toMatchObject({ band: 'blue', actions: ['call'] });
    expect(actions([warned()], fires('red'))).toMatchObject({ band: 'red', overdue: false, actions: ['supervision-letter', 'talk'] });
    expect(actions([warned(), red()], overdue())).toMatchObject({ band: 'red', overdue: true, actions: [] });
  });

  it('B1.23: a warning that fires after the service slept says when it was due, when it fired, and that it was late', () => {
    const [late] = warning.decide(fires('yellow', '2026-02-04T01:00:00.000Z'), warning.initial);
    expect(late).toMatchObject({ data: { dueAt, firedAt: '2026-02-04T01:00:00.000Z', late: true } });
  });

  it('B1.23: whose duty it is gets the letters: the zone that handles it, else case management', () => {
    const [zone] = warning.decide(fires('yellow', dueAt, { responsible: 'mhk.zone-1' }), warning.initial);
    expect(zone).toMatchObject({ data: { responsible: 'mhk.zone-1' } });
  });

  it('B1.23: call and talk are recorded once asked for, and not with a date in the future', () => {
    given(warning, [warned()]).when(ask('record-call', call)).thenRefused('warning.not-asked');
    given(warning, [warned({ band: 'blue', actions: ['call'] })])
      .when(ask('record-call', call))
      .then([type({ type: 'ReminderCallMade', data: { ...call, calledBy: 'mhk-director' } })]);
    given(warning, [warned({ band: 'blue', actions: ['call'] })])
      .when(ask('record-call', { ...call, calledOn: '2026-02-04' }))
      .thenRefused('warning.date-in-future');
    given(warning, [warned({ actions: ['call'] }), type({ type: 'ReminderCallMade', data: { ...call, calledBy: 'x' } })])
      .when(ask('record-call', call))
      .thenRefused('warning.not-asked');
    given(warning, [warned({ band: 'red', actions: ['talk'] })])
      .when(ask('record-talk', talk))
      .then([type({ type: 'WarningTalkHeld', data: { ...talk, heldBy: 'mhk-director' } })]);
    given(warning, [warned()]).when(ask('record-talk', talk)).thenRefused('warning.not-asked');
    given(warning, [red()])
      .when(ask('record-talk', { ...talk, heldOn: '2026-02-04' }))
      .thenRefused('warning.date-in-future');
    given(warning, []).when(ask('record-talk', talk)).thenRefused('warning.not-allowed');
  });

  it('B1.23: call and talk do not lie before the warning that asked for them, whenever it was due', () => {
    const late = { firedAt: '2026-02-02T16:00:00.000Z', late: true };
    given(warning, [warned({ band: 'blue', actions: ['call'], ...late })])
      .when(ask('record-call', { ...call, calledOn: '2026-02-02' }))
      .thenRefused('warning.date-too-early');
    given(warning, [warned({ band: 'blue', actions: ['call'], ...late })])
      .when(ask('record-call', call))
      .thenTypes('ReminderCallMade');
    const asked = warned({ band: 'red', actions: ['talk'], ...late });
    given(warning, [asked])
      .when(ask('record-talk', { ...talk, heldOn: '2026-02-02' }))
      .thenRefused('warning.date-too-early');
    // What is warned about again does not ask for it again.
    given(warning, [asked, warned({ band: 'red', overdue: true, firedAt: '2026-02-04T16:00:00.000Z', actions: [] })])
      .when(ask('record-talk', talk, '2026-02-06T02:00:00.000Z'))
      .thenTypes('WarningTalkHeld');
    // Of the next limit it is another call.
    const moved = type({ type: 'LimitMoved', data: { dueAt, firedAt: dueAt, late: false, deadline: limit } });
    given(warning, [asked, moved, warned({ band: 'red', firedAt: '2026-02-04T16:00:00.000Z', actions: ['talk'] })])
      .when(ask('record-talk', talk, '2026-02-06T02:00:00.000Z'))
      .thenRefused('warning.date-too-early');
  });

  it('B1.23: a letter is recorded once', () => {
    const drafted = { letter: 'reminder-letter' as const, documentId: 'd1' };
    given(warning, [warned()])
      .when(ask('record-letter', drafted))
      .then([type({ type: 'WarningLetterDrafted', data: drafted })]);
    given(warning, [warned(), type({ type: 'WarningLetterDrafted', data: drafted })])
      .when(ask('record-letter', drafted))
      .thenNothing();
  });

  it('given a limit that was met or moved, then that is told where it was warned about, and nowhere else', () => {
    const firing = { dueAt, firedAt: dueAt, late: false };
    const longer = extend(limit, { amount: 1, unit: 'months' });
    given(warning, [warned()])
      .when(fires('met'))
      .then([type({ type: 'LimitMet', data: { ...firing, overdue: false } })]);
    given(warning, [red()])
      .when(fires('met', '2026-02-07T00:00:00.000Z', { dueAt: '2026-02-07T00:00:00.000Z' }))
      .then([
        type({
          type: 'LimitMet',
          data: { dueAt: '2026-02-07T00:00:00.000Z', firedAt: '2026-02-07T00:00:00.000Z', late: false, overdue: true },
        }),
      ]);
    given(warning, []).when(fires('met')).thenNothing();
    given(warning, [warned()])
      .when(fires('moved', dueAt, { limit: longer }))
      .then([type({ type: 'LimitMoved', data: { ...firing, deadline: longer } })]);
    given(warning, []).when(fires('moved')).thenNothing();
  });

  it('given a limit that was met, when another one starts, then the ladder begins anew; not for the same one', () => {
    const met = type({ type: 'LimitMet', data: { dueAt, firedAt: dueAt, late: false, overdue: false } });
    const drafted = type({ type: 'WarningLetterDrafted', data: { letter: 'reminder-letter', documentId: 'd1' } });
    const state = given(warning, [warned(), drafted, met]).state;
    const next = extend(limit, { amount: 1, unit: 'months' });
    expect(warning.decide(fires('yellow'), state)).toMatchObject([{ data: { actions: [] } }]);
    const [again] = warning.decide(fires('yellow', dueAt, { limit: next }), state);
    expect(again).toMatchObject({ data: { actions: ['reminder-letter'] } });
    expect(warning.evolve(state, again!).actions).toEqual({ 'reminder-letter': 'asked' });
  });

  it('B1.23: a letter about the former limit that comes late is kept, and the one about the new limit is asked for all the same', () => {
    const moved = type({
      type: 'LimitMoved',
      data: { dueAt, firedAt: dueAt, late: false, deadline: extend(limit, { amount: 1, unit: 'months' }) },
    });
    const drafted = { letter: 'reminder-letter' as const, documentId: 'd1' };
    const late = type({ type: 'WarningLetterDrafted', data: drafted });
    given(warning, [warned(), moved]).when(ask('record-letter', drafted)).then([late]);
    given(warning, [warned(), moved, late]).when(ask('record-letter', drafted)).thenNothing();
    expect(warning.decide(fires('yellow'), given(warning, [warned(), moved, late]).state)).toMatchObject([
      { data: { actions: ['reminder-letter'] } },
    ]);
  });

  it('given a limit that has moved, then the ladder begins anew', () => {
    const moved = type({ type: 'LimitMoved', data: { dueAt, firedAt: dueAt, late: false, deadline: limit } });
    const state = [warned(), moved].reduce((before, event) => warning.evolve(before, event), warning.initial);
    expect(warning.decide(fires('yellow'), state)).toMatchObject([{ data: { actions: ['reminder-letter'] } }]);
  });
});
