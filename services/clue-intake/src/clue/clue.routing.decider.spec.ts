import { useDemoRules } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import type { AssignmentStatus } from '../assignment/assignment.state.js';
import { planOf } from '../zone-plan/zone-plan.fixtures.js';
import { clue, type ClueData } from './clue.decider.js';
import type { ClueEvent } from './clue.events.js';
import { approved, command, decided, director, from, keeper, person, principal, routed, routing, verified } from './clue.fixtures.js';
import type { Handling, NamedAssignment } from './clue.routing.terms.js';

// Which organisations are townships where no plan says so.
useDemoRules();

const plan = planOf(7, '2020-03-02');
type Wanted = ClueData<'propose-routing'>;
const township: Wanted = { zoneId: 'mhk.township-1', leaderPersonId: 'mhk-lead-1', level: 'township', plan };
const propose = (more: Partial<Wanted> = {}) => command('propose-routing', { ...routing, plan, clueId: 'c1', ...more });
const approve = (more: ClueData<'approve-routing'> = { plan }, by = principal) => command('approve-routing', more, by);
const villagers = from('petition', approved, { subjects: [person('s1', { organisationId: 'mhk.township-1.village-1' })] });
const after = (history: readonly ClueEvent[], ...commands: readonly Parameters<typeof clue.decide>[0][]) =>
  commands.reduce((events, asked) => [...events, ...clue.decide(asked, given(clue, events).state)], history);
const assignment = (more: Partial<NamedAssignment> = {}): NamedAssignment => ({
  assignmentId: 'a1',
  status: 'open',
  direction: 'to-below',
  kind: 'assigned',
  clueId: 'c1',
  unitId: 'mhk.room-1',
  ...more,
});
const ordered = { ground: 'careless', way: 'on-site' } as const;

describe('routing under the plan of its day (0.2, 0.3, 2.5, 3.13)', () => {
  it('2.5: to a zone of the plan under its lead; the version stands in the proposal and in the approval, which is judged under its own day', () => {
    given(clue, approved)
      .when(propose())
      .then([{ type: 'RoutingProposed', data: { ...routing, planVersion: 7, proposedBy: keeper.personId } }]);
    const proposed = after(approved, propose());
    expect(after(proposed, approve({ plan: planOf(8, '2020-06-11') })).at(-1)).toMatchObject({
      type: 'ClueRouted',
      data: { planVersion: 8, routingNo: 1 },
    });
    const another = given(clue, proposed)
      .when(approve({ plan: planOf(8, '2020-06-11', 'mhk-lead-3') }))
      .thenRefused('clue.not-zone-lead');
    expect(another).toMatchObject({
      refusal: { rule: '0.3', allowed: ['reject-routing'], details: { zoneId: 'mhk.zone-1', leadPersonId: 'mhk-lead-3' } },
    });
  });

  it('0.3, 2.5: an unknown zone, another lead, and a zone that should be a township are refused, each with what is allowed', () => {
    expect(
      given(clue, approved)
        .when(propose({ zoneId: 'mhk.zone-9' }))
        .thenRefused('clue.zone-unknown'),
    ).toMatchObject({
      refusal: {
        allowed: ['propose-routing'],
        details: {
          planVersion: 7,
          zones: [
            { zoneId: 'mhk.zone-1', leadPersonId: 'mhk-lead-1' },
            { zoneId: 'mhk.zone-2', leadPersonId: 'mhk-lead-2' },
          ],
        },
      },
    });
    given(clue, approved)
      .when(propose({ leaderPersonId: 'mhk-lead-2' }))
      .thenRefused('clue.not-zone-lead');
    // A body of a zone is no zone.
    given(clue, approved)
      .when(propose({ zoneId: 'mhk.room-1' }))
      .thenRefused('clue.zone-unknown');
    expect(
      given(clue, approved)
        .when(propose({ level: 'township' }))
        .thenRefused('clue.level-unfit'),
    ).toMatchObject({ refusal: { details: { townships: ['mhk.township-1'] } } });
    expect(
      given(clue, approved)
        .when(propose({ ...township, zoneId: 'mhk.township-9' }))
        .thenRefused('clue.zone-unknown'),
    ).toMatchObject({ refusal: { details: { townships: ['mhk.township-1', 'mhk.township-2'] } } });
    given(clue, approved).when(propose(township)).thenTypes('RoutingProposed');
  });

  it('while no plan is known the unit is the commission’s own, and nothing says of a version', () => {
    given(clue, approved)
      .when(propose({ plan: undefined, zoneId: 'mhk.room-4', leaderPersonId: 'anybody' }))
      .then([
        { type: 'RoutingProposed', data: { ...routing, zoneId: 'mhk.room-4', leaderPersonId: 'anybody', proposedBy: keeper.personId } },
      ]);
    for (const zoneId of ['pj.zone-east', 'mhk'])
      given(clue, approved)
        .when(propose({ plan: undefined, zoneId }))
        .thenRefused('clue.unit-unfit');
  });

  it('2.8: outside the zone of its subjects’ units it says why, and is crossed; what crosses nothing takes no reason', () => {
    const elsewhere = { zoneId: 'mhk.zone-2', leaderPersonId: 'mhk-lead-2' };
    expect(given(clue, villagers).when(propose(elsewhere)).thenRefused('clue.cross-reason-required')).toMatchObject({
      refusal: { details: { homeZoneIds: ['mhk.zone-1'] } },
    });
    given(clue, villagers)
      .when(propose({ crossReason: '……' }))
      .thenRefused('clue.not-crossed');
    given(clue, approved)
      .when(propose({ ...elsewhere, crossReason: '……' }))
      .thenRefused('clue.not-crossed');
    const crossed = { homeZoneIds: ['mhk.zone-1'], reason: '乡镇干部相互熟识' };
    expect(after(villagers, propose({ ...elsewhere, crossReason: crossed.reason }), approve()).slice(-2)).toMatchObject([
      { data: { crossed } },
      { type: 'ClueRouted', data: { crossed } },
    ]);
  });

  it('0.3, B1.3: given a zone that the principal leads, when another leader is named in that place with a reason, then the principal approves it; nobody’s place is taken without one', () => {
    const ofChief = planOf(7, '2020-03-02', principal.personId);
    const asked = (more: Partial<Wanted> = {}) => propose({ plan: ofChief, ...more });
    // By the lead alone nothing would ever go there: who leads does not approve.
    given(clue, after(approved, asked({ leaderPersonId: principal.personId })))
      .when(approve({ plan: ofChief }))
      .thenRefused('clue.approver-handles');
    given(clue, approved)
      .when(asked({ leaderPersonId: 'mhk-lead-2' }))
      .thenRefused('clue.not-zone-lead');
    const inPlace = { leaderPersonId: 'mhk-lead-2', leadReason: '片区由主要负责人牵头,本案由其审批' };
    const proposed = after(approved, asked(inPlace));
    expect(proposed.at(-1)).toMatchObject({ type: 'RoutingProposed', data: inPlace });
    expect(after(proposed, approve({ plan: ofChief })).at(-1)).toMatchObject({ type: 'ClueRouted', data: { ...inPlace, planVersion: 7 } });
    given(clue, proposed)
      .when(approve({ plan: ofChief }, { ...principal, personId: 'mhk-lead-2' }))
      .thenRefused('clue.approver-handles');
    expect(
      given(clue, approved)
        .when(asked({ ...inPlace, leaderPersonId: principal.personId }))
        .thenRefused('clue.lead-in-place'),
    ).toMatchObject({ refusal: { allowed: ['propose-routing'], details: { leadPersonId: principal.personId } } });
    given(clue, approved)
      .when(propose({ ...inPlace, plan: undefined }))
      .thenRefused('clue.lead-in-place');
    // The plan names them by the day of the approval.
    expect(
      given(clue, proposed)
        .when(approve({ plan: planOf(8, '2020-06-11', 'mhk-lead-2') }))
        .thenRefused('clue.lead-in-place'),
    ).toMatchObject({ refusal: { allowed: ['reject-routing'] } });
  });

  it('B1.3: nobody approves what they would lead or handle; somebody else may', () => {
    const lead = { ...principal, personId: routing.leaderPersonId };
    expect(given(clue, after(approved, propose())).when(approve({ plan }, lead)).thenRefused('clue.approver-handles')).toMatchObject({
      refusal: { allowed: ['reject-routing'] },
    });
    given(clue, after(approved, propose({ handlerIds: [principal.personId] })))
      .when(approve())
      .thenRefused('clue.approver-handles');
    given(clue, after(approved, propose({ handlerIds: ['mhk-inv-1'] })))
      .when(approve())
      .thenTypes('ClueRouted');
  });
});

describe('the five kinds (B1.13)', () => {
  const kinds: readonly [Handling, Partial<Wanted>, string | undefined][] = [
    [{ kind: 'self-handled', departmentId: 'mhk.case-management' }, {}, undefined],
    [{ kind: 'self-handled', departmentId: 'mhk.township-1' }, {}, 'clue.unit-unfit'],
    [{ kind: 'self-handled', departmentId: 'mhk.room-1' }, township, 'clue.self-handled-at-county'],
    [{ kind: 'passed-on', unitId: 'mhk.dispatched-1' }, {}, undefined],
    [{ kind: 'passed-on', unitId: 'mhk.room-2' }, {}, 'clue.unit-unfit'],
    [{ kind: 'passed-on', unitId: 'mhk.township-1' }, {}, 'clue.level-unfit'],
    [{ kind: 'passed-on', unitId: 'mhk.township-1' }, { level: 'township' }, undefined],
    [{ kind: 'assisted', assistingIds: ['mhk.room-2', 'mhk.township-2'] }, {}, undefined],
    [{ kind: 'assisted', assistingIds: ['mhk.procuratorate'] }, {}, 'clue.unit-unfit'],
    [{ kind: 'assisted', assistingIds: ['mhk.room-2', 'mhk.room-2'] }, {}, 'clue.unit-unfit'],
    [{ kind: 'assigned', unitId: 'mhk.room-1', assignmentId: 'a1' }, { assignment: assignment() }, undefined],
    [{ kind: 'assigned', unitId: 'mhk.room-1', assignmentId: 'a1' }, {}, 'clue.assignment-unfit'],
    [{ kind: 'assigned', unitId: 'mhk.room-1', assignmentId: 'a1' }, { assignment: assignment({ clueId: 'c2' }) }, 'clue.assignment-unfit'],
    [
      { kind: 'assigned', unitId: 'mhk.room-1', assignmentId: 'a1' },
      { assignment: assignment({ unitId: 'mhk.dispatched-1' }) },
      'clue.assignment-unfit',
    ],
    [
      { kind: 'assigned', unitId: 'mhk.room-1', assignmentId: 'a1' },
      { assignment: assignment({ direction: 'from-above' }) },
      'clue.assignment-unfit',
    ],
    [
      { kind: 'assigned', unitId: 'mhk.room-1', assignmentId: 'a1' },
      { assignment: assignment({ status: 'proposed' }) },
      'clue.assignment-not-approved',
    ],
    [{ kind: 'supervised', unitId: 'mhk.room-1', assignmentId: 'a1' }, { assignment: assignment() }, 'clue.assignment-unfit'],
    [
      { kind: 'supervised', unitId: 'mhk.room-1', assignmentId: 'a1' },
      { assignment: assignment({ kind: 'supervised' }) },
      'clue.supervision-not-ordered',
    ],
    [
      { kind: 'supervised', unitId: 'mhk.room-1', assignmentId: 'a1' },
      { assignment: assignment({ kind: 'supervised', supervision: ordered }) },
      undefined,
    ],
  ];
  it.each(kinds)('%j %j: %s', (handling, more, refusal) => {
    const asked = given(clue, approved).when(propose({ ...more, handling }));
    if (refusal === undefined) asked.thenTypes('RoutingProposed');
    else asked.thenRefused(refusal);
  });

  it('督办 keeps the ground and the way that the deputy approved, until the routing is approved and after', () => {
    const handling = { kind: 'supervised', unitId: 'mhk.room-1', assignmentId: 'a1' } as const;
    const standing = assignment({ kind: 'supervised', supervision: ordered });
    const [proposal, route] = after(
      approved,
      propose({ handling, assignment: standing }),
      approve({ plan, clueId: 'c1', assignment: standing }),
    ).slice(-2);
    for (const event of [proposal, route]) expect(event).toMatchObject({ data: { handling: { ...handling, ...ordered } } });
  });

  it('B1.13: given a proposal on an assignment, when that was reported, withdrawn or is supervised no more by the approval, then it is turned back', () => {
    const standing = assignment({ kind: 'supervised', supervision: ordered });
    const proposed = after(
      approved,
      propose({ handling: { kind: 'supervised', unitId: 'mhk.room-1', assignmentId: 'a1' }, assignment: standing }),
    );
    const approveOn = (more?: Partial<NamedAssignment>) =>
      approve({ plan, clueId: 'c1', ...(more ? { assignment: { ...standing, ...more } } : {}) });
    for (const status of ['reported', 'withdrawn'] as const)
      expect(given(clue, proposed).when(approveOn({ status })).thenRefused('clue.assignment-not-approved')).toMatchObject({
        refusal: { allowed: ['reject-routing'], details: { status } },
      });
    given(clue, proposed)
      .when(approveOn({ supervision: undefined }))
      .thenRefused('clue.supervision-not-ordered');
    given(clue, proposed).when(approveOn()).thenRefused('clue.assignment-unfit');
    given(clue, proposed).when(approveOn({})).thenTypes('ClueRouted');
  });

  it('what was routed may be supervised later, on what the deputy ordered in an assignment of this clue; the same again says nothing new', () => {
    const supervise = (more: Partial<NamedAssignment> = {}) =>
      command('supervise', { clueId: 'c1', assignment: assignment({ unitId: 'mhk.zone-1', supervision: ordered, ...more }) }, director);
    const recorded: ClueEvent = {
      type: 'ClueSupervised',
      data: { assignmentId: 'a1', unitId: 'mhk.zone-1', ...ordered, recordedBy: director.personId },
    };
    given(clue, routed).when(supervise()).then([recorded]);
    given(clue, [...routed, recorded])
      .when(supervise())
      .thenNothing();
    given(clue, [...routed, recorded])
      .when(supervise({ supervision: { ...ordered, way: 'letter' } }))
      .thenTypes('ClueSupervised');
    given(clue, [...routed, recorded])
      .when(supervise({ assignmentId: 'a2' }))
      .thenRefused('clue.assignment-unfit');
    given(clue, routed)
      .when(supervise({ supervision: undefined }))
      .thenRefused('clue.supervision-not-ordered');
    given(clue, routed)
      .when(supervise({ clueId: 'c2' }))
      .thenRefused('clue.assignment-unfit');
    given(clue, routed)
      .when(supervise({ status: 'reported' }))
      .thenRefused('clue.assignment-not-approved');
    given(clue, approved).when(supervise()).thenRefused('clue.not-allowed');
  });

  it('B1.13, 3.15: 督办 gives the clue to nobody else: it names the unit that handles it, or it is refused, whatever the level', () => {
    const supervise = (unitId: string) =>
      command('supervise', { clueId: 'c1', assignment: assignment({ unitId, supervision: ordered }) }, director);
    const toRoom = after(villagers, propose({ handling: { kind: 'passed-on', unitId: 'mhk.room-1' }, raiseReason: '村级干部' }), approve());
    for (const unitId of ['mhk.dispatched-1', 'mhk.township-1', 'mhk.zone-1']) {
      expect(given(clue, toRoom).when(supervise(unitId)).thenRefused('clue.assignment-unfit')).toMatchObject({
        refusal: { allowed: ['supervise'], details: { unitId: 'mhk.room-1' } },
      });
    }
    given(clue, toRoom).when(supervise('mhk.room-1')).thenTypes('ClueSupervised');
    given(clue, routed).when(supervise('mhk.room-1')).thenRefused('clue.assignment-unfit');
  });

  it('what was assigned or supervised is concluded once its result was reviewed and approved, and a refusal says what comes next there', () => {
    const recorded: ClueEvent = {
      type: 'ClueSupervised',
      data: { assignmentId: 'a1', unitId: 'mhk.room-1', ...ordered, recordedBy: director.personId },
    };
    const history = [...verified, recorded, ...decided.slice(verified.length)];
    const conclude = (assigned?: AssignmentStatus) =>
      command('conclude', { summary: '办结', concludedOn: '2020-06-11', ...(assigned ? { assigned } : {}) }, director);
    for (const [status, next] of [
      ['open', 'propose-result'],
      ['result-proposed', 'review-result'],
      ['result-reviewed', 'approve-result'],
    ] as const) {
      expect(given(clue, history).when(conclude(status)).thenRefused('clue.assigned-result-owed')).toMatchObject({
        refusal: { details: { assignmentId: 'a1' }, allowed: expect.arrayContaining([next]) as unknown },
      });
    }
    // Withdrawn, nobody owes a result any more.
    for (const status of ['result-approved', 'reported', 'withdrawn'] as const)
      given(clue, history).when(conclude(status)).thenTypes('ClueConcluded');
    given(clue, decided).when(conclude()).thenTypes('ClueConcluded');
  });
});

describe('raised level (提级, 3.15)', () => {
  const proposeRaise = command('propose-raise', { reason: '村级干部' });
  const approveRaise = (by = principal) => command('approve-raise', {}, by);

  it('3.15: proposed by case management, approved by the principal, whatever the source; then it never goes to a township', () => {
    const proposed = after(villagers, proposeRaise);
    given(clue, proposed).when(proposeRaise).thenRefused('clue.raise-proposed');
    given(clue, proposed).when(approveRaise(keeper)).thenRefused('clue.proposer-approves');
    const raised = after(proposed, approveRaise());
    expect(raised.at(-1)).toMatchObject({
      type: 'LevelRaised',
      data: { reason: '村级干部', proposedBy: keeper.personId, approvedBy: principal.personId },
    });
    given(clue, raised).when(propose(township)).thenRefused('clue.raised-level-required');
    given(clue, raised).when(propose()).thenTypes('RoutingProposed');
    given(clue, raised).when(proposeRaise).thenRefused('clue.raised-before');
    given(clue, villagers).when(approveRaise()).thenRefused('clue.no-raise');
    given(clue, proposed)
      .when(command('reject-raise', { reason: '不必' }, principal))
      .thenTypes('RaiseRejected');
  });

  it('3.15: given a clue that had gone to a township, when its level is raised, then it is distributed anew; one at the county has nothing to raise', () => {
    const gone = after(villagers, propose(township), approve());
    const raised = given(clue, after(gone, proposeRaise, approveRaise()));
    expect(raised.state).toMatchObject({ status: 'disposal-approved', raisedLevel: true, routing: undefined });
    const anew = after(after(gone, proposeRaise, approveRaise()), propose(), approve());
    expect(anew.at(-1)).toMatchObject({ type: 'ClueRouted', data: { level: 'county', routingNo: 2 } });
    given(clue, routed).when(proposeRaise).thenRefused('clue.raise-at-county');
    given(clue, verified).when(proposeRaise).thenRefused('clue.not-allowed');
  });

  it('3.15: with the routing itself, approved together, at the county alone', () => {
    given(clue, villagers)
      .when(propose({ ...township, raiseReason: '……' }))
      .thenRefused('clue.raised-level-required');
    const proposed = after(villagers, propose({ raiseReason: '村级干部' }));
    given(clue, proposed).when(proposeRaise).thenRefused('clue.raise-proposed');
    given(clue, proposed).when(approve()).thenTypes('LevelRaised', 'ClueRouted');
    given(clue, after(villagers, proposeRaise))
      .when(propose({ raiseReason: '……' }))
      .thenRefused('clue.raise-proposed');
  });

  const inTownships: readonly [string, Partial<Wanted>][] = [
    ['协办', { handling: { kind: 'assisted', assistingIds: ['mhk.room-2', 'mhk.township-1'] } }],
    ['自办 by a unit in a township of the plan', { handling: { kind: 'self-handled', departmentId: 'mhk.township-2.office' } }],
    ['转办 without a plan', { plan: undefined, handling: { kind: 'passed-on', unitId: 'mhk.township-1' } }],
    ['转办 into a township without a plan', { plan: undefined, handling: { kind: 'passed-on', unitId: 'mhk.township-1.station-1' } }],
    ['to the township without a plan', { plan: undefined, zoneId: 'mhk.township-1' }],
    ['协办 without a plan', { plan: undefined, handling: { kind: 'assisted', assistingIds: ['mhk.township-2'] } }],
  ];
  it.each(inTownships)('3.15: what is raised goes to nobody in a township, at the county level either: %s', (_kind, wanted) => {
    const raised = after(villagers, proposeRaise, approveRaise());
    for (const [history, raiseReason] of [
      [raised, undefined],
      [villagers, '村级干部'],
    ] as const) {
      const refused = given(clue, history)
        .when(propose({ ...wanted, ...(raiseReason ? { raiseReason } : {}) }))
        .thenRefused('clue.raised-from-township');
      expect(refused).toMatchObject({
        refusal: { rule: '3.15', allowed: ['propose-routing'], details: { unitIds: [expect.stringContaining('mhk.township-')] } },
      });
    }
  });

  it('3.15: a member becomes a township between proposal and approval, or the proposal was made before: the approval refuses', () => {
    const proposed = after(villagers, propose({ raiseReason: '村级干部', handling: { kind: 'assisted', assistingIds: ['mhk.room-2'] } }));
    const members = planOf(8, '2020-06-11').zones.map((zone) => ({
      ...zone,
      members: zone.members.map((member) => (member.organisationId === 'mhk.room-2' ? { ...member, kind: 'township' } : member)),
    }));
    expect(
      given(clue, proposed)
        .when(approve({ plan: { ...planOf(8, '2020-06-11'), zones: members } }))
        .thenRefused('clue.raised-from-township'),
    ).toMatchObject({ refusal: { allowed: ['reject-routing'], details: { unitIds: ['mhk.room-2'] } } });
    const assisted = { ...routing, handling: { kind: 'assisted', assistingIds: ['mhk.township-1'] } as const };
    const before: ClueEvent = { type: 'RoutingProposed', data: { ...assisted, planVersion: 7, proposedBy: keeper.personId } };
    const raise = { reason: '村级干部', proposedBy: keeper.personId };
    given(clue, [
      ...villagers,
      before,
      { type: 'LevelRaised', data: { ...raise, approvedBy: principal.personId, approvedAt: '2020-06-11T02:00:00.000Z' } },
    ])
      .when(approve())
      .thenRefused('clue.raised-from-township');
  });

  it('3.15: given a township that assists at the county, when the level is raised before it is in hands, then that is distributed anew', () => {
    const assisted = after(villagers, proposeRaise, propose({ handling: { kind: 'assisted', assistingIds: ['mhk.township-1'] } }));
    const raised = after(assisted, command('approve-raise', { plan }, principal));
    expect(raised.at(-1)).toMatchObject({ type: 'LevelRaised', data: { anew: true } });
    expect(given(clue, raised).state).toMatchObject({ status: 'disposal-approved', raisedLevel: true, routing: undefined });
    const clean = after(villagers, proposeRaise, propose(), command('approve-raise', { plan }, principal));
    expect(given(clue, clean).state).toMatchObject({ status: 'routing-proposed', raisedLevel: true });
    expect(clean.at(-1)).not.toHaveProperty('data.anew');
  });

  it('without a plan, what the installation calls a township handles nothing at the county level, so that it can be raised from there', () => {
    for (const more of [{ zoneId: 'mhk.township-1' }, { handling: { kind: 'passed-on', unitId: 'mhk.township-1' } as const }])
      given(clue, villagers)
        .when(propose({ plan: undefined, ...more }))
        .thenRefused('clue.level-unfit');
    given(clue, villagers)
      .when(propose({ plan: undefined, zoneId: 'mhk.township-1', level: 'township' }))
      .thenTypes('RoutingProposed');
  });

  it('3.15: given a proposal to a township, when the level is raised meanwhile, then the proposal has fallen', () => {
    const raised = after(villagers, proposeRaise, propose(township), approveRaise());
    given(clue, raised).when(approve()).thenRefused('clue.not-allowed');
  });
});

describe('what has left the library', () => {
  it('B1.5: given a clue with a department, when it is returned or forwarded as a whole, then it is with nobody here', () => {
    const received = from('supervision', approved.slice(0, 2)).map((event) =>
      event.type === 'ClueReceived'
        ? ({ ...event, data: { ...event.data, department: { departmentId: 'mhk.room-1', as: 'kept' } } } as ClueEvent)
        : event,
    );
    const gone: readonly ClueEvent[] = [
      { type: 'ClueReturned', data: { reason: 'x', returnedOn: '2020-06-11', approvedBy: 'p' } },
      clue.decide(
        command('forward', { toOrganisation: 'pj', subjectIds: ['s1'], reason: 'x', forwardedOn: '2020-06-11' }, director),
        given(clue, received).state,
      )[0]!,
    ];
    for (const event of gone) expect(given(clue, [...received, event]).state.department).toBeUndefined();
    expect(given(clue, received).state.department).toBeDefined();
  });
});

describe('a conclusion that was on its way when its routing fell (B1.3)', () => {
  const concludes = (routingNo?: number) =>
    command('record-verification', {
      verificationId: 'c1',
      ...(routingNo === undefined ? {} : { routingNo }),
      findings: [{ subject: person('s1'), outcome: 'file' }],
    });
  const once = after(approved, propose(), approve());
  /** Another mode is approved: the routing falls. */
  const fallen = [...once, approved.at(-1)!];

  it('B1.3: is nobody’s result, before and after it is routed anew; that of the routing that stands is', () => {
    given(clue, once).when(concludes(1)).thenTypes('VerificationRecorded');
    for (const history of [fallen, after(fallen, propose()), after(fallen, propose(), approve())])
      given(clue, history).when(concludes(1)).thenNothing();
    const recorded = after(fallen, propose(), approve(), concludes(2)).at(-1)!;
    expect(recorded).toMatchObject({ type: 'VerificationRecorded', data: { verificationId: 'c1' } });
    expect(recorded.data).not.toHaveProperty('routingNo');
  });

  it('B1.3: one that does not say of which routing it is, is taken as before', () => {
    given(clue, after(fallen, propose(), approve()))
      .when(concludes())
      .thenTypes('VerificationRecorded');
    given(clue, fallen).when(concludes()).thenRefused('clue.not-allowed');
  });
});
