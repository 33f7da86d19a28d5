import { given } from '@liandong/testing';
import { approvalAuthorities, authorityOn } from './authority.js';
import { verification } from './verification.decider.js';
import {
  as,
  chiefRecused,
  investigator,
  measureData,
  opening,
  people,
  planData,
  planFacts,
  play,
  reportData,
  story,
  storyUntil,
  subject,
  teamsData,
} from './verification.fixtures.js';

const { system, lead, otherLead, principal, partyChief } = people;
const after = (step: keyof typeof story) => given(verification, storyUntil(step));
const stateOf = (step: keyof typeof story) => after(step).state;

describe('verification: opening and plan', () => {
  it('given a routed clue, when announced once or more, then one verification is opened', () => {
    given(verification, [])
      .when(as(system, 'open', opening))
      .then([{ type: 'VerificationOpened', data: opening }]);
    after('opened')
      .when(as(system, 'open', opening))
      .thenNothing();
    after('concluded')
      .when(as(system, 'open', opening))
      .thenNothing();
  });

  it('0.20: given the first case of Meihekou, when it is played, then three teams conclude after 4 days with 2, 2 and 5', () => {
    const { state } = after('concluded');
    expect(state).toMatchObject({
      status: 'concluded',
      days: 4,
      reportInTime: true,
      figures: { filed: 2, admonished: 2, educated: 5, noCase: 0 },
    });
    expect(state.teams.map(({ members }) => members.length)).toEqual([3, 3, 3]);
    const members = state.teams.flatMap((team) => team.members);
    expect([...new Set(members.map(({ zoneId }) => zoneId))]).toEqual(['mhk.zone-1', 'mhk.zone-2', null, 'mhk.zone-3', 'mhk.zone-4']);
    expect(members.filter(({ seconded }) => seconded)).toHaveLength(2);
  });

  it('B2.1: given ordinary subjects, then the principal approves the plan, nobody else, and the version is on record', () => {
    const proposed = given(verification, play([...story.opened, as(lead, 'propose-plan', planData())]));
    expect(proposed.state.authority).toEqual({ ruleId: 'B2.1', version: '2019', role: 'principal' });
    for (const by of [lead, otherLead, partyChief]) proposed.when(as(by, 'approve-plan', {})).thenRefused('verification.approver-role');
    proposed.when(as(partyChief, 'reject-plan', { reason: '……' })).thenRefused('verification.approver-role');
    proposed
      .when(as(principal, 'approve-plan', {}))
      .then([
        {
          type: 'VerificationPlanApproved',
          data: {
            approvedBy: 'mhk-principal',
            approvedAt: '2020-07-01T02:00:00.000Z',
            authority: { ruleId: 'B2.1', version: '2019', role: 'principal' },
          },
          rules: [{ ruleId: 'B2.1', version: '2019' }],
        },
      ]);
  });

  it('B2.1: given a subject who is chief of a next-lower party organisation, then the party chief of the same level approves', () => {
    const proposed = given(verification, play([...story.opened, as(lead, 'propose-plan', planData(['s1']))]));
    proposed.when(as(principal, 'approve-plan', {})).thenRefused('verification.approver-role');
    proposed.when(as(partyChief, 'approve-plan', {})).thenTypes('VerificationPlanApproved');
    proposed
      .when(as(partyChief, 'reject-plan', { reason: '目的不明' }))
      .then([{ type: 'VerificationPlanRejected', data: { rejectedBy: 'mhk-party-chief', reason: '目的不明' } }]);
  });

  it('B2.1: given a newer version of the authority, then each day has its own, and none before the first', () => {
    const newer = [
      ...approvalAuthorities,
      { ...approvalAuthorities[0]!, version: '2026', effectiveFrom: '2026-01-01', nextLowerPartyChief: 'principal' as const },
    ];
    expect([authorityOn('2025-12-31', true, newer), authorityOn('2026-01-01', true, newer)]).toMatchObject([
      { version: '2019', role: 'party-chief' },
      { version: '2026', role: 'principal' },
    ]);
    expect(() => authorityOn('2017-01-07', false)).toThrow(RangeError);
  });

  it('B2.1: given the principal proposed the plan, then somebody else must approve it', () => {
    given(verification, play([...story.opened, as(principal, 'propose-plan', planData())]))
      .when(as(principal, 'approve-plan', {}))
      .thenRefused('verification.proposer-approves');
  });

  it('given a rejected plan, then another may be proposed; an approved one may be replaced by one that is approved again', () => {
    const rejected = play([...story.opened, as(lead, 'propose-plan', planData()), as(principal, 'reject-plan', { reason: '……' })]);
    given(verification, rejected)
      .when(as(lead, 'propose-plan', planData()))
      .thenTypes('VerificationPlanProposed');
    given(verification, rejected)
      .when(as(lead, 'form-teams', teamsData()))
      .thenRefused('verification.not-allowed');
    const again = play([as(lead, 'propose-plan', planData([], []))], storyUntil('planned'));
    given(verification, again)
      .when(as(lead, 'form-teams', teamsData()))
      .thenRefused('verification.not-allowed');
  });

  it('given zones that the collaboration plan did not have that day, unknown subjects or a future date, then the plan is refused', () => {
    const propose = (change: Partial<ReturnType<typeof planData>['plan']>, proposedOn = '2020-06-11') =>
      after('opened').when(as(lead, 'propose-plan', { plan: { ...planData().plan, ...change }, proposedOn, ...planFacts }));
    propose({ zoneIds: ['mhk.zone-1', 'mhk.zone-9'] }).thenRefused('verification.unknown-zone');
    propose({ zoneIds: [] }).thenRefused('verification.unknown-zone');
    propose({ partyChiefSubjectIds: ['s99'] }).thenRefused('verification.unknown-subject');
    propose({}, '2020-07-02').thenRefused('verification.date-in-future');
  });
});

describe('verification: start, term and work', () => {
  it('B2.3: given the start, then the term of two months is on record with its rule; a start before the draw is refused', () => {
    const started = verification.decide(as(lead, 'start', { startedOn: '2020-06-11' }), stateOf('teams'))[0]!;
    expect(started).toMatchObject({
      type: 'VerificationStarted',
      data: { startedBy: 'mhk-lead-1', deadline: { ruleId: 'B2.3', dueAt: '2020-08-11T15:59:59.999Z' } },
      rules: [{ ruleId: 'B2.3', version: '1' }],
    });
    after('teams')
      .when(as(lead, 'start', { startedOn: '2020-06-10' }))
      .thenRefused('verification.date-too-early');
    after('teams')
      .when(as(lead, 'start', { startedOn: '2020-07-02' }))
      .thenRefused('verification.date-in-future');
    after('planned')
      .when(as(lead, 'start', { startedOn: '2020-06-11' }))
      .thenRefused('verification.not-allowed');
  });

  it('B2.3-extension: given the principal’s approval before the end, then one more month; after the end it is refused', () => {
    const late = '2020-10-01T02:00:00.000Z';
    const extend = (extendedOn: string, by = principal) =>
      after('started').when(as(by, 'extend', { reason: '案情复杂', extendedOn }, late));
    const extended = verification.decide(
      as(principal, 'extend', { reason: '案情复杂', extendedOn: '2020-08-11' }, late),
      stateOf('started'),
    )[0]!;
    expect(extended).toMatchObject({
      data: { approvedBy: 'mhk-principal', deadline: { ruleId: 'B2.3', dueAt: '2020-09-11T15:59:59.999Z' } },
      rules: [{ ruleId: 'B2.3-extension', version: '1' }],
    });
    extend('2020-08-12').thenRefused('verification.deadline-passed');
    extend('2020-08-11', lead).thenRefused('verification.approver-role');
    extend('2020-06-10').thenRefused('verification.date-too-early');
  });

  it('B2.3: given a report after the term, then it counts as late; after an extension as in time', () => {
    const late = '2020-10-01T02:00:00.000Z';
    const submit = as(investigator(1), 'submit-report', { opinion: '……', reportedOn: '2020-08-31' }, late);
    const extension = as(principal, 'extend', { reason: '案情复杂', extendedOn: '2020-08-01' }, late);
    expect(verification.decide(submit, stateOf('signed'))[0]).toMatchObject({ data: { inTime: false } });
    expect(verification.decide(submit, given(verification, play([extension], storyUntil('signed'))).state)[0]).toMatchObject({
      data: { inTime: true },
    });
  });

  it('B2.11: given one person, the same person twice or a stranger, then a measure is refused; so without notice or record', () => {
    const take = (change: Partial<ReturnType<typeof measureData>>, number = 1) =>
      after('started').when(as(investigator(number), 'take-measure', { ...measureData(), ...change }));
    take({ takenBy: ['mhk-inv-1'] }).thenRefused('verification.two-persons');
    take({ takenBy: ['mhk-inv-1', 'mhk-inv-1'] }).thenRefused('verification.two-persons');
    take({ takenBy: ['mhk-inv-1', 'mhk-inv-10'] }).thenRefused('verification.not-a-member');
    take({}, 10).thenRefused('verification.not-a-member');
    take({ notice: ' ' }).thenRefused('verification.paper-missing');
    take({ record: '' }).thenRefused('verification.paper-missing');
    take({ takenOn: '2020-06-10' }).thenRefused('verification.date-too-early');
    take({}).then([{ type: 'MeasureTaken', data: { ...measureData(), recordedBy: 'mhk-inv-1' } }]);
  });

  it('given a measure reported twice, then it counts once; evidence has an id of its own', () => {
    after('found')
      .when(as(investigator(1), 'take-measure', measureData()))
      .thenNothing();
    after('found')
      .when(as(investigator(1), 'take-measure', { ...measureData(), measureId: 'm2' }))
      .thenRefused('verification.evidence-repeated');
    const twice = [...measureData().evidence, ...measureData().evidence];
    after('started')
      .when(as(investigator(1), 'take-measure', { ...measureData(), evidence: twice }))
      .thenRefused('verification.evidence-repeated');
  });

  it('given a finding, then it rests on known evidence about a known subject; the same one again changes nothing', () => {
    const find = (subjectId: string, evidenceIds: string[], facts = 's1 未认真履职') =>
      after('found').when(as(investigator(2), 'record-finding', { subjectId, facts, evidenceIds }));
    find('s99', []).thenRefused('verification.unknown-subject');
    find('s1', ['e-none']).thenRefused('verification.unknown-evidence');
    find('s1', ['e-m1']).thenNothing();
    find('s1', ['e-m1'], '另查明').then([
      { type: 'FindingRecorded', data: { subjectId: 's1', facts: '另查明', evidenceIds: ['e-m1'], recordedBy: 'mhk-inv-2' } },
    ]);
    after('found')
      .when(as(lead, 'record-finding', { subjectId: 's1', facts: '……', evidenceIds: [] }))
      .thenRefused('verification.not-a-member');
  });

  it('B2.1: given subjects found on the way, then they need the approval of their own authority before any finding', () => {
    const add = as(investigator(1), 'add-subjects', {
      subjects: [subject(10), subject(11)],
      partyChiefSubjectIds: ['s11'],
      reason: '谈话中反映',
      addedOn: '2020-06-12',
    });
    const added = given(verification, play([add], storyUntil('found')));
    added
      .when(as(investigator(1), 'record-finding', { subjectId: 's11', facts: '……', evidenceIds: [] }))
      .thenRefused('verification.subject-awaits-approval');
    added.when(as(investigator(1), 'draft-report', reportData)).thenRefused('verification.subject-awaits-approval');
    added.when(as(principal, 'approve-subjects', { subjectIds: ['s11'] })).thenRefused('verification.approver-role');
    added.when(as(partyChief, 'approve-subjects', { subjectIds: ['s11'] })).thenTypes('SubjectsApproved');
    added.when(as(principal, 'approve-subjects', { subjectIds: ['s1'] })).thenRefused('verification.subject-not-awaiting');
    added.when(as(principal, 'approve-subjects', { subjectIds: ['s99'] })).thenRefused('verification.unknown-subject');
  });

  it('B2.1: given added subjects that are rejected, then the report goes on without them', () => {
    const add = as(lead, 'add-subjects', { subjects: [subject(10)], partyChiefSubjectIds: [], reason: '……', addedOn: '2020-06-12' });
    const rejected = play(
      [add, as(principal, 'reject-subjects', { subjectIds: ['s10'], reason: '无关' }), ...story.drafted],
      storyUntil('found'),
    );
    expect(given(verification, rejected).state).toMatchObject({ status: 'report-drafted', subjects: { length: 9 } });
    const byActingChief = as(otherLead, 'add-subjects', {
      subjects: [subject(10)],
      partyChiefSubjectIds: [],
      reason: '……',
      addedOn: '2020-06-12',
    });
    given(verification, play([chiefRecused, byActingChief], storyUntil('found')))
      .when(as(otherLead, 'approve-subjects', { subjectIds: ['s10'] }))
      .thenRefused('verification.proposer-approves');
  });

  it('B1.7: given a subject managed by the upper level, or one already there, then it is not added', () => {
    const add = (more: object, ...numbers: number[]) =>
      after('found').when(
        as(lead, 'add-subjects', {
          subjects: numbers.map((number) => subject(number, more)),
          partyChiefSubjectIds: [],
          reason: '……',
          addedOn: '2020-06-12',
        }),
      );
    add({ managedBy: 'upper' }, 10).thenRefused('verification.direct-forward');
    add({}, 1).thenRefused('verification.subject-repeated');
    add({}, 10, 10).thenRefused('verification.subject-repeated');
    const stranger = as(investigator(10), 'add-subjects', {
      subjects: [subject(10)],
      partyChiefSubjectIds: [],
      reason: '……',
      addedOn: '2020-06-12',
    });
    after('found').when(stranger).thenRefused('verification.not-a-member');
  });
});

describe('verification: report', () => {
  it('B2.2: given a subject without finding, without outcome or with two, then the report is refused', () => {
    const draft = (outcomes: typeof reportData.outcomes, step: keyof typeof story = 'found') =>
      after(step).when(as(investigator(1), 'draft-report', { ...reportData, outcomes }));
    draft(reportData.outcomes, 'started').thenRefused('verification.finding-missing');
    draft(reportData.outcomes.slice(1)).thenRefused('verification.outcome-per-subject');
    draft([...reportData.outcomes, { subjectId: 's1', outcome: 'no-case' }]).thenRefused('verification.outcome-per-subject');
    draft([...reportData.outcomes, { subjectId: 's99', outcome: 'no-case' }]).thenRefused('verification.unknown-subject');
    after('found')
      .when(as(investigator(1), 'draft-report', { ...reportData, draftedOn: '2020-06-11' }))
      .thenRefused('verification.date-too-early');
    after('found')
      .when(as(lead, 'draft-report', reportData))
      .thenRefused('verification.not-a-member');
  });

  it('B2.4: given a finding without evidence, then filing is not proposed', () => {
    const history = play(
      [as(investigator(1), 'record-finding', { subjectId: 's1', facts: '仅有反映', evidenceIds: [] })],
      storyUntil('found'),
    );
    given(verification, history)
      .when(as(investigator(1), 'draft-report', reportData))
      .thenRefused('verification.evidence-missing');
  });

  it('B2.2: given one signature missing, then the report is not submitted and the refusal says whose', () => {
    const history = play(story.signed.slice(0, 8), storyUntil('drafted'));
    expect(given(verification, history).when(story.submitted[0]!).thenRefused('verification.signatures-missing')).toMatchObject({
      refusal: { details: { personIds: ['mhk-inv-9'] } },
    });
    after('signed').when(story.submitted[0]!).thenTypes('ReportSubmitted');
    after('signed')
      .when(as(investigator(1), 'submit-report', { opinion: '……', reportedOn: '2020-06-13' }))
      .thenRefused('verification.date-too-early');
  });

  it('B2.2: given a signature, then it is a member’s, of the version that stands, and counts once', () => {
    after('drafted')
      .when(as(investigator(10), 'sign-report', { version: 1, signedOn: '2020-06-14' }))
      .thenRefused('verification.not-a-member');
    after('drafted')
      .when(as(investigator(1), 'sign-report', { version: 2, signedOn: '2020-06-14' }))
      .thenRefused('verification.stale-report-version');
    after('drafted')
      .when(as(investigator(1), 'sign-report', { version: 1, signedOn: '2020-06-13' }))
      .thenRefused('verification.date-too-early');
    after('signed').when(story.signed[0]!).thenNothing();
  });

  it('B2.2: given a signed report, when redrafted or when new facts come, then every signature is void; the same draft again changes nothing', () => {
    after('signed').when(story.drafted[0]!).thenNothing();
    const redrafted = given(
      verification,
      play([as(investigator(2), 'draft-report', { ...reportData, summary: '补充' })], storyUntil('signed')),
    );
    expect(redrafted.state.draft).toMatchObject({ version: 2, signatures: [] });
    redrafted.when(story.signed[0]!).thenRefused('verification.stale-report-version');
    const measured = given(verification, play([as(investigator(1), 'take-measure', measureData('m2'))], storyUntil('signed')));
    expect(measured.state).toMatchObject({ status: 'running', draft: undefined, draftVersion: 1 });
  });

  it('B2.2: given a submitted report, then the principal concludes or returns it, and not whoever submitted it', () => {
    after('submitted')
      .when(as(lead, 'conclude', { concludedOn: '2020-06-15' }))
      .thenRefused('verification.approver-role');
    after('submitted')
      .when(as(partyChief, 'return-report', { reason: '……' }))
      .thenRefused('verification.approver-role');
    after('submitted')
      .when(as(principal, 'conclude', { concludedOn: '2020-06-14' }))
      .thenRefused('verification.date-too-early');
    const own = play([chiefRecused, as(otherLead, 'submit-report', { opinion: '……', reportedOn: '2020-06-15' })], storyUntil('signed'));
    given(verification, own)
      .when(as(otherLead, 'conclude', { concludedOn: '2020-06-15' }))
      .thenRefused('verification.proposer-approves');
    after('signed')
      .when(as(investigator(10), 'submit-report', { opinion: '……', reportedOn: '2020-06-15' }))
      .thenRefused('verification.not-a-member');
    const returned = given(verification, play([as(principal, 'return-report', { reason: '补充证据' })], storyUntil('submitted')));
    expect(returned.state).toMatchObject({ status: 'running', draft: undefined, reportedOn: undefined });
    returned.when(as(investigator(1), 'draft-report', reportData)).thenTypes('ReportDrafted');
    after('signed')
      .when(as(principal, 'conclude', { concludedOn: '2020-06-15' }))
      .thenRefused('verification.not-allowed');
  });
});
