import { noLocalRules, setLocalRules } from '@liandong/legal-time';
import { useDemoRules } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { clue } from './clue.decider.js';
import { command, keeper, registered } from './clue.fixtures.js';
import type { ClueEvent } from './clue.events.js';

const screen = (...problemTypes: readonly string[]) => command('screen', { problemTypes, opinion: '属本级管辖' });

describe('B1.22: the types of problem of a clue', () => {
  afterAll(useDemoRules);

  it('given kinds of the table, then the event has their codes once each, their areas, and the version of the table', () => {
    given(clue, registered)
      .when(screen('gifts', 'banquets', 'gifts', 'harming-the-masses'))
      .then([
        {
          type: 'ClueScreened',
          data: {
            problemTypes: ['gifts', 'banquets', 'harming-the-masses'],
            areas: ['integrity-discipline', 'mass-discipline'],
            opinion: '属本级管辖',
            screenedBy: keeper.personId,
          },
          rules: [{ ruleId: 'B1.22-problem-types', version: '2018' }],
        },
      ]);
  });

  it('given an area, or a word that is no code, then it is refused with what is allowed and what comes near', () => {
    for (const word of ['integrity-discipline', '违规吃喝', 'nothing'])
      expect(given(clue, registered).when(screen('gifts', word)).thenRefused('clue.problem-type-unknown')).toMatchObject({
        refusal: { details: { unknown: [word] }, allowed: expect.arrayContaining(['banquets', 'conduct']) as unknown },
      });
    expect(given(clue, registered).when(screen('违规吃喝')).thenRefused('clue.problem-type-unknown')).toMatchObject({
      refusal: { details: { nearest: expect.arrayContaining(['违规吃喝']) as unknown } },
    });
  });

  it('given a clue screened before there were areas, then it has those of its types', () => {
    const before: ClueEvent = {
      type: 'ClueScreened',
      data: { problemTypes: ['conduct', 'neglect-of-duty', 'discipline'], opinion: '……', screenedBy: keeper.personId },
    };
    expect(given(clue, [...registered, before]).state).toMatchObject({
      problemTypes: ['conduct', 'neglect-of-duty', 'discipline'],
      areas: ['party-discipline', 'work-discipline'],
    });
  });

  it('B1.25: given an own kind, then it is taken with its own version, until it is retired; what was filed so keeps its area though the row is gone', () => {
    const own = {
      organisationId: 'mhk',
      version: 'mhk-2020',
      effectiveFrom: '2020-01-01',
      clause: { zh: '本地', en: 'local' },
      code: 'local-subsidies',
      zh: '惠农补贴问题',
      parent: 'mass-discipline',
    };
    setLocalRules({ problemTypes: [own] });
    const filed = clue.decide(screen('local-subsidies'), given(clue, registered).state);
    expect(filed).toMatchObject([
      { data: { areas: ['mass-discipline'] }, rules: [{ version: '2018' }, { ruleId: 'B1.22-problem-types', version: 'mhk-2020' }] },
    ]);
    setLocalRules({ problemTypes: [own, { ...own, version: 'mhk-2020-2', effectiveFrom: '2020-06-11', retired: true }] });
    expect(given(clue, registered).when(screen('local-subsidies')).thenRefused('clue.problem-type-retired')).toMatchObject({
      refusal: { details: { retired: ['local-subsidies'] }, allowed: expect.not.arrayContaining(['local-subsidies']) as unknown },
    });
    setLocalRules(noLocalRules);
    expect(given(clue, [...registered, ...filed]).state).toMatchObject({ problemTypes: ['local-subsidies'], areas: ['mass-discipline'] });
  });
});
