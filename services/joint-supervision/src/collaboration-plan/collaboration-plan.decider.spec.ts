import { given } from '@liandong/testing';
import { type AdoptPlan, collaborationPlan, type CollaborationPlanCommand } from './collaboration-plan.decider.js';
import type { CollaborationPlanEvent, Zone } from './collaboration-plan.events.js';
import { meihekouPlan } from './plan.fixtures.js';
import { arrangementOn, figuresOf, zoneOf } from './plan-on-date.js';

const at = '2020-07-01T02:00:00.000Z';
const principal = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };

type Type = CollaborationPlanCommand['type'];
const command = <T extends Type>(type: T, data: Extract<CollaborationPlanCommand, { type: T }>['data'], moment = at) =>
  ({ type, data, by: principal, at: moment }) as CollaborationPlanCommand;

const adopted: CollaborationPlanEvent = { type: 'PlanAdopted', data: { ...meihekouPlan, version: 1, adoptedBy: 'mhk-principal' } };
const moved: CollaborationPlanEvent = {
  type: 'MemberMoved',
  data: { version: 2, organisationId: 'mhk.township-1', fromZoneId: 'mhk.zone-1', toZoneId: 'mhk.zone-2', movedOn: '2020-05-01' },
};
const withZone = (index: number, change: (zone: Zone) => Zone): AdoptPlan => ({
  ...meihekouPlan,
  zones: meihekouPlan.zones.map((zone, i) => (i === index ? change(zone) : zone)),
});
const adopt = (data: AdoptPlan) => given(collaborationPlan, []).when(command('adopt', data));

describe('collaboration plan', () => {
  it('0.2: given nothing, when the commission adopts its plan, then 1 + 9 + 8 + 24 bodies stand in 4 zones and 10 groups', () => {
    adopt(meihekouPlan).then([adopted]);
    const { state } = given(collaborationPlan, [adopted]);
    expect(figuresOf(arrangementOn(state, '2020-03-02')!, state.coordinatorIds)).toEqual({
      zones: 4,
      groups: 10,
      bodies: 42,
      byKind: { 'department-room': 10, 'dispatched-group': 8, township: 24 },
      coordinatingRooms: 1,
    });
    expect(state.systems).toHaveLength(5);
    expect(arrangementOn(state, '2020-03-01')).toBeUndefined();
  });

  it('2.5: 16 towns form 4 zones of one county leader, one liaison room and towns; a zone whose liaison room is no department room of its own is refused', () => {
    const zones = [1, 2, 3, 4].map((n) => ({
      zoneId: `ll.zone-${n}`,
      name: `第${n}片区`,
      leadPersonId: `ll-lead-${n}`,
      liaisonRoomId: `ll.room-${n}`,
      members: [
        { organisationId: `ll.room-${n}`, kind: 'department-room' as const },
        ...[1, 2, 3, 4].map((town) => ({ organisationId: `ll.township-${(n - 1) * 4 + town}`, kind: 'township' as const })),
      ],
      groups: [],
    }));
    const laoling = { ...meihekouPlan, organisationId: 'll', coordinatorIds: ['ll.case-management'], zones };
    const { state } = given(collaborationPlan, [{ type: 'PlanAdopted', data: { ...laoling, version: 1, adoptedBy: 'p' } }]);
    adopt(laoling).thenTypes('PlanAdopted');
    expect(figuresOf(arrangementOn(state, '2022-06-01')!, [])).toMatchObject({ zones: 4, byKind: { township: 16, 'department-room': 4 } });
    adopt(withZone(1, (zone) => ({ ...zone, liaisonRoomId: 'mhk.room-5' }))).thenRefused('collaboration-plan.liaison-room-not-member');
    adopt(withZone(1, (zone) => ({ ...zone, liaisonRoomId: 'mhk.township-7' }))).thenRefused('collaboration-plan.liaison-room-not-member');
  });

  it('0.2: given an organisation in two zones, or twice in one, then the plan is refused and names it', () => {
    const room = { organisationId: 'mhk.room-1', kind: 'department-room' as const };
    expect(
      adopt(withZone(2, (zone) => ({ ...zone, members: [...zone.members, room] }))).thenRefused(
        'collaboration-plan.organisation-in-two-zones',
      ),
    ).toMatchObject({ refusal: { details: { organisationId: 'mhk.room-1', zones: ['mhk.zone-1', 'mhk.zone-3'] } } });
    adopt(withZone(0, (zone) => ({ ...zone, members: [...zone.members, room] }))).thenRefused(
      'collaboration-plan.organisation-in-two-zones',
    );
  });

  it('0.2: given an empty zone, a repeated id, a group with a stranger or an organisation of another commission, then the plan is refused', () => {
    adopt(withZone(3, (zone) => ({ ...zone, members: [] }))).thenRefused('collaboration-plan.zone-empty');
    adopt(withZone(3, (zone) => ({ ...zone, zoneId: 'mhk.zone-1' }))).thenRefused('collaboration-plan.id-repeated');
    adopt(withZone(3, (zone) => ({ ...zone, groups: [{ groupId: 'mhk.group-4-1', name: '组', memberIds: ['mhk.room-1'] }] }))).thenRefused(
      'collaboration-plan.group-outside-zone',
    );
    adopt(
      withZone(3, (zone) => ({ ...zone, members: [...zone.members, { organisationId: 'pj.township-1', kind: 'township' }] })),
    ).thenRefused('collaboration-plan.foreign-organisation');
    adopt({ ...meihekouPlan, coordinatorIds: ['pj.case-management'] }).thenRefused('collaboration-plan.foreign-organisation');
  });

  it('given the same terms again, then nothing happens; other terms make the next version, and the old ones still hold for their days', () => {
    given(collaborationPlan, [adopted]).when(command('adopt', meihekouPlan)).thenNothing();
    const renewed = { ...meihekouPlan, adoptedOn: '2020-06-01', zones: meihekouPlan.zones.slice(0, 2) };
    const second: CollaborationPlanEvent = { type: 'PlanAdopted', data: { ...renewed, version: 2, adoptedBy: 'mhk-principal' } };
    given(collaborationPlan, [adopted]).when(command('adopt', renewed)).then([second]);
    given(collaborationPlan, [adopted])
      .when(command('adopt', { ...meihekouPlan, upperBodyId: 'other' }))
      .thenTypes('PlanAdopted');
    const { state } = given(collaborationPlan, [adopted, second]);
    expect([arrangementOn(state, '2020-05-31'), arrangementOn(state, '2020-06-01')]).toMatchObject([
      { version: 1 },
      { version: 2, zones: { length: 2 } },
    ]);
  });

  it('given a member that moves on a day, then it belongs to the old zone before and to the new one from that day on, and leaves its group', () => {
    given(collaborationPlan, [adopted])
      .when(command('move-member', { organisationId: 'mhk.township-1', toZoneId: 'mhk.zone-2', movedOn: '2020-05-01' }))
      .then([moved]);
    const { state } = given(collaborationPlan, [adopted, moved]);
    const zones = ['2020-03-01', '2020-03-02', '2020-04-30', '2020-05-01', '2020-07-01'].map(
      (day) => zoneOf(state, 'mhk.township-1', day)?.zone.zoneId,
    );
    expect(zones).toEqual([undefined, 'mhk.zone-1', 'mhk.zone-1', 'mhk.zone-2', 'mhk.zone-2']);
    const groups = arrangementOn(state, '2020-05-01')!.zones.flatMap((zone) => zone.groups);
    expect(groups).toHaveLength(10);
    expect(groups.flatMap(({ memberIds }) => memberIds)).not.toContain('mhk.township-1');
    expect(zoneOf(state, 'mhk.township-1', '2020-05-01')?.kind).toBe('township');
  });

  it('0.3: given a lead that changes on a day, then each day has exactly one lead', () => {
    const changed: CollaborationPlanEvent = {
      type: 'LeadChanged',
      data: { version: 2, zoneId: 'mhk.zone-2', leadPersonId: 'mhk-lead-9', formerLeadPersonId: 'mhk-lead-2', changedOn: '2020-05-01' },
    };
    given(collaborationPlan, [adopted])
      .when(command('change-lead', { zoneId: 'mhk.zone-2', leadPersonId: 'mhk-lead-9', changedOn: '2020-05-01' }))
      .then([changed]);
    const lead = (day: string) => arrangementOn(given(collaborationPlan, [adopted, changed]).state, day)!.zones[1]!.leadPersonId;
    expect([lead('2020-04-30'), lead('2020-05-01')]).toEqual(['mhk-lead-2', 'mhk-lead-9']);
  });

  it('given a change dated before the last one or in the future, then it is refused', () => {
    const move = (movedOn: string) => command('move-member', { organisationId: 'mhk.township-2', toZoneId: 'mhk.zone-3', movedOn });
    given(collaborationPlan, [adopted, moved]).when(move('2020-04-30')).thenRefused('collaboration-plan.before-last-change');
    given(collaborationPlan, [adopted, moved]).when(move('2020-07-02')).thenRefused('collaboration-plan.date-in-future');
    given(collaborationPlan, [adopted, moved]).when(move('2020-07-01')).thenTypes('MemberMoved');
    adopt({ ...meihekouPlan, adoptedOn: '2020-07-02' }).thenRefused('collaboration-plan.date-in-future');
  });

  it('2.5: given the liaison room, when it leaves or moves, then it is refused until another room is named', () => {
    const leave = command('leave', { organisationId: 'mhk.room-3', leftOn: '2020-06-01' });
    given(collaborationPlan, [adopted]).when(leave).thenRefused('collaboration-plan.liaison-room-leaves');
    given(collaborationPlan, [adopted])
      .when(command('move-member', { organisationId: 'mhk.room-3', toZoneId: 'mhk.zone-1', movedOn: '2020-06-01' }))
      .thenRefused('collaboration-plan.liaison-room-leaves');
    const change = (liaisonRoomId: string) =>
      command('change-liaison-room', { zoneId: 'mhk.zone-2', liaisonRoomId, changedOn: '2020-06-01' });
    given(collaborationPlan, [adopted]).when(change('mhk.township-7')).thenRefused('collaboration-plan.liaison-room-not-member');
    given(collaborationPlan, [adopted]).when(change('mhk.room-3')).thenNothing();
    const named: CollaborationPlanEvent = {
      type: 'LiaisonRoomChanged',
      data: { version: 2, zoneId: 'mhk.zone-2', liaisonRoomId: 'mhk.room-4', changedOn: '2020-06-01' },
    };
    given(collaborationPlan, [adopted]).when(change('mhk.room-4')).then([named]);
    given(collaborationPlan, [adopted, named])
      .when(leave)
      .then([{ type: 'MemberLeft', data: { version: 3, organisationId: 'mhk.room-3', zoneId: 'mhk.zone-2', leftOn: '2020-06-01' } }]);
  });

  it('given a member that left, then it is no member from that day on and may join another zone', () => {
    const left: CollaborationPlanEvent = {
      type: 'MemberLeft',
      data: { version: 2, organisationId: 'mhk.township-2', zoneId: 'mhk.zone-1', leftOn: '2020-05-01' },
    };
    const join = command('join', { organisationId: 'mhk.township-2', kind: 'township', zoneId: 'mhk.zone-4', joinedOn: '2020-06-01' });
    given(collaborationPlan, [adopted]).when(join).thenRefused('collaboration-plan.organisation-in-two-zones');
    given(collaborationPlan, [adopted, left])
      .when(command('leave', { organisationId: 'mhk.township-2', leftOn: '2020-06-01' }))
      .thenRefused('collaboration-plan.not-a-member');
    const joined: CollaborationPlanEvent = {
      type: 'MemberJoined',
      data: { version: 3, organisationId: 'mhk.township-2', kind: 'township', zoneId: 'mhk.zone-4', joinedOn: '2020-06-01' },
    };
    given(collaborationPlan, [adopted, left]).when(join).then([joined]);
    const { state } = given(collaborationPlan, [adopted, left, joined]);
    expect(['2020-04-30', '2020-05-15', '2020-06-01'].map((day) => zoneOf(state, 'mhk.township-2', day)?.zone.zoneId)).toEqual([
      'mhk.zone-1',
      undefined,
      'mhk.zone-4',
    ]);
  });

  it('given a group that is changed, then its members belong to its zone, and it stands once', () => {
    const change = (groupId: string, ...memberIds: string[]) =>
      command('change-group', { zoneId: 'mhk.zone-1', group: { groupId, name: '新组', memberIds }, changedOn: '2020-06-01' });
    given(collaborationPlan, [adopted]).when(change('mhk.group-1-1', 'mhk.room-3')).thenRefused('collaboration-plan.group-outside-zone');
    given(collaborationPlan, [adopted]).when(change('mhk.group-2-1', 'mhk.room-1')).thenRefused('collaboration-plan.id-repeated');
    const changed = collaborationPlan.decide(change('mhk.group-1-1', 'mhk.room-1'), given(collaborationPlan, [adopted]).state);
    const { state } = given(collaborationPlan, [adopted, ...changed]);
    expect(figuresOf(arrangementOn(state, '2020-06-01')!, []).groups).toBe(10);
    expect(figuresOf(arrangementOn(state, '2020-05-31')!, []).groups).toBe(10);
  });

  it('given an unknown zone, or no plan yet, then changes are refused', () => {
    given(collaborationPlan, [adopted])
      .when(command('change-lead', { zoneId: 'mhk.zone-9', leadPersonId: 'x', changedOn: '2020-06-01' }))
      .thenRefused('collaboration-plan.unknown-zone');
    expect(
      given(collaborationPlan, [])
        .when(command('leave', { organisationId: 'mhk.room-1', leftOn: '2020-06-01' }))
        .thenRefused('collaboration-plan.not-allowed'),
    ).toMatchObject({ refusal: { allowed: ['adopt'] } });
  });
});
