import type { KeyMarkEvent, Marking } from '../../key-mark/key-mark.decider.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { keyMarkRegister } from './key-mark-register.projection.js';

const marking: Marking = {
  organisationId: 'mhk',
  kind: 'person',
  name: '张三',
  unit: 'mhk.unit-1',
  reason: '多次被反映',
  markedOn: '2020-06-11',
};
const set = (more: Partial<Marking> = {}): KeyMarkEvent => ({ type: 'KeyMarkSet', data: { ...marking, ...more, markedBy: 'i' } });
const history: readonly KeyMarkEvent[] = [
  set(),
  { type: 'KeyMarkLifted', data: { reason: '已查否', liftedOn: '2020-06-12', liftedBy: 'i' } },
];

describe('register of key marks', () => {
  itIsAReadModel(keyMarkRegister, ['keyMark-k1', history]);

  it('1.25: a mark stands until the day on which it is lifted; only persons have a unit', () => {
    expect(rowAfterEach(keyMarkRegister, ['keyMark-k1', history])).toEqual([
      { keyMarkId: 'k1', ...marking, liftedOn: null, revision: 0 },
      { keyMarkId: 'k1', ...marking, liftedOn: '2020-06-12', revision: 1 },
    ]);
    expect(rowAfterEach(keyMarkRegister, ['keyMark-k2', [set({ kind: 'problem', unit: undefined })]])[0]!.unit).toBeNull();
  });
});
