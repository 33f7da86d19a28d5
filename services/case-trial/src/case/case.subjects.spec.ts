import type { Subject } from '@liandong/contracts';
import type { Actor } from '@liandong/event-sourcing';
import { noLocalRules, setLocalRules } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { investigationCase } from './case.decider.js';
import type { Opinion } from './case.events.js';
import {
  accountable,
  after,
  ask,
  at,
  before,
  institution,
  institutionStory,
  matterStory,
  opinion,
  people,
  subject,
  townshipStory,
  unidentified,
  villager,
  noDuties,
} from './case.fixtures.js';

const open = (history: ReturnType<typeof before>) => given(investigationCase, history);
const deliberate = (proposed: Opinion) => ask('deliberate', { opinion: proposed }, undefined, institutionStory);
const found = subject({ subjectId: 's5' });
const identify = (who: Subject, by: Actor = people.investigator, identifiedOn = '2020-06-18') => ({
  type: 'identify-subject' as const,
  data: { subject: who, basis: '经查', identifiedOn },
  by,
  at,
});
const approve = (by: Actor) => ({
  type: 'approve-supplementary-filing' as const,
  data: { ...noDuties, approvedOn: '2020-06-19', ...noDuties },
  by,
  at,
});
const reject = (by: Actor) => ({
  type: 'reject-supplementary-filing' as const,
  data: { ...noDuties, reason: '证据不足', rejectedOn: '2020-06-19' },
  by,
  at,
});

describe('the case of an institution, or on a matter', () => {
  afterEach(() => setLocalRules(noLocalRules));

  it('问责条例第八条: an institution is held accountable, in no form of those for persons, and closed with nothing to execute', () => {
    const decided = open(before('end', institutionStory));
    expect(decided.state).toMatchObject({ status: 'closed', decision: { outcome: 'accountability', sanctions: [] } });
    const event = before('end', institutionStory).find(({ type }) => type === 'CaseDecided');
    expect(event?.data).toMatchObject({
      accountability: 'circular',
      form: null,
      letter: { person: { name: '某局', position: '' }, decision: ['通报'] },
    });
  });

  it('B2.24: an institution is not sanctioned, nor a person held accountable like one', () => {
    const history = before('deliberate', institutionStory);
    expect(open(history).when(deliberate(opinion())).thenRefused('case.outcome-unfit')).toMatchObject({
      refusal: { allowed: ['accountability', 'withdraw', 'transfer'] },
    });
    open(history)
      .when(deliberate({ ...accountable, accountability: undefined }))
      .thenRefused('case.outcome-and-sanctions-differ');
    open(history)
      .when(deliberate({ ...accountable, outcome: 'withdraw' }))
      .thenRefused('case.outcome-and-sanctions-differ');
    open(before('deliberate'))
      .when(ask('deliberate', { opinion: accountable }))
      .thenRefused('case.outcome-unfit');
  });

  it('B2.24: what was told is not exceeded; 改组 takes the party committee’s decision, too', () => {
    const history = before('decide', institutionStory);
    const decide = (accountability: 'examination' | 'circular' | 'reorganisation') =>
      ask('decide', { opinion: { ...accountable, accountability } }, undefined, institutionStory);
    open(history).when(decide('examination')).thenTypes('CaseDecided');
    open(history).when(decide('reorganisation')).thenRefused('case.body-not-competent');
  });

  it('以事立案: until somebody is identified the case can only be withdrawn', () => {
    const history = before('deliberate', matterStory);
    expect(
      open(history)
        .when(ask('deliberate', { opinion: opinion() }, undefined, matterStory))
        .thenRefused('case.outcome-unfit'),
    ).toMatchObject({ refusal: { allowed: ['withdraw'] } });
    open(history)
      .when(ask('deliberate', { opinion: { ...opinion(), outcome: 'withdraw', sanctions: [] } }, undefined, matterStory))
      .thenTypes('CaseDeliberated');
  });

  it('查明身份, B2.4: an investigator of the case proposes who it is, with the approvers of such a filing; B1.7: nobody whom the upper level manages', () => {
    const history = before('record-measure', matterStory);
    expect(investigationCase.decide(identify(found), open(history).state)).toMatchObject([
      {
        type: 'SupplementaryFilingProposed',
        data: {
          subject: found,
          formerly: unidentified,
          townshipId: null,
          basis: '经查',
          approvers: ['principal', 'party-chief'],
          proposedOn: '2020-06-18',
          proposedBy: people.investigator.personId,
        },
        rules: [{ ruleId: 'B2.4', version: '2019' }],
      },
    ]);
    open(history)
      .when(identify({ ...institution, subjectId: 's5' }))
      .thenTypes('SupplementaryFilingProposed');
    open(history).when(identify(subject())).thenRefused('case.identity-unfit');
    open(history).when(identify(unidentified)).thenRefused('case.identity-unfit');
    // Before anything else: neither who asks nor what is missing is looked at.
    open(history)
      .when(identify({ ...institution, managedBy: 'upper', rank: 'clerk' } as never, people.principal))
      .thenRefused('case.direct-forward');
    open(history)
      .when(identify({ ...institution, subjectId: 's5', rank: 'clerk' } as never))
      .thenRefused('case.subject-unfit');
    open(history).when(identify(found, people.principal)).thenRefused('case.not-an-investigator');
    open(history)
      .when(identify({ ...villager, subjectId: 's5', organisationId: 'mhk' }))
      .thenRefused('case.township-unknown');
    open(before('record-measure'))
      .when(identify(subject({ name: '另名' })))
      .thenRefused('case.identity-unfit');
  });

  it('B2.4: until it is approved it is nobody’s case, and nothing is reported; a rejection leaves a case on a matter', () => {
    const proposed = after(before('report-investigation', matterStory), [identify(found, undefined, '2020-06-19')]);
    expect(open(proposed).state).toMatchObject({ status: 'identification-proposed', subject: unidentified });
    open(proposed)
      .when(ask('report-investigation', {}, undefined, matterStory))
      .thenRefused('case.not-allowed');
    const rejected = after(proposed, [reject(people.principal)]);
    expect(open(rejected).state).toMatchObject({ status: 'investigating', subject: unidentified, identification: undefined });
    open(rejected)
      .when(identify(found, undefined, '2020-06-20'))
      .thenTypes('SupplementaryFilingProposed');
  });

  it('B2.4: the approvers of a filing, each in turn: not the proposer, nobody who investigates, none twice', () => {
    const proposed = after(before('record-measure', matterStory), [identify(found)]);
    for (const [by, code] of [
      [{ ...people.principal, personId: people.investigator.personId }, 'case.proposer-approves'],
      [{ ...people.principal, personId: people.secondInvestigator.personId }, 'case.approves-own-work'],
      [{ ...people.principal, personId: people.verifier.personId }, 'case.approves-own-work'],
      [people.partyChief, 'case.other-approver-awaited'],
      [people.investigator, 'case.proposer-approves'],
    ] as const) {
      open(proposed).when(approve(by)).thenRefused(code);
      open(proposed).when(reject(by)).thenRefused(code);
    }
    const endorsed = after(proposed, [approve(people.principal)]);
    open(proposed)
      .when(approve(people.principal))
      .then([
        {
          type: 'SupplementaryFilingEndorsed',
          data: { role: 'principal', endorsedOn: '2020-06-19', endorsedBy: people.principal.personId },
        },
      ]);
    open(endorsed)
      .when(approve({ ...people.partyChief, personId: people.principal.personId }))
      .thenRefused('case.approves-twice');
    open(endorsed)
      .when(approve(people.partyChief))
      .then([
        {
          type: 'SupplementaryFilingApproved',
          data: {
            subject: found,
            formerly: unidentified,
            townshipId: null,
            role: 'party-chief',
            filedOn: '2020-06-19',
            approvedBy: people.partyChief.personId,
          },
        },
      ]);
  });

  it('2.11, B2.5: of a village cadre the principal alone approves; the own township reviews first, and the filing is announced anew', () => {
    const cadre = { ...villager, subjectId: 's5' };
    const history = after(before('record-measure', matterStory), [identify(cadre), approve(people.principal)]);
    expect(open(history).state).toMatchObject({
      status: 'appointed',
      subject: cadre,
      townshipId: 'mhk.township-1',
      supplementedOn: '2020-06-19',
      caseNumber: '梅立〔2020〕1号',
    });
    const announce = (announcedOn: string) => ask('announce-filing', { announcedOn }, undefined, matterStory);
    open(history).when(announce('2020-06-18')).thenRefused('case.date-too-early');
    const handedOver = after(history, [
      announce('2020-06-19'),
      ...(['report-investigation', 'sign-report', 'hand-over-to-trial'] as const).map((type) => ask(type, {}, undefined, matterStory)),
    ]);
    open(handedOver)
      .when(ask('accept-for-trial', {}, undefined, matterStory))
      .thenRefused('case.township-review-missing');
  });

  it('2.11: an institution that a township manages has no township’s own trial: identified or opened, it is tried by the county', () => {
    const station = { ...institution, organisationId: 'mhk.township-1', managedBy: 'township' as const };
    const history = before('record-measure', matterStory);
    expect(investigationCase.decide(identify({ ...station, subjectId: 's5' }), open(history).state)).toMatchObject([
      { data: { townshipId: null, approvers: ['principal'] } },
    ]);
    open([])
      .when(ask('open', { subject: station, townshipId: null }))
      .thenTypes('CaseOpened');
    open([])
      .when(ask('open', { subject: villager, townshipId: null }))
      .thenRefused('case.township-unknown');
  });

  it('2.11: the unit is one of this jurisdiction, and of the townships that are listed on the day, if any are', () => {
    const history = before('record-measure', matterStory);
    const propose = (organisationId: string) => open(history).when(identify({ ...villager, subjectId: 's5', organisationId }));
    propose('pj.township-1.village-1').thenRefused('case.unit-elsewhere');
    propose('mhkx.township-1').thenRefused('case.unit-elsewhere');
    open(history)
      .when(identify({ ...institution, subjectId: 's5', organisationId: 'pj.unit-1' }))
      .thenRefused('case.unit-elsewhere');
    propose('mhk.township-99').thenTypes('SupplementaryFilingProposed');
    const listed = (organisationId: string, effectiveFrom = '2017-01-08', kind: 'township' | 'department' = 'township') => ({
      organisationId,
      version: '1',
      effectiveFrom,
      clause: { zh: '乡镇', en: 'a township' },
      kind,
    });
    setLocalRules({ organisations: [listed('pj.township-1'), listed('mhk.room-1', '2017-01-08', 'department')] });
    propose('mhk.township-99').thenTypes('SupplementaryFilingProposed');
    setLocalRules({ organisations: [listed('mhk.township-1'), listed('mhk.township-2', '2020-06-19')] });
    propose('mhk.township-1.village-1').thenTypes('SupplementaryFilingProposed');
    propose('mhk.township-99').thenRefused('case.township-not-listed');
    propose('mhk.township-2').thenRefused('case.township-not-listed');
  });

  it('B2.4: what a supplementary filing got wrong is no end: the case is given back from the hand-over, and another filing sets it right', () => {
    const [wrong, right] = ['mhk.township-11', 'mhk.township-1.village-1'].map((organisationId) => ({
      ...villager,
      subjectId: 's5',
      organisationId,
    })) as [Subject, Subject];
    const rest = (['announce-filing', 'report-investigation', 'sign-report', 'hand-over-to-trial'] as const).map((type) =>
      ask(type, type === 'announce-filing' ? { announcedOn: '2020-06-19' } : {}, undefined, matterStory),
    );
    const handedOver = after(before('record-measure', matterStory), [identify(wrong), approve(people.principal), ...rest]);
    open(handedOver)
      .when(ask('review-by-township', {}, undefined, townshipStory))
      .thenRefused('case.other-township');
    const givenBack = after(handedOver, [
      { type: 'return-report', data: { ...noDuties, reason: '所属乡镇有误', returnedOn: '2020-06-30' }, by: people.principal, at },
    ]);
    open(givenBack)
      .when(identify({ ...institution, subjectId: 's5' }, undefined, '2020-06-30'))
      .thenRefused('case.identity-unfit');
    open(givenBack)
      .when(identify(unidentified, undefined, '2020-06-30'))
      .thenRefused('case.identity-unfit');
    const corrected = after(givenBack, [
      identify(right, undefined, '2020-06-30'),
      { type: 'approve-supplementary-filing', data: { ...noDuties, approvedOn: '2020-06-30', ...noDuties }, by: people.principal, at },
    ]);
    expect(corrected.at(-1)).toMatchObject({ type: 'SupplementaryFilingApproved', data: { subject: right, formerly: wrong } });
    expect(open(corrected).state).toMatchObject({ status: 'appointed', subject: right, townshipId: 'mhk.township-1' });
  });

  it('B3.6: raised, it stays with the county', () => {
    const raised = before('record-measure', matterStory).map((event) =>
      event.type === 'CaseOpened' ? { ...event, data: { ...event.data, raisedLevel: true } } : event,
    );
    expect(investigationCase.decide(identify({ ...villager, subjectId: 's5' }), open(raised).state)).toMatchObject([
      { data: { townshipId: null } },
    ]);
  });

  it('what an investigator alone had said before that needed an approval stays readable', () => {
    const data = { subject: found, formerly: unidentified, basis: '经查', identifiedOn: '2020-06-18', identifiedBy: 'mhk-inv-5' };
    expect(open([...before('record-measure', matterStory), { type: 'SubjectIdentified', data }]).state).toMatchObject({
      status: 'investigating',
      subject: found,
    });
  });
});
