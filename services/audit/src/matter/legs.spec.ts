import { standingOf } from './legs.js';

describe('how a matter stood', () => {
  const at = (minute: number) => new Date(Date.UTC(2020, 5, 11, 2, minute));
  const leg = { kind: 'clue', legId: 'c1', title: '甲', organisationId: 'mhk' };
  const other = { ...leg, kind: 'verification' };
  const history = [
    { type: 'MatterOpened', data: { organisationId: 'mhk' }, recordedAt: at(0) },
    { type: 'LegOpened', data: { ...leg, source: 'clue-intake', openedAt: 'x' }, recordedAt: at(0) },
    { type: 'LegOpened', data: other, recordedAt: at(1) },
    { type: 'LegClosed', data: { ...leg, reason: '办结' }, recordedAt: at(2) },
    { type: 'LegClosed', data: { ...other, reason: '办结' }, recordedAt: at(3) },
    { type: 'MatterClosed', data: { closure: 1 }, recordedAt: at(4) },
    { type: 'MatterReopened', data: { because: 'look-back' }, recordedAt: at(5) },
    { type: 'SomethingNew', data: {}, recordedAt: at(6) },
  ];

  it('given nothing of its own stream, then its status is not known', () => {
    expect(standingOf([])).toEqual({ status: null, openLegs: [], closedLegs: [] });
  });

  it('given legs of one id and two kinds, then each is open until it ended, with when and how', () => {
    expect(standingOf(history.slice(0, 4))).toEqual({
      status: 'open',
      openLegs: [{ ...other, openedAt: at(1) }],
      closedLegs: [{ ...leg, openedAt: at(0), closedAt: at(2), reason: '办结' }],
    });
  });

  it('given its closure, then it is closed; reopened, it is open again', () => {
    expect(standingOf(history.slice(0, 6))).toMatchObject({ status: 'closed', openLegs: [] });
    expect(standingOf(history)).toMatchObject({ status: 'open', openLegs: [] });
  });
});
