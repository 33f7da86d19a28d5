import { given } from '@liandong/testing';
import { library, type LibraryCommand } from './library.decider.js';
import {
  after,
  appoint,
  command,
  difference,
  entrusted,
  giver,
  handedOver,
  kept,
  prepare,
  prepared,
  sign,
  taker,
} from './library.fixtures.js';
import { mayRegister } from './library.state.js';

const entrust = (unitId: string) => command('entrust', { organisationId: 'mhk', unitId, since: '2020-06-01' });

describe('keeping of a library', () => {
  it('B1.3: one unit of the organisation holds the library; another one is refused', () => {
    given(library, []).when(entrust('pj.case-management')).thenRefused('library.unit-elsewhere');
    given(library, entrusted).when(entrust('mhk.office')).thenRefused('library.not-allowed');
    expect(given(library, entrusted).state).toMatchObject({
      status: 'held',
      unitId: 'mhk.case-management',
      reconciliationDeadline: { ruleId: 'B1.3-reconciliation', version: '1', dueAt: '2020-09-01T15:59:59.999Z' },
    });
  });

  it('B1.4: keepers are named with the day from which on; only they register, from that day on; nobody does before the library is entrusted and a keeper is named', () => {
    const state = given(library, kept).state;
    for (const history of [[], entrusted]) expect(mayRegister(given(library, history).state, giver.personId, '2020-06-11')).toBe(false);
    expect(['2020-05-31', '2020-06-01'].map((day) => mayRegister(state, giver.personId, day))).toEqual([false, true]);
    expect(mayRegister(state, 'mhk-reception', '2020-06-11')).toBe(false);
    given(library, kept).when(appoint(giver.personId)).thenRefused('library.keeper-already');
  });

  it('B1.4: a hand-over is between two keepers in office; meanwhile the giver registers nothing, and no other one begins', () => {
    given(library, after(entrusted, appoint(giver.personId)))
      .when(prepare)
      .thenRefused('library.not-keepers');
    given(library, after(entrusted, appoint(giver.personId), appoint(taker.personId, '2020-07-01')))
      .when(prepare)
      .thenRefused('library.not-keepers');
    const { state } = given(library, prepared);
    expect([giver, taker].map(({ personId }) => mayRegister(state, personId, '2020-06-11'))).toEqual([false, true]);
    given(library, prepared).when(prepare).thenRefused('library.not-allowed');
  });

  it('B1.4: differences are noted by the two before either signs, against the list', () => {
    given(library, prepared).when(difference('missing', false)).thenRefused('library.difference-unfit');
    given(library, prepared).when(difference('surplus', true)).thenRefused('library.difference-unfit');
    given(library, prepared)
      .when(difference('content', true, { ...giver, personId: 'mhk-reception' }))
      .thenRefused('library.not-a-side');
    given(library, after(prepared, sign(giver)))
      .when(difference('missing', true))
      .thenRefused('library.list-signed');
  });

  it('B1.4: both sign, each once; then the giver’s office ends and the taker goes on', () => {
    given(library, prepared)
      .when(sign({ ...giver, personId: 'mhk-reception' }))
      .thenRefused('library.not-a-side');
    given(library, after(prepared, sign(giver)))
      .when(sign(giver))
      .thenRefused('library.signed-before');
    given(library, after(prepared, sign(taker)))
      .when(sign(giver))
      .thenTypes('HandoverSigned', 'HandoverCompleted');
    const { state } = given(library, handedOver);
    expect(state.keepers).toEqual([
      { personId: giver.personId, from: '2020-06-01', until: '2020-06-11' },
      { personId: taker.personId, from: '2020-06-01', until: null },
    ]);
    expect(state.handovers).toMatchObject([{ status: 'completed', differences: [{ kind: 'missing' }], signed: ['giver', 'taker'] }]);
    expect(mayRegister(state, giver.personId, '2020-06-12')).toBe(false);
  });

  it('B1.4: days follow each other: in office when it is prepared, signed not before, complete on the later day', () => {
    const dated = (one: LibraryCommand, data: object) => ({ ...one, data: { ...one.data, ...data } }) as LibraryCommand;
    const late = after(entrusted, appoint(giver.personId), appoint(taker.personId, '2020-06-10'));
    given(library, late)
      .when(dated(prepare, { preparedOn: '2020-06-09' }))
      .thenRefused('library.not-keepers');
    const ready = after(late, dated(prepare, { preparedOn: '2020-06-10' }));
    given(library, ready)
      .when(dated(sign(giver), { signedOn: '2020-06-09' }))
      .thenRefused('library.date-before');
    expect(after(ready, sign(giver), dated(sign(taker), { signedOn: '2020-06-10' })).at(-1)).toMatchObject({
      type: 'HandoverCompleted',
      data: { completedOn: '2020-06-11' },
    });
  });

  it('B1.4: what was cancelled changes nobody’s office, and another hand-over may begin', () => {
    const cancelled = after(prepared, command('cancel-handover', { reason: '重新清点' }, taker));
    expect(mayRegister(given(library, cancelled).state, giver.personId, '2020-06-11')).toBe(true);
    expect(given(library, after(cancelled, prepare)).state.handovers.map(({ handover, status }) => [handover, status])).toEqual([
      [1, 'cancelled'],
      [2, 'prepared'],
    ]);
  });

  it('B1.3: a period is reconciled when every handler that has something was reconciled with in it; the next one starts', () => {
    const named = (reconciliationId: string, more: object = {}) => ({
      reconciliationId,
      organisationId: 'mhk',
      handlerId: 'mhk.zone-1',
      openedOn: '2020-06-10',
      reconciled: true,
      ...more,
    });
    const close = (reconciliations: readonly ReturnType<typeof named>[], handlers = ['mhk.zone-1']) =>
      command('close-period', { reconciledOn: '2020-06-11', reconciliations, handlers }, taker);
    for (const more of [{ organisationId: 'pj' }, { reconciled: false }, { openedOn: '2020-05-31' }, { openedOn: '2020-06-12' }])
      given(library, kept)
        .when(close([named('r1', more)]))
        .thenRefused('library.reconciliations-unfit');
    given(library, kept)
      .when(close([named('r1')], ['mhk.zone-1', 'mhk.zone-2']))
      .thenRefused('library.handlers-left');
    const done = after(kept, close([named('r1')]));
    expect(done.at(-1)).toMatchObject({
      type: 'PeriodReconciled',
      data: { from: '2020-06-01', reconciliationIds: ['r1'], inTime: true, deadline: { dueAt: '2020-09-11T15:59:59.999Z' } },
    });
    given(library, done)
      .when(close([named('r1')]))
      .thenRefused('library.reconciliations-unfit');
    // No period ends before it began, though nobody has anything in hand.
    given(library, done)
      .when(command('close-period', { reconciledOn: '2020-06-10', reconciliations: [], handlers: [] }, taker))
      .thenRefused('library.date-before');
  });
});
