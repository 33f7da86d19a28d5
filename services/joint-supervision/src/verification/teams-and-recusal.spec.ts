import { given } from '@liandong/testing';
import { verification } from './verification.decider.js';
import {
  as,
  drawFacts,
  investigator,
  measureData,
  opening,
  people,
  planData,
  play,
  rosterFacts,
  story,
  storyUntil,
  subject,
  teamsData,
  upperBodyFacts,
} from './verification.fixtures.js';
import type { RecusalRaiser } from '@liandong/access';
import { membersOf } from './verification.state.js';

const { lead, otherLead, principal, upper } = people;
const after = (step: keyof typeof story) => given(verification, storyUntil(step));
const replace = (formerPersonId: string, personId: string, replacedOn = '2020-06-12') =>
  as(lead, 'replace-member', { formerPersonId, personId, reason: '回避', replacedOn, ...drawFacts });
const raise = (personId: string, raisedBy: RecusalRaiser = 'subject', by = investigator(1)) =>
  as(by, 'raise-recusal', { personId, ground: 'near-kin', raisedBy, statement: '……', raisedOn: '2020-06-12', ...rosterFacts(personId) });
const decide = (personId: string, upheld: boolean, by = principal, actingChiefId?: string, decidedOn = '2020-06-12') =>
  as(by, 'decide-recusal', { personId, upheld, reason: '……', decidedOn, ...upperBodyFacts, ...(actingChiefId ? { actingChiefId } : {}) });
const order = (personId: string, by = upper, actingChiefId?: string) =>
  as(by, 'order-recusal', {
    personId,
    ground: 'interest',
    statement: '责令回避',
    orderedOn: '2020-06-12',
    facts: { ...rosterFacts(personId).facts, ...upperBodyFacts.facts },
    ...(actingChiefId ? { actingChiefId } : {}),
  });

describe('verification: teams', () => {
  const form = (...teams: { leader: number; members: number[] }[]) =>
    after('planned').when(
      as(
        lead,
        'form-teams',
        teamsData(
          teams.map(({ leader, members }, index) => ({
            name: `组${index}`,
            leaderPersonId: `mhk-inv-${leader}`,
            memberIds: members.map((n) => `mhk-inv-${n}`),
          })),
        ),
      ),
    );

  it('B2.1: given a team of one, or none, then it is refused; the leader is a member; nobody has two places', () => {
    form({ leader: 1, members: [1] }).thenRefused('verification.team-too-small');
    form({ leader: 1, members: [1, 2] }, { leader: 3, members: [3] }).thenRefused('verification.team-too-small');
    form().thenRefused('verification.team-too-small');
    form({ leader: 3, members: [1, 2] }).thenRefused('verification.leader-not-member');
    form({ leader: 1, members: [1, 1] }).thenRefused('verification.person-placed-twice');
    form({ leader: 1, members: [1, 2] }, { leader: 2, members: [2, 3] }).thenRefused('verification.person-placed-twice');
    form({ leader: 1, members: [1, 2] }).thenTypes('TeamsFormed');
  });

  it('0.20: given the roster and plan of that day, then only who was available in the approved zones and agencies is drawn', () => {
    form({ leader: 1, members: [1, 12] }).thenRefused('verification.person-not-available');
    form({ leader: 1, members: [1, 99] }).thenRefused('verification.person-not-available');
    form({ leader: 1, members: [1, 11] }).thenRefused('verification.outside-plan');
    const narrow = { ...planData(), plan: { ...planData().plan, zoneIds: ['mhk.zone-1'] } };
    const history = play([...story.opened, as(lead, 'propose-plan', narrow), as(principal, 'approve-plan', {})]);
    given(verification, history)
      .when(as(lead, 'form-teams', teamsData()))
      .thenRefused('verification.outside-plan');
    after('planned')
      .when(as(lead, 'form-teams', { ...teamsData(), drawnOn: '2020-07-02' }))
      .thenRefused('verification.date-in-future');
  });

  it('B3.6: given a tour’s clue about a village cadre, then staff of the own town is not drawn; of another town, or from another source, it is', () => {
    const cadre = (organisationId: string, sourceKind: 'inspection-tour' | 'procuratorate', raisedLevel = false) => {
      const open = as(people.system, 'open', {
        ...opening,
        sourceKind,
        raisedLevel,
        subjects: [subject(1, { organisationId, villageCadre: true, managedBy: 'village' })],
      });
      return given(verification, play([open, ...story.planned])).when(as(lead, 'form-teams', teamsData()));
    };
    cadre('mhk.township-2.village-1', 'inspection-tour').thenRefused('verification.own-township');
    cadre('mhk.township-20.village-1', 'inspection-tour').thenTypes('TeamsFormed');
    cadre('mhk.township-2.village-1', 'procuratorate').thenTypes('TeamsFormed');
    cadre('mhk.township-2.village-1', 'procuratorate', true).thenRefused('verification.own-township');
  });

  it('given the chief, who approves, then they have no place in a team', () => {
    const teams = [{ name: '组', leaderPersonId: 'mhk-inv-1', memberIds: ['mhk-inv-1', 'mhk-principal'] }];
    after('planned')
      .when(as(lead, 'form-teams', teamsData(teams)))
      .thenRefused('verification.chief-in-team');
  });

  it('given teams formed anew before the start, then whoever ever had a place stays a participant (B2.13)', () => {
    const again = as(lead, 'form-teams', teamsData([{ name: '组', leaderPersonId: 'mhk-inv-10', memberIds: ['mhk-inv-10', 'mhk-inv-1'] }]));
    const { state } = given(verification, play([again], storyUntil('teams')));
    expect(membersOf(state).map(({ personId }) => personId)).toEqual(['mhk-inv-10', 'mhk-inv-1']);
    expect(state.participants).toHaveLength(10);
    after('started').when(again).thenRefused('verification.not-allowed');
  });

  it('given a member replaced, then the new one has the place and must sign; both stay participants (B2.13)', () => {
    after('drafted').when(replace('mhk-inv-10', 'mhk-inv-1')).thenRefused('verification.not-a-member');
    after('drafted').when(replace('mhk-inv-1', 'mhk-inv-2')).thenRefused('verification.person-placed-twice');
    after('drafted').when(replace('mhk-inv-1', 'mhk-inv-12')).thenRefused('verification.person-not-available');
    after('drafted')
      .when(replace('mhk-inv-1', 'mhk-inv-10', '2020-06-10'))
      .thenRefused('verification.date-too-early');
    const { state, when } = given(verification, play([replace('mhk-inv-1', 'mhk-inv-10')], storyUntil('signed')));
    expect(state.teams[0]).toMatchObject({ leaderPersonId: 'mhk-inv-10', members: [{ personId: 'mhk-inv-10' }, {}, {}] });
    expect(state.participants).toEqual(expect.arrayContaining(['mhk-inv-1', 'mhk-inv-10']));
    when(story.submitted[0]!).thenRefused('verification.not-a-member');
    expect(
      when(as(investigator(2), 'submit-report', { opinion: '……', reportedOn: '2020-06-15' })).thenRefused(
        'verification.signatures-missing',
      ),
    ).toMatchObject({ refusal: { details: { personIds: ['mhk-inv-10'] } } });
  });
});

describe('verification: recusal', () => {
  it('B4.1: given a recusal raised, then that person does no work until it is decided; the others go on', () => {
    const raised = given(verification, play([raise('mhk-inv-2')], storyUntil('signed')));
    raised.when(as(investigator(2), 'take-measure', measureData('m2'))).thenRefused('verification.barred-by-recusal');
    raised.when(as(investigator(1), 'take-measure', measureData('m2'))).thenRefused('verification.barred-by-recusal');
    raised.when(as(investigator(2), 'sign-report', { version: 1, signedOn: '2020-06-14' })).thenRefused('verification.barred-by-recusal');
    raised.when(as(investigator(1), 'take-measure', measureData('m2', ['mhk-inv-1', 'mhk-inv-3']))).thenTypes('MeasureTaken');
    raised.when(story.submitted[0]!).thenRefused('verification.recusal-pending');
    raised.when(raise('mhk-inv-2')).thenNothing();
    const rejected = given(verification, play([raise('mhk-inv-2'), decide('mhk-inv-2', false)], storyUntil('signed')));
    rejected.when(story.submitted[0]!).thenTypes('ReportSubmitted');
    rejected.when(raise('mhk-inv-2')).thenTypes('RecusalRaised');
  });

  it('B4.1: given a recusal upheld, then the signature is gone, the person is never drawn again and is replaced', () => {
    const upheld = given(verification, play([raise('mhk-inv-1'), decide('mhk-inv-1', true)], storyUntil('signed')));
    expect(upheld.state.draft!.signatures.map(({ personId }) => personId)).not.toContain('mhk-inv-1');
    upheld
      .when(as(investigator(2), 'submit-report', { opinion: '……', reportedOn: '2020-06-15' }))
      .thenRefused('verification.leader-not-member');
    const replaced = given(
      verification,
      play([raise('mhk-inv-1'), decide('mhk-inv-1', true), replace('mhk-inv-1', 'mhk-inv-10')], storyUntil('signed')),
    );
    replaced.when(replace('mhk-inv-2', 'mhk-inv-1')).thenRefused('verification.barred-by-recusal');
    expect(replaced.state.participants).toContain('mhk-inv-1');
  });

  it('B4.1: given two of a team of three recused, then the report waits for another member (B2.1)', () => {
    const history = play(
      [raise('mhk-inv-2'), decide('mhk-inv-2', true), raise('mhk-inv-8'), decide('mhk-inv-8', true)],
      storyUntil('signed'),
    );
    given(verification, history).when(story.submitted[0]!).thenRefused('verification.team-too-small');
  });

  it('B4.1: given a recusal after the submission, then the report is not concluded until decided; what is left must still stand', () => {
    given(verification, play([raise('mhk-inv-2')], storyUntil('submitted')))
      .when(story.concluded[0]!)
      .thenRefused('verification.recusal-pending');
    given(verification, play([raise('mhk-inv-2'), decide('mhk-inv-2', true)], storyUntil('submitted')))
      .when(story.concluded[0]!)
      .thenTypes('VerificationConcluded');
    given(verification, play([raise('mhk-inv-1'), decide('mhk-inv-1', true)], storyUntil('submitted')))
      .when(story.concluded[0]!)
      .thenRefused('verification.leader-not-member');
  });

  it('B4.1: given “self”, then only the person says so; a person who has nothing to do with it cannot be recused', () => {
    after('started').when(raise('mhk-inv-2', 'self')).thenRefused('verification.recusal-not-self');
    after('started').when(raise('mhk-inv-1', 'self')).thenTypes('RecusalRaised');
    after('started').when(raise('stranger')).thenRefused('verification.person-not-involved');
    after('concluded').when(raise('mhk-inv-1')).thenRefused('verification.not-allowed');
  });

  it('B4.2: given anybody but the chief, then the chief decides, about nobody that is not under question, and not before it was raised', () => {
    const raised = given(verification, play([raise('mhk-inv-2')], storyUntil('started')));
    for (const by of [lead, investigator(1), upper])
      raised.when(decide('mhk-inv-2', true, by)).thenRefused('verification.recusal-wrong-decider');
    raised.when(decide('mhk-inv-3', true)).thenRefused('verification.no-recusal-pending');
    raised.when(decide('mhk-inv-2', true, principal, undefined, '2020-06-11')).thenRefused('verification.date-too-early');
    raised
      .when(decide('mhk-inv-2', true))
      .then([
        {
          type: 'RecusalDecided',
          data: {
            personId: 'mhk-inv-2',
            upheld: true,
            reason: '……',
            decidedOn: '2020-06-12',
            decidedBy: 'mhk-principal',
            decidedFor: 'mhk',
          },
        },
      ]);
  });

  it('B4.2: given the chief, then the upper body decides and names who decides instead', () => {
    const raised = given(verification, play([raise('mhk-principal')], storyUntil('submitted')));
    raised.when(story.concluded[0]!).thenRefused('verification.barred-by-recusal');
    raised.when(decide('mhk-principal', true)).thenRefused('verification.recusal-wrong-decider');
    raised.when(decide('mhk-principal', true, upper)).thenRefused('verification.acting-chief-missing');
    raised.when(decide('mhk-principal', true, upper, 'mhk-principal')).thenRefused('verification.acting-chief-missing');
    raised.when(decide('mhk-principal', true, upper, 'mhk-inv-1')).thenRefused('verification.member-approves');
    const acting = given(
      verification,
      play([raise('mhk-principal'), decide('mhk-principal', true, upper, 'mhk-lead-2')], storyUntil('submitted')),
    );
    acting.when(as(lead, 'conclude', { concludedOn: '2020-06-15' })).thenRefused('verification.acting-chief-decides');
    acting.when(story.concluded[0]!).thenRefused('verification.barred-by-recusal');
    acting.when(as(otherLead, 'conclude', { concludedOn: '2020-06-15' })).thenTypes('VerificationConcluded');
    const next = given(
      verification,
      play(
        [raise('mhk-principal'), decide('mhk-principal', true, upper, 'mhk-lead-2'), raise('mhk-inv-2'), raise('mhk-lead-2')],
        storyUntil('submitted'),
      ),
    );
    next.when(decide('mhk-inv-2', true, otherLead)).thenRefused('verification.barred-by-recusal');
    next.when(decide('mhk-lead-2', false, upper)).thenTypes('RecusalDecided');
  });

  it('B4.2: given the upper body’s order, then the person is recused at once; nobody else may order', () => {
    after('started').when(order('mhk-inv-2')).thenTypes('RecusalRaised', 'RecusalDecided');
    after('started').when(order('mhk-inv-2', principal)).thenRefused('verification.recusal-wrong-decider');
    after('started').when(order('mhk-principal')).thenRefused('verification.acting-chief-missing');
    after('started')
      .when(order('mhk-principal', upper, 'mhk-lead-2'))
      .thenTypes('RecusalRaised', 'RecusalDecided');
    given(verification, play([raise('mhk-inv-2')], storyUntil('started')))
      .when(order('mhk-inv-2'))
      .thenTypes('RecusalDecided');
    given(verification, play([order('mhk-inv-2')], storyUntil('started')))
      .when(order('mhk-inv-2'))
      .thenNothing();
  });

  it('given a member who takes part, then they approve nothing', () => {
    const member = { ...investigator(1), role: 'principal' };
    after('submitted')
      .when(as(member, 'conclude', { concludedOn: '2020-06-15' }))
      .thenRefused('verification.proposer-approves');
    after('submitted')
      .when(as({ ...investigator(2), role: 'principal' }, 'conclude', { concludedOn: '2020-06-15' }))
      .thenRefused('verification.member-approves');
  });
});
