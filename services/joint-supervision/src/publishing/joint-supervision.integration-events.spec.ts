import { type CollaborationPlanInForce, type VerificationConcluded, verificationTeamsInForce } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { given } from '@liandong/testing';
import { collaborationPlan } from '../collaboration-plan/collaboration-plan.decider.js';
import type { CollaborationPlanEvent } from '../collaboration-plan/collaboration-plan.events.js';
import { meihekouPlan } from '../collaboration-plan/plan.fixtures.js';
import type { MatterEvent } from '../matter/matter.events.js';
import { verification } from '../verification/verification.decider.js';
import type { VerificationEvent } from '../verification/verification.events.js';
import {
  as,
  chiefRecused,
  drawFacts,
  people,
  play,
  raisedAgainst,
  recusalDecided,
  routedAnew,
  routingFell,
  story,
  storyUntil,
} from '../verification/verification.fixtures.js';
import { publishMatter, publishPlan, publishVerification } from './joint-supervision.integration-events.js';

const recorded = <E extends VerificationEvent | MatterEvent | CollaborationPlanEvent>(event: E) =>
  ({
    ...event,
    revision: 7,
    id: '0b0f9c8e-7f0a-4d0c-9a57-1f4d7f6f0001',
    metadata: { occurredAt: '2020-06-15T08:00:00.000Z', correlationId: 'm1' },
  }) as unknown as RecordedEvent<E>;
/** What the last event of the history tells the others. */
const publish = (history: readonly VerificationEvent[]) =>
  publishVerification(recorded(history.at(-1)!), 'k1', given(verification, history).state);

describe('public events of joint supervision', () => {
  it('given an opened verification, then its leg is announced', () => {
    expect(publish(storyUntil('opened'))).toMatchObject([
      {
        type: 'matter.leg-opened.v1',
        source: 'joint-supervision',
        matterId: 'm1',
        data: { kind: 'verification', legId: 'k1', organisationId: 'mhk' },
      },
    ]);
  });

  it('0.20, B2.2: given the conclusion, then findings, outcomes and problems are told, and the leg is closed', () => {
    const [concluded, leg, teams] = publish(storyUntil('concluded')) as [VerificationConcluded, unknown, unknown];
    expect(concluded).toMatchObject({
      type: 'joint-supervision.verification-concluded.v1',
      data: {
        verificationId: 'k1',
        clueId: 'k1',
        zoneId: 'mhk.zone-1',
        teams: 3,
        startedOn: '2020-06-11',
        reportedOn: '2020-06-15',
        problems: [{ problemId: 'k1-problem-1', text: '审批不规范' }],
      },
    });
    expect(concluded.data.findings).toHaveLength(9);
    expect(concluded.data.findings[0]).toMatchObject({ subject: { subjectId: 's1' }, outcome: 'file', facts: 's1 未认真履职' });
    expect(leg).toMatchObject({ type: 'matter.leg-closed.v1', data: { kind: 'verification', legId: 'k1' } });
    expect(teams).toMatchObject({ type: 'joint-supervision.verification-teams-in-force.v1', data: { members: [] } });
  });

  it('B1.3: given a routing that falls, then its team has nothing to read any more and the leg is closed; given another one, then the leg is open again, without a team', () => {
    const { type } = verificationTeamsInForce;
    expect(publish(storyUntil('teams'))).toMatchObject([{ type, data: { zoneId: 'mhk.zone-1', members: { length: 9 } } }]);
    const fallen = play([routingFell], storyUntil('teams'));
    expect(publish(fallen)).toMatchObject([
      { type: 'matter.leg-closed.v1', data: { kind: 'verification', legId: 'k1' } },
      { type, data: { zoneId: 'mhk.zone-1', members: [] } },
    ]);
    expect(publish(play([routedAnew], fallen))).toMatchObject([
      { type: 'matter.leg-opened.v1', data: { kind: 'verification', legId: 'k1' } },
      { type, data: { zoneId: 'mhk.zone-2', members: [] } },
    ]);
    expect(publish(play([routedAnew, routingFell], storyUntil('teams')))).toEqual([]);
    expect(publish([{ type: 'RoutingFell', data: { organisationId: 'mhk', routingNo: 1, fellOn: '2020-07-01' } }])).toEqual([]);
  });

  it('B4.1, B1.3: given a recusal that is decided after its routing fell, then whom it bars is told, and still nobody reads', () => {
    const history = play([routingFell, recusalDecided('mhk-inv-2', false)], play([raisedAgainst('mhk-inv-2')], storyUntil('teams')));
    expect(publish(history)).toMatchObject([
      { type: 'matter.recusals-in-force.v1', data: { barred: [] } },
      { type: verificationTeamsInForce.type, data: { members: [] } },
    ]);
  });

  it('B1.3: given a clue whose routings are counted, then conclusion and teams are told with the one they are of', () => {
    const counted = (history: readonly VerificationEvent[], routingNo: number) =>
      publish(history.map((event, index) => (index === 0 ? { ...event, data: { ...event.data, routingNo } } : event) as VerificationEvent));
    for (const step of ['concluded', 'teams'] as const) {
      expect(counted(storyUntil(step), 3)[0]).toMatchObject({ data: { routingNo: 3 } });
      expect(publish(storyUntil(step))[0]!.data).not.toHaveProperty('routingNo');
    }
  });

  it('B4.1, B4.2: given a recusal in the verification, then whom it bars is told, and who stands in, by ids alone', () => {
    const history = play([chiefRecused], storyUntil('planned'));
    const event = { ...recorded(history.at(-1)!), revision: history.length - 1 };
    const told = publishVerification(event, 'k1', given(verification, history).state);
    expect(told.map(({ type, matterId, data }) => ({ type, matterId, data }))).toEqual([
      {
        type: 'matter.recusals-in-force.v1',
        matterId: 'm1',
        data: {
          registerId: 'k1',
          revision: history.length - 1,
          organisationId: 'mhk',
          barred: ['mhk-principal'],
          actingChiefId: 'mhk-lead-2',
        },
      },
    ]);
  });

  it('B3.6: given a raised clue, when its verification is concluded, then whoever acts on it is told; else nothing is said', () => {
    const [opened, ...further] = storyUntil('concluded');
    const raised = { ...opened, data: { ...opened!.data, raisedLevel: true } } as VerificationEvent;
    expect(publish([raised, ...further])[0]).toMatchObject({ data: { raisedLevel: true } });
    expect(publish(storyUntil('concluded'))[0]!.data).not.toHaveProperty('raisedLevel');
  });

  it('B2.13: given a member who was replaced, then the former one is still named as an investigator', () => {
    const replacement = as(people.lead, 'replace-member', {
      formerPersonId: 'mhk-inv-1',
      personId: 'mhk-inv-10',
      reason: '……',
      replacedOn: '2020-06-14',
      ...drawFacts,
    });
    const successor = as({ personId: 'mhk-inv-10', organisationId: 'mhk.room-2', role: 'investigator' }, 'sign-report', {
      version: 1,
      signedOn: '2020-06-14',
    });
    const submission = as(people.lead, 'submit-report', { opinion: '……', reportedOn: '2020-06-15' });
    const [concluded] = publish(play([replacement, successor, submission, ...story.concluded], storyUntil('signed'))) as [
      VerificationConcluded,
    ];
    expect(concluded.data.investigators).toEqual(expect.arrayContaining(['mhk-inv-1', 'mhk-inv-10']));
  });

  it('given anything in between, then nothing leaves the service', () => {
    for (const step of ['planned', 'found', 'drafted', 'signed', 'submitted'] as const) expect(publish(storyUntil(step))).toEqual([]);
  });

  it('0.3: given teams, then who has a place in them is told with every change, by ids alone; a recused member has none', () => {
    const told = (history: readonly VerificationEvent[]) => publish(history).filter(({ type }) => type === verificationTeamsInForce.type);
    for (const step of ['teams', 'started'] as const)
      expect(told(storyUntil(step))).toMatchObject([
        {
          data: {
            verificationId: 'k1',
            clueId: 'k1',
            organisationId: 'mhk',
            revision: 7,
            members: expect.arrayContaining(['mhk-inv-1']) as unknown,
          },
        },
      ]);
    const recused = { ...storyUntil('started').at(-1)!, type: 'RecusalDecided', data: { personId: 'mhk-inv-1', upheld: true } } as never;
    const history = [
      ...storyUntil('started'),
      { type: 'RecusalRaised', data: { personId: 'mhk-inv-1', ground: 'near-kin', chief: false, raisedOn: '2020-06-12' } } as never,
      recused,
    ];
    expect(told(history)[0]!.data).toMatchObject({ members: expect.not.arrayContaining(['mhk-inv-1']) as unknown });
    // Before there are any, a recusal tells of none.
    expect(told(play([chiefRecused], storyUntil('planned')))).toEqual([]);
  });

  it('given a matter, then only its closure is told: it is no leg of itself', () => {
    expect(
      publishMatter(
        recorded({ type: 'MatterClosed', data: { closure: 1, closedOn: '2020-06-20', legs: 2, reason: '……', closedBy: 'mhk-director' } }),
      ),
    ).toMatchObject([{ type: 'joint-supervision.matter-closed.v1', matterId: 'm1', data: { closedOn: '2020-06-20', legs: 2 } }]);
    expect(publishMatter(recorded({ type: 'MatterOpened', data: { organisationId: 'mhk' } }))).toEqual([]);
  });

  it('0.2, 2.5: given a plan, then every change tells how all zones stand, and from which day; no group is named', () => {
    const adopted: CollaborationPlanEvent = { type: 'PlanAdopted', data: { ...meihekouPlan, version: 1, adoptedBy: 'mhk-principal' } };
    const moved: CollaborationPlanEvent = {
      type: 'MemberMoved',
      data: { version: 2, organisationId: 'mhk.township-1', fromZoneId: 'mhk.zone-1', toZoneId: 'mhk.zone-2', movedOn: '2020-05-01' },
    };
    const told = (history: readonly CollaborationPlanEvent[]) =>
      publishPlan(recorded(history.at(-1)!), 'mhk', given(collaborationPlan, history).state)[0]!;
    const first = {
      zoneId: 'mhk.zone-1',
      name: '第一联动协作区',
      leadPersonId: 'mhk-lead-1',
      liaisonRoomId: 'mhk.room-1',
      members: expect.arrayContaining([{ organisationId: 'mhk.township-1', kind: 'township' }]) as unknown,
    };
    expect(told([adopted])).toMatchObject({
      type: 'joint-supervision.collaboration-plan-in-force.v1',
      source: 'joint-supervision',
      data: { organisationId: 'mhk', version: 1, from: '2020-03-02', zones: [first, {}, {}, {}] },
    });
    const { data } = told([adopted, moved]) as CollaborationPlanInForce;
    expect(data).toMatchObject({ version: 2, from: '2020-05-01' });
    expect(data.zones.map(({ members }) => members.some(({ organisationId }) => organisationId === 'mhk.township-1'))).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(JSON.stringify(data)).not.toContain('mhk.group-');
  });
});
