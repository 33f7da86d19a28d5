import type { AskedSubject } from '@liandong/contracts';
import { given } from '@liandong/testing';
import { approvalChain } from '../rules/disposal-authority.js';
import { clue } from './clue.decider.js';
import { propose } from './clue.disposal.fixtures.js';
import type { ClueEvent } from './clue.events.js';
import {
  approved,
  at,
  clueReceived,
  command,
  director,
  from,
  institution,
  keeper,
  person,
  procurator,
  registered,
  routed,
  routing,
  screened,
  transferredClue,
  unidentified,
} from './clue.fixtures.js';
import type { ReceiveClue } from './clue.intake.decider.js';

const about = (subjects: ReceiveClue['subjects'], history: readonly ClueEvent[] = screened): readonly ClueEvent[] =>
  from('procuratorate', history, { subjects: subjects as never });
const receive = (subjects: ReceiveClue['subjects']) => command('receive', { ...transferredClue, subjects }, procurator);
const identify = (subject: AskedSubject = person('u1'), by = keeper) =>
  command('identify-subject', { subject, basis: '经查', on: '2020-06-11' }, by);
const on = { on: '2020-06-11', recordedBy: keeper.personId };

describe('clue: whom or what it is about', () => {
  it('0.20: an institution is received as one; what its kind does not have is refused with what is missing, or too much', () => {
    given(clue, [])
      .when(receive([institution('u1'), unidentified('u2')]))
      .thenTypes('ClueReceived');
    expect(
      given(clue, [])
        .when(receive([{ ...institution('u1'), position: '局长' }]))
        .thenRefused('clue.subject-unfit'),
    ).toMatchObject({ refusal: { details: { subjectId: 'u1', kind: 'institution', notTaken: ['position'] } } });
    given(clue, [])
      .when(receive([{ ...institution('u1'), villageCadre: true }]))
      .thenRefused('clue.subject-unfit');
    given(clue, [])
      .when(receive([{ ...unidentified('u1'), description: undefined }]))
      .thenRefused('clue.subject-unfit');
  });

  it('B1.7: an institution that the upper level manages goes up like a person', () => {
    given(clue, [])
      .when(receive([institution('u1', { managedBy: 'upper' })]))
      .thenRefused('clue.direct-forward');
  });

  it('what was stored before there were kinds is about a person', () => {
    given(clue, screened).when(propose('talk-inquiry')).thenTypes('DisposalProposed');
  });

  it('查明身份: whoever was unidentified becomes a person or an institution; who it was before is kept', () => {
    const history = about([unidentified('u1')]);
    given(clue, history)
      .when(identify())
      .then([{ type: 'SubjectIdentified', data: { subject: person('u1'), formerly: unidentified('u1'), basis: '经查', ...on } }]);
    const { state } = given(clue, [
      ...history,
      { type: 'SubjectIdentified', data: { subject: institution('u1'), formerly: unidentified('u1'), basis: '经查', ...on } },
    ]);
    expect(state.subjects).toEqual([institution('u1')]);
    given(clue, [
      ...history,
      { type: 'SubjectIdentified', data: { subject: person('u1'), formerly: unidentified('u1'), basis: '经查', ...on } },
    ])
      .when(identify())
      .thenNothing();
    given(clue, screened)
      .when(identify(person('s1', { name: '另名' })))
      .thenRefused('clue.subject-known');
    given(clue, history)
      .when(command('identify-subject', { subject: unidentified('u1', { name: '另称' }), basis: '……', on: '2020-06-11' }))
      .thenRefused('clue.identity-unfit');
    given(clue, history)
      .when(identify(person('u9')))
      .thenRefused('clue.not-a-subject');
    given(clue, history)
      .when(identify(person('u1', { managedBy: 'upper' })))
      .thenRefused('clue.direct-forward');
    given(clue, history)
      .when(command('identify-subject', { subject: person('u1'), basis: '……', on: '2020-06-12' }))
      .thenRefused('clue.date-in-future');
  });

  it('a subject is added or corrected with a reason; nobody unidentified is corrected into a person', () => {
    const change = { reason: '补充', on: '2020-06-11' };
    given(clue, screened)
      .when(command('add-subject', { ...change, subject: institution('u1') }))
      .then([{ type: 'SubjectAdded', data: { subject: institution('u1'), reason: '补充', ...on } }]);
    given(clue, screened)
      .when(command('add-subject', { ...change, subject: institution('s1') }))
      .thenRefused('clue.subject-repeated');
    given(clue, screened)
      .when(command('correct-subject', { ...change, subject: person('s1', { name: '正名' }) }))
      .thenTypes('SubjectCorrected');
    given(clue, about([unidentified('u1')]))
      .when(command('correct-subject', { ...change, subject: person('u1') }))
      .thenRefused('clue.subject-not-identified');
  });

  it('B3.6: a tour’s clue that turns out to be about a village cadre is raised', () => {
    const tour = from('inspection-tour', screened, { subjects: [unidentified('u1')] });
    given(clue, tour)
      .when(identify(person('u1', { managedBy: 'village', villageCadre: true, organisationId: 'mhk.township-1.village-1' })))
      .then([
        expect.objectContaining({ type: 'SubjectIdentified', data: expect.objectContaining({ raisedLevel: true }) as object }) as never,
      ]);
  });

  it('B2.1: while teams verify, and once the clue is to be closed, its subjects stay', () => {
    given(clue, about([unidentified('u1')], routed))
      .when(identify())
      .thenRefused('clue.subjects-under-verification');
    const closing: readonly ClueEvent[] = [
      ...about([unidentified('u1')]),
      { type: 'DisposalApproved', data: { mode: 'close', approvedBy: 'p', approvedAt: at, inTime: true } },
    ];
    given(clue, closing).when(identify()).thenRefused('clue.subjects-closing');
  });

  it('B1.5: a department changes the subjects of its own clues alone, a township of what it handles', () => {
    given(clue, screened)
      .when(identify(person('s1'), { ...keeper, role: 'supervisor' }))
      .thenRefused('clue.not-your-department');
    given(clue, about([unidentified('u1')]))
      .when(identify(person('u1'), { personId: 't', organisationId: 'mhk.township-1', role: 'township-secretary' }))
      .thenRefused('clue.not-at-township');
  });

  it('B1.18: talks and inquiries are with persons; where there is none another mode is proposed', () => {
    const talk = propose('talk-inquiry');
    for (const subject of [institution('u1'), unidentified('u1')])
      given(clue, about([subject]))
        .when(talk)
        .thenRefused('clue.talk-with-persons-only');
    const mixed = [
      ...about([person('s1'), institution('u1')]),
      { type: 'DisposalApproved', data: { mode: 'talk-inquiry', approvedBy: 'p', approvedAt: at, inTime: true } } as const,
    ];
    expect(given(clue, mixed).state.talks).toEqual({ s1: null });
  });

  it('B1.1: an institution’s mode is approved by who manages it; whoever is unidentified counts as the highest', () => {
    const chain = (...subjects: Parameters<typeof approvalChain>[1][number][]) =>
      approvalChain('talk-inquiry', subjects, '2020-06-11').approvers;
    expect(chain(institution('u1', { managedBy: 'township' }))).toEqual(['deputy']);
    expect(chain(institution('u1'))).toEqual(['deputy', 'principal']);
    expect(chain(person('s1', { managedBy: 'village' }), unidentified('u1', { managedBy: 'village' }))).toEqual(['deputy', 'principal']);
  });

  it('B4.1: nothing about an institution is handled by it', () => {
    const township = institution('u1', { organisationId: 'mhk.township-1', managedBy: 'township' });
    const propose = command('propose-routing', { ...routing, zoneId: 'mhk.township-1', level: 'township' });
    given(clue, about([township], approved))
      .when(propose)
      .thenRefused('clue.institution-handles-itself');
    given(clue, about([institution('u1')], approved))
      .when(propose)
      .thenTypes('RoutingProposed');
  });

  it('a township deals with each kind as its kind may be dealt with', () => {
    const atTownship = about(
      [unidentified('u1')],
      [
        ...approved,
        { type: 'RoutingProposed', data: { ...routing, level: 'township', proposedBy: 'k' } },
        { type: 'ClueRouted', data: { ...routing, level: 'township', approvedBy: 'p', approvedAt: at } },
      ],
    );
    const report = (outcome: 'admonish' | 'file') =>
      command(
        'report-township-result',
        { results: [{ subjectId: 'u1', outcome, reference: 'r' }], summary: '……', reportedOn: '2020-06-11' },
        director,
      );
    expect(given(clue, atTownship).when(report('admonish')).thenRefused('clue.outcome-unfit')).toMatchObject({
      refusal: { allowed: ['file', 'no-case'] },
    });
    given(clue, atTownship).when(report('file')).thenTypes('TownshipResultReported');
    given(clue, atTownship)
      .when(identify(person('u1'), { personId: 't', organisationId: 'mhk.zone-1', role: 'township-secretary' }))
      .thenTypes('SubjectIdentified');
  });

  describe('once a township handles it', () => {
    const township = { ...routing, zoneId: 'mhk.township-1', level: 'township' as const };
    const secretary = { personId: 't', organisationId: 'mhk.township-1', role: 'township-secretary' };
    const there = about(
      [unidentified('u1')],
      [
        ...approved,
        { type: 'RoutingProposed', data: { ...township, proposedBy: 'k' } },
        { type: 'ClueRouted', data: { ...township, approvedBy: 'p', approvedAt: at } },
      ],
    );
    const hit = { personId: routing.leaderPersonId, subjectId: 'u1', kind: 'kin' as const };
    const check = { rule: { ruleId: '2.5-acquaintance', version: '1' }, checked: [routing.leaderPersonId], hits: [hit] };
    const asked = { on: '2020-06-11', reason: '……', basis: '经查' };

    it('B4.1: no subject turns out to be the township itself, or what it is part of: its level is raised first', () => {
      const itself = institution('u1', { organisationId: 'mhk.township-1', managedBy: 'township' });
      const history: readonly ClueEvent[] = [
        ...there,
        { type: 'SubjectAdded', data: { subject: institution('i1'), reason: '……', on: '2020-06-11', recordedBy: 't' } },
      ];
      for (const refused of [
        identify(itself, secretary),
        command('add-subject', { ...asked, subject: { ...itself, subjectId: 'u2' } }, secretary),
        command('correct-subject', { ...asked, subject: { ...itself, subjectId: 'i1' } }, director),
      ])
        expect(given(clue, history).when(refused).thenRefused('clue.institution-handles-itself')).toMatchObject({
          refusal: { rule: 'B4.1', allowed: ['propose-raise'], details: { unitIds: ['mhk.township-1'] } },
        });
      given(clue, there)
        .when(identify(institution('u1', { organisationId: 'mhk.township-1.village-1', managedBy: 'township' }), secretary))
        .thenTypes('SubjectIdentified');
      const raised: readonly ClueEvent[] = [
        ...there,
        { type: 'LevelRaised', data: { reason: '……', proposedBy: 'k', approvedBy: 'p', approvedAt: at } },
      ];
      given(clue, raised).when(identify(itself, director)).thenTypes('SubjectIdentified');
    });

    it('2.5: what is found about whoever handles it and a changed subject is kept, adds up, and is concluded with a reason', () => {
      const identified = command('identify-subject', { ...asked, subject: person('u1'), check }, secretary);
      given(clue, there)
        .when(identified)
        .then([
          {
            type: 'SubjectIdentified',
            data: { subject: person('u1'), formerly: unidentified('u1'), basis: '经查', ...on, recordedBy: 't', acquaintances: check },
            rules: [check.rule],
          },
        ]);
      const history: readonly ClueEvent[] = [
        ...there,
        {
          type: 'SubjectIdentified',
          data: { subject: person('u1'), formerly: unidentified('u1'), basis: '经查', ...on, acquaintances: check },
        },
        {
          type: 'SubjectAdded',
          data: { subject: person('s2'), reason: '……', ...on, acquaintances: { ...check, hits: [{ ...hit, subjectId: 's2' }] } },
        },
        {
          type: 'TownshipResultReported',
          data: {
            results: ['u1', 's2'].map((subjectId) => ({ subjectId, outcome: 'no-case' as const, reference: 'r' })),
            summary: '……',
            reportedOn: '2020-06-11',
            reportedBy: 't',
          },
        },
      ];
      const conclude = { summary: '……', concludedOn: '2020-06-11' };
      expect(
        given(clue, history)
          .when(command('conclude', conclude, director))
          .thenRefused('clue.added-acquaintances-undecided'),
      ).toMatchObject({ refusal: { details: { hits: [hit, { ...hit, subjectId: 's2' }] } } });
      given(clue, history)
        .when(command('conclude', { ...conclude, acceptance: '……' }, director))
        .thenTypes('ClueConcluded');
    });

    it('3.15: what was found about a township does not follow the clue to whoever gets it next', () => {
      const { state } = given(clue, [
        ...there,
        { type: 'SubjectAdded', data: { subject: person('s2'), reason: '……', ...on, acquaintances: check } },
        { type: 'LevelRaised', data: { reason: '……', proposedBy: 'k', approvedBy: 'p', approvedAt: at } },
      ]);
      expect(state.addedAcquaintances).toBeUndefined();
    });
  });

  it('B1.22: a concluded clue counts its persons by themselves', () => {
    const verified: ClueEvent = {
      type: 'VerificationRecorded',
      data: {
        verificationId: 'v',
        findings: [
          { subject: institution('u1'), outcome: 'circular' },
          { subject: person('s2'), outcome: 'admonish' },
        ],
      },
    };
    const history: readonly ClueEvent[] = [
      ...about([institution('u1')], routed),
      verified,
      { type: 'OutcomeRecorded', data: { subjectId: 'u1', outcome: 'circular', reference: 'm1', on: '2020-06-11' } },
      { type: 'OutcomeRecorded', data: { subjectId: 's2', outcome: 'admonish', reference: 'm2', on: '2020-06-11' } },
    ];
    const conclude = command('conclude', { summary: '……', concludedOn: '2020-06-11' }, director);
    given(clue, history)
      .when(conclude)
      .then([
        expect.objectContaining({
          data: expect.objectContaining({
            figures: {
              filed: 0,
              admonished: 1,
              educated: 0,
              noCase: 0,
              institutions: { filed: 0, accountable: 1, suggested: 0, noCase: 0 },
            },
          }) as object,
        }) as never,
      ]);
  });

  it('nothing changes before a number was given', () => {
    given(clue, [clueReceived]).when(identify()).thenRefused('clue.not-allowed');
    given(clue, registered)
      .when(identify(person('s1', { name: '另名' })))
      .thenRefused('clue.subject-known');
  });
});
