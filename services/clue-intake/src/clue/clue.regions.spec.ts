import { limitFrom, setLocalRules } from '@liandong/legal-time';
import { count, useDemoRules } from '@liandong/service-kit/testing';
import { subjectFigures } from '../figures/subject.figures.js';
import { clue } from './clue.decider.js';
import { command, person, transferredClue } from './clue.fixtures.js';
import type { ClueEvent } from './clue.events.js';
import { regionOf, regionsOn } from './clue.regions.js';

const day = '2020-06-11';
const of = (organisationId: string) => person('s1', { organisationId });

describe('regions of subjects (B1.22)', () => {
  afterEach(useDemoRules);
  useDemoRules();

  it.each([
    ['mhk', 'mhk'],
    ['mhk.township-1', 'mhk.township-1'],
    ['mhk.township-1.village-2', 'mhk.township-1'],
    ['mhk.township-19', 'mhk.township-19'],
    ['mhk.township-999', 'mhk'],
    ['mhk.room-1', 'mhk'],
    ['mhk.unit-agriculture', 'mhk'],
    ['mhkx.township-1', undefined],
    ['某镇政府', undefined],
  ])('the region of %s', (unit, region) => {
    const { regions = [] } = regionsOn([of(unit)], day).data;
    expect(regionOf(of(unit), { regions, organisationId: 'mhk' })).toBe(region);
  });

  it('B1.22: a township that is added to the table later, for a day that has passed, moves nothing that was counted', () => {
    setLocalRules({});
    const history = clue.decide(
      command('receive', { ...transferredClue, receivedOn: day, subjects: [of('mhk.township-1')] }),
      clue.initial,
    );
    const counted = (events: readonly ClueEvent[]) => count(subjectFigures, { category: 'clue', history: events }).subjects;
    const before = counted(history);
    const row = {
      organisationId: 'mhk.township-1',
      version: '1',
      effectiveFrom: '2017-01-01',
      kind: 'township',
      clause: { zh: '……', en: '…' },
    } as const;
    setLocalRules({ organisations: [row] });
    expect(counted(history)).toEqual(before);
    expect(counted([...history, { type: 'ClueReturned', data: { reason: '……', returnedOn: day, approvedBy: 'p' } }])).toEqual({});
    expect(regionsOn([of('mhk.township-1')], day)).toEqual({
      data: { regions: [{ subjectId: 's1', townshipId: 'mhk.township-1' }] },
      rules: [{ ruleId: 'organisations', version: '1' }],
    });
  });

  it('what was received under a limit of the law keeps its rules beside that of the table', () => {
    const [received] = clue.decide(
      command('receive', { ...transferredClue, receivedOn: day, subjects: [of('mhk.township-1')] }),
      clue.initial,
    );
    expect(received).toMatchObject({
      rules: [
        { ruleId: 'B1.2', version: limitFrom('B1.2', day).version },
        { ruleId: 'organisations', version: 'demo' },
      ],
    });
  });
});
