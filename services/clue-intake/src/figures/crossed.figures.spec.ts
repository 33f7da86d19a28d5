import { count, countCrossed, type Life } from '@liandong/service-kit/testing';
import fc from 'fast-check';
import type { ClueEvent } from '../clue/clue.events.js';
import { approved, closed, from, outcome, person, registered, routed, routingProposed, screened, verified } from '../clue/clue.fixtures.js';
import { dueAt, warned } from '../warning/warning.fixtures.js';
import type { WarningEvent } from '../warning/warning.events.js';
import { clueIntakeFigures } from './clue-intake.figures.js';
import { crossedFigures } from './crossed.figures.js';
import { subjectFigures } from './subject.figures.js';

const [clues] = crossedFigures as [(typeof crossedFigures)[number]];
const life = (id: string, history: readonly ClueEvent[]): Life => ({ category: 'clue', id, history });
const overdue = (id: string, clock: string, of: string, ...more: readonly WarningEvent[]): Life => ({
  category: 'warning',
  id,
  history: [warned({ overdue: true, clock, of: { category: 'clue', id: of } }), ...more],
});
const cadre = person('s9', { managedBy: 'village', villageCadre: true, organisationId: 'mhk.township-3.village-1' });
const both: ClueEvent = { type: 'ClueScreened', data: { problemTypes: ['conduct', 'neglect-of-duty'], opinion: 'x', screenedBy: 'x' } };
const fact = (kind: 'sanctioned' | 'transferred', form?: 3): ClueEvent => ({
  type: 'CaseFactRecorded',
  data: { subjectId: 's1', fact: kind, on: '2020-06-11', reference: 'r', level: 'county', recordedBy: 'x', ...(form ? { form } : {}) },
});

describe('clues by any axes crossed (B1.22)', () => {
  it('any axes: one clue with two problems counts under each, and once where it is not divided by them', () => {
    const lives = [life('a', [...from('petition', registered), both]), life('b', routed)];
    expect(countCrossed(clues, ['source', 'problem'], ...lives)).toEqual({
      'petition conduct': 1,
      'petition neglect-of-duty': 1,
      'procuratorate neglect-of-duty': 1,
    });
    expect(countCrossed(clues, ['source', 'mode', 'zone'], ...lives)).toEqual({
      'petition - -': 1,
      'procuratorate initial-verification mhk.zone-1': 1,
    });
    expect(countCrossed(clues, [], ...lives)).toEqual({ '': 2 });
  });

  it('an area counts a clue once however many of its types it has, crossed with any axis', () => {
    const several: ClueEvent = {
      type: 'ClueScreened',
      data: {
        problemTypes: ['gifts', 'banquets', 'conduct'],
        areas: ['integrity-discipline', 'party-discipline'],
        opinion: 'x',
        screenedBy: 'x',
      },
    };
    const lives = [life('a', [...from('petition', registered), several]), life('b', [...from('petition', registered), both])];
    expect(countCrossed(clues, ['problemArea', 'source'], ...lives)).toEqual({
      'integrity-discipline petition': 1,
      'party-discipline petition': 2,
      'work-discipline petition': 1,
    });
    expect(countCrossed(clues, ['problem', 'problemArea'], lives[0]!)).toMatchObject({
      'gifts integrity-discipline': 1,
      'banquets integrity-discipline': 1,
    });
  });

  it('level, category and region are those of its persons; a clue that has gone counts under none of them', () => {
    expect(
      countCrossed(
        clues,
        ['level', 'region'],
        life(
          'a',
          from('petition', screened, { subjects: [person('s1'), cadre], regions: [{ subjectId: 's9', townshipId: 'mhk.township-3' }] }),
        ),
      ),
    ).toEqual({ 'county mhk': 1, 'county mhk.township-3': 1, 'village mhk': 1, 'village mhk.township-3': 1 });
    expect(countCrossed(clues, ['category'], life('a', from('petition', screened, { subjects: [cadre] })))).toEqual({ 'village-cadre': 1 });
    expect(
      countCrossed(clues, ['status', 'level'], life('a', [...registered, { type: 'RepeatKept', data: { firstClueId: 'k', keptBy: 'x' } }])),
    ).toEqual({ 'repeat-kept -': 1 });
  });

  it('B1.22: by the years in which it was received and disposed of, whenever that was recorded; an old ledger counts in its own', () => {
    const old: readonly ClueEvent[] = [
      ...from('petition', registered, { receivedOn: '2014-03-01' }),
      { type: 'PastDisposalEntered', data: { mode: 'retain', disposedOn: '2015-01-02', inTime: true, recordedBy: 'x' } },
    ];
    expect(
      countCrossed(clues, ['receivedYear', 'disposedYear', 'mode'], life('a', old), life('b', approved), life('c', registered)),
    ).toEqual({ '2014 2015 retain': 1, '2020 2020 initial-verification': 1, '2020 - -': 1 });
  });

  it('B1.3, B1.5, B1.22: by who handles it: the unit it was routed to, else the department that it is with; what is merely proposed, and what has gone, is with no unit', () => {
    const department = { departmentId: 'mhk.room-2', as: 'kept' } as const;
    const withHandling = (handling: Extract<ClueEvent, { type: 'ClueRouted' }>['data']['handling'], history = routed) =>
      history.map((event) =>
        event.type === 'RoutingProposed' || event.type === 'ClueRouted'
          ? ({ ...event, data: { ...event.data, handling } } as ClueEvent)
          : event,
      );
    const toRoom = { kind: 'self-handled', departmentId: 'mhk.room-1' } as const;
    const units = (history: readonly ClueEvent[]) => Object.keys(countCrossed(clues, ['handlingUnit'], life('a', history)));
    expect(units(routed)).toEqual(['mhk.zone-1']);
    expect(units(withHandling(toRoom))).toEqual(['mhk.room-1']);
    expect(units(withHandling({ kind: 'passed-on', unitId: 'mhk.room-3' }))).toEqual(['mhk.room-3']);
    expect(units(withHandling(toRoom, routingProposed))).toEqual(['-']);
    expect(units(from('supervision', registered, { department }))).toEqual(['mhk.room-2']);
    expect(units(from('supervision', withHandling(toRoom, routingProposed), { department }))).toEqual(['mhk.room-2']);
    expect(units(from('supervision', withHandling(toRoom), { department }))).toEqual(['mhk.room-1']);
    const kept: ClueEvent = { type: 'RepeatKept', data: { firstClueId: 'k', keptBy: 'x' } };
    expect(units([...from('supervision', registered, { department }), kept])).toEqual(['-']);
    expect(countCrossed(clues, ['handlingUnit', 'mode'], life('a', routed), life('b', withHandling(toRoom)), life('c', routed))).toEqual({
      'mhk.zone-1 initial-verification': 2,
      'mhk.room-1 initial-verification': 1,
    });
  });

  it('B2.26: the form is the deepest of each person', () => {
    expect(countCrossed(clues, ['form'], life('a', [...verified, outcome('s2', 'admonish'), fact('sanctioned', 3)]))).toEqual({
      1: 1,
      3: 1,
    });
    expect(
      countCrossed(clues, ['form'], life('a', [...verified, outcome('s1', 'admonish'), fact('sanctioned', 3), fact('transferred')])),
    ).toEqual({ 4: 1 });
    expect(countCrossed(clues, ['form'], life('a', [...verified, fact('sanctioned')]))).toEqual({ '-': 1 });
  });

  it('overdue is which limits of the clue itself were exceeded and are neither met nor moved', () => {
    const met: WarningEvent = { type: 'LimitMet', data: { dueAt, firedAt: dueAt, late: false, overdue: true } };
    const lives = [
      life('a', approved),
      life('b', screened),
      overdue('w1', 'disposal', 'b'),
      overdue('w2', 'handling', 'a', met),
      overdue('w3', 'handling', 'nobody'),
    ];
    expect(countCrossed(clues, ['overdue', 'status'], ...lives)).toEqual({ '- disposal-approved': 1, 'disposal screened': 1 });
  });

  it('over any histories: each axis alone is what the figure of that axis says, and every crossing adds up to it', () => {
    const histories = [
      closed,
      approved,
      routed,
      [...from('petition', registered), both],
      from('letter', screened, { subjects: [person('s1'), cadre] }),
    ];
    const anyLife = fc
      .record({ of: fc.nat({ max: histories.length - 1 }), length: fc.nat({ max: 15 }) })
      .map(({ of, length }) => histories[of]!.slice(0, length + 1));
    fc.assert(
      fc.property(fc.array(anyLife, { maxLength: 8 }), (drawn) => {
        const lives = drawn.map((history, index) => life(`k${index}`, history));
        const single = lives.length === 0 ? {} : count([...clueIntakeFigures, ...subjectFigures], ...lives);
        const told = ([name, value]: [string, number]) => [name, value] as const;
        const known = (axis: string) =>
          Object.fromEntries(
            Object.entries(countCrossed(clues, [axis], ...lives))
              .filter(([member]) => member !== '-')
              .map(told),
          );
        expect(known('mode')).toEqual(single['clues-by-mode'] ?? {});
        expect(known('status')).toEqual(single['clues-by-status'] ?? {});
        expect(countCrossed(clues, ['problem', 'source'], ...lives)).toMatchObject(single['clues-by-problem'] ?? {});
        expect(countCrossed(clues, ['problemArea', 'source'], ...lives)).toMatchObject(single['clues-by-problem-area'] ?? {});
        const crossing = Object.entries(countCrossed(clues, ['status', 'mode', 'source', 'overdue'], ...lives));
        expect(crossing.reduce((sum, [, value]) => sum + value, 0)).toBe(lives.length);
        for (const [status, value] of Object.entries(known('status')))
          expect(crossing.filter(([group]) => group.startsWith(`${status} `)).reduce((sum, [, one]) => sum + one, 0)).toBe(value);
      }),
    );
  });
});
