import { count } from '@liandong/service-kit/testing';
import type { ClueEvent } from '../clue/clue.events.js';
import { closed, from, person, registered, routed, screened, typesAmended, voided } from '../clue/clue.fixtures.js';
import { subjectFigures } from './subject.figures.js';

const counted = (history: readonly ClueEvent[]) => count(subjectFigures, { category: 'clue', history });
const cadre = person('s9', { managedBy: 'village', villageCadre: true, organisationId: 'mhk.township-3.village-1' });
const subjects = [person('s1'), cadre, person('s8', { organisationId: '某公司' })];

describe('figures of what clues are about', () => {
  it('B1.22: subjects count by kind, who manages them, category and region; those that the verification found count in place of the first ones', () => {
    expect(
      counted(from('petition', registered, { subjects, regions: [{ subjectId: 's9', townshipId: 'mhk.township-3' }] })).subjects,
    ).toEqual({ 'person county official mhk': 1, 'person village village-cadre mhk.township-3': 1, 'person county official': 1 });
    expect(counted(closed).subjects).toEqual({ 'person county official mhk': 3 });
  });

  it('B1.22, B1.6: what is forwarded, returned or kept with the first one counts no longer', () => {
    const forwarded = (subjectIds: readonly string[], remaining: number): ClueEvent => ({
      type: 'ClueForwarded',
      data: {
        toOrganisation: 'x',
        subjectIds,
        remaining,
        reason: 'x',
        forwardedOn: '2020-06-11',
        forwardedBy: 'd',
        deadline: undefined as never,
        inTime: true,
      },
    });
    const history = from('petition', screened, { subjects: [person('s1'), cadre] });
    expect(counted([...history, forwarded(['s9'], 1)]).subjects).toEqual({ 'person county official mhk': 1 });
    const gone = counted([...history, forwarded(['s9', 's1'], 0)]);
    expect([gone.subjects, gone['clues-by-problem']]).toEqual([{}, {}]);
    expect(counted([...screened, voided])).toMatchObject({ subjects: {}, 'clues-by-problem': {} });
    expect(counted([...registered, { type: 'RepeatKept', data: { firstClueId: 'k', keptBy: 'x' } }]).subjects).toEqual({});
  });

  it('B1.22: given other problem types, then the clue counts under them from then on', () => {
    expect(counted([...from('petition', screened), typesAmended])).toMatchObject({
      'clues-by-problem': { 'gifts petition': 1 },
      'clues-by-problem-area': { 'integrity-discipline petition': 1 },
    });
  });

  it('B1.22, 1.7: a clue counts once under each type of problem, beside its source', () => {
    const both: ClueEvent = {
      type: 'ClueScreened',
      data: { problemTypes: ['conduct', 'neglect-of-duty', 'conduct'], opinion: 'x', screenedBy: 'x' },
    };
    expect(counted([...from('petition', registered), both])['clues-by-problem']).toEqual({
      'conduct petition': 1,
      'neglect-of-duty petition': 1,
    });
  });

  it('B1.22: a clue counts once under each area of its types; what was screened before there were areas, under those of its words', () => {
    const screenedAs = (problemTypes: readonly string[], areas?: readonly string[]): ClueEvent => ({
      type: 'ClueScreened',
      data: { problemTypes, ...(areas ? { areas } : {}), opinion: 'x', screenedBy: 'x' },
    });
    const now = counted([
      ...from('petition', registered),
      screenedAs(['gifts', 'banquets', 'local-x'], ['integrity-discipline', 'mass-discipline']),
    ]);
    expect(now).toMatchObject({
      'clues-by-problem': { 'gifts petition': 1, 'banquets petition': 1, 'local-x petition': 1 },
      'clues-by-problem-area': { 'integrity-discipline petition': 1, 'mass-discipline petition': 1 },
    });
    expect(
      counted([...from('petition', registered), screenedAs(['conduct', 'discipline', 'neglect-of-duty'])])['clues-by-problem-area'],
    ).toEqual({ 'party-discipline petition': 1, 'work-discipline petition': 1 });
  });

  it('B1.22: a routed clue counts in its zone, until another mode is approved', () => {
    expect(counted(routed)['clues-by-zone']).toEqual({ 'mhk.zone-1 county': 1 });
    expect(
      counted([
        ...routed,
        { type: 'DisposalApproved', data: { mode: 'hold', approvedBy: 'p', approvedAt: '2020-06-12T02:00:00.000Z', inTime: true } },
      ])['clues-by-zone'],
    ).toEqual({});
  });
});
