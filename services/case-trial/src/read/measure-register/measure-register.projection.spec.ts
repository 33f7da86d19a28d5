import type { RecordedEvent } from '@liandong/event-sourcing';
import type { RowChange } from '@liandong/projections';
import { given } from '@liandong/testing';
import { measure } from '../../measure/measure.decider.js';
import type { MeasureEvent } from '../../measure/measure.events.js';
import { outcomeLedger, type OutcomeRow } from '../outcome-figures/outcome-figures.projection.js';
import { measureRegister, type MeasureRow } from './measure-register.projection.js';

type Handlers<R> = Readonly<Record<string, (event: RecordedEvent) => readonly RowChange<R>[]>>;

/** The row that a history leads to. */
function project<R extends object>(on: object, history: readonly MeasureEvent[]): R {
  return history.reduce<R | undefined>((row, event, revision) => {
    const recorded = {
      ...event,
      id: `e${revision}`,
      stream: 'measure-v1-s3',
      revision,
      position: BigInt(revision),
      metadata: { correlationId: 'm1', occurredAt: '2020-06-16T02:00:00.000Z' },
    };
    const changes = (on as Handlers<R>)[event.type]?.(recorded as never) ?? [];
    return changes.reduce<R | undefined>(
      (current, change) => (change.op === 'put' ? change.row : change.op === 'change' ? change.change(current!) : undefined),
      row,
    );
  }, undefined)!;
}

const subject = {
  subjectId: 's3',
  name: '丙',
  organisationId: 'mhk.unit-agriculture',
  position: '副科长',
  managedBy: 'county' as const,
  villageCadre: false,
};
const opened: MeasureEvent = {
  type: 'MeasureOpened',
  data: { organisationId: 'mhk', verificationId: 'v1', clueId: 'k1', subject, kind: 'admonish', facts: 'f', verifiedOn: '2020-06-15' },
};
const closed: MeasureEvent[] = [
  opened,
  { type: 'MeasureApproved', data: { kind: 'criticise-educate', role: 'principal', approvedOn: '2020-06-16', approvedBy: 'p' } },
  {
    type: 'MeasureApplied',
    data: {
      kind: 'criticise-educate',
      talkers: ['a', 'b'],
      capacity: 'department-head',
      record: 'r',
      appliedOn: '2020-06-17',
      influenceUntil: null,
      recordedBy: 'a',
    },
  },
  { type: 'MeasureClosed', data: { note: 'n', closedOn: '2020-06-17', closedBy: 'a' } },
];
const dropped: MeasureEvent[] = [opened, { type: 'MeasureDropped', data: { reason: 'r', droppedOn: '2020-06-16', droppedBy: 'p' } }];

describe('measure register', () => {
  it('after every event of every history the row says the same as the measure', () => {
    for (const history of [closed, dropped]) {
      for (let length = 1; length <= history.length; length += 1) {
        const { state } = given(measure, history.slice(0, length));
        expect(project<MeasureRow>(measureRegister.on, history.slice(0, length))).toMatchObject({
          measureId: 'v1-s3',
          matterId: 'm1',
          status: state.status,
          kind: state.kind,
          revision: length - 1,
        });
      }
    }
    expect(project<MeasureRow>(measureRegister.on, dropped)).toMatchObject({ droppedReason: 'r', closedOn: '2020-06-16' });
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(project(measureRegister.on, closed)).sort()).toEqual(Object.keys(measureRegister.table.columns).sort());
  });
});

describe('outcome ledger', () => {
  it('B2.26: given a measure, then it counts from the day it was carried out; dropped, it never does', () => {
    expect(project<OutcomeRow>(outcomeLedger.on, closed)).toMatchObject({
      entryId: 'measure-v1-s3',
      effectiveOn: '2020-06-17',
      form: 1,
      how: 'criticise-educate',
      filedOn: null,
    });
    expect(project<OutcomeRow>(outcomeLedger.on, dropped)).toMatchObject({ effectiveOn: null, form: null });
    expect(Object.keys(project(outcomeLedger.on, closed)).sort()).toEqual(Object.keys(outcomeLedger.table.columns).sort());
  });
});
