import { given } from '@liandong/testing';
import { matter, type MatterCommand } from './matter.decider.js';
import type { LegFacts, MatterEvent } from './matter.events.js';
import { isOpen, type MatterState } from './matter.state.js';

const at = '2020-07-01T02:00:00.000Z';
const system = { personId: 'system:joint-supervision', organisationId: 'mhk', role: 'automation' };
const director = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };

const clue: LegFacts = {
  kind: 'clue',
  legId: 'k1',
  title: '某市直部门不认真履职',
  organisationId: 'mhk.case-management',
  source: 'clue-intake',
};
const verification: LegFacts = { ...clue, kind: 'verification', organisationId: 'mhk', source: 'joint-supervision' };
const moment = (hour: number) => `2020-06-11T${String(hour).padStart(2, '0')}:00:00.000Z`;

const open = (leg: LegFacts, hour: number): MatterCommand => ({
  type: 'open-leg',
  data: { ...leg, openedAt: moment(hour) },
  by: system,
  at,
});
const shut = (leg: LegFacts, hour: number): MatterCommand => ({
  type: 'close-leg',
  data: { ...leg, closedAt: moment(hour), reason: '办结' },
  by: system,
  at,
});
const close = (closedOn = '2020-06-20'): MatterCommand => ({ type: 'close', data: { reason: '全部办结', closedOn }, by: director, at });
const reopen = (reopenedOn: string): MatterCommand => ({ type: 'reopen', data: { reason: '回头看', reopenedOn }, by: director, at });

/** The events of one command after another. */
function play(...commands: MatterCommand[]): MatterEvent[] {
  return commands.reduce<MatterEvent[]>((history, command) => [...history, ...matter.decide(command, given(matter, history).state)], []);
}
const stateAfter = (...commands: MatterCommand[]): MatterState => given(matter, play(...commands)).state;
const openLegs = (state: MatterState) => state.legs.filter(isOpen).map(({ kind }) => kind);

describe('matter', () => {
  it('given nothing, when a leg is opened, then the matter is opened for the commission of its jurisdiction', () => {
    given(matter, [])
      .when(open(clue, 1))
      .then([
        { type: 'MatterOpened', data: { organisationId: 'mhk' } },
        { type: 'LegOpened', data: { ...clue, openedAt: moment(1) } },
      ]);
  });

  it('given a clue and its verification with the same id, then they are two legs', () => {
    expect(openLegs(stateAfter(open(clue, 1), open(verification, 2), shut(verification, 3)))).toEqual(['clue']);
  });

  it('given an open leg, when the matter is closed, then it is refused and the open legs are listed', () => {
    const history = play(open(clue, 1), open(verification, 2), shut(clue, 3));
    expect(given(matter, history).when(close()).thenRefused('matter.legs-open')).toMatchObject({
      refusal: { details: { legs: [{ kind: 'verification', legId: 'k1', organisationId: 'mhk' }] } },
    });
  });

  it('given all legs closed, when the matter is closed, then the closure says how many legs it had', () => {
    const history = play(open(clue, 1), open(verification, 2), shut(clue, 4), shut(verification, 3));
    given(matter, history)
      .when(close())
      .then([
        { type: 'MatterClosed', data: { closure: 1, closedOn: '2020-06-20', legs: 2, reason: '全部办结', closedBy: 'mhk-director' } },
      ]);
    given(matter, history).when(close('2020-07-02')).thenRefused('matter.date-in-future');
  });

  it('given the news of a leg in any order and more than once, then the leg ends up the same', () => {
    const news = [open(clue, 1), shut(clue, 2), open(clue, 3), shut(clue, 4)];
    const orders = news.flatMap((_, shift) => [
      [...news.slice(shift), ...news.slice(0, shift)],
      [...news.slice(0, shift), ...news.slice(shift)].reverse(),
    ]);
    for (const order of orders) {
      const state = stateAfter(...order, ...order);
      expect(openLegs(state)).toEqual([]);
      expect(state.legs).toMatchObject([{ openedAt: moment(3), closedAt: moment(4) }]);
    }
    expect(openLegs(stateAfter(shut(clue, 2), open(clue, 3), open(clue, 1)))).toEqual(['clue']);
  });

  it('given a closing that overtook the opening, when the opening arrives, then the leg stays closed; known news change nothing', () => {
    const history = play(shut(clue, 2));
    expect(history.map(({ type }) => type)).toEqual(['MatterOpened', 'LegClosed']);
    const both = [...history, ...matter.decide(open(clue, 1), given(matter, history).state)];
    given(matter, both).when(open(clue, 1)).thenNothing();
    given(matter, both).when(shut(clue, 2)).thenNothing();
    given(matter, both).when(close()).thenTypes('MatterClosed');
  });

  it('given a closed matter, when a further leg opens, then it is reopened and the first closure stays', () => {
    const history = play(open(clue, 1), shut(clue, 2), close());
    given(matter, history)
      .when(open(verification, 3))
      .then([
        { type: 'LegOpened', data: { ...verification, openedAt: moment(3) } },
        {
          type: 'MatterReopened',
          data: {
            because: 'open-leg',
            leg: { kind: 'verification', legId: 'k1' },
            reason: '出现新的环节 / a further leg was opened',
            reopenedOn: '2020-07-01',
          },
        },
      ]);
    const state = stateAfter(
      open(clue, 1),
      shut(clue, 2),
      close('2020-06-20'),
      open(verification, 3),
      shut(verification, 4),
      close('2020-06-30'),
    );
    expect(state).toMatchObject({
      status: 'closed',
      closures: [
        { closedOn: '2020-06-20', legs: 1 },
        { closedOn: '2020-06-30', legs: 2 },
      ],
    });
  });

  it('given a closed matter, when a leg’s late opening arrives that has been closed since, then the matter stays closed', () => {
    given(matter, play(shut(clue, 2), close()))
      .when(open(clue, 1))
      .thenTypes('LegOpened');
    given(matter, play(open(clue, 1), shut(clue, 2), close()))
      .when(shut(verification, 3))
      .thenTypes('LegClosed');
    given(matter, play(open(clue, 1), shut(clue, 2), close()))
      .when(open(clue, 5))
      .thenTypes('LegOpened', 'MatterReopened');
  });

  it('given a closed matter, when a look-back finds cause, then it is reopened without erasing the closure', () => {
    const history = play(open(clue, 1), shut(clue, 2), close('2020-06-20'));
    given(matter, history)
      .when(reopen('2020-06-30'))
      .then([{ type: 'MatterReopened', data: { because: 'look-back', reason: '回头看', reopenedOn: '2020-06-30' } }]);
    given(matter, history).when(reopen('2020-06-19')).thenRefused('matter.reopened-before-closure');
    given(matter, history).when(reopen('2020-07-02')).thenRefused('matter.date-in-future');
    expect(stateAfter(open(clue, 1), shut(clue, 2), close('2020-06-20'), reopen('2020-06-30'))).toMatchObject({
      status: 'open',
      closures: [{ closedOn: '2020-06-20' }],
    });
    expect(given(matter, history).when(close()).thenRefused('matter.not-allowed')).toMatchObject({
      refusal: { allowed: ['open-leg', 'close-leg', 'reopen'] },
    });
  });
});
