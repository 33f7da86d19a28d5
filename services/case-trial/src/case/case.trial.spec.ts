import type { Actor } from '@liandong/event-sourcing';
import { given } from '@liandong/testing';
import { investigationCase } from './case.decider.js';
import type { CaseEvent } from './case.events.js';
import { after, ask, before, countyStory, noConflicts, opinion, people, townshipPapers, townshipStory, villager } from './case.fixtures.js';

const open = (history: readonly CaseEvent[]) => given(investigationCase, history);
const town = (type: Parameters<typeof before>[0]) => before(type, townshipStory);

describe('case: township review (乡案县审)', () => {
  it('B5.2, 2.11: given a township case, when the county accepts it before the township has reviewed and submitted, then it is refused', () => {
    open(town('review-by-township')).when(ask('accept-for-trial')).thenRefused('case.township-review-missing');
    open(town('submit-to-county')).when(ask('accept-for-trial')).thenRefused('case.not-allowed');
    open(town('accept-for-trial')).when(ask('accept-for-trial')).thenTypes('TrialAccepted', 'PanelFormed');
  });

  it('B3.6: given a raised case of a village cadre, when it is tried, then the county accepts it without a township review and decides it alone', () => {
    const raised = [ask('open', { subject: villager, townshipId: null, raisedLevel: true })];
    const story = countyStory.filter(
      ([type, data]) => type !== 'approve-filing' || (data as { approvedOn: string }).approvedOn === '2020-06-16',
    );
    const trial = before('accept-for-trial', story, raised);
    given(investigationCase, trial)
      .when(ask('review-by-township', {}, undefined, townshipStory))
      .thenRefused('case.not-a-township-case');
    given(investigationCase, trial).when(ask('accept-for-trial')).thenTypes('TrialAccepted', 'PanelFormed');
    const defended = before('decide', story, raised);
    given(investigationCase, defended)
      .when(ask('decide', {}, undefined, townshipStory))
      .thenRefused('case.body-not-competent');
    given(investigationCase, defended).when(ask('decide')).thenTypes('CaseDecided');
    given(investigationCase, [])
      .when(ask('open', { subject: villager, raisedLevel: true, townshipId: 'mhk.township-1' }))
      .thenRefused('case.raised-level-required');
  });

  it('B5.1: given a county case, when a township reviews it, then it is refused', () => {
    open(before('accept-for-trial'))
      .when(ask('review-by-township', {}, undefined, townshipStory))
      .thenRefused('case.not-a-township-case');
  });

  it('B5.2: given a township case, when another township reviews or submits it, then it is refused', () => {
    const other = { organisationId: 'mhk.township-11' };
    open(town('review-by-township'))
      .when(ask('review-by-township', {}, { ...people.reviewer, ...other }, townshipStory))
      .thenRefused('case.other-township');
    open(town('submit-to-county'))
      .when(ask('submit-to-county', {}, { ...people.secretary, ...other }, townshipStory))
      .thenRefused('case.other-township');
  });

  it('B2.13: given a township case, when one person reviews, or somebody who investigated, then it is refused', () => {
    const review = (reviewers: readonly string[], by = people.reviewer) => ask('review-by-township', { reviewers }, by, townshipStory);
    open(town('review-by-township'))
      .when(review(['mhk-township-reviewer-1']))
      .thenRefused('case.too-few-persons');
    open(town('review-by-township'))
      .when(review(['mhk-township-reviewer-1', 'mhk-inv-2']))
      .thenRefused('case.reviewer-investigated');
    open(town('review-by-township'))
      .when(review(['mhk-township-reviewer-1', 'mhk-inv-6']))
      .thenRefused('case.reviewer-investigated');
    open(town('review-by-township'))
      .when(review(['mhk-township-reviewer-2', 'x']))
      .thenRefused('case.recorder-not-among-actors');
  });

  it('B5.3: given a township case, when a paper of the review is missing, then it is refused and named', () => {
    const refused = open(town('review-by-township'))
      .when(ask('review-by-township', { papers: { ...townshipPapers, verification: '' } }, undefined, townshipStory))
      .thenRefused('case.papers-missing');
    expect(refused).toMatchObject({ refusal: { rule: 'B5.3', details: { missing: ['verification'] } } });
  });

  it('B5.1, B5.5: given a sanction beyond the township or a complex case, then the route is 报批 and its papers are needed', () => {
    const review = (more: object) => after(town('review-by-township'), [ask('review-by-township', more, undefined, townshipStory)]);
    const submit = ask('submit-to-county', {}, undefined, townshipStory);
    expect(open(town('submit-to-county')).state.township).toMatchObject({ route: 'review' });
    for (const history of [
      review({ complex: true }),
      review({ opinion: opinion({ sanctions: [{ kind: 'party-expulsion' }] }) }),
      review({ opinion: opinion({ sanctions: [{ kind: 'government-warning' }] }) }),
    ]) {
      expect(open(history).state.township).toMatchObject({ route: 'approval' });
      open(history).when(submit).thenRefused('case.papers-missing');
      const papers = {
        'party-committee-request': '请示1',
        'branch-resolution': '决议1',
        'commission-minutes': '纪要1',
        'party-committee-minutes': '纪要2',
      };
      open(history)
        .when(ask('submit-to-county', { papers }, undefined, townshipStory))
        .thenTypes('SubmittedToCounty');
    }
  });
});

describe('case: trial', () => {
  it('B2.15: given a hand-over, when accepted, then the limit runs one month from acceptance and not from the hand-over', () => {
    const { state } = open(before('hold-trial-talk'));
    expect(state.trialDeadline).toMatchObject({
      ruleId: 'B2.15',
      version: '1',
      startedAt: '2020-07-01T16:00:00.000Z',
      dueAt: '2020-08-03T15:59:59.999Z',
    });
  });

  it('B2.13: given a case, when its panel has one member, or somebody who verified, investigated or reviewed, then it is refused', () => {
    const accept = (members: readonly string[], conflictsElsewhere: readonly string[] = []) =>
      ask('accept-for-trial', { panel: { members, conflictsElsewhere } });
    const handed = before('accept-for-trial');
    open(handed)
      .when(accept(['mhk-trial-1', 'mhk-trial-1']))
      .thenRefused('case.too-few-persons');
    for (const barred of ['mhk-inv-1', 'mhk-inv-8', 'mhk-inv-5'])
      open(handed)
        .when(accept(['mhk-trial-1', barred]))
        .thenRefused('case.panel-conflict');
    open(handed)
      .when(accept(['mhk-trial-1', 'mhk-trial-2'], ['mhk-trial-2']))
      .thenRefused('case.panel-conflict');
    open(town('accept-for-trial'))
      .when(accept(['mhk-trial-1', 'mhk-township-reviewer-2']))
      .thenRefused('case.panel-conflict');
    open(handed)
      .when(ask('accept-for-trial', {}, { ...people.trialDirector, personId: 'mhk-inv-5' }))
      .thenRefused('case.panel-conflict');
  });

  it('B2.13: given somebody who had investigated before being replaced, when proposed for the panel, then it is refused all the same', () => {
    const replaced = after(before('report-investigation'), [
      ask('appoint-investigators', { investigators: ['mhk-inv-5', 'mhk-inv-7'], appointedOn: '2020-06-29', reason: '人员调动' }),
    ]);
    const handed = after(replaced, [
      ask('report-investigation'),
      ask('sign-report', {}, { ...people.secondInvestigator, personId: 'mhk-inv-7' }),
      ask('hand-over-to-trial'),
    ]);
    open(handed)
      .when(ask('accept-for-trial', { panel: { members: ['mhk-trial-1', 'mhk-inv-6'], conflictsElsewhere: [] } }))
      .thenRefused('case.panel-conflict');
  });

  it('B2.13: given whoever leads the trial investigated another case of the matter, then it is refused, and nothing else of them is kept', () => {
    const elsewhere = { conflictsElsewhere: [people.deputy.personId] };
    const steps = [
      [before('accept-for-trial'), ask('accept-for-trial', elsewhere)],
      [
        before('hold-trial-talk'),
        ask('return-for-reinvestigation', { reason: 'x', returnedOn: '2020-07-06', ...elsewhere }, people.principal),
      ],
      [before('hold-trial-talk'), ask('skip-trial-talk', { reason: 'x', skippedOn: '2020-07-06', ...elsewhere }, people.deputy)],
      [before('hold-trial-talk'), ask('extend-trial', { reason: 'x', extendedOn: '2020-07-06', ...elsewhere }, people.deputy)],
      [before('deliberate'), ask('return-for-supplement', { gaps: ['x'], returnedOn: '2020-07-08', ...elsewhere }, people.deputy)],
      [before('deliberate'), ask('deliberate', elsewhere)],
      [before('decide'), ask('decide', elsewhere)],
      [before('decide', townshipStory), ask('decide', elsewhere, undefined, townshipStory)],
      [town('submit-to-county'), ask('submit-to-county', elsewhere, undefined, townshipStory)],
    ] as const;
    for (const [history, command] of steps)
      expect(open(history).when(command).thenRefused('case.panel-conflict')).toMatchObject({
        refusal: { details: { persons: [people.deputy.personId] } },
      });
    expect(JSON.stringify(before('end', townshipStory))).not.toContain('conflictsElsewhere');
  });

  it('B2.13: given a township secretary who verified or investigated, when submitting the case or recording the decision, then it is refused; one who reviewed may', () => {
    const as = (personId: string) => ({ ...people.secretary, personId });
    const commands = [
      [town('submit-to-county'), (by: Actor) => ask('submit-to-county', {}, by, townshipStory), 'SubmittedToCounty'],
      [before('decide', townshipStory), (by: Actor) => ask('decide', {}, by, townshipStory), 'CaseDecided'],
    ] as const;
    for (const [history, command, type] of commands) {
      for (const who of ['mhk-inv-1', 'mhk-inv-5'])
        open(history)
          .when(command(as(who)))
          .thenRefused('case.panel-conflict');
      open(history)
        .when(command(as('mhk-township-reviewer-2')))
        .thenTypes(type);
    }
  });

  it.each(['deputy', 'principal'])('B2.13: given a %s who investigated, when leading the trial, then it is refused', (role) => {
    const investigated = { ...people.deputy, role, personId: 'mhk-inv-5' };
    open(before('hold-trial-talk'))
      .when(ask('return-for-reinvestigation', { reason: 'x', returnedOn: '2020-07-06' }, investigated))
      .thenRefused('case.panel-conflict');
    open(before('hold-trial-talk'))
      .when(ask('skip-trial-talk', { reason: 'x', skippedOn: '2020-07-06' }, investigated))
      .thenRefused('case.panel-conflict');
    open(before('hold-trial-talk'))
      .when(ask('extend-trial', { reason: 'x', extendedOn: '2020-07-06' }, investigated))
      .thenRefused('case.panel-conflict');
    open(before('deliberate'))
      .when(ask('return-for-supplement', { gaps: ['x'], returnedOn: '2020-07-08' }, investigated))
      .thenRefused('case.panel-conflict');
  });

  it('B2.13: given a trial, when an earlier member of the panel is to re-investigate, then it is refused', () => {
    const again = after(before('deliberate'), [
      ask(
        'form-panel',
        { members: ['mhk-trial-2', 'mhk-trial-3'], formedOn: '2020-07-07', lost: [], ...noConflicts },
        people.trialDirector,
      ),
      ask('return-for-reinvestigation', { reason: '主要事实不清', returnedOn: '2020-07-08' }, people.principal),
    ]);
    const appoint = (person: string) =>
      ask('appoint-investigators', { investigators: ['mhk-inv-5', person], appointedOn: '2020-07-08', reason: '重新调查' });
    open(again).when(appoint('mhk-trial-1')).thenRefused('case.tries-and-investigates');
    open(again).when(appoint('mhk-inv-7')).thenTypes('InvestigatorsAppointed');
  });

  it('B2.15: given a trial, when it is extended, then only a complex one is, once, and before the limit has passed', () => {
    const accepted = before('hold-trial-talk');
    const extend = (extendedOn: string) => ask('extend-trial', { reason: '涉案人员多', extendedOn }, people.deputy);
    open(accepted).when(extend('2020-07-20')).thenRefused('case.not-complex');
    const complex = after(accepted, [ask('classify', { complex: true, reason: '重大复杂' }, people.trialDirector)]);
    open(complex).when(extend('2020-08-04')).thenRefused('case.extension-too-late');
    const extended = open(after(complex, [extend('2020-08-03')]));
    expect(extended.state.trialDeadline).toMatchObject({ ruleId: 'B2.15', dueAt: '2020-09-03T15:59:59.999Z' });
    extended.when(extend('2020-08-03')).thenRefused('case.extended-before');
    open(complex)
      .when(ask('classify', { complex: true, reason: '重大复杂' }, people.trialDirector))
      .thenNothing();
  });

  it('B2.16, B2.15: given evidence gaps, when returned and resubmitted, then the clock stood still and the days are excluded', () => {
    const returned = after(before('deliberate'), [
      ask('return-for-supplement', { gaps: ['补充书证'], returnedOn: '2020-07-08' }, people.deputy),
    ]);
    expect(open(returned).state).toMatchObject({ status: 'supplementing', trialDeadline: { pausedAt: '2020-07-07T16:00:00.000Z' } });
    open(returned).when(ask('deliberate')).thenRefused('case.not-allowed');
    open(returned)
      .when(ask('resubmit', { supplements: [], resubmittedOn: '2020-07-18' }, people.investigator))
      .thenRefused('case.gaps-missing');
    open(returned)
      .when(ask('resubmit', { supplements: ['书证'], resubmittedOn: '2020-07-18' }, people.verifier))
      .thenRefused('case.not-an-investigator');
    const back = open(after(returned, [ask('resubmit', { supplements: ['书证'], resubmittedOn: '2020-07-18' }, people.investigator)]));
    expect(back.state).toMatchObject({ status: 'talk-settled', trialDeadline: { excludedDays: 10, dueAt: '2020-08-13T15:59:59.999Z' } });
    expect(back.state.trialDeadline).not.toHaveProperty('pausedAt');
  });

  it('B2.16: given unclear main facts, when returned for re-investigation, then report, township review, panel and limit begin anew', () => {
    const again = after(town('deliberate'), [
      ask('return-for-reinvestigation', { reason: '主要事实不清', returnedOn: '2020-07-08' }, people.principal),
    ]);
    expect(open(again).state).toMatchObject({
      status: 'investigating',
      panel: [],
      talkSettled: false,
      township: undefined,
      trialDeadline: undefined,
      caseNumber: '梅立〔2020〕1号',
    });
    const handed = after(again, [
      ask('report-investigation', { reportedOn: '2020-07-09' }),
      ask('sign-report', { signedOn: '2020-07-09' }),
      ask('hand-over-to-trial', { handedOverOn: '2020-07-09' }),
    ]);
    open(handed)
      .when(ask('accept-for-trial', { acceptedOn: '2020-07-10' }))
      .thenRefused('case.township-review-missing');
  });

  it('B2.17: given a trial, when the talk is neither held nor its skipping approved, then there is no deliberation', () => {
    open(before('hold-trial-talk')).when(ask('deliberate')).thenRefused('case.not-allowed');
    open(before('hold-trial-talk'))
      .when(ask('hold-trial-talk', { talkers: ['mhk-trial-1'] }))
      .thenRefused('case.too-few-persons');
    open(before('hold-trial-talk'))
      .when(ask('hold-trial-talk', { talkers: ['mhk-trial-1', 'mhk-trial-3'] }))
      .thenRefused('case.not-on-panel');
    const skipped = after(before('hold-trial-talk'), [
      ask('skip-trial-talk', { reason: '事实清楚', skippedOn: '2020-07-06' }, people.deputy),
    ]);
    open(skipped).when(ask('deliberate')).thenTypes('CaseDeliberated');
  });

  it('B2.17: given a suspected crime, when the talk was not recorded in sound and picture, then it is refused', () => {
    const crime = before('hold-trial-talk', undefined, [
      ask('propose-filing', { gravity: 'crime' }),
      ask('announce-filing', { familyNotified: true, publicNotice: true }),
    ]);
    expect(open(crime).when(ask('hold-trial-talk')).thenRefused('case.av-recording-missing')).toMatchObject({ refusal: { rule: 'B2.17' } });
    open(crime)
      .when(ask('hold-trial-talk', { avRecording: '光盘2' }))
      .thenTypes('TrialTalkHeld');
  });

  it('B2.18: given a talk, when the deliberation is not collective, then it is refused; a dissent is recorded beside the one opinion', () => {
    const ready = before('deliberate');
    open(ready)
      .when(ask('deliberate', { participants: ['mhk-trial-1', 'mhk-trial-director'], dissents: [] }))
      .thenRefused('case.participants-missing');
    open(ready)
      .when(
        ask(
          'deliberate',
          { participants: ['mhk-trial-1', 'mhk-trial-2'], dissents: [] },
          { ...people.trialDirector, personId: 'mhk-trial-1' },
        ),
      )
      .thenRefused('case.not-collective');
    open(ready)
      .when(ask('deliberate', { dissents: [{ personId: 'mhk-lead-1', text: 'x' }] }))
      .thenRefused('case.dissenter-absent');
    open(ready)
      .when(ask('deliberate', { participants: ['mhk-trial-1', 'mhk-trial-2', 'mhk-trial-director', 'mhk-inv-2'], dissents: [] }))
      .thenRefused('case.panel-conflict');
    expect(investigationCase.decide(ask('deliberate'), open(ready).state)).toMatchObject([
      { type: 'CaseDeliberated', data: { dissents: [{ personId: 'mhk-trial-3', text: '建议警告' }], opinion: opinion(), inTime: true } },
    ]);
  });

  it('B2.15: given the limit has passed, when deliberated, then it is recorded as late', () => {
    const late = (deliberatedOn: string) =>
      investigationCase.decide(ask('deliberate', { deliberatedOn }), open(before('deliberate')).state);
    expect(late('2020-08-03')).toMatchObject([{ data: { inTime: true } }]);
    expect(late('2020-08-04')).toMatchObject([{ data: { inTime: false } }]);
  });

  it('B4.1, B2.18: a panel is formed anew also after its deliberation; it deliberates anew, and never beyond what the person was told (B2.24)', () => {
    const anew = ask(
      'form-panel',
      { members: ['mhk-trial-1', 'mhk-trial-3'], formedOn: '2020-07-14', lost: ['mhk-trial-2'], ...noConflicts },
      people.trialDirector,
    );
    for (const next of ['hear-defence', 'decide'] as const) {
      const formed = after(before(next), [anew]);
      expect(given(investigationCase, formed).state).toMatchObject({
        status: 'talk-settled',
        panel: ['mhk-trial-1', 'mhk-trial-3'],
        opinion: undefined,
      });
      for (const type of ['hear-defence', 'decide'] as const)
        given(investigationCase, formed).when(ask(type)).thenRefused('case.not-allowed');
      const heavier = ask('deliberate', { opinion: opinion({ sanctions: [{ kind: 'party-expulsion' }] }), deliberatedOn: '2020-07-15' });
      if (next === 'decide') given(investigationCase, formed).when(heavier).thenRefused('case.heavier-than-told');
      given(investigationCase, formed)
        .when(ask('deliberate', { deliberatedOn: '2020-07-15' }))
        .thenTypes('CaseDeliberated');
    }
  });

  it('B2.18, B4.1: given a panel that has given its opinion and lost nobody, then it is not replaced; before its opinion it may be', () => {
    const other = { members: ['mhk-trial-3', 'mhk-trial-4'], formedOn: '2020-07-14', ...noConflicts };
    const form = (lost: readonly string[]) => ask('form-panel', { ...other, lost }, people.trialDirector);
    for (const next of ['hear-defence', 'decide'] as const) {
      given(investigationCase, before(next)).when(form([])).thenRefused('case.panel-stands');
      given(investigationCase, before(next))
        .when(form(['mhk-trial-2']))
        .then([
          { type: 'PanelFormed', data: { members: other.members, formedOn: other.formedOn, formedBy: people.trialDirector.personId } },
        ]);
      given(investigationCase, before(next))
        .when(ask(next))
        .thenTypes(next === 'decide' ? 'CaseDecided' : 'DefenceHeard');
    }
    given(investigationCase, before('deliberate')).when(form([])).thenTypes('PanelFormed');
  });

  it('B4.1: where everybody who investigated is recused, evidence that was to be supplemented is investigated anew by others', () => {
    const waiting = after(before('deliberate'), [ask('return-for-supplement', { gaps: ['x'], returnedOn: '2020-07-08' }, people.deputy)]);
    const anew = ask('return-for-reinvestigation', { reason: 'x', returnedOn: '2020-07-09' }, people.principal);
    expect(given(investigationCase, after(waiting, [anew])).state).toMatchObject({ status: 'investigating', trialDeadline: undefined });
  });

  describe('B4.2: in the place of a township’s recused secretary', () => {
    const deputy = { ...people.reviewer, personId: 'mhk-township-reviewer-3' };
    const named = {
      secretaryId: people.secretary.personId,
      actingSecretaryId: deputy.personId,
      reason: '书记回避',
      appointedOn: '2020-07-01',
      isRecused: true,
    };
    const appoint = (more: Partial<typeof named> = {}) => ask('appoint-acting-secretary', { ...named, ...more }, people.principal);
    const township = (type: 'submit-to-county' | 'decide', by: Actor, secretaryRecused = true) =>
      ask(type, { secretaryRecused }, by, townshipStory);
    const reviewed = before('submit-to-county', townshipStory);

    it('B4.2: whoever the commission appointed submits and decides; another reviewer does not', () => {
      given(investigationCase, reviewed).when(township('submit-to-county', deputy)).thenRefused('case.not-acting-secretary');
      const appointed = after(reviewed, [appoint()]);
      given(investigationCase, appointed).when(appoint()).thenNothing();
      given(investigationCase, appointed).when(township('submit-to-county', people.reviewer)).thenRefused('case.not-acting-secretary');
      given(investigationCase, appointed).when(township('submit-to-county', deputy)).thenTypes('SubmittedToCounty');
      const deciding = after(before('decide', townshipStory), [appoint()]);
      given(investigationCase, before('decide', townshipStory)).when(township('decide', deputy)).thenRefused('case.not-acting-secretary');
      given(investigationCase, deciding)
        .when(township('decide', { ...deputy, organisationId: 'mhk.township-2' }))
        .thenRefused('case.other-township');
      given(investigationCase, deciding).when(township('decide', deputy)).thenTypes('CaseDecided');
    });

    it('B4.2: given that the recusal is rejected, then nobody acts in the secretary’s place any more, at the submission and at the decision; the secretary does', () => {
      for (const type of ['submit-to-county', 'decide'] as const) {
        const appointed = after(before(type, townshipStory), [appoint()]);
        given(investigationCase, appointed)
          .when(township(type, deputy, false))
          .thenRefused('case.secretary-not-recused');
        given(investigationCase, appointed)
          .when(township(type, people.secretary, false))
          .thenTypes(type === 'decide' ? 'CaseDecided' : 'SubmittedToCounty');
      }
      expect(JSON.stringify(before('end', townshipStory))).not.toContain('secretaryRecused');
    });

    it('B4.2: nobody else who is recused is named as the secretary, as far as the case knows; in whose place somebody acts is told anew', () => {
      const other = { secretaryId: 'mhk-township-secretary-2' };
      const submitted = before('accept-for-trial', townshipStory);
      given(investigationCase, submitted).when(appoint(other)).thenRefused('case.not-the-secretary');
      given(investigationCase, submitted).when(appoint()).thenTypes('ActingSecretaryAppointed');
      for (const secretaryId of [people.principal.personId, 'mhk-trial-2'])
        given(investigationCase, before('decide', townshipStory)).when(appoint({ secretaryId })).thenRefused('case.not-the-secretary');
      // Whoever acted is not the secretary for having submitted.
      const acted = after(reviewed, [appoint(other), township('submit-to-county', deputy)]);
      given(investigationCase, acted).when(appoint()).thenTypes('ActingSecretaryAppointed');
      given(investigationCase, acted).when(appoint(other)).thenNothing();
    });

    it('B4.2, B2.13: nobody is appointed for whoever is not recused, nor anybody who worked on the case; whoever stands in does not review', () => {
      const open = given(investigationCase, reviewed);
      open.when(appoint({ isRecused: false })).thenRefused('case.secretary-not-recused');
      for (const actingSecretaryId of ['mhk-inv-1', 'mhk-inv-5', people.reviewer.personId, people.principal.personId])
        open.when(appoint({ actingSecretaryId })).thenRefused('case.approves-own-work');
      given(investigationCase, before('accept-for-trial')).when(appoint()).thenRefused('case.not-a-township-case');
      const reviewers = [people.reviewer.personId, deputy.personId];
      given(investigationCase, after(before('review-by-township', townshipStory), [appoint({ appointedOn: '2020-06-30' })]))
        .when(ask('review-by-township', { reviewers }, people.reviewer, townshipStory))
        .thenRefused('case.approves-own-work');
    });
  });

  it('B2.13, B4.2: whoever verified or investigated another case of the matter approves nothing of this one', () => {
    const [verified, investigated] = [{ dutiesElsewhere: ['verification' as const] }, { dutiesElsewhere: ['investigation' as const] }];
    given(investigationCase, before('approve-filing'))
      .when(ask('approve-filing', verified, people.principal))
      .thenRefused('case.approves-own-work');
    given(investigationCase, before('approve-filing'))
      .when(ask('reject-filing', { reason: 'x', decision: 'decline', rejectedOn: '2020-06-16', ...verified }, people.principal))
      .thenRefused('case.approves-own-work');
    for (const type of ['appoint-investigators', 'hand-over-to-trial'] as const)
      given(investigationCase, before(type)).when(ask(type, investigated)).thenRefused('case.approves-own-work');
    given(investigationCase, before('hand-over-to-trial'))
      .when(ask('return-report', { reason: 'x', returnedOn: '2020-06-30', ...investigated }, people.principal))
      .thenRefused('case.approves-own-work');
    expect(JSON.stringify(before('end'))).not.toContain('dutiesElsewhere');
  });
});
