import { join } from 'node:path';
import type { Subject } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { rowOf } from '@liandong/service-kit';
import { goldenViews } from '@liandong/service-kit/testing';
import {
  at,
  closed,
  command,
  concluded,
  dayProposed,
  director,
  fedBack,
  from,
  institution,
  keeper,
  person,
  principal,
  routed,
  routing,
  screened,
  unidentified,
  voided,
} from '../clue/clue.fixtures.js';
import type { ClueEvent } from '../clue/clue.events.js';
import { clueRegister } from '../read/clue-register/clue-register.projection.js';
import { clueView } from './clue.view.js';
import { after, approve, deputy, ended, plan, propose } from '../clue/clue.disposal.fixtures.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });

/** Raised by itself, then routed across zones, to a member that is urged on later. */
const handling = { kind: 'passed-on', unitId: 'mhk.room-1' } as const;
const crossed = { homeZoneIds: ['mhk.zone-2'], reason: '熟人较多' };
const leadReason = '片区由主要负责人牵头';
const raise = { reason: '村级干部', proposedBy: keeper.personId };
const story = closed.flatMap<ClueEvent>((event) => {
  if (event.type === 'DisposalProposed') return [{ ...event, data: { ...event.data, plan } }];
  if (event.type === 'RoutingProposed') {
    return [
      { type: 'RaiseProposed', data: raise },
      { type: 'LevelRaised', data: { ...raise, approvedBy: principal.personId, approvedAt: at } },
      { type: 'RoutingProposed', data: { ...routing, handling, crossed, leadReason, planVersion: 3, proposedBy: keeper.personId } },
    ];
  }
  if (event.type !== 'ClueRouted') return [event];
  return [
    { ...event, data: { ...event.data, handling, crossed, leadReason, planVersion: 3, routingNo: 1 } },
    {
      type: 'ClueSupervised',
      data: { assignmentId: 'a1', unitId: 'mhk.room-1', ground: 'careless', way: 'letter', recordedBy: director.personId },
    },
  ];
});

goldenViews(clueView, join(import.meta.dirname, '../../golden'), { history: story, viewers: [viewer(principal), viewer(director)], at });

describe('what the clue offers', () => {
  const recorded = (history: readonly ClueEvent[]) =>
    history.map((event, revision) => ({
      ...event,
      stream: 'clue-c1',
      revision,
      position: BigInt(revision + 1),
      metadata: { correlationId: 'm1', occurredAt: at },
    })) as unknown as readonly RecordedEvent[];
  const offered = (history: readonly ClueEvent[]) => clueView.show(rowOf(clueRegister, recorded(history)), viewer(director), at).allowed;

  it('B1.3: its subjects may change until they are verified; identified is whoever is not known', () => {
    const about = (history: readonly ClueEvent[], subjects: readonly Subject[]) => offered(from('procuratorate', history, { subjects }));
    const changes = ['identify-subject', 'add-subject', 'correct-subject'];
    expect(about(screened, [unidentified('u1')])).toEqual(expect.arrayContaining(changes));
    expect(about(screened, [institution('u1')]).filter((command) => changes.includes(command))).toEqual(['add-subject', 'correct-subject']);
    expect(about(routed, [unidentified('u1')]).filter((command) => changes.includes(command))).toEqual([]);
  });

  it('B1.1: nothing that waits for an approval which its changed subjects ask for', () => {
    const talked = after(
      from('petition', screened, { subjects: [person('s1', { managedBy: 'township' })] }),
      propose('talk-inquiry'),
      approve(deputy),
      ended('s1', 'admonish'),
    );
    expect(offered(talked)).toEqual(expect.arrayContaining(['propose-routing', 'conclude', 'propose-disposal']));
    const outgrown = after(talked, command('correct-subject', { subject: person('s1'), reason: '……', on: '2020-06-11' }, director));
    expect(offered(outgrown)).toContain('propose-disposal');
    for (const command of ['propose-routing', 'conclude']) expect(offered(outgrown)).not.toContain(command);
    const approved = after(outgrown, propose('talk-inquiry'), approve(deputy), approve());
    expect([outgrown, approved].map((history) => rowOf(clueRegister, recorded(history)).approvalLacks)).toEqual([['principal'], null]);
    expect(offered(approved)).toContain('conclude');
  });

  it('0.14: a receipt on paper, wherever nobody of the source may be able to sign', () => {
    const agencyOf = (agencyId: string) => ({ source: { kind: 'supervision' as const, agencyId, reference: 'x' } });
    for (const [kind, more] of [
      ['commission', {}],
      ['audit', {}],
      ['work-station', {}],
      ['supervision', agencyOf('mhk')],
    ] as const)
      expect(offered(from(kind, fedBack, more))).toContain('record-letter-receipt');
    for (const [kind, more] of [
      ['letter', {}],
      ['supervision', agencyOf('mhk.room-1')],
    ] as const)
      expect(offered(from(kind, fedBack, more))).not.toContain('record-letter-receipt');
    for (const history of [concluded, closed]) expect(offered(history)).not.toContain('record-letter-receipt');
    expect(offered(from('commission', fedBack)).filter((command) => command === 'record-letter-receipt')).toHaveLength(1);
  });

  it('B3.4: no feedback of a tour’s clue, which its register tells', () => {
    const corrections = ['correct-registration', 'amend-problem-types'];
    expect(offered(from('inspection-tour', concluded))).toEqual(['close', ...corrections]);
    expect(offered(from('audit', concluded))).toEqual(['give-feedback', 'close', ...corrections]);
  });

  it('B1.4, B1.22: an entry made twice is voided before anybody proposed a mode for it; a correction that waits is decided', () => {
    const director = ['correct-registration', 'amend-problem-types', 'void'];
    expect(offered(screened)).toEqual(expect.arrayContaining(director));
    expect(offered([...screened, voided])).toEqual([]);
    const waiting = offered([...screened, dayProposed]);
    expect(waiting).toEqual(expect.arrayContaining(['approve-correction', 'reject-correction']));
    expect(waiting).not.toContain('correct-registration');
    for (const kind of ['inspection-tour', 'web-report'] as const) expect(offered(from(kind, screened))).not.toContain('void');
    const posted = { transfer: { eventSource: 'e', eventId: '1', digest: 'd' } };
    for (const more of [posted, { partOf: { clueId: 'c0', until: '2020-06-10' } }])
      expect(offered(from('procuratorate', screened, more))).not.toContain('void');
  });
});
