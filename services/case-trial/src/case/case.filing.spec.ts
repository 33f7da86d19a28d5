import { given } from '@liandong/testing';
import { investigationCase } from './case.decider.js';
import { after, ask, at, before, papers, people, subject, townshipStory, villager } from './case.fixtures.js';

const open = (history: ReturnType<typeof before>) => given(investigationCase, history);

describe('case: filing and investigation', () => {
  it('B2.4: given a finished verification, when a case is opened twice, then it stands once with everybody who verified', () => {
    const { state } = open(before('propose-filing'));
    expect(state).toMatchObject({
      status: 'opened',
      clueId: 'k1',
      duties: { 'mhk-inv-1': ['verification'], 'mhk-inv-8': ['verification'] },
    });
    open(before('propose-filing')).when(ask('open')).thenNothing();
  });

  it('B2.4: given no verification, when filing is proposed, then it is refused', () => {
    open([]).when(ask('propose-filing')).thenRefused('case.not-allowed');
  });

  it('B1.7: given a person managed by the upper level, when a case is opened, then it is refused', () => {
    open([])
      .when(ask('open', { subject: subject({ managedBy: 'upper' }) }))
      .thenRefused('case.direct-forward');
  });

  it('2.11: given a township person without a township, when a case is opened, then it is refused', () => {
    open([])
      .when(ask('open', { subject: villager, townshipId: null }))
      .thenRefused('case.township-unknown');
  });

  it('B2.4: given an opened case, when filing is proposed without facts or evidence, or by a stranger, then it is refused', () => {
    const opened = before('propose-filing');
    open(opened)
      .when(ask('propose-filing', { evidence: [] }))
      .thenRefused('case.facts-or-evidence-missing');
    open(opened)
      .when(ask('propose-filing', { facts: ' ' }))
      .thenRefused('case.facts-or-evidence-missing');
    open(opened)
      .when(ask('propose-filing', {}, people.investigator))
      .thenRefused('case.not-a-verifier');
    open(opened)
      .when(ask('propose-filing', {}, people.supervisor))
      .thenTypes('FilingProposed');
  });

  it('B2.4: given a county-managed party member, when the principal approves, then the party chief is awaited, and then the case is filed', () => {
    const proposed = before('approve-filing');
    const principal = ask('approve-filing', { approvedOn: '2020-06-16' }, people.principal);
    open(proposed)
      .when(ask('approve-filing', {}, people.partyChief))
      .thenRefused('case.other-approver-awaited');
    open(proposed)
      .when(principal)
      .then([{ type: 'FilingEndorsed', data: { role: 'principal', endorsedOn: '2020-06-16', endorsedBy: 'mhk-principal' } }]);
    const endorsed = after(proposed, [principal]);
    open(endorsed).when(principal).thenRefused('case.approves-twice');
    open(endorsed)
      .when(ask('approve-filing', {}, { ...people.partyChief, personId: 'mhk-principal' }))
      .thenRefused('case.approves-twice');
    open(endorsed)
      .when(ask('approve-filing', {}, people.partyChief))
      .thenTypes('FilingApproved');
  });

  it('B2.4: given a village cadre or a government track alone, when the principal approves, then the case is filed', () => {
    open(before('approve-filing', townshipStory))
      .when(ask('approve-filing', {}, people.principal, townshipStory))
      .thenTypes('FilingApproved');
    open(before('approve-filing', undefined, [ask('propose-filing', { tracks: ['government'] })]))
      .when(ask('approve-filing', {}, people.principal))
      .thenTypes('FilingApproved');
  });

  it('B2.4: given a proposal, when its proposer approves it, then it is refused', () => {
    open(before('approve-filing'))
      .when(ask('approve-filing', {}, { ...people.principal, personId: 'mhk-inv-1' }))
      .thenRefused('case.proposer-approves');
  });

  it('B2.13: whoever verified approves no filing, and whoever investigates neither the team nor the report', () => {
    open(before('approve-filing'))
      .when(ask('approve-filing', {}, { ...people.principal, personId: 'mhk-inv-2' }))
      .thenRefused('case.approves-own-work');
    const investigator = { ...people.principal, personId: 'mhk-inv-5' };
    open(before('appoint-investigators'))
      .when(ask('appoint-investigators', {}, investigator))
      .thenRefused('case.approves-own-work');
    open(before('announce-filing'))
      .when(
        ask('appoint-investigators', { investigators: ['mhk-inv-6', 'mhk-inv-7'], leaderPersonId: 'mhk-inv-6', reason: 'x' }, investigator),
      )
      .thenRefused('case.approves-own-work');
    open(before('hand-over-to-trial'))
      .when(ask('hand-over-to-trial', {}, investigator))
      .thenRefused('case.approves-own-work');
    open(before('hand-over-to-trial'))
      .when(ask('return-report', { reason: 'x', returnedOn: '2020-06-30' }, investigator))
      .thenRefused('case.approves-own-work');
  });

  it('B2.7: given the last approval, then the decision is due one year after filing, under the stored version', () => {
    const { state } = open(before('appoint-investigators'));
    expect(state).toMatchObject({
      status: 'filed',
      caseNumber: '梅立〔2020〕1号',
      filedOn: '2020-06-17',
      decisionDeadline: { ruleId: 'B2.7', version: '1', dueAt: '2021-06-17T15:59:59.999Z' },
    });
  });

  it('given a proposal, when it is returned, then it can be proposed anew; when declined, then the case is closed', () => {
    const proposed = before('approve-filing');
    const returned = after(proposed, [
      ask('reject-filing', { decision: 'supplement', reason: '证据不足', rejectedOn: '2020-06-16' }, people.principal),
    ]);
    open(returned)
      .when(ask('propose-filing', { proposedOn: '2020-06-17' }))
      .thenTypes('FilingProposed');
    const declined = after(proposed, [
      ask('reject-filing', { decision: 'decline', reason: '不构成违纪', rejectedOn: '2020-06-16' }, people.principal),
    ]);
    open(declined).when(ask('propose-filing')).thenRefused('case.not-allowed');
    expect(open(declined).state.status).toBe('closed');
  });

  it('B2.4: given a filed case, when one investigator is appointed, or the plan has not met, then it is refused', () => {
    const filed = before('appoint-investigators');
    open(filed)
      .when(ask('appoint-investigators', { investigators: ['mhk-inv-5', 'mhk-inv-5'] }))
      .thenRefused('case.too-few-persons');
    open(filed)
      .when(ask('appoint-investigators', { leaderPersonId: 'mhk-inv-9' }))
      .thenRefused('case.leader-not-member');
    const late = { meetingOn: '2020-06-18', purpose: 'x', measures: ['talk'] as const };
    open(filed)
      .when(ask('appoint-investigators', { plan: late }))
      .thenRefused('case.plan-meeting-too-late');
    open(filed)
      .when(ask('appoint-investigators', { conflictsElsewhere: ['mhk-inv-6'] }))
      .thenRefused('case.tries-and-investigates');
  });

  it('B2.4: given a plan, when investigators or plan change, then a reason is needed and a report under way falls', () => {
    const reported = before('sign-report');
    const change = { investigators: ['mhk-inv-5', 'mhk-inv-7'], appointedOn: '2020-06-30' };
    open(reported).when(ask('appoint-investigators', change)).thenRefused('case.change-reason-missing');
    const changed = open(after(reported, [ask('appoint-investigators', { ...change, reason: '人员调动' })]));
    expect(changed.state).toMatchObject({
      status: 'investigating',
      investigators: ['mhk-inv-5', 'mhk-inv-7'],
      duties: { 'mhk-inv-6': ['investigation'] },
    });
    changed.when(ask('hand-over-to-trial')).thenRefused('case.not-allowed');
  });

  it('B2.5: given an appointed team, when one person announces, or a stranger, then it is refused', () => {
    const appointed = before('announce-filing');
    open(appointed)
      .when(ask('announce-filing', { announcedBy: ['mhk-inv-5'] }))
      .thenRefused('case.too-few-persons');
    open(appointed)
      .when(ask('announce-filing', { announcedBy: ['mhk-inv-5', 'mhk-inv-1'] }))
      .thenRefused('case.not-an-investigator');
  });

  it('B2.5: given a serious case, when family and public are not told, then it is refused', () => {
    const serious = before('announce-filing', undefined, [ask('propose-filing', { gravity: 'serious' })]);
    open(serious)
      .when(ask('announce-filing', { familyNotified: true }))
      .thenRefused('case.notices-missing');
    open(serious)
      .when(ask('announce-filing', { familyNotified: true, publicNotice: true }))
      .thenTypes('FilingAnnounced');
  });

  it('B2.11: given an investigation, when a measure lacks a second person, the plan or the recording, then it is refused', () => {
    const investigating = before('record-measure');
    open(investigating)
      .when(ask('record-measure', { takenBy: ['mhk-inv-5'] }))
      .thenRefused('case.too-few-persons');
    open(investigating)
      .when(ask('record-measure', { takenBy: ['mhk-inv-5', 'mhk-trial-1'] }))
      .thenRefused('case.not-an-investigator');
    open(investigating)
      .when(ask('record-measure', { kind: 'search' }))
      .thenRefused('case.measure-not-planned');
    open(investigating)
      .when(ask('record-measure', { kind: 'interrogation' }))
      .thenRefused('case.av-recording-missing');
    open(investigating)
      .when(ask('record-measure', { kind: 'interrogation', avRecording: '光盘1' }))
      .thenTypes('InvestigativeMeasureTaken');
  });

  it('B2.12: given an investigation, when the report lacks a paper, evidence, or the note of a refusal, then it is refused', () => {
    const investigated = before('report-investigation');
    const { 'property-report': _left, ...incomplete } = papers;
    expect(
      open(investigated)
        .when(ask('report-investigation', { papers: incomplete }))
        .thenRefused('case.papers-missing'),
    ).toMatchObject({ refusal: { details: { missing: ['property-report'] } } });
    open(investigated)
      .when(ask('report-investigation', { evidence: [] }))
      .thenRefused('case.facts-or-evidence-missing');
    open(investigated)
      .when(ask('report-investigation', { factStatement: { seenOn: '2020-06-28', signed: false } }))
      .thenRefused('case.refusal-note-missing');
    open(investigated)
      .when(ask('report-investigation', { factStatement: { seenOn: '2020-06-28', signed: false, refusalNote: '拒绝签字' } }))
      .thenTypes('InvestigationReported');
    open(investigated)
      .when(ask('report-investigation', { factStatement: { seenOn: '2020-06-30', signed: true } }))
      .thenRefused('case.facts-seen-after-report');
    open(investigated)
      .when(ask('report-investigation', {}, people.verifier))
      .thenRefused('case.not-an-investigator');
  });

  it('B2.12: given a report, when not every investigator has signed its newest version, then it is not handed over', () => {
    const drafted = before('sign-report');
    open(drafted).when(ask('hand-over-to-trial')).thenRefused('case.signatures-missing');
    open(drafted)
      .when(ask('sign-report', {}, people.investigator))
      .thenNothing();
    const signed = before('hand-over-to-trial');
    open(signed).when(ask('hand-over-to-trial')).thenTypes('HandedOverToTrial');
    open(after(signed, [ask('report-investigation', { facts: '补充……' })]))
      .when(ask('hand-over-to-trial'))
      .thenRefused('case.signatures-missing');
    const back = open(after(signed, [ask('return-report', { reason: '补查', returnedOn: '2020-06-30' }, people.principal)]));
    expect(back.state.status).toBe('investigating');
  });

  it('given a date after the moment of asking or before the step it follows, then it is refused', () => {
    open(before('propose-filing'))
      .when({ ...ask('propose-filing'), at: '2020-06-15T15:59:59.000Z' })
      .thenRefused('case.date-in-future');
    open(before('propose-filing'))
      .when(ask('propose-filing', { proposedOn: '2020-06-14' }))
      .thenRefused('case.date-too-early');
    open(before('propose-filing'))
      .when({ ...ask('propose-filing'), at })
      .thenTypes('FilingProposed');
  });

  it('given a status, when a command is not allowed in it, then the refusal lists the allowed ones', () => {
    expect(open(before('propose-filing')).when(ask('decide')).thenRefused('case.not-allowed')).toMatchObject({
      refusal: { allowed: ['propose-filing'], details: { status: 'opened' } },
    });
  });
});
