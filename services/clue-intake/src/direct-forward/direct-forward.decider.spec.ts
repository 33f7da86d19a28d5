import { given } from '@liandong/testing';
import { directForward, type DirectForwardCommand, type Passing } from './direct-forward.decider.js';

const by = (role: string) => ({ personId: `mhk-${role}`, organisationId: 'mhk', role });
const ask = (type: DirectForwardCommand['type'], data: object, role = 'reception-officer', at = '2020-06-19T02:00:00.000Z') => ({ type, data, by: by(role), at }) as DirectForwardCommand;
const passing: Passing = { organisationId: 'mhk', envelope: 'MF-2020-7', recipient: 'principal', receivedOn: '2020-06-11' };
const passed = (more: Partial<Passing> = {}) => directForward.decide(ask('pass', { ...passing, ...more }), directForward.initial);

describe('direct forward', () => {
  it('B1.7: an envelope is passed on unopened, with five working days until it has to be sent up', () => {
    expect(passed()).toMatchObject([{ type: 'EnvelopePassed', data: { envelope: 'MF-2020-7', deadline: { ruleId: 'B1.7', dueAt: '2020-06-18T15:59:59.999Z' } }, rules: [{ ruleId: 'B1.7' }] }]);
    const sent = (sentOn: string) => directForward.decide(ask('send-up', { sentOn }, 'principal'), given(directForward, passed()).state);
    expect([sent('2020-06-18'), sent('2020-06-19')]).toMatchObject([[{ data: { inTime: true } }], [{ data: { inTime: false } }]]);
    given(directForward, passed()).when(ask('send-up', { sentOn: '2020-06-10' }, 'principal')).thenRefused('direct-forward.sent-before-receipt');
    given(directForward, []).when(ask('pass', { ...passing, receivedOn: '2020-06-20' })).thenRefused('direct-forward.date-in-future');
  });

  it('B1.7: what is about the principal never passes through the principal’s hands', () => {
    given(directForward, passed({ recipient: 'upper-body' })).when(ask('send-up', { sentOn: '2020-06-12' }, 'principal')).thenRefused('direct-forward.not-yours');
    given(directForward, passed()).when(ask('send-up', { sentOn: '2020-06-12' })).thenRefused('direct-forward.not-yours');
    expect(directForward.decide(ask('send-up', { sentOn: '2020-06-12' }), given(directForward, passed({ recipient: 'upper-body' })).state)).toHaveLength(1);
  });
});
