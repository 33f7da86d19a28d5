import { limitFrom } from '@liandong/legal-time';
import type { DirectForwardEvent } from '../../direct-forward/direct-forward.decider.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { directForwardRegister } from './direct-forward-register.projection.js';

const deadline = limitFrom('B1.7', '2020-06-11');
const passed: DirectForwardEvent = {
  type: 'EnvelopePassed',
  data: { organisationId: 'mhk', envelope: 'MF-2020-7', recipient: 'principal', receivedOn: '2020-06-11', deadline, passedBy: 'r' },
};
const warned = (band: string, overdue: boolean) =>
  ({ type: 'SendingUpWarned', data: { band, overdue, dueAt: deadline.dueAt, firedAt: deadline.dueAt, late: false } }) as DirectForwardEvent;
const sent = { type: 'EnvelopeSentUp', data: { sentOn: '2020-06-19', inTime: false, sentBy: 'p' } } as DirectForwardEvent;
const history = [passed, warned('yellow', false), warned('red', true), sent];

describe('register of envelopes', () => {
  itIsAReadModel(directForwardRegister, ['directForward-f1', history]);

  it('B1.7, B1.23: the colour of the last warning stands until it was sent up; every warning stays', () => {
    const rows = rowAfterEach(directForwardRegister, ['directForward-f1', history]);
    expect(rows.map(({ band, overdue, warnings, revision }) => [band, overdue, warnings.length, revision])).toEqual([
      [null, false, 0, 0],
      ['yellow', false, 1, 1],
      ['red', true, 2, 2],
      [null, false, 2, 3],
    ]);
    expect(rows.at(-1)).toMatchObject({
      directForwardId: 'f1',
      envelope: 'MF-2020-7',
      recipient: 'principal',
      dueAt: deadline.dueAt,
      sentOn: '2020-06-19',
      sentInTime: false,
    });
  });
});
