import fc from 'fast-check';
import { type AskedSubject, subjectFault } from '@liandong/contracts';
import { lawful } from '@liandong/testing/lawful';
import { institution, person, unidentified } from '../clue/clue.fixtures.js';
import { clueCopyActions } from './clue-copy.allowed-actions.js';
import { clueCopy } from './clue-copy.decider.js';
import { analysis, congress, copied, deputy, director, keeper } from './clue-copy.fixtures.js';
import { type AnalysedItem, copyConclusions } from './clue-copy.events.js';

const itemNo = fc.constantFrom(1, 1, 2, 3, 5);
const clueId = fc.constantFrom('c1', 'c2', 'c3');
/** Before the copy, its day, the days after it; the last one in the future. */
const day = fc.constantFrom('2023-04-02', '2023-04-05', '2023-04-06', '2023-04-06', '2023-04-07', '2023-04-08');
/** Each kind alone, all of them, and what is none: somebody of the upper level, a unit with a position, an id of two. */
const somebody = person('s1', { name: '张三丰' });
const unit = institution('s2', { name: '某局' });
const nobodyYet: AskedSubject = { subjectId: 's3', kind: 'unidentified', name: '某负责人', description: '姓名不详' };
const stranger = unidentified('s4', { organisationId: 'mhk.unit-agriculture' });
const subjects = fc.constantFrom<(readonly AskedSubject[])[]>(
  [somebody],
  [unit],
  [nobodyYet],
  [somebody, unit, nobodyYet, stranger],
  [somebody, unit, nobodyYet, stranger],
  [unit, { ...somebody, managedBy: 'upper' }],
  [{ ...unit, managedBy: 'upper' }],
  [{ ...unit, position: '科员' }],
  [{ ...nobodyYet, description: undefined }],
  [somebody, { ...unit, subjectId: 's1' }],
);
const notNamed = [somebody.name, nobodyYet.name, stranger.name];
/** What fits, with one thing changed now and then. */
const analysed: fc.Arbitrary<readonly AnalysedItem[]> = fc
  .record({
    items: fc.constantFrom(analysis, analysis, analysis, analysis.slice(1), [...analysis, analysis[0]!]),
    place: fc.nat(3),
    conclusions: fc.option(fc.uniqueArray(fc.constantFrom(...copyConclusions), { maxLength: 2 })),
    opinion: fc.option(fc.constantFrom(...[...notNamed, unit.name].map((name) => `${name}的问题`), '班子议事不够')),
  })
  .map(({ items, place, conclusions, opinion }) =>
    items.map((item, index) =>
      index === place ? { ...item, ...(conclusions ? { conclusions } : {}), ...(opinion === null ? {} : { opinion }) } : item,
    ),
  );
const copies = lawful(
  clueCopy,
  {
    actions: clueCopyActions,
    ends: ['acknowledged'],
    refusals: [
      'clue.direct-forward',
      'clue.subject-repeated',
      'clue.subject-unfit',
      'clue-copy.clue-missing',
      'clue-copy.clue-not-concluded',
      'clue-copy.conclusions-unfit',
      'clue-copy.date-before',
      'clue-copy.date-in-future',
      'clue-copy.foreign-agency',
      'clue-copy.foreign-clue',
      'clue-copy.items-not-covered',
      'clue-copy.names-person',
      'clue-copy.not-allowed',
      'clue-copy.not-yours',
      'clue-copy.own-proposal',
      'clue-copy.period-unfit',
      'clue-copy.receiver-missing',
      'clue-copy.taken-in-before',
      'clue-copy.unknown',
      'clue-copy.unknown-item',
    ],
  },
  {
    data: {
      receive: fc
        .record({
          copiedOn: fc.constantFrom('2023-04-03', '2023-04-03', '2023-04-03', '2023-04-08'),
          agencyId: fc.constantFrom('mhk.people-congress', 'mhk.people-congress', 'pj.people-congress'),
          period: fc.constantFrom(
            copied.period,
            copied.period,
            { from: '2023-04-01', to: '2023-03-31' },
            { from: '2023-01-01', to: '2023-04-04' },
          ),
          subjects,
        })
        .map(({ subjects: drawn, ...more }) => ({
          ...copied,
          ...more,
          items: copied.items.map((item) => (item.kind === 'clue' ? { ...item, subjects: drawn } : item)),
        })),
      'take-in': fc.record({ itemNo, clueId }),
      link: fc.record({ itemNo, clueId, library: fc.constantFrom('mhk', 'mhk', 'pj') }),
      'propose-analysis': fc.record({ items: analysed, persons: fc.constant([]) }),
      'approve-analysis': fc.constant({}),
      'reject-analysis': fc.constant({ reason: '再研究' }),
      reply: fc.record({ text: fc.constant('已逐项研判'), repliedOn: day }),
      'acknowledge-reply': fc.record({ acknowledgedOn: day }),
    },
    by: fc.constantFrom(congress, keeper, director, deputy),
    at: fc.constantFrom('2023-04-06T02:00:00.000Z', '2023-04-06T16:00:00.000Z'),
    asks: 40,
  },
);

describe('copy of the people’s congress: whatever is done with it in whatever order', () => {
  copies.itIsLawful();

  it('1.13: every item is concluded on once, and told as it was approved, by somebody else than who proposed it', () => {
    copies.check((steps) => {
      for (const { before, command, events } of steps) {
        for (const event of events) {
          if (event.type === 'CopyAnalysisApproved')
            expect([event.data.items, command.by.personId === before.proposedBy]).toEqual([before.analysis, false]);
          if (event.type === 'CopyAnalysisProposed') expect(event.data.items.map((item) => item.itemNo).sort()).toEqual([1, 2, 3, 4]);
          if (event.type !== 'CopyReplied') continue;
          expect(event.data.results.map((item) => item.itemNo).sort()).toEqual([1, 2, 3, 4]);
          for (const { itemNo: number, conclusions, clueId: taken, reason } of event.data.results) {
            expect([taken, taken !== undefined]).toEqual([before.clueIds.get(number), conclusions.includes('clue')]);
            expect(reason !== undefined).toBe(conclusions.includes('no-use'));
          }
        }
      }
    });
  });

  it('1.13: an item is one clue and stays it; what a tour is given names nobody; B1.7: nothing of the upper level is kept', () => {
    copies.check((steps) => {
      for (const { before, events, after } of steps) {
        for (const [number, known] of before.clueIds) expect(after.clueIds.get(number)).toBe(known);
        for (const event of events) {
          if (event.type === 'ClueCopyReceived') expect(JSON.stringify(event.data)).not.toContain('"upper"');
          if (event.type !== 'CopyAnalysisProposed') continue;
          const subjectsKept = before.items.flatMap((item) => (item.kind === 'clue' ? item.subjects : []));
          const unnamed = subjectsKept.filter(({ kind }) => kind !== 'institution').map(({ name }) => name);
          for (const { conclusions, opinion } of event.data.items)
            if (conclusions.includes('political-ecology')) for (const name of unnamed) expect(opinion).not.toContain(name);
        }
      }
    });
  });

  it('1.13: every subject is kept once and as its kind is: nobody unidentified without a commission, no unit with a position', () => {
    copies.check((steps) => {
      for (const { events } of steps) {
        for (const event of events) {
          if (event.type !== 'ClueCopyReceived') continue;
          for (const item of event.data.items) {
            if (item.kind !== 'clue') continue;
            expect(item.subjects.map((subject) => subjectFault(subject))).toEqual(item.subjects.map(() => undefined));
            expect(new Set(item.subjects.map(({ subjectId }) => subjectId)).size).toBe(item.subjects.length);
            for (const { subjectId, organisationId, managedBy } of item.subjects)
              if (subjectId === 's3') expect([organisationId, managedBy]).toEqual(['mhk', 'county']);
          }
        }
      }
    });
  });

  // Of one seed: what is reached must not hang on chance.
  it('1.13: subjects of every kind are kept, and a tour is told of a unit by its name', () => {
    const reached = copies.reached(({ events }) =>
      events.flatMap((event) => {
        if (event.type === 'ClueCopyReceived')
          return event.data.items.flatMap((item) => (item.kind === 'clue' ? item.subjects.map(({ kind }) => kind ?? 'person') : []));
        if (event.type !== 'CopyAnalysisProposed') return [];
        const told = event.data.items.filter(({ conclusions }) => conclusions.includes('political-ecology'));
        return told.some(({ opinion }) => opinion.includes(unit.name)) ? ['told of a unit'] : [];
      }),
    );
    expect(reached).toEqual(['institution', 'person', 'told of a unit', 'unidentified']);
  });

  it('1.13: it is copied, told and acknowledged on days that follow, by the agency that sent it at the end', () => {
    copies.check((steps) => {
      const history = steps.flatMap(({ events }) => events);
      const days = history.flatMap((event) =>
        event.type === 'ClueCopyReceived'
          ? [event.data.copiedOn]
          : event.type === 'CopyReplied'
            ? [event.data.repliedOn]
            : event.type === 'CopyReplyAcknowledged'
              ? [event.data.acknowledgedOn]
              : [],
      );
      expect(days).toEqual([...days].sort());
      for (const event of history) if (event.type === 'CopyReplyAcknowledged') expect(event.data.acknowledgedBy).toBe(congress.personId);
    });
  });
});
