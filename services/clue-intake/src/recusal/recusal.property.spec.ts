import fc from 'fast-check';
import { type Principal, recusalGrounds } from '@liandong/access';
import { DomainError, type RecordedEvent } from '@liandong/event-sourcing';
import { foldRows } from '@liandong/projections';
import { recusal, recusalRegister, RecusalService } from '@liandong/protection';
import type { CommandRunner, Platform, RequestContext } from '@liandong/service-kit';
import { pureRunner, useDemoRules } from '@liandong/service-kit/testing';
import { AssignmentDuties } from '../assignment/assignment-duties.service.js';
import type { ClueEntries } from '../read/clue-register/clue-entries.js';
import { ClueService } from '../clue/clue.service.js';
import { transferredClue } from '../clue/clue.fixtures.js';
import { library } from '../library/library.decider.js';
import { namedRecords } from '../matter/named-records.js';
import { PersonFactsService } from '../person-facts/person-facts.service.js';
import { ReplyDuties } from '../reply/reply-duties.service.js';
import type { MeetingIndex } from '../read/meeting-register/meeting-index.js';
import { SignedDecisions } from '../screening-meeting/signed-decisions.js';
import { matterRecusals } from './recusal.slice.js';

useDemoRules();

const people: readonly Principal[] = [
  { personId: 'intake', organisationId: 'mhk.case-management', roles: ['intake-officer', 'case-director', 'supervisor'] },
  { personId: 'director', organisationId: 'mhk.case-management', roles: ['case-director', 'intake-officer'] },
  { personId: 'deputy', organisationId: 'mhk', roles: ['deputy'] },
  { personId: 'chief', organisationId: 'mhk', roles: ['principal'] },
  { personId: 'upper', organisationId: 'upper', roles: ['principal'] },
];
const day = '2020-06-12';
const person = fc.constantFrom(...people.map(({ personId }) => personId));
const about = { kind: 'clue', id: 'c1' } as const;
const ground = fc.constantFrom(...recusalGrounds);
/** What is tried by whom: about a recusal, or work on the clue. */
const attempts = fc.array(
  fc.record({
    by: fc.constantFrom(...people),
    what: fc.oneof(
      fc.record({
        type: fc.constant('raise' as const),
        personId: person,
        chief: fc.boolean(),
        ground,
        raisedBy: fc.constantFrom('self' as const, 'subject' as const, 'reporter' as const),
      }),
      fc.record({
        type: fc.constantFrom('decide' as const, 'decide-chief' as const),
        personId: person,
        upheld: fc.boolean(),
        actingChiefId: person,
      }),
      fc.record({ type: fc.constant('order' as const), personId: person, chief: fc.boolean(), ground, actingChiefId: person }),
      fc.record({
        type: fc.constantFrom(
          'register' as const,
          'screen' as const,
          'propose' as const,
          'approve' as const,
          'reject' as const,
          'forward' as const,
          'conclude' as const,
          'close' as const,
        ),
      }),
    ),
  }),
  { minLength: 30, maxLength: 60 },
);
const noMeetings = { about: () => Promise.resolve([]) } as unknown as MeetingIndex;
type Attempt = { readonly by: Principal; readonly what: { readonly type: string } };

let asked = 0;
const request = (principal: Principal): RequestContext => ({
  principal,
  commandId: `00000000-0000-4000-8000-${String((asked += 1)).padStart(12, '0')}`,
});

function perform(
  clues: ClueService,
  recusals: RecusalService,
  matterId: string,
  { by, what: { type, ...data } }: Attempt,
): Promise<unknown> {
  const of = request(by);
  switch (type) {
    case 'raise':
      return recusals.raise(of, { about, statement: '……', raisedOn: day, ...data } as never);
    case 'decide':
      return recusals.decide(of, matterId, { reason: '……', decidedOn: day, ...data } as never);
    case 'decide-chief':
      return recusals.decideChief(of, matterId, { reason: '……', decidedOn: day, ...data } as never);
    case 'order':
      return recusals.order(of, { about, statement: '……', orderedOn: day, ...data } as never);
    case 'register':
      return clues.register(of, 'c1');
    case 'screen':
      return clues.screen(of, 'c1', { problemTypes: ['conduct'], opinion: '……' });
    case 'propose':
      return clues.proposeDisposal(of, 'c1', { mode: 'close', opinion: '……' });
    case 'approve':
      return clues.approveDisposal(of, 'c1');
    case 'reject':
      return clues.rejectDisposal(of, 'c1', { reason: '……' });
    case 'forward':
      return clues.forward(of, 'c1', { toOrganisation: '某单位', subjectIds: ['nobody'], reason: '……', forwardedOn: day });
    case 'conclude':
      return clues.conclude(of, 'c1', { summary: '……', concludedOn: day });
    default:
      return clues.close(of, 'c1', { reason: '……', closedOn: day });
  }
}

/** Who is barred after these events, told apart from the code under test: raised and not rejected since. */
function barredAfter(events: readonly RecordedEvent[]): ReadonlySet<string> {
  const barred = new Set<string>();
  for (const { type, data } of events) {
    const { personId, upheld } = data as { readonly personId: string; readonly upheld?: boolean };
    if (type === 'RecusalRaised' || (type === 'RecusalDecided' && upheld)) barred.add(personId);
    if (type === 'RecusalDecided' && !upheld) barred.delete(personId);
  }
  return barred;
}

/** Who was appointed last to stand in for the chief, told apart from the code under test. */
function appointedAfter(events: readonly RecordedEvent[]): string | undefined {
  return events.map(({ data }) => (data as { readonly actingChiefId?: string }).actingChiefId).findLast((one) => one !== undefined);
}

/** Nobody registers before the library has its keepers (B1.4). */
async function keepLibrary(runner: CommandRunner): Promise<void> {
  const [chief, of] = [people[3]!, { organisationId: 'mhk' }];
  await runner.run(
    library,
    'mhk',
    request(chief),
    'library.entrust',
    { type: 'entrust', data: { organisationId: 'mhk', unitId: 'mhk.case-management', since: '2020-06-01' } },
    of,
  );
  for (const personId of ['intake', 'director'])
    await runner.run(
      library,
      'mhk',
      request(chief),
      'library.entrust',
      { type: 'appoint', data: { personId, from: '2020-06-01', documentNumber: '指定〔2020〕1号' } },
      of,
    );
}

async function play(tried: readonly Attempt[]): Promise<{ readonly events: readonly RecordedEvent[]; readonly refused: number }> {
  const { store, runner, clock } = pureRunner(matterRecusals, () => '2020-06-20T02:00:00.000Z');
  const [clues, recusals] = [
    new ClueService(
      runner,
      { clock } as Platform,
      new ReplyDuties(runner, { clock } as Platform),
      new SignedDecisions(runner, noMeetings),
      new AssignmentDuties(runner),
      new PersonFactsService(runner, { clock } as Platform),
      { leadTo: () => Promise.resolve(false) } as unknown as ClueEntries,
    ),
    new RecusalService(runner, recusal, namedRecords),
  ];
  await keepLibrary(runner);
  const { matterId } = await clues.receive(request(people[0]!), 'c1', {
    ...transferredClue,
    source: { kind: 'supervision', agencyId: 'mhk.room-1', reference: '1' },
    origin: { handling: 'handed-over' },
  });
  let refused = 0;
  for (const attempt of tried) {
    await perform(clues, recusals, matterId, attempt).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'access.barred-by-recusal') refused += 1;
    });
  }
  const events: RecordedEvent[] = [];
  for await (const event of store.readAll()) events.push(event);
  return { events, refused };
}

describe('recusal: whatever is tried', () => {
  it('B4.1: no sequence of commands lets somebody act in a matter from which they are barred, but for raising the own recusal', async () => {
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(attempts, async (tried) => {
        const { events, refused } = await play(tried);
        refusals += refused;
        events.forEach((event, index) => {
          const barred = barredAfter(events.slice(0, index));
          expect([event.type, barred.has(event.metadata.actor.personId)]).toEqual([event.type, false]);
        });
      }),
      { numRuns: 40 },
    );
    // Or the property says nothing. About 58, seldom below 40.
    expect(refusals).toBeGreaterThan(15);
  });

  it('B4.2: in no sequence of commands does anybody but the one who was appointed last decide in the chief’s place', async () => {
    let acted = 0;
    const chiefRecused = {
      by: people[4]!,
      what: { type: 'order', personId: 'chief', chief: true, ground: 'other', actingChiefId: 'deputy' },
    };
    const [screened, proposed] = ['screen', 'propose'].map((type) => ({ by: people[0]!, what: { type } }));
    const approved = { by: people[2]!, what: { type: 'approve' } };
    await fc.assert(
      fc.asyncProperty(attempts, fc.nat(20), async (tried, place) => {
        const { events } = await play([
          { by: people[0]!, what: { type: 'register' } },
          screened!,
          ...tried.slice(0, place),
          proposed!,
          chiefRecused,
          approved,
          ...tried.slice(place),
        ]);
        events.forEach(({ type, metadata: { actor } }, index) => {
          if (actor.role !== 'acting-chief') return;
          acted += 1;
          expect([type, actor.personId]).toEqual([type, appointedAfter(events.slice(0, index))]);
        });
      }),
      { numRuns: 40 },
    );
    // Or the property says nothing.
    expect(acted).toBeGreaterThan(5);
  });

  it('B4.1: the read model of who is barred says the same as the aggregate, after whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(attempts, async (tried) => {
        const events = (await play(tried)).events.filter(({ stream }) => stream.startsWith('recusal-'));
        const barred = new Map<string, boolean>();
        for (const event of events) for (const one of matterRecusals.barring(event)) barred.set(one.personId, one.barred);
        const expected = [...barredAfter(events)].sort();
        expect(
          [...barred]
            .filter(([, is]) => is)
            .map(([personId]) => personId)
            .sort(),
        ).toEqual(expected);
        const shown =
          events.length > 0
            ? foldRows(recusalRegister('recusal'), events)[0]!
                .recusals.filter(({ status }) => status !== 'rejected')
                .map(({ personId }) => personId)
                .sort()
            : [];
        expect(shown).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
