import { limitFrom } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { bodyCompetent, breachCompetences } from '../rules/breach-competence.js';
import { breachKindTable, breachKinds, breachRule, type OfficeBreachKind } from '../rules/breach-kinds.js';
import { breach } from './breach.decider.js';
import {
  after,
  as,
  cadre,
  clear,
  cleared,
  close,
  director,
  examined,
  find,
  found,
  handedOver,
  handOver,
  officer,
  open,
  principal,
  register,
  report,
  reporter,
  told,
} from './breach.fixtures.js';

const kindsOf = (rule: 'B4.5' | 'B4.8') => breachKinds.filter((kind): kind is OfficeBreachKind => breachKindTable[kind].ruleId === rule);

describe('breach', () => {
  it('B4.5: keeping privately, altering, destroying, leaking and holding back reports are entered, with the version of the rule of that day', () => {
    expect(kindsOf('B4.5')).toEqual(['private-keeping', 'alteration', 'destruction', 'leaking', 'holding-back']);
    for (const kind of kindsOf('B4.5')) {
      given(breach, [])
        .when(report({ kind }))
        .then([
          { type: 'BreachReported', data: { ...told, kind, reportedBy: reporter.personId }, rules: [{ ruleId: 'B4.5', version: '2020' }] },
        ]);
    }
    given(breach, [])
      .when(report({ occurredOn: '2020-07-02' }))
      .thenRefused('breach.date-in-future');
  });

  it('B4.8: so are retaliation and leaking who reported; the law of the day on which it happened counts', () => {
    expect(kindsOf('B4.8')).toEqual(['retaliation', 'leaking-identity']);
    expect(after([], report({ kind: 'retaliation' }))).toMatchObject([{ rules: [{ ruleId: 'B4.8', version: '2018' }] }]);
    expect(breachRule('leaking-identity', '2025-05-31')).toEqual({ ruleId: 'B4.8', version: '2018' });
    expect(breachRule('leaking-identity', '2025-06-01')).toEqual({ ruleId: 'B4.8', version: '2024' });
  });

  it('B4.5: only case management and cadre supervision enter what they found; everybody else reports', () => {
    given(breach, [])
      .when(report({ discovery: 'found' }))
      .thenRefused('breach.finder-unfit');
    for (const by of [director, cadre])
      given(breach, [])
        .when(report({ discovery: 'found' }, by))
        .thenTypes('BreachReported');
  });

  it('B4.5: whoever it is about takes no step in it, and is not even told that it is there', () => {
    const about = { officer: { personId: director.personId, organisationId: 'mhk.case-management', standing: 'staff' as const } };
    const reported = after([], report(about));
    for (const command of [register(director), close(director)]) given(breach, reported).when(command).thenRefused('breach.unknown');
    const registered = after(reported, register(principal));
    given(breach, registered).when(open(director)).thenRefused('breach.unknown');
    given(breach, after(registered, open(), find()))
      .when(handOver('mhk', director))
      .thenRefused('breach.unknown');
    given(breach, []).when(register(director)).thenRefused('breach.unknown');
    given(breach, []).when(report({}, officer)).thenTypes('BreachReported');
  });

  it('B4.5: it is examined by somebody who did not report it; the result is the examiner’s, who may be replaced', () => {
    const registered = after([], report({}, director), register(cadre));
    given(breach, registered).when(open(director)).thenRefused('breach.reporter-examines');
    given(breach, registered).when(find()).thenRefused('breach.not-allowed');
    given(breach, examined).when(open()).thenNothing();
    for (const command of [find(director), clear(director)]) given(breach, examined).when(command).thenRefused('breach.not-examiner');
    const replaced = after(examined, open(director));
    given(breach, replaced).when(find()).thenRefused('breach.not-examiner');
    given(breach, replaced).when(find(director)).thenTypes('BreachFound');
    given(breach, examined)
      .when(as(cadre, { type: 'find', data: { facts: '……', decidedOn: '2020-06-14' } }))
      .thenRefused('breach.date-before');
  });

  it('B4.5, B4.8: what is found is handed over by another person for liability, in the version of the competence that was applied, or closed with a reason', () => {
    given(breach, found).when(handOver('mhk', cadre)).thenRefused('breach.examiner-decides');
    given(breach, found).when(close(cadre)).thenRefused('breach.examiner-decides');
    given(breach, found).when(close()).thenTypes('BreachClosed');
    expect(handedOver.at(-1)).toMatchObject({
      type: 'BreachHandedOver',
      data: { receiverId: 'mhk', level: 'own', decidedBy: principal.personId },
      rules: [{ ruleId: 'B4.5-competence', version: '2019' }],
    });
    given(breach, handedOver).when(close()).thenTypes('BreachClosed');
    given(breach, after(handedOver, close())).when(close()).thenRefused('breach.not-allowed');
  });

  it('B4.5: what is not found is closed, never handed over', () => {
    given(breach, cleared).when(handOver()).thenRefused('breach.not-allowed');
    given(breach, cleared).when(close(cadre)).thenTypes('BreachClosed');
    given(breach, after([], report())).when(close()).thenTypes('BreachClosed');
  });

  it('B4.5: the liability of staff is for the commission of their jurisdiction, that of a leader for the one above; who is competent is versioned data', () => {
    for (const receiverId of ['pj', 'upper', 'mhk.unit-agriculture'])
      given(breach, found).when(handOver(receiverId)).thenRefused('breach.body-not-competent');
    const leader = after(
      [],
      report({ officer: { personId: 'mhk-lead-1', organisationId: 'mhk', standing: 'leader' } }),
      register(),
      open(),
      find(),
    );
    given(breach, leader).when(handOver('mhk')).thenRefused('breach.body-not-competent');
    expect(after(leader, handOver('upper')).at(-1)).toMatchObject({ data: { receiverId: 'upper', level: 'upper' } });
    const later = [
      ...breachCompetences,
      {
        ...breachCompetences[0]!,
        version: '2030',
        effectiveFrom: '2030-01-01',
        bodies: { leader: 'upper' as const, staff: 'upper' as const },
      },
    ];
    const staff = { organisationId: 'mhk.room-1', standing: 'staff' as const };
    expect(bodyCompetent('mhk', staff, '2029-12-31', later)).toMatchObject({ competent: true, rules: [{ version: '2019' }] });
    expect(bodyCompetent('mhk', staff, '2030-01-01', later)).toMatchObject({
      competent: false,
      level: 'upper',
      rules: [{ version: '2030' }],
    });
  });

  it('B4.7: a conflicting occupation within three years of leaving is a breach, in the version that was stored with the departure', () => {
    const occupation = { employer: '某律师事务所', position: '律师' };
    const bar = limitFrom('B4.7', '2019-01-10');
    const departed = { departureId: 'd1', departedOn: '2019-01-10', bar };
    const taken = (occurredOn: string, more: object = { departed }) =>
      as(reporter, { type: 'report', data: { ...told, kind: 'barred-occupation', occurredOn, occupation, ...more } });
    const { about: _about, ...rest } = told;
    expect(
      breach.decide(as(reporter, { type: 'report', data: { ...rest, kind: 'barred-occupation', occupation, departed } }), breach.initial),
    ).toEqual([
      {
        type: 'BreachReported',
        data: { ...rest, kind: 'barred-occupation', occupation: { ...occupation, departureId: 'd1', bar }, reportedBy: reporter.personId },
        rules: [{ ruleId: 'B4.7', version: '2018' }],
      },
    ]);
    given(breach, []).when(taken('2019-01-09')).thenRefused('breach.outside-bar');
    const later = (occurredOn: string) => ({ ...taken(occurredOn), at: '2022-06-01T02:00:00.000Z' });
    given(breach, []).when(later('2022-01-10')).thenTypes('BreachReported');
    expect(given(breach, []).when(later('2022-01-11')).thenRefused('breach.outside-bar')).toMatchObject({
      refusal: { rule: 'B4.7', details: { barredUntil: bar.dueAt } },
    });
    for (const none of [{}, { departed: { ...departed, bar: null } }])
      given(breach, []).when(taken('2020-06-11', none)).thenRefused('breach.not-barred');
    given(breach, [])
      .when(taken('2020-06-11', { departed, occupation: undefined }))
      .thenRefused('breach.occupation-unfit');
    given(breach, [])
      .when(taken('2020-06-11', { kind: 'leaking' }))
      .thenRefused('breach.occupation-unfit');
  });
});
