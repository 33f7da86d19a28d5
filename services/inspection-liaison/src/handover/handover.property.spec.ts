import fc from 'fast-check';
import { isVillageCadre, type PersonSubject, type Subject } from '@liandong/contracts';
import { dateInChina } from '@liandong/legal-time';
import { attempt, type Step } from '@liandong/testing';
import { commandsOf, type DrawnData, played } from '@liandong/testing/histories';
import { handoverActions, itemActions } from './handover.allowed-actions.js';
import type { HandoverCommand } from './handover.commands.js';
import { handover } from './handover.decider.js';
import { consultationQuestions, type HandoverEvent, progressStages } from './handover.events.js';
import { cadre, director, intake, library, opening, organisationDepartment, participants, tour, unit } from './handover.fixtures.js';
import { type HandoverState, type ItemState } from './handover.state.js';
import { type ItemKind, itemKinds } from './item-routes.js';

const text = fc.constantFrom('甲', '乙');
const date = fc.constantFrom('2020-06-01', '2020-06-02', '2020-09-20', '2020-12-01');
const itemNo = fc.constantFrom(1, 2);
const kind = fc.constantFrom(...itemKinds, 'clue' as const, 'clue' as const);
/** Persons, and now and then an institution or somebody unknown in the person’s place. */
const others: readonly ((person: PersonSubject) => Subject)[] = [
  (one) => one,
  (one) => one,
  ({ subjectId, name, organisationId, managedBy }) => ({ subjectId, kind: 'institution', name, organisationId, managedBy }),
  ({ subjectId, name, organisationId, managedBy }) => ({
    subjectId,
    kind: 'unidentified',
    name,
    organisationId,
    managedBy,
    description: '……',
  }),
];
const subjects = fc
  .uniqueArray(
    fc.record({
      subjectId: fc.constantFrom('s1', 's2'),
      managedBy: fc.constantFrom('county' as const, 'village' as const, 'upper' as const),
      villageCadre: fc.boolean(),
    }),
    { selector: (one) => one.subjectId },
  )
  .chain((all) => fc.tuple(...all.map(({ subjectId, ...more }) => fc.constantFrom(...others).map((as) => as(cadre(subjectId, more))))));
const receiver = (of: ItemKind) => (of === 'cadre-matter' || of === 'policy' ? { receiverId: organisationDepartment.organisationId } : {});
const content = fc.record({ kind, title: text, summary: text, subjects }).map((one) => ({ ...one, ...receiver(one.kind) }));
const withItemNo = <T extends object>(data: fc.Arbitrary<T>) => fc.tuple(itemNo, data).map(([no, rest]) => ({ itemNo: no, ...rest }));

const data: DrawnData<HandoverCommand> = {
  open: fc.constant(opening),
  'add-item': content,
  'amend-item': withItemNo(content),
  'withdraw-item': withItemNo(fc.record({ reason: text, withdrawnOn: date })),
  'convene-consultation': withItemNo(fc.record({ question: fc.constantFrom(...consultationQuestions), text, convenedOn: date })),
  'conclude-consultation': withItemNo(
    fc
      .record({
        participants: fc.constantFrom(participants, participants.slice(0, 2)),
        opinion: text,
        agreed: fc.option(
          kind.map((one) => ({ kind: one, ...receiver(one) })),
          { nil: undefined },
        ),
        concludedOn: date,
      })
      .map(({ agreed, ...rest }) => ({ ...rest, ...(agreed ? { agreed } : {}) })),
  ),
  'sign-out': withItemNo(fc.record({ signedOutOn: date })),
  'sign-in': withItemNo(fc.record({ signedInOn: date })),
  'return-item': withItemNo(fc.record({ reason: text, returnedOn: date })),
  'record-progress': withItemNo(fc.record({ stage: fc.constantFrom(...progressStages), text, on: date })),
  'record-result': withItemNo(fc.record({ text, on: date })),
  'give-feedback': withItemNo(fc.record({ text, givenOn: date })),
  'acknowledge-feedback': withItemNo(fc.record({ acknowledgedOn: date })),
  close: fc.record({ reason: text, closedOn: date }),
};

const people = [
  tour,
  intake,
  director,
  unit,
  organisationDepartment,
  library,
  { ...intake, personId: tour.personId },
  { ...intake, organisationId: tour.organisationId },
];
const receivers: Readonly<Record<ItemKind, (typeof people)[number]>> = {
  'problem-list': unit,
  clue: intake,
  'cadre-matter': organisationDepartment,
  policy: organisationDepartment,
};
const types = Object.keys(data) as HandoverCommand['type'][];
const commandOf = commandsOf<HandoverCommand>(
  data,
  fc.constantFrom(...people),
  fc.constantFrom('2020-10-01T02:00:00.000Z', '2020-12-31T02:00:00.000Z'),
);
const wish = fc.record({ pick: fc.nat(), dice: fc.nat({ max: 9 }), no: itemNo, commands: fc.tuple(...types.map(commandOf)) });
type Wish = { readonly pick: number; readonly dice: number; readonly no: number; readonly commands: readonly HandoverCommand[] };

type Asked = Step<HandoverState, HandoverCommand, HandoverEvent>;

const byReceiver: readonly string[] = ['sign-in', 'return-item', 'give-feedback', 'record-progress', 'record-result'];

/** What the item allows next, by somebody who may; so that histories reach the end. */
function sensible({ pick, no, commands }: Wish, state: HandoverState): HandoverCommand {
  const item = state.items.find((one) => one.itemNo === no);
  const ofItem: readonly HandoverCommand['type'][] = item
    ? itemActions[item.status].filter((action) => action !== 'withdraw-item' || pick % 5 === 0)
    : ['add-item'];
  const allowed = state.status !== 'open' ? handoverActions[state.status] : ofItem.length > 0 ? ofItem : (['close'] as const);
  const type = allowed[pick % Math.max(allowed.length, 1)] ?? types[pick % types.length]!;
  const command = commands.find((one) => one.type === type)!;
  // Sometimes the tour's own person, moved to case management: the one who must not sign twice.
  const signer = pick % 3 === 0 ? { ...intake, personId: tour.personId } : intake;
  const by =
    !item || !byReceiver.includes(type)
      ? tour
      : item.kind !== 'clue'
        ? receivers[item.kind]
        : type.startsWith('record-')
          ? library
          : signer;
  const last = item?.lastOn ?? state.items.reduce((latest, { lastOn }) => (lastOn > latest ? lastOn : latest), '');
  return {
    ...command,
    by,
    data: { ...notBefore(command.data, last), ...('itemNo' in command.data ? { itemNo: no } : {}) },
  } as HandoverCommand;
}

/** The data with its dates on paper moved up to that day: what people do follows what was done. */
function notBefore(given: object, day: string): object {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]: [string, unknown]) => [
      key,
      (key === 'on' || key.endsWith('On')) && String(value) < day ? day : value,
    ]),
  );
}

const play = (wishes: readonly Wish[]) =>
  played(handover, wishes.length, (state, index) => {
    const one = wishes[index]!;
    return one.dice > 2 ? sensible(one, state) : one.commands.find(({ type }) => type === types[one.pick % types.length])!;
  });
const history = fc.array(wish, { minLength: 10, maxLength: 50 }).map(play);
const check = (holds: (steps: readonly Asked[]) => void) => fc.assert(fc.property(history, holds), { numRuns: 120 });
const itemOf = (state: HandoverState, no: number): ItemState => state.items.find((one) => one.itemNo === no)!;
const eachEvent = (holds: (event: HandoverEvent, step: Asked) => void) =>
  check((steps) => steps.forEach((step) => step.events.forEach((event) => holds(event, step))));

describe('hand-over: whatever is asked in whatever order', () => {
  it('what the tables do not allow never has an effect, and the same command in the same state always has the same one', () => {
    check((steps) => {
      for (const { command, before, events } of steps) {
        expect(attempt(handover, command, before)).toEqual(events);
        if (!handoverActions[before.status].includes(command.type)) expect(events).toEqual([]);
        if (!('itemNo' in command.data)) continue;
        const item = itemOf(before, command.data.itemNo);
        if (!item || !(itemActions[item.status] as readonly string[]).includes(command.type)) expect(events).toEqual([]);
      }
    });
  });

  it('B3.5: nothing is handed over without both signatures: two persons of two organisations, the second after the first', () => {
    eachEvent((event, { before, command }) => {
      if (event.type !== 'ItemSignedIn') return;
      const item = itemOf(before, event.data.itemNo);
      expect(item.status).toBe('signed-out');
      expect(item.signedOutBy).not.toBe(event.data.signedInBy);
      expect(command.by.organisationId).not.toBe(opening.tourOfficeId);
      expect(event.data.signedInOn >= item.lastOn).toBe(true);
    });
  });

  it('B3.4: no limit runs before both have signed, and it starts on the day of the second signature', () => {
    check((steps) => {
      for (const { after } of steps) {
        for (const { signedInOn, resultDeadline } of after.items)
          expect(resultDeadline && dateInChina(resultDeadline.startedAt)).toBe(signedInOn);
      }
    });
  });

  it('B1.7, B3.6: no clue about upper-level persons is ever signed out; a clue about a village cadre is raised, and only such', () => {
    eachEvent((event, { before }) => {
      if (event.type === 'ItemSignedOut' && itemOf(before, event.data.itemNo).kind === 'clue') {
        const { subjects: about } = itemOf(before, event.data.itemNo);
        expect(about.length).toBeGreaterThan(0);
        expect(about.map(({ managedBy }) => managedBy)).not.toContain('upper');
      }
      if (event.type === 'ItemSignedIn') {
        const { kind: is, subjects: about } = itemOf(before, event.data.itemNo);
        expect(event.data.raisedLevel).toBe(is === 'clue' && about.some(isVillageCadre));
      }
    });
  });

  it('3.5: a disputed item is signed out as a clue only after a consultation has agreed that it is one', () => {
    check((steps) => {
      const last = new Map<number, ItemKind | 'none'>();
      for (const { events, before } of steps) {
        for (const event of events) {
          if (event.type === 'ConsultationConvened') last.set(event.data.itemNo, 'none');
          if (event.type === 'ConsultationConcluded') last.set(event.data.itemNo, event.data.agreed?.kind ?? 'none');
          if (event.type !== 'ItemSignedOut') continue;
          const agreed = last.get(event.data.itemNo);
          const { kind: is } = itemOf(before, event.data.itemNo);
          if (agreed === 'none') expect(is).not.toBe('clue');
          else if (agreed !== undefined) expect(is).toBe(agreed);
        }
      }
    });
  });

  it('what was signed never changes: content, receiver, limit', () => {
    check((steps) => {
      const kept = ({ title, summary, kind: is, subjects: about, receiverId, resultDeadline }: ItemState) => [
        title,
        summary,
        is,
        about,
        receiverId,
        resultDeadline,
      ];
      for (const { before, after } of steps)
        for (const item of before.items) if (item.signedInOn) expect(kept(itemOf(after, item.itemNo))).toEqual(kept(item));
    });
  });

  it('closed is only what was handed over, reported on and acknowledged, or withdrawn, item by item', () => {
    eachEvent((event, { before }) => {
      if (event.type !== 'HandoverClosed') return;
      expect(before.items.length).toBe(event.data.items);
      for (const { status, result, signedInBy } of before.items)
        expect(status === 'withdrawn' || (status === 'done' && result !== undefined && signedInBy !== undefined)).toBe(true);
    });
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every kind of event, so that the properties above say something', () => {
    const seen = new Set(
      fc
        .sample(history, { numRuns: 400, seed: 20_200_611 })
        .flatMap((steps) => steps.flatMap(({ events }) => events.map(({ type }) => type))),
    );
    expect([...seen].sort()).toEqual([
      'ConsultationConcluded',
      'ConsultationConvened',
      'FeedbackAcknowledged',
      'FeedbackGiven',
      'HandoverClosed',
      'HandoverOpened',
      'ItemAdded',
      'ItemAmended',
      'ItemReturned',
      'ItemSignedIn',
      'ItemSignedOut',
      'ItemWithdrawn',
      'ProgressRecorded',
      'ResultRecorded',
    ]);
  });
});
