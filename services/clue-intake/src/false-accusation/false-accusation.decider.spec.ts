import { given } from '@liandong/testing';
import { tracingAuthorities, tracingRight } from '../rules/tracing-authority.js';
import { falseAccusation } from './false-accusation.decider.js';
import { at, command, county, found, proposal, proposed, upper } from './false-accusation.fixtures.js';

describe('false accusation', () => {
  it('B1.16: only about a report that turned out to be unfounded', () => {
    given(falseAccusation, [])
      .when(command('propose', { ...proposal, unfounded: false }))
      .thenRefused('false-accusation.not-unfounded');
    given(falseAccusation, [])
      .when(command('propose', { ...proposal, unfounded: true }))
      .then(proposed);
  });

  it('B1.16: found only by an organisation of 设区市 level or above that stands over the own one; the event names the version that was applied', () => {
    for (const type of ['find', 'deny'] as const) {
      const asked = (by: typeof upper) => command(type, { reference: 'x', reason: 'x' }, by);
      expect(given(falseAccusation, proposed).when(asked(county)).thenRefused('false-accusation.level-too-low')).toMatchObject({
        refusal: { details: { level: 'county' } },
      });
      given(falseAccusation, proposed)
        .when(asked({ ...county, organisationId: 'pj' }))
        .thenRefused('false-accusation.level-too-low');
      expect(falseAccusation.decide(asked(upper), given(falseAccusation, proposed).state)).toMatchObject([
        {
          rules: [
            { ruleId: 'B1.16-authority', version: '2020' },
            { ruleId: 'commissions', version: 'upper-2017' },
          ],
        },
      ]);
    }
    expect(found.at(-1)).toMatchObject({
      data: { byOrganisation: 'upper', level: 'prefecture', approvedBy: upper.personId, approvedAt: at },
    });
    expect(given(falseAccusation, found).state.status).toBe('found');
  });

  it('B1.16: whoever proposed it does not decide', () => {
    given(falseAccusation, proposed)
      .when(command('find', { reference: 'x' }, { ...upper, personId: county.personId }))
      .thenRefused('false-accusation.proposer-decides');
  });

  it('B1.16: a high organisation has no say in the library of one that it does not stand over; levels are versioned data', () => {
    expect(tracingRight('upper', 'elsewhere', '2020-08-31')).toMatchObject({ level: 'prefecture', sufficient: false });
    const later = [
      ...tracingAuthorities,
      { ...tracingAuthorities[0]!, version: '2030', effectiveFrom: '2030-01-01', lowest: 'province' as const },
    ];
    expect(tracingRight('upper', 'mhk', '2029-12-31', later)).toMatchObject({
      rules: [{ version: '2020' }, { ruleId: 'commissions', version: 'upper-2017' }],
      sufficient: true,
    });
    expect(tracingRight('upper', 'mhk', '2030-01-01', later)).toMatchObject({
      rules: [{ version: '2030' }, { ruleId: 'commissions' }],
      sufficient: false,
    });
  });
});
