import { setLocalRules } from '@liandong/legal-time';
import { useDemoRules } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { clue } from './clue.decider.js';
import { after, approve, deputy, ended, plan, propose } from './clue.disposal.fixtures.js';
import { command, director, from, person, principal, routing, screened, unidentified } from './clue.fixtures.js';
import type { PersonSubject } from '@liandong/contracts';

const lower = (subjectId: string) => person(subjectId, { managedBy: 'township' });
const change = { reason: '……', on: '2020-06-11' };
const correct = (subject: PersonSubject) => command('correct-subject', { ...change, subject }, director);
const add = (subject: PersonSubject | ReturnType<typeof unidentified>) => command('add-subject', { ...change, subject }, director);
const conclude = command('conclude', { summary: '……', concludedOn: '2020-06-11' }, director);
const about = (...subjects: readonly PersonSubject[]) => from('petition', screened, { subjects });

describe('B1.1: an approval of the mode holds for those for whom it was given', () => {
  const talked = after(about(lower('s1')), propose('talk-inquiry'), approve(deputy), ended('s1', 'admonish'));
  const outgrown = after(talked, correct(person('s1')));

  it('given a talk that the deputy approved, when its subject turns out to be of the county, then the principal’s approval is lacking, and nothing is concluded', () => {
    given(clue, talked).when(conclude).thenTypes('ClueConcluded');
    expect(outgrown.at(-1)).toMatchObject({
      type: 'SubjectCorrected',
      data: { approvalLacks: ['principal'] },
      rules: [{ ruleId: 'B1.1-authority', version: '2019' }],
    });
    expect(given(clue, outgrown).when(conclude).thenRefused('clue.approval-lacking')).toMatchObject({
      refusal: { rule: 'B1.1', allowed: ['propose-disposal'], details: { approvers: ['principal'] } },
    });
  });

  it('when the same mode is approved anew by the chain of the higher level, then what was done under it stays, and the clue is concluded', () => {
    const proposed = after(outgrown, propose('talk-inquiry'));
    expect(proposed.at(-1)).toMatchObject({ data: { planOnly: true, plan, chain: { approvers: ['deputy', 'principal'] } } });
    given(clue, after(proposed, approve(deputy)))
      .when(conclude)
      .thenRefused('clue.not-allowed');
    const approved = after(proposed, approve(deputy), approve());
    expect(given(clue, approved).state).toMatchObject({ status: 'disposal-approved', talkRound: 1, talks: { s1: 'admonish' } });
    given(clue, approved).when(conclude).thenTypes('ClueConcluded');
    given(clue, approved).when(propose('talk-inquiry')).thenRefused('clue.mode-unchanged');
  });

  it('when it is rejected there, then it goes on waiting, until another mode is approved', () => {
    const rejected = after(outgrown, propose('talk-inquiry'), approve(deputy), command('reject-disposal', { reason: '……' }, principal));
    given(clue, rejected).when(conclude).thenRefused('clue.approval-lacking');
    given(clue, after(rejected, propose('close'), approve()))
      .when(conclude)
      .thenTypes('ClueConcluded');
  });

  it('whoever takes the place of the higher subject, or is identified below it, gives the approval back', () => {
    given(clue, after(outgrown, correct(lower('s1'))))
      .when(conclude)
      .thenTypes('ClueConcluded');
    const unknown = after(talked, add(unidentified('u1', { managedBy: 'township' })));
    expect(given(clue, unknown).state.approvalLacks).toEqual(['principal']);
    const identified = command('identify-subject', { subject: lower('u1'), basis: '经查', on: '2020-06-11' }, director);
    expect(given(clue, after(unknown, identified)).state.approvalLacks).toBeUndefined();
  });

  it('a change that asks for nobody else leaves the approval as it is, whichever way it stands', () => {
    expect(after(talked, add(lower('s2'))).at(-1)).not.toHaveProperty('data.approvalLacks');
    expect(after(outgrown, add(lower('s2'))).at(-1)).toMatchObject({ data: { approvalLacks: ['principal'] } });
    const both = after(about(person('s1')), propose('talk-inquiry'), approve(deputy), approve(), ended('s1', 'admonish'));
    expect(given(clue, after(both, correct(lower('s1')), correct(person('s1')))).state.approvalLacks).toBeUndefined();
  });

  it('whoever was added is talked with in a round that the whole chain approved', () => {
    const added = after(talked, add(person('s2')));
    given(clue, added).when(command('propose-routing', routing)).thenRefused('clue.approval-lacking');
    const again = after(added, propose('talk-inquiry'), approve(deputy), approve());
    expect(given(clue, again).state).toMatchObject({ talkRound: 2, talks: { s1: 'admonish', s2: null }, approvalLacks: undefined });
    given(clue, again).when(command('propose-routing', routing)).thenTypes('RoutingProposed');
  });

  describe('where an organisation lets its deputy approve more of the county’s', () => {
    beforeAll(() =>
      setLocalRules({
        disposalApprovals: [
          {
            organisationId: 'mhk',
            version: 'mhk-2020',
            effectiveFrom: '2020-01-01',
            clause: { zh: '本地', en: 'local' },
            adds: { 'initial-verification': { county: ['deputy'] }, hold: { county: ['deputy'] } },
          },
        ],
      }),
    );
    afterAll(useDemoRules);

    it('what a township handles waits with its result, and stays with it once it is approved', () => {
      const atTownship = after(
        about(lower('s1')),
        propose('initial-verification'),
        approve(),
        command('propose-routing', { ...routing, level: 'township' }),
        command('approve-routing', {}, principal),
      );
      const results = (...ids: readonly string[]) =>
        command(
          'report-township-result',
          {
            results: ids.map((subjectId) => ({ subjectId, outcome: 'no-case' as const, reference: 'r' })),
            summary: '……',
            reportedOn: '2020-06-11',
          },
          director,
        );
      const added = after(atTownship, add(person('s2')));
      expect(given(clue, added).when(results('s1', 's2')).thenRefused('clue.approval-lacking')).toMatchObject({
        refusal: { details: { approvers: ['deputy'] } },
      });
      const again = after(added, propose('initial-verification'), approve(deputy), approve());
      expect(given(clue, again).state).toMatchObject({ status: 'routed', routing: { level: 'township' } });
      given(clue, again).when(results('s1', 's2')).thenTypes('TownshipResultReported');
      given(clue, atTownship).when(results('s1')).thenTypes('TownshipResultReported');
    });

    it('B2.36: nothing stays on hold by a review where the hold itself is to be approved anew', () => {
      const review = (result: 'hold-again' | 'propose-another') =>
        command('review-hold', { result, opinion: '……', reviewedOn: '2020-06-11' }, director);
      const held = after(about(lower('s1')), propose('hold'), approve());
      given(clue, held).when(review('hold-again')).thenTypes('HoldReviewed');
      const outgrownHold = after(held, correct(person('s1')));
      given(clue, outgrownHold).when(review('hold-again')).thenRefused('clue.approval-lacking');
      given(clue, outgrownHold).when(review('propose-another')).thenTypes('HoldReviewed');
      const again = after(outgrownHold, propose('hold'), approve(deputy), approve());
      expect(again.at(-1)).toMatchObject({ type: 'DisposalApproved', data: { mode: 'hold' } });
      given(clue, again).when(review('hold-again')).thenTypes('HoldReviewed');
    });
  });
});
