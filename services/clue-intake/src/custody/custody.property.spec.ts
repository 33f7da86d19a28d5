import type { Actor } from '@liandong/event-sourcing';
import fc from 'fast-check';
import { type DrawnData, histories } from '@liandong/testing/histories';
import { unsignedStep } from '../clue/clue.signatures.js';
import { custody, type CustodyCommand } from './custody.decider.js';
import type { Receiver, StepKind } from './custody.events.js';
import { waitingStep } from './custody.state.js';

const automation: Actor = { personId: 'system:clue-intake', organisationId: 'mhk', role: 'automation' };
const people: readonly Actor[] = [
  { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' },
  { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' },
  { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' },
  { personId: 'mhk-supervisor-1', organisationId: 'mhk.room-1', role: 'supervisor' },
  { personId: 'mhk-inv-1', organisationId: 'mhk.room-1', role: 'investigator' },
];
const keepers = ['mhk-intake', 'mhk-director'];
/** Mostly the same day, or every chain would end soon. */
const day = fc.constantFrom('2020-06-09', '2020-06-10', ...Array<string>(12).fill('2020-06-11'), '2020-06-12');
const receiver: fc.Arbitrary<Receiver> = fc.constantFrom(
  { organisationId: 'mhk' },
  { organisationId: 'mhk.room-1' },
  { organisationId: 'mhk', personId: 'mhk-lead-1' },
  { organisationId: 'mhk.room-1', personId: 'mhk-inv-1' },
);
const step = (...kinds: readonly StepKind[]) =>
  fc.record({
    organisationId: fc.constant('mhk'),
    clueNumber: fc.constant('信〔2020〕1号'),
    kind: fc.constantFrom(...kinds),
    to: receiver,
  });
/** 2.5: mostly nobody knows anybody; some know the subject, and some of those were accepted with the routing. */
const kin = { personId: 'mhk-inv-1', subjectId: 's1', kind: 'kin' as const };
const compared = fc
  .constantFrom<readonly [boolean, boolean]>(...Array<[boolean, boolean]>(8).fill([false, false]), [true, false], [true, true])
  .map(([known, accepted]) => ({
    check: { rule: { ruleId: 'acquaintance-check', version: '2017' }, checked: ['mhk-inv-1'], hits: known ? [kin] : [] },
    accepted: accepted ? [kin] : [],
  }));
const data: DrawnData<CustodyCommand> = {
  open: step('routing'),
  'pass-on': fc
    .tuple(step('passing-on', 'return'), day, compared)
    .map(([one, handedOn, more]) => ({ ...one, handedOn, ...(one.kind === 'return' ? {} : { compared: more }) })),
  'hand-over': day.map((handedOn) => ({ handedOn })),
  receive: fc.record({ receivedOn: day, compared }),
  'send-back': fc.constant({ reason: '缺附件' }),
  withdraw: fc.constant({ reason: '签收人回避' }),
  'let-routing-fall': fc.constantFrom(1, 2).map((routingNo) => ({ organisationId: 'mhk', routingNo })),
  'let-entry-fall': fc.constant({ organisationId: 'mhk' }),
};
const types = fc.oneof(
  {
    weight: 120,
    arbitrary: fc.constantFrom<CustodyCommand['type']>(
      'open',
      'pass-on',
      'pass-on',
      'hand-over',
      'hand-over',
      'receive',
      'receive',
      'receive',
      'send-back',
    ),
  },
  { weight: 4, arbitrary: fc.constantFrom('withdraw' as const, 'let-routing-fall' as const) },
  // After it, nothing opens by itself.
  { weight: 1, arbitrary: fc.constant('let-entry-fall' as const) },
);
const asked = {
  by: (type: CustodyCommand['type']) =>
    type === 'open' || type === 'let-routing-fall' || type === 'let-entry-fall' ? fc.constant(automation) : fc.constantFrom(...people),
  at: fc.constant('2020-06-11T02:00:00.000Z'),
  asks: 100,
  next: () => types,
};
const chains = histories(custody, { data, ...asked });

/** Of a clue that is given to departments, and never routed. */
const givings = ['department', 'c1-1-1/1', 'c1-1-2/1'];
const giving = fc.record({
  organisationId: fc.constant('mhk'),
  clueNumber: fc.constant('信〔2020〕1号'),
  kind: fc.constantFrom<StepKind>('issue', 'talk-assignment'),
  to: fc.record({ organisationId: fc.constantFrom('mhk.room-1', 'mhk.case-management') }),
  name: fc.constantFrom(...givings),
});
const given = histories(custody, { data: { ...data, open: giving }, ...asked });

describe('custody: whoever signs in whatever order', () => {
  it('B1.4: a chain of signatures: one step after the other, each by whoever holds the clue and by somebody else whom it is for, on days that follow', () => {
    chains.check((steps) => {
      let lastDay = '';
      const handed = new Map<number, string>();
      for (const { before, command, events, after } of steps) {
        const waiting = waitingStep(before);
        for (const event of events) {
          if (event.type === 'StepOpened') expect(event.data.step).toBe(before.steps.length + 1);
          if (event.type === 'StepHandedOver') {
            // What nobody holds is handed out of the library, by its keepers; and nothing is under way beside it.
            expect(before.holder === undefined ? keepers : [before.holder]).toContain(event.data.handedBy);
            expect(after.steps.filter(({ status }) => status === 'handed-over').map(({ step: number }) => number)).toEqual([
              event.data.step,
            ]);
            handed.set(event.data.step, event.data.handedBy);
            expect(event.data.handedOn >= lastDay).toBe(true);
            lastDay = event.data.handedOn;
          }
          // 2.5: nothing gets into the hands of whoever may know the subject, unless that was accepted with the routing.
          if ((command.type === 'pass-on' || command.type === 'receive') && waiting?.kind !== 'return')
            expect(command.data.compared?.check.hits ?? []).toEqual(command.data.compared?.accepted ?? []);
          if (event.type === 'StepReceived') {
            expect(waiting).toMatchObject({ step: event.data.step, status: 'handed-over' });
            expect(event.data.receivedBy).not.toBe(handed.get(event.data.step));
            if (waiting!.to.personId !== undefined) expect(event.data.receivedBy).toBe(waiting!.to.personId);
            expect(after.holder).toBe(waiting!.kind === 'return' ? undefined : event.data.receivedBy);
            if (waiting!.kind === 'return') expect(keepers).toContain(event.data.receivedBy);
            expect(event.data.receivedOn >= lastDay).toBe(true);
            lastDay = event.data.receivedOn;
          }
          // What comes back is with whoever had it.
          if (event.type === 'StepSentBack')
            expect({ holder: after.holder, by: event.data.sentBackBy === handed.get(event.data.step) }).toEqual({
              holder: before.holder,
              by: false,
            });
        }
        // Only a hand-over that was received moves the clue.
        if (!events.some(({ type }) => type === 'StepReceived')) expect(after.holder).toBe(before.holder);
        // Whoever passes on waits for the signature; nothing comes back that is not out.
        if (command.type === 'pass-on' && events.length > 0) expect(waiting).toBeUndefined();
        if (command.type === 'pass-on' && command.data.kind === 'return' && events.length > 0) expect(before.holder).toBeDefined();
        const statuses = after.steps.map(({ status }) => status).filter((status) => status !== 'withdrawn');
        expect(
          statuses.slice(0, statuses.findLastIndex((status) => status === 'received') + 1).every((status) => status === 'received'),
        ).toBe(true);
      }
    });
  });

  it('B1.4: nothing that was given to a department passes for signed before its step was, or the department has it by another one that is', () => {
    given.check((steps) => {
      for (const { before, command, events, after } of steps) {
        if (command.type === 'open' && command.data.name !== undefined) {
          const { name, to } = command.data;
          expect(after.named.filter((one) => one === name)).toHaveLength(before.entryFell && !before.named.includes(name) ? 0 : 1);
          if (before.entryFell || before.named.includes(name)) expect(events).toEqual([]);
          if (events[0]?.type === 'StepSpared')
            expect(before.steps.findLast(({ status }) => status !== 'withdrawn')).toMatchObject({
              to: { organisationId: to.organisationId },
            });
        }
        if (unsignedStep(after, { routings: 0 }, givings) !== undefined) continue;
        expect([...after.named].sort()).toEqual([...givings].sort());
        expect(after.steps.every(({ status }) => status === 'received' || status === 'withdrawn')).toBe(true);
      }
    });
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach long chains, what is sent back, and the library again, so that the property above says something', () => {
    const reached = chains.reached(
      ({ before, events, after }) => [
        ...events.map(({ type }) => type),
        ...(after.steps.filter(({ status }) => status === 'received').length > 4 ? ['five received'] : []),
        ...(before.holder !== undefined && after.holder === undefined ? ['back in the library'] : []),
      ],
      600,
    );
    expect(reached).toEqual([
      'EntryFell',
      'RoutingFell',
      'StepHandedOver',
      'StepOpened',
      'StepReceived',
      'StepSentBack',
      'StepWithdrawn',
      'back in the library',
      'five received',
    ]);
  });

  it('the histories of what is given reach a clue that lacks no signature, and what a department has already', () => {
    const reached = given.reached(
      ({ events, after }) => [
        ...events.map(({ type }) => type),
        ...(unsignedStep(after, { routings: 0 }, givings) === undefined ? ['every giving signed'] : []),
      ],
      200,
    );
    expect(reached).toEqual(expect.arrayContaining(['StepReceived', 'StepSpared', 'every giving signed']));
  });
});
