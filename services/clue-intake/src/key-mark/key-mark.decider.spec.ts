import { given } from '@liandong/testing';
import { keyMark, type KeyMarkCommand, type KeyMarkEvent, type Marking } from './key-mark.decider.js';

const by = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
const ask = (type: KeyMarkCommand['type'], data: object) => ({ type, data, by, at: '2020-06-11T02:00:00.000Z' }) as KeyMarkCommand;
const marking: Marking = {
  organisationId: 'mhk',
  kind: 'person',
  name: '张三',
  unit: 'mhk.unit-1',
  reason: '多次被反映',
  markedOn: '2020-06-11',
};
const marked: KeyMarkEvent = { type: 'KeyMarkSet', data: { ...marking, markedBy: by.personId } };

describe('key mark', () => {
  it('1.25: a person, a matter or a problem is marked with its reason, and lifted later with one', () => {
    given(keyMark, []).when(ask('set', marking)).then([marked]);
    given(keyMark, [marked])
      .when(ask('lift', { reason: '已查否', liftedOn: '2020-06-11' }))
      .then([{ type: 'KeyMarkLifted', data: { reason: '已查否', liftedOn: '2020-06-11', liftedBy: by.personId } }]);
    given(keyMark, [marked]).when(ask('set', marking)).thenRefused('key-mark.not-allowed');
  });

  it('1.25: not before its day, and only a person or an institution has a unit, and an institution always', () => {
    given(keyMark, [])
      .when(ask('set', { ...marking, kind: 'institution' }))
      .thenTypes('KeyMarkSet');
    given(keyMark, [])
      .when(ask('set', { ...marking, kind: 'institution', unit: undefined }))
      .thenRefused('key-mark.unit-missing');
    given(keyMark, [])
      .when(ask('set', { ...marking, markedOn: '2020-06-12' }))
      .thenRefused('key-mark.date-in-future');
    given(keyMark, [])
      .when(ask('set', { ...marking, kind: 'problem' }))
      .thenRefused('key-mark.unit-of-persons');
    given(keyMark, [marked])
      .when(ask('lift', { reason: 'x', liftedOn: '2020-06-10' }))
      .thenRefused('key-mark.lifted-before-set');
  });
});
