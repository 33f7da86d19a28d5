import { given } from '@liandong/testing';
import { verification, verificationGiven } from './verification.decider.js';
import {
  as,
  drawFacts,
  investigator,
  measureData,
  people,
  play,
  rosterFacts,
  story,
  storyUntil,
  teamsData,
  upperBodyFacts,
} from './verification.fixtures.js';

const { lead, upper } = people;
/** The verification while recusals outside it bar these persons. */
const barring = (step: keyof typeof story, ...barred: readonly string[]) => given(verificationGiven({ barred }), storyUntil(step));
const replace = (formerPersonId: string, personId: string) =>
  as(lead, 'replace-member', { formerPersonId, personId, reason: '回避', replacedOn: '2020-06-14', ...drawFacts });

describe('verification: recusals elsewhere in the matter', () => {
  it('B4.1: given somebody recused elsewhere, then they are neither drawn into a team nor brought in later', () => {
    barring('planned', 'mhk-inv-2')
      .when(as(lead, 'form-teams', teamsData()))
      .thenRefused('verification.barred-by-recusal');
    barring('planned', 'mhk-inv-10')
      .when(as(lead, 'form-teams', teamsData()))
      .thenTypes('TeamsFormed');
    barring('started', 'mhk-inv-10').when(replace('mhk-inv-2', 'mhk-inv-10')).thenRefused('verification.barred-by-recusal');
    barring('started', 'mhk-inv-2').when(replace('mhk-inv-2', 'mhk-inv-10')).thenTypes('MemberReplaced');
  });

  it('B2.1, B4.1: given members recused elsewhere, then their team is complete without them, or nothing starts', () => {
    const startIt = story.started[0]!;
    barring('teams', 'mhk-inv-2').when(startIt).thenTypes('VerificationStarted');
    barring('teams', 'mhk-inv-2', 'mhk-inv-8').when(startIt).thenRefused('verification.team-too-small');
    barring('teams', 'mhk-inv-1').when(startIt).thenRefused('verification.leader-not-member');
  });

  it('B4.1: given a colleague’s measure, then whoever is recused elsewhere has no part in it', () => {
    const measured = (...takenBy: string[]) => as(investigator(1), 'take-measure', measureData('m2', takenBy));
    barring('started', 'mhk-inv-2').when(measured('mhk-inv-1', 'mhk-inv-2')).thenRefused('verification.barred-by-recusal');
    barring('started', 'mhk-inv-2').when(measured('mhk-inv-1', 'mhk-inv-3')).thenTypes('MeasureTaken');
  });

  it('B4.1: given a signature of somebody who is then recused elsewhere, then it neither goes up nor is concluded until another member signed', () => {
    expect(barring('signed', 'mhk-inv-2').when(story.submitted[0]!).thenRefused('verification.recused-elsewhere')).toMatchObject({
      refusal: { details: { personIds: ['mhk-inv-2'] } },
    });
    barring('submitted', 'mhk-inv-2').when(story.concluded[0]!).thenRefused('verification.recused-elsewhere');
    barring('signed', 'mhk-inv-1')
      .when(as(investigator(2), 'submit-report', { opinion: '……', reportedOn: '2020-06-15' }))
      .thenRefused('verification.leader-not-member');
    const replaced = play([replace('mhk-inv-2', 'mhk-inv-10')], storyUntil('signed'));
    const now = verificationGiven({ barred: ['mhk-inv-2'] });
    given(now, replaced).when(story.submitted[0]!).thenRefused('verification.signatures-missing');
    given(now, play([as(investigator(10), 'sign-report', { version: 1, signedOn: '2020-06-14' })], replaced))
      .when(story.submitted[0]!)
      .thenTypes('ReportSubmitted');
  });

  it('B4.2: given somebody recused elsewhere, then they do not stand in for the chief', () => {
    const order = (actingChiefId: string) =>
      as(upper, 'order-recusal', {
        personId: 'mhk-principal',
        ground: 'interest',
        statement: '责令回避',
        orderedOn: '2020-06-12',
        actingChiefId,
        facts: { ...rosterFacts('mhk-principal').facts, ...upperBodyFacts.facts },
      });
    barring('started', 'mhk-lead-2').when(order('mhk-lead-2')).thenRefused('verification.barred-by-recusal');
    barring('started', 'mhk-lead-2').when(order('mhk-lead-3')).thenTypes('RecusalRaised', 'RecusalDecided');
  });

  it('B4.1: given somebody recused elsewhere, then a recusal here is raised all the same, and what is rejected here lets nobody in', () => {
    const raise = as(investigator(1), 'raise-recusal', {
      personId: 'mhk-inv-2',
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: '2020-06-12',
      ...rosterFacts('mhk-inv-2'),
    });
    barring('started', 'mhk-inv-2').when(raise).thenTypes('RecusalRaised');
    const reject = as(people.principal, 'decide-recusal', {
      personId: 'mhk-inv-2',
      upheld: false,
      reason: '……',
      decidedOn: '2020-06-12',
      ...upperBodyFacts,
    });
    const history = play([raise, reject], storyUntil('started'));
    const measure = as(investigator(2), 'take-measure', measureData('m2', ['mhk-inv-2', 'mhk-inv-3']));
    given(verificationGiven({ barred: ['mhk-inv-2'] }), history)
      .when(measure)
      .thenRefused('verification.barred-by-recusal');
    given(verification, history).when(measure).thenTypes('MeasureTaken');
  });

  describe('of the chief, for whom somebody stands in there', () => {
    const standIn = verificationGiven({ barred: ['mhk-principal'], actingChiefId: 'mhk-lead-2' });
    const { principal, otherLead } = people;
    // As the barrier lets whoever stands in act.
    const acting = { ...otherLead, role: 'principal' };
    const raise = (personId: string) =>
      as(investigator(1), 'raise-recusal', {
        personId,
        ground: 'near-kin',
        raisedBy: 'subject',
        statement: '……',
        raisedOn: '2020-06-12',
        facts: { listed: true, chief: false },
      });
    const decide = (personId: string, by: typeof principal, actingChiefId?: string) =>
      as(by, 'decide-recusal', {
        personId,
        upheld: true,
        reason: '……',
        decidedOn: '2020-06-12',
        ...upperBodyFacts,
        ...(actingChiefId ? { actingChiefId } : {}),
      });

    it('B4.2: given a recusal of a member, then whoever stands in decides, neither another deputy nor the chief nor the upper body', () => {
      const { when } = given(standIn, play([raise('mhk-inv-2')], storyUntil('started')));
      for (const by of [otherLead, acting]) when(decide('mhk-inv-2', by)).thenTypes('RecusalDecided');
      for (const by of [lead, principal, upper]) when(decide('mhk-inv-2', by)).thenRefused('verification.recusal-wrong-decider');
    });

    it('B4.2: given a recusal of whoever stands in, then the upper body decides and names another one, who decides from then on', () => {
      const history = play([raise('mhk-lead-2')], storyUntil('started'), standIn);
      expect(history.at(-1)).toMatchObject({ type: 'RecusalRaised', data: { personId: 'mhk-lead-2', chief: true } });
      const { when } = given(standIn, history);
      when(decide('mhk-lead-2', principal)).thenRefused('verification.recusal-wrong-decider');
      when(decide('mhk-lead-2', upper)).thenRefused('verification.acting-chief-missing');
      given(standIn, play([decide('mhk-lead-2', upper, 'mhk-lead-3'), raise('mhk-inv-2')], history, standIn))
        .when(decide('mhk-inv-2', { ...lead, personId: 'mhk-lead-3' }))
        .thenTypes('RecusalDecided');
    });

    it('B4.2: given somebody who stands in here and is barred elsewhere, then whoever stands in there decides', () => {
      const order = as(upper, 'order-recusal', {
        personId: 'mhk-principal',
        ground: 'interest',
        statement: '责令回避',
        orderedOn: '2020-06-12',
        actingChiefId: 'mhk-lead-3',
        facts: { ...rosterFacts('mhk-principal').facts, ...upperBodyFacts.facts },
      });
      const history = play([order, raise('mhk-inv-2')], storyUntil('started'));
      given(standIn, history).when(decide('mhk-inv-2', acting)).thenRefused('verification.recusal-wrong-decider');
      given(verificationGiven({ barred: ['mhk-principal', 'mhk-lead-3'], actingChiefId: 'mhk-lead-2' }), history)
        .when(decide('mhk-inv-2', acting))
        .thenTypes('RecusalDecided');
    });

    it('B4.2: given a report, then whoever stands in concludes, and nobody else with a chief’s role', () => {
      const { when } = given(standIn, storyUntil('submitted'));
      when(as(acting, 'conclude', { concludedOn: '2020-06-15' })).thenTypes('VerificationConcluded');
      when(as({ ...lead, role: 'principal' }, 'conclude', { concludedOn: '2020-06-15' })).thenRefused('verification.acting-chief-decides');
    });
  });
});
