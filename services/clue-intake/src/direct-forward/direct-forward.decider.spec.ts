import { limitFrom } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { directForward, type DirectForwardCommand, type Passing } from './direct-forward.decider.js';

const by = (role: string) => ({ personId: `mhk-${role}`, organisationId: 'mhk', role });
const ask = (type: DirectForwardCommand['type'], data: object, role = 'reception-officer', at = '2020-06-19T02:00:00.000Z') =>
  ({ type, data, by: by(role), at }) as DirectForwardCommand;
const passing: Passing = { organisationId: 'mhk', envelope: 'MF-2020-7', recipient: 'principal', receivedOn: '2020-06-11' };
const passed = (more: Partial<Passing> = {}) => directForward.decide(ask('pass', { ...passing, ...more }), directForward.initial);

describe('direct forward', () => {
  it('B1.7: an envelope is passed on unopened, with five working days until it has to be sent up', () => {
    expect(passed()).toMatchObject([
      {
        type: 'EnvelopePassed',
        data: { envelope: 'MF-2020-7', deadline: { ruleId: 'B1.7', dueAt: '2020-06-18T15:59:59.999Z' } },
        rules: [{ ruleId: 'B1.7' }],
      },
    ]);
    const sent = (sentOn: string) => directForward.decide(ask('send-up', { sentOn }, 'principal'), given(directForward, passed()).state);
    expect([sent('2020-06-18'), sent('2020-06-19')]).toMatchObject([[{ data: { inTime: true } }], [{ data: { inTime: false } }]]);
    given(directForward, passed())
      .when(ask('send-up', { sentOn: '2020-06-10' }, 'principal'))
      .thenRefused('direct-forward.sent-before-receipt');
    given(directForward, [])
      .when(ask('pass', { ...passing, receivedOn: '2020-06-20' }))
      .thenRefused('direct-forward.date-in-future');
  });

  it('B1.7, B1.23: warned about by the practice of the organisation, late where the moment was slept through; not once it was sent up', () => {
    const limit = limitFrom('B1.7', '2020-06-11');
    const due = (stage: string, at = '2020-06-15T15:59:59.999Z') =>
      ask('limit-due', { stage, dueAt: '2020-06-15T15:59:59.999Z', organisationId: 'mhk', limit }, 'automation', at);
    const warnedBy = (command: DirectForwardCommand) => directForward.decide(command, given(directForward, passed()).state);
    expect(warnedBy(due('yellow'))).toMatchObject([
      {
        type: 'SendingUpWarned',
        data: { band: 'yellow', overdue: false, late: false },
        rules: [{ ruleId: 'B1.7' }, { ruleId: 'B1.23:kuitun' }],
      },
    ]);
    expect(warnedBy(due('overdue', '2020-06-25T02:00:00.000Z'))).toMatchObject([{ data: { band: 'red', overdue: true, late: true } }]);
    expect([...warnedBy(due('met')), ...warnedBy(due('moved'))]).toEqual([]);
    given(directForward, [
      ...passed(),
      ...directForward.decide(ask('send-up', { sentOn: '2020-06-12' }, 'principal'), given(directForward, passed()).state),
    ])
      .when(due('overdue'))
      .thenNothing();
    given(directForward, []).when(due('yellow')).thenNothing();
  });

  it('B1.7: what is about the principal never passes through the principal’s hands', () => {
    given(directForward, passed({ recipient: 'upper-body' }))
      .when(ask('send-up', { sentOn: '2020-06-12' }, 'principal'))
      .thenRefused('direct-forward.not-yours');
    given(directForward, passed())
      .when(ask('send-up', { sentOn: '2020-06-12' }))
      .thenRefused('direct-forward.not-yours');
    expect(
      directForward.decide(ask('send-up', { sentOn: '2020-06-12' }), given(directForward, passed({ recipient: 'upper-body' })).state),
    ).toHaveLength(1);
  });
});
