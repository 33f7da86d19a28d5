import { given } from '@liandong/testing';
import { verification } from './verification.decider.js';
import {
  as,
  drawFacts,
  institution,
  investigator,
  measureData,
  opening,
  people,
  play,
  reportData,
  story,
  subject,
  teamsData,
  unidentified,
} from './verification.fixtures.js';
import type { Subject } from '@liandong/contracts';

const { lead, principal, system } = people;
const planned = (subjects: readonly Subject[]) => play([as(system, 'open', { ...opening, subjects }), ...story.planned]);
const running = (subjects: readonly Subject[]) =>
  play([...story.teams, ...story.started, as(investigator(1), 'take-measure', measureData())], planned(subjects));
const found = (subjects: readonly Subject[]) =>
  play(
    subjects.map(({ subjectId }) => as(investigator(1), 'record-finding', { subjectId, facts: '属实', evidenceIds: ['e-m1'] })),
    running(subjects),
  );
const report = (...outcomes: readonly (typeof reportData.outcomes)[number][]) =>
  as(investigator(1), 'draft-report', { ...reportData, outcomes });
const identify = (who: Subject) =>
  as(investigator(1), 'identify-subject', { subject: who, partyChief: false, basis: '经查', identifiedOn: '2020-06-12' });

describe('verification: institutions and whoever is not identified', () => {
  it('each kind ends as its kind can: an institution is held accountable, nobody unidentified is dealt with', () => {
    const history = found([institution(1), unidentified(2), subject(3)]);
    given(verification, history)
      .when(
        report({ subjectId: 's1', outcome: 'examination' }, { subjectId: 's2', outcome: 'file' }, { subjectId: 's3', outcome: 'admonish' }),
      )
      .thenTypes('ReportDrafted');
    expect(
      given(verification, history)
        .when(
          report({ subjectId: 's1', outcome: 'admonish' }, { subjectId: 's2', outcome: 'file' }, { subjectId: 's3', outcome: 'admonish' }),
        )
        .thenRefused('verification.outcome-unfit'),
    ).toMatchObject({
      refusal: {
        allowed: ['file', 'examination', 'circular', 'reorganisation', 'suggestion', 'no-case'],
        details: { subjectId: 's1', kind: 'institution' },
      },
    });
    given(verification, history)
      .when(
        report(
          { subjectId: 's1', outcome: 'file' },
          { subjectId: 's2', outcome: 'criticise-educate' },
          { subjectId: 's3', outcome: 'admonish' },
        ),
      )
      .thenRefused('verification.outcome-unfit');
    given(verification, history)
      .when(report({ subjectId: 's1', outcome: 'file' }, { subjectId: 's2', outcome: 'no-case' }, { subjectId: 's3', outcome: 'circular' }))
      .thenRefused('verification.outcome-unfit');
  });

  it('B2.1: whoever is identified is approved like whoever is added; refused, the subject is again as it was reported', () => {
    const history = found([unidentified(1)]);
    given(verification, history)
      .when(identify(subject(1)))
      .thenTypes('SubjectIdentified');
    const identified = play([identify(subject(1))], history);
    given(verification, identified)
      .when(report({ subjectId: 's1', outcome: 'admonish' }))
      .thenRefused('verification.subject-awaits-approval');
    expect(
      given(verification, play([as(principal, 'reject-subjects', { subjectIds: ['s1'], reason: '依据不足' })], identified)).state.subjects,
    ).toEqual([unidentified(1)]);
    const approved = play([as(principal, 'approve-subjects', { subjectIds: ['s1'] })], identified);
    given(verification, approved)
      .when(report({ subjectId: 's1', outcome: 'admonish' }))
      .thenTypes('ReportDrafted');
    given(verification, approved)
      .when(identify(subject(1)))
      .thenRefused('verification.identity-unfit');
    given(verification, history)
      .when(identify(unidentified(1)))
      .thenRefused('verification.identity-unfit');
    given(verification, history)
      .when(identify(subject(1, { managedBy: 'upper' })))
      .thenRefused('verification.direct-forward');
    given(verification, history)
      .when(identify({ ...institution(1), position: '局长' } as never))
      .thenRefused('verification.subject-unfit');
  });

  it('B4.1: nobody of an institution takes part in the verification of what is reported about it', () => {
    given(verification, planned([institution(1, { organisationId: 'mhk.room-3' })]))
      .when(as(lead, 'form-teams', teamsData()))
      .thenRefused('verification.own-institution');
    given(verification, planned([institution(1)]))
      .when(as(lead, 'form-teams', { ...teamsData(), ...drawFacts }))
      .thenTypes('TeamsFormed');
  });

  it('B4.1: given a member of it in the teams, then an institution is neither added nor identified until that member is replaced', () => {
    const own = { organisationId: investigator(2).organisationId };
    const add = as(investigator(1), 'add-subjects', {
      subjects: [institution(2, own)],
      partyChiefSubjectIds: [],
      reason: '……',
      addedOn: '2020-06-12',
    });
    const running1 = running([unidentified(1)]);
    for (const command of [add, identify(institution(1, own))])
      expect(given(verification, running1).when(command).thenRefused('verification.members-of-institution')).toMatchObject({
        refusal: { rule: 'B4.1', allowed: ['replace-member'], details: { personIds: ['mhk-inv-2'] } },
      });
    const replace = { formerPersonId: 'mhk-inv-2', personId: 'mhk-inv-10', reason: '回避', replacedOn: '2020-06-12', ...drawFacts };
    const replaced = play([as(lead, 'replace-member', replace)], running1);
    given(verification, replaced).when(add).thenTypes('SubjectsAdded');
    given(verification, replaced)
      .when(identify(institution(1, own)))
      .thenTypes('SubjectIdentified');
  });

  it('B4.1: given an institution taken in before this was asked, then it is not approved while a member of it is in the teams', () => {
    const asked = institution(2, { organisationId: 'mhk.unit-agriculture' });
    const history = play(
      [as(investigator(1), 'add-subjects', { subjects: [asked], partyChiefSubjectIds: [], reason: '……', addedOn: '2020-06-12' })],
      running([subject(1)]),
    ).map((event) =>
      event.type === 'SubjectsAdded'
        ? { ...event, data: { ...event.data, subjects: [{ ...asked, organisationId: investigator(2).organisationId }] } }
        : event,
    );
    given(verification, history)
      .when(as(principal, 'approve-subjects', { subjectIds: ['s2'] }))
      .thenRefused('verification.members-of-institution');
    given(verification, history)
      .when(as(principal, 'reject-subjects', { subjectIds: ['s2'], reason: '……' }))
      .thenTypes('SubjectsRejected');
  });

  it('B2.1: an institution found meanwhile is added like a person', () => {
    const add = (who: Subject) =>
      as(investigator(1), 'add-subjects', { subjects: [who], partyChiefSubjectIds: [], reason: '……', addedOn: '2020-06-12' });
    given(verification, running([subject(1)]))
      .when(add(institution(2)))
      .thenTypes('SubjectsAdded');
    given(verification, running([subject(1)]))
      .when(add({ ...institution(2), villageCadre: true } as never))
      .thenRefused('verification.subject-unfit');
  });
});
