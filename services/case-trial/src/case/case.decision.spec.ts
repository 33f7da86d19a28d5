import { given } from '@liandong/testing';
import { investigationCase } from './case.decider.js';
import type { CaseEvent, Opinion } from './case.events.js';
import { after, ask, before, opinion, people, townshipStory } from './case.fixtures.js';

const open = (history: readonly CaseEvent[]) => given(investigationCase, history);
const decided = (
  history: readonly CaseEvent[],
  more: Parameters<typeof ask<'decide'>>[1] = {},
  by?: Parameters<typeof ask>[2],
  story?: Parameters<typeof ask>[3],
) => investigationCase.decide(ask('decide', more, by, story), open(history).state);
/** A county case that was deliberated and told with this opinion. */
const told = (proposed: Opinion) => after(before('deliberate'), [ask('deliberate', { opinion: proposed }), ask('hear-defence')]);
const meeting = (
  body: 'county-commission' | 'county-party-committee' | 'township-commission' | 'township-party-committee',
  heldOn = '2020-07-17',
) => ({ body, heldOn, minutes: '纪要' });

describe('case: defence and decision', () => {
  it('B2.24: given a deliberation, when the case is decided before the defence was heard, then it is refused', () => {
    open(before('hear-defence')).when(ask('decide')).thenRefused('case.not-allowed');
    open(before('hear-defence'))
      .when(ask('hear-defence', { heardBy: ['mhk-trial-1'] }))
      .thenRefused('case.too-few-persons');
    open(before('hear-defence'))
      .when(ask('hear-defence', { heardBy: ['mhk-trial-1', 'mhk-trial-3'] }))
      .thenRefused('case.not-on-panel');
    expect(open(before('decide')).state.told).toEqual(opinion());
  });

  it('B2.13: given a decision, when whoever investigated submits it, then it is refused', () => {
    open(before('decide'))
      .when(ask('decide', {}, { ...people.principal, personId: 'mhk-inv-5' }))
      .thenRefused('case.panel-conflict');
  });

  it('B2.24: given what the person was told, when decided or deliberated heavier, then it is refused; a lighter decision is not', () => {
    const history = before('decide');
    open(history)
      .when(ask('decide', { opinion: opinion({ sanctions: [{ kind: 'party-serious-warning' }, { kind: 'government-warning' }] }) }))
      .thenRefused('case.heavier-than-told');
    open(history)
      .when(ask('decide', { opinion: opinion({ transferToJustice: true }) }))
      .thenRefused('case.heavier-than-told');
    open(history)
      .when(ask('deliberate', { opinion: opinion({ sanctions: [{ kind: 'party-post-removal' }] }), deliberatedOn: '2020-07-14' }))
      .thenRefused('case.heavier-than-told');
    open(history)
      .when(ask('decide', { opinion: opinion({ sanctions: [{ kind: 'party-warning' }] }) }))
      .thenTypes('CaseDecided');
    const probation = (months: number) => opinion({ sanctions: [{ kind: 'party-probation', months }] });
    const both = [meeting('county-commission'), meeting('county-party-committee')];
    open(told(probation(12)))
      .when(ask('decide', { opinion: probation(24), meetings: both }))
      .thenRefused('case.heavier-than-told');
  });

  it('B2.24: given new facts from a supplement, when deliberated heavier, then it stands and the person is told again', () => {
    const supplemented = after(before('decide'), [
      ask('return-for-supplement', { gaps: ['新事实'], returnedOn: '2020-07-14' }, people.deputy),
      ask('resubmit', { supplements: ['新证据'], resubmittedOn: '2020-07-16' }, people.investigator),
      ask('deliberate', { opinion: opinion({ sanctions: [{ kind: 'party-post-removal' }] }), deliberatedOn: '2020-07-17' }),
    ]);
    open(supplemented).when(ask('decide')).thenRefused('case.not-allowed');
    open(supplemented)
      .when(ask('hear-defence', { heardOn: '2020-07-18' }))
      .thenTypes('DefenceHeard');
  });

  it('B2.20: given the meetings, when decided, then it takes effect from the last one’s date, and alone nobody decides', () => {
    const removal = opinion({ sanctions: [{ kind: 'party-post-removal' }] });
    const [event] = decided(told(removal), {
      opinion: removal,
      meetings: [meeting('county-party-committee', '2020-07-20'), meeting('county-commission')],
    });
    expect(event).toMatchObject({
      data: {
        decidedOn: '2020-07-20',
        sanctions: [{ kind: 'party-post-removal', track: 'party', months: 24, endsOn: '2022-07-20' }],
        form: 3,
      },
    });
    open(before('decide'))
      .when(ask('decide', { meetings: [] }))
      .thenRefused('case.body-not-competent');
  });

  it('B2.21: given a county-managed member, then warnings need the commission, heavier ones the party committee too; the version is stored', () => {
    const removal = opinion({ sanctions: [{ kind: 'party-post-removal' }] });
    open(told(removal))
      .when(ask('decide', { opinion: removal }))
      .thenRefused('case.body-not-competent');
    open(before('decide'))
      .when(ask('decide', { meetings: [meeting('township-commission')] }))
      .thenRefused('case.body-not-competent');
    expect(decided(before('decide'))[0]?.rules).toEqual(
      expect.arrayContaining([
        { ruleId: 'B2.21', version: 'charter' },
        { ruleId: 'B2.22', version: '2018' },
      ]),
    );
    const later = { ...ask('decide', { meetings: [meeting('county-commission', '2022-09-22')] }), at: '2022-10-01T00:00:00.000Z' };
    expect(investigationCase.decide(later, open(before('decide')).state)[0]?.rules).toEqual(
      expect.arrayContaining([{ ruleId: 'B2.21', version: '2022' }]),
    );
  });

  it('B2.21: given a village cadre, then the town commission warns, the town party committee goes up to probation, the county expels', () => {
    const history = before('decide', townshipStory);
    const probation = opinion({ sanctions: [{ kind: 'party-probation', months: 12 }] });
    const heavier = (proposed: Opinion) =>
      after(before('deliberate', townshipStory), [ask('deliberate', { opinion: proposed }), ask('hear-defence')]);
    const ofTown = (more: object) => ask('decide', more, undefined, townshipStory);
    open(history).when(ofTown({})).thenTypes('CaseDecided');
    open(history)
      .when(ofTown({ meetings: [meeting('county-commission')] }))
      .thenRefused('case.body-not-competent');
    open(heavier(probation))
      .when(ofTown({ opinion: probation }))
      .thenRefused('case.body-not-competent');
    open(heavier(probation))
      .when(ofTown({ opinion: probation, meetings: [meeting('township-party-committee')] }))
      .thenTypes('CaseDecided');
    const expulsion = opinion({ sanctions: [{ kind: 'party-expulsion' }] });
    open(heavier(expulsion))
      .when(ofTown({ opinion: expulsion, meetings: [meeting('township-party-committee')] }))
      .thenRefused('case.body-not-competent');
  });

  it('B5.6: given the township’s route, when the county decides on the other one, then the agreement on the conversion is needed', () => {
    const expulsion = opinion({ sanctions: [{ kind: 'party-expulsion' }] });
    const history = after(before('deliberate', townshipStory), [ask('deliberate', { opinion: expulsion }), ask('hear-defence')]);
    const byCounty = { opinion: expulsion, meetings: [meeting('county-commission')] };
    open(history)
      .when(ask('decide', byCounty, people.principal))
      .thenRefused('case.route-conversion-missing');
    open(history)
      .when(ask('decide', { ...byCounty, routeConversion: '转报批1' }, people.principal))
      .thenTypes('CaseDecided');
  });

  it('B2.21: given a decision of one level, when the other level records it, then it is refused', () => {
    open(before('decide'))
      .when(ask('decide', {}, { ...people.principal, organisationId: 'mhk.dispatched-1' }))
      .thenRefused('case.other-body-records');
    open(before('decide', townshipStory))
      .when(ask('decide', {}, people.principal, townshipStory))
      .thenRefused('case.other-body-records');
    open(before('decide', townshipStory))
      .when(ask('decide', {}, { ...people.secretary, organisationId: 'mhk.township-2' }, townshipStory))
      .thenRefused('case.other-township');
  });

  it('B5.4: given a township’s decision, when the branch meeting is missing or was before the county’s review, then it is refused', () => {
    const history = before('decide', townshipStory);
    open(history)
      .when(ask('decide', { branchMeeting: undefined }, undefined, townshipStory))
      .thenRefused('case.branch-meeting-missing');
    open(history)
      .when(ask('decide', { branchMeeting: { heldOn: '2020-07-09', record: 'x' } }, undefined, townshipStory))
      .thenRefused('case.date-too-early');
  });

  it('B2.22: given party sanctions, then each has its influence period, and probation one of two', () => {
    const period = (kind: 'party-warning' | 'party-probation', months?: number) => {
      const proposed = opinion({ sanctions: [{ kind, months }] });
      return investigationCase.decide(ask('deliberate', { opinion: proposed }), open(before('deliberate')).state);
    };
    expect(period('party-probation', 24)).toHaveLength(1);
    for (const months of [undefined, 18])
      expect(() => period('party-probation', months)).toThrow(expect.objectContaining({ code: 'case.period-invalid' }));
    expect(() => period('party-warning', 6)).toThrow(expect.objectContaining({ code: 'case.period-invalid' }));
    expect(
      decided(told(opinion({ sanctions: [{ kind: 'party-warning' }] })), { opinion: opinion({ sanctions: [{ kind: 'party-warning' }] }) }),
    ).toMatchObject([{ data: { sanctions: [{ months: 12, endsOn: '2021-07-17' }] } }]);
  });

  it('B2.23: given a village manager, when a sanction beyond 记大过 is proposed, then it is refused', () => {
    const propose = (kind: 'government-demotion' | 'government-major-demerit') =>
      ask('deliberate', { opinion: opinion({ sanctions: [{ kind }] }) });
    const refused = open(before('deliberate', townshipStory))
      .when(propose('government-demotion'))
      .thenRefused('case.not-for-village-managers');
    expect(refused).toMatchObject({
      refusal: { details: { allowedSanctions: ['government-warning', 'government-demerit', 'government-major-demerit'] } },
    });
    open(before('deliberate', townshipStory)).when(propose('government-major-demerit')).thenTypes('CaseDeliberated');
    open(before('deliberate')).when(propose('government-demotion')).thenTypes('CaseDeliberated');
  });

  it('B2.23: given one act, when it is punished twice on one track, here or by an earlier organ, then it is refused', () => {
    const ready = before('deliberate');
    const twice = opinion({ sanctions: [{ kind: 'government-warning' }, { kind: 'government-demerit' }] });
    const government = opinion({ sanctions: [{ kind: 'government-warning' }] });
    const earlier = [{ track: 'government' as const, organ: '任免机关', on: '2020-06-20' }];
    open(ready)
      .when(ask('deliberate', { opinion: twice }))
      .thenRefused('case.double-punishment');
    open(ready)
      .when(ask('deliberate', { opinion: government, earlierPunishments: earlier }))
      .thenRefused('case.double-punishment');
    open(ready)
      .when(ask('deliberate', { earlierPunishments: earlier }))
      .thenTypes('CaseDeliberated');
  });

  it('B2.4: given a case filed on one track, when sanctioned on the other, then it is refused', () => {
    const partyOnly = before('deliberate', undefined, [ask('propose-filing', { tracks: ['party'] })]);
    open(partyOnly)
      .when(ask('deliberate', { opinion: opinion({ sanctions: [{ kind: 'government-warning' }] }) }))
      .thenRefused('case.track-not-filed');
  });

  it('B2.24: given an outcome, when its sanctions do not fit, then it is refused', () => {
    for (const wrong of [
      opinion({ outcome: 'exempt' }),
      opinion({ sanctions: [] }),
      opinion({ outcome: 'transfer', sanctions: [] }),
      opinion({ outcome: 'withdraw', sanctions: [], transferToJustice: true }),
    ]) {
      open(before('deliberate'))
        .when(ask('deliberate', { opinion: wrong }))
        .thenRefused('case.outcome-and-sanctions-differ');
    }
  });

  it('B2.26: given an outcome, then the deepest of the four forms is stored', () => {
    const formOf = (proposed: Opinion, meetings = [meeting('county-commission'), meeting('county-party-committee')]) =>
      decided(told(proposed), { opinion: proposed, meetings });
    expect(formOf(opinion())).toMatchObject([{ data: { form: 2 } }]);
    expect(formOf(opinion({ sanctions: [{ kind: 'party-expulsion' }, { kind: 'government-warning' }] }))).toMatchObject([
      { data: { form: 3 } },
    ]);
    expect(formOf(opinion({ sanctions: [{ kind: 'party-expulsion' }], transferToJustice: true }))).toMatchObject([
      { data: { form: 4, letter: { decision: ['开除党籍', '移送司法机关'] } } },
    ]);
    expect(formOf(opinion({ outcome: 'exempt', sanctions: [] }))).toMatchObject([{ data: { form: 1 } }]);
    expect(formOf(opinion({ outcome: 'withdraw', sanctions: [] }))).toMatchObject([{ data: { form: null } }]);
  });

  it('B2.25: given a decision, then the letter has its five items', () => {
    expect(decided(before('decide'))).toMatchObject([
      {
        data: {
          letter: {
            number: '梅处〔2020〕1号',
            person: { name: '甲', position: '科长' },
            facts: '查明……',
            evidence: '笔录、书证',
            decision: ['党内严重警告'],
            basis: '纪律处分条例第一百三十三条',
            remedy: expect.stringContaining('申诉'),
            organ: '县级纪委监委',
            date: '2020-07-17',
          },
        },
      },
    ]);
  });

  it('B2.25: given an elected post, when removal is decided before the person left the post, then it is refused', () => {
    const removal = opinion({ sanctions: [{ kind: 'government-removal' }] });
    const decide = (removedOn?: string) => ask('decide', { opinion: removal, electedPost: { post: '副镇长', removedOn } });
    open(told(removal)).when(decide()).thenRefused('case.elected-post-held');
    open(told(removal)).when(decide('2020-07-18')).thenRefused('case.elected-post-held');
    open(told(removal)).when(decide('2020-07-17')).thenTypes('CaseDecided');
  });
});

describe('case: execution', () => {
  it('B2.27: given a decision, when announced by one person, then it is refused; by two it is measured against one month', () => {
    const history = before('announce-decision');
    open(history)
      .when(ask('announce-decision', { announcedBy: ['mhk-trial-1'] }))
      .thenRefused('case.too-few-persons');
    const announce = (announcedOn: string) => investigationCase.decide(ask('announce-decision', { announcedOn }), open(history).state);
    expect(announce('2020-08-17')).toMatchObject([{ data: { inTime: true } }]);
    expect(announce('2020-08-18')).toMatchObject([{ data: { inTime: false } }]);
    open(history)
      .when(ask('announce-decision', { announcedOn: '2020-07-16' }))
      .thenRefused('case.date-too-early');
  });

  it('B2.28: given a sanction, when not executed and reported, then the case is not closed; each part is measured', () => {
    const history = before('record-execution');
    open(history).when(ask('close')).thenRefused('case.execution-outstanding');
    open(history)
      .when(ask('record-execution', { items: [{ kind: 'pay', detail: 'x', executedOn: '2020-07-22' }] }))
      .thenRefused('case.nothing-to-execute');
    const part = ask('record-execution', { report: undefined });
    open(after(history, [part]))
      .when(ask('close'))
      .thenRefused('case.execution-outstanding');
    const late = ask('record-execution', { items: [], report: { reference: 'r', reportedOn: '2021-01-19' } });
    const rest = investigationCase.decide({ ...late, at: '2021-02-01T00:00:00.000Z' }, open(after(history, [part])).state);
    expect(rest).toMatchObject([{ data: { inTime: false, complete: true } }]);
    open(before('close')).when(ask('close')).thenTypes('CaseClosed');
  });

  it('B2.28: given property, then its disposal is due sixty days after the notice and must be executed', () => {
    const property = [{ description: '违纪所得', amountYuan: 5_000, disposal: 'confiscate' as const }];
    const announced = open(after(before('decide'), [ask('decide', { property }), ask('announce-decision')]));
    expect(announced.state).toMatchObject({
      outstanding: ['personnel-file', 'property'],
      decision: { propertyDeadline: { ruleId: 'B2.28-property', dueAt: '2020-09-18T15:59:59.999Z' } },
    });
    expect(investigationCase.decide(ask('record-execution'), announced.state)).toMatchObject([{ data: { complete: false } }]);
  });

  it('given a withdrawn case, when announced, then it can be closed: nothing is to be executed', () => {
    const withdraw = opinion({ outcome: 'withdraw', sanctions: [] });
    open(after(told(withdraw), [ask('decide', { opinion: withdraw }), ask('announce-decision')]))
      .when(ask('close'))
      .thenTypes('CaseClosed');
  });

  it('given both stories, when walked, then the county’s and the township’s case are closed', () => {
    for (const story of [undefined, townshipStory])
      expect(open(before('end', story)).state).toMatchObject({ status: 'closed', outstanding: [] });
  });
});
