import { given } from '@liandong/testing';
import { verification } from './verification.decider.js';
import type { VerificationEvent } from './verification.events.js';
import {
  as,
  chiefRecused,
  investigator,
  measureData,
  opening,
  people,
  planData,
  play,
  raisedAgainst,
  recusalDecided,
  story,
  storyUntil,
} from './verification.fixtures.js';
import { isBarred } from './verification.state.js';

const { system, lead, principal } = people;
const first = { ...opening, routingNo: 1 };
const second = { ...opening, routingNo: 2, zoneId: 'mhk.zone-2', leaderPersonId: 'mhk-lead-2' };
const open = (data: typeof opening) => as(system, 'open', data);
const fall = (routingNo: number) => as(system, 'let-routing-fall', { organisationId: 'mhk', routingNo });
const fell = (routingNo: number): VerificationEvent => ({
  type: 'RoutingFell',
  data: { organisationId: 'mhk', routingNo, fellOn: '2020-07-01' },
});
/** The story of the first routing, up to its measures and findings. */
const running = play([open(first), ...story.planned, ...story.teams, ...story.started, ...story.found]);

describe('verification: what the routing of its clue does to it', () => {
  it('B1.3, 3.15: given a verification that goes on, when its routing falls, then it has ended, and nobody works on it', () => {
    const ended = given(verification, play([fall(1)], running));
    expect(ended.state.status).toBe('ended');
    for (const asked of [
      as(investigator(1), 'take-measure', measureData('m2')),
      as(lead, 'propose-plan', planData()),
      as(principal, 'extend', { reason: '……', extendedOn: '2020-06-20' }),
    ])
      ended.when(asked).thenRefused('verification.not-allowed');
    ended.when(fall(1)).thenNothing();
    ended.when(open(first)).thenNothing();
  });

  it('B4.1, B4.2: given a recusal that was pending when the routing fell, then it is decided, and ordered; no new one is raised there', () => {
    const ended = play([fall(1)], play([raisedAgainst('mhk-inv-2')], running));
    for (const upheld of [true, false]) {
      given(verification, ended).when(recusalDecided('mhk-inv-2', upheld)).thenTypes('RecusalDecided');
      const { state } = given(verification, play([recusalDecided('mhk-inv-2', upheld)], ended));
      expect([state.status, isBarred(state, 'mhk-inv-2')]).toEqual(['ended', upheld]);
    }
    given(verification, ended).when(chiefRecused).thenTypes('RecusalRaised', 'RecusalDecided');
    given(verification, ended).when(raisedAgainst('mhk-inv-3')).thenRefused('verification.not-allowed');
  });

  it('B1.3: given an earlier routing, when its fall is told late, then what goes on under another one stays', () => {
    const again = given(verification, play([open(second)], running));
    again.when(fall(1)).then([fell(1)]);
    expect(given(verification, play([fall(1)], play([open(second)], running))).state.status).toBe('opened');
    expect(given(verification, play([fall(1)], storyUntil('concluded'))).state.status).toBe('concluded');
  });

  it('B1.3: given a fall that overtook its routing, when that is announced, then nothing is opened; the next one opens it', () => {
    const fallen = given(verification, [fell(1)]);
    fallen.when(open(first)).thenNothing();
    fallen.when(open(second)).then([{ type: 'VerificationOpened', data: second }]);
  });

  it('B1.3, B2.13, B4.1: given another routing, when it is announced, then it is verified anew, without plan or team; who took part or is recused stays so', () => {
    const history = play([raisedAgainst('mhk-inv-2')], running);
    for (const before of [history, play([fall(1)], history)]) {
      given(verification, before)
        .when(open(second))
        .then([{ type: 'VerificationOpenedAnew', data: second }]);
      const { state } = given(verification, play([open(second)], before));
      expect(state).toMatchObject({
        status: 'opened',
        zoneId: 'mhk.zone-2',
        leaderPersonId: 'mhk-lead-2',
        teams: [],
        measures: [],
        findings: {},
        recusals: { 'mhk-inv-2': { status: 'pending' } },
      });
      expect(state.participants).toHaveLength(9);
      for (const gone of ['plan', 'authority', 'approvedBy', 'startedOn', 'deadline']) expect(state).not.toHaveProperty(gone);
      given(verification, play([open(second)], before))
        .when(open(second))
        .thenNothing();
      given(verification, play([open(second)], before))
        .when(open(first))
        .thenNothing();
    }
  });

  it('B1.3: given a conclusion before the fall of its routing was told, when another routing is announced, then it is verified anew', () => {
    const { drafted, signed, submitted } = story;
    const concluded = play([...drafted, ...signed, ...submitted, ...story.concluded], running);
    given(verification, concluded).when(open(first)).thenNothing();
    for (const before of [concluded, play([fall(1)], concluded)]) {
      given(verification, before)
        .when(open(second))
        .then([{ type: 'VerificationOpenedAnew', data: second }]);
      const { state } = given(verification, play([open(second)], before));
      expect(state).toMatchObject({ status: 'opened', routingNo: 2, zoneId: 'mhk.zone-2', teams: [], findings: {} });
      for (const gone of ['draft', 'concludedOn', 'figures', 'reportedOn']) expect(state).not.toHaveProperty(gone);
      expect(state.participants).toHaveLength(9);
    }
  });

  it('B1.3: given one that was opened before routings were counted, when a routing is announced, then another zone tells that it is another one', () => {
    const before = given(verification, storyUntil('teams'));
    before.when(open(first)).thenNothing();
    before.when(open(second)).thenTypes('VerificationOpenedAnew');
    before.when(open(opening)).thenNothing();
    expect(given(verification, play([fall(1)], storyUntil('teams'))).state.status).toBe('ended');
  });
});
