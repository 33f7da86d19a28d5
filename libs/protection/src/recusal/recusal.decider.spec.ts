import { given } from '@liandong/testing';
import { recusal, type RecusalCommand } from './recusal.decider.js';
import type { RecusalEvent } from './recusal.events.js';
import { decide, deputy, intake, order, principal, raise, raised, upheld, upper } from './recusal.fixtures.js';
import { isBarredFrom } from './recusal.state.js';

const ofChief = { personId: principal.personId, chief: true };
const other = { ...intake, personId: 'mhk-intake-2' };
const yields = (history: readonly RecusalEvent[], command: RecusalCommand) => recusal.decide(command, given(recusal, history).state);
const chiefRaised = yields([], raise(ofChief, principal));
const chiefUpheld = [
  ...chiefRaised,
  ...yields(chiefRaised, decide({ personId: principal.personId, actingChiefId: deputy.personId }, upper)),
];

describe('recusal', () => {
  it('B4.1: raised by the person, by a subject or by the reporter, with one of four grounds and the version that names them', () => {
    given(recusal, []).when(raise()).then(raised);
    given(recusal, [])
      .when(raise({ raisedBy: 'subject', ground: 'witness' }, other))
      .thenTypes('RecusalRaised');
    given(recusal, [])
      .when(raise({ raisedBy: 'reporter', ground: 'interest' }, other))
      .thenTypes('RecusalRaised');
    given(recusal, []).when(raise({}, other)).thenRefused('recusal.not-self');
    given(recusal, [])
      .when(raise({ raisedOn: '2020-06-21' }))
      .thenRefused('recusal.date-in-future');
  });

  it('B4.1: from being raised until it is rejected the person is barred; raised again meanwhile, it counts once', () => {
    expect([[], raised, upheld].map((events) => isBarredFrom(given(recusal, events).state, intake.personId))).toEqual([false, true, true]);
    given(recusal, raised)
      .when(raise({ raisedBy: 'subject' }, other))
      .thenNothing();
    const rejected = [...raised, ...yields(raised, decide({ upheld: false, reason: '事由不成立' }))];
    expect(isBarredFrom(given(recusal, rejected).state, intake.personId)).toBe(false);
    given(recusal, rejected)
      .when(raise({ raisedBy: 'subject', ground: 'interest' }, other))
      .thenTypes('RecusalRaised');
    given(recusal, upheld)
      .when(raise({ raisedBy: 'subject' }, other))
      .thenNothing();
  });

  it('B4.1: whoever is barred raises nobody else’s recusal', () => {
    given(recusal, raised)
      .when(raise({ personId: 'mhk-inv-1', raisedBy: 'other' }))
      .thenRefused('recusal.barred-raises');
    given(recusal, raised)
      .when(raise({ personId: 'mhk-inv-1', raisedBy: 'other' }, other))
      .thenTypes('RecusalRaised');
  });

  it('B4.2: the chief decides on everybody else’s, never on the own, and once', () => {
    given(recusal, raised).when(decide()).then(upheld.slice(1));
    given(recusal, raised).when(decide({}, deputy)).thenRefused('recusal.wrong-decider');
    given(recusal, raised).when(decide({}, upper)).thenRefused('recusal.wrong-decider');
    given(recusal, raised)
      .when(decide({ decidedOn: '2020-06-11' }))
      .thenRefused('recusal.date-too-early');
    given(recusal, upheld).when(decide()).thenRefused('recusal.not-allowed');
    given(recusal, [...raised, ...chiefRaised])
      .when(decide())
      .thenRefused('recusal.wrong-decider');
  });

  it('B4.2: the upper body decides on the chief’s and names who stands in; that one then decides, and is recused by the upper body too', () => {
    given(recusal, [])
      .when(raise({ ...ofChief, chief: false }, principal))
      .thenRefused('recusal.capacity-unfit');
    given(recusal, chiefRaised)
      .when(decide({ personId: principal.personId }, principal))
      .thenRefused('recusal.wrong-decider');
    given(recusal, chiefRaised)
      .when(decide({ personId: principal.personId }, deputy))
      .thenRefused('recusal.wrong-decider');
    given(recusal, chiefRaised)
      .when(decide({ personId: principal.personId, actingChiefId: deputy.personId }, { ...upper, organisationId: 'pj' }))
      .thenRefused('recusal.wrong-decider');
    given(recusal, chiefRaised)
      .when(decide({ personId: principal.personId }, upper))
      .thenRefused('recusal.acting-chief-missing');
    given(recusal, [...chiefUpheld, ...raised])
      .when(decide({}, deputy))
      .thenTypes('RecusalDecided');
    given(recusal, [...chiefUpheld, ...raised])
      .when(decide())
      .thenRefused('recusal.wrong-decider');
    const standing = yields(chiefUpheld, raise({ personId: deputy.personId, raisedBy: 'subject' }, other));
    expect(standing).toMatchObject([{ data: { chief: true } }]);
  });

  it('B4.2: whoever recorded it did not know that it was the chief’s: the upper body does; and it names another one to stand in where the first cannot', () => {
    const recordedAsAnybodys = yields(
      [],
      raise({ personId: principal.personId, chief: false, raisedBy: 'subject', ground: 'witness' }, other),
    );
    given(recusal, recordedAsAnybodys).when(order(ofChief)).thenRefused('recusal.acting-chief-missing');
    const ordered = [...recordedAsAnybodys, ...yields(recordedAsAnybodys, order({ ...ofChief, actingChiefId: 'typo' }))];
    expect(given(recusal, ordered).state).toMatchObject({ actingChiefId: 'typo' });
    given(recusal, ordered)
      .when(order({ ...ofChief, actingChiefId: 'typo' }))
      .thenNothing();
    given(recusal, ordered)
      .when(order({ ...ofChief, actingChiefId: principal.personId }))
      .thenRefused('recusal.acting-chief-missing');
    const again = [...ordered, ...yields(ordered, order({ ...ofChief, actingChiefId: deputy.personId }))];
    expect(again.at(-1)).toMatchObject({
      type: 'RecusalDecided',
      data: { personId: principal.personId, upheld: true, actingChiefId: deputy.personId },
    });
    expect(given(recusal, again).state).toMatchObject({ actingChiefId: deputy.personId });
    expect(isBarredFrom(given(recusal, again).state, principal.personId)).toBe(true);
  });

  it('B4.2: the upper body may order a recusal; a pending one is settled by it', () => {
    given(recusal, []).when(order()).thenTypes('RecusalRaised', 'RecusalDecided');
    given(recusal, raised).when(order()).thenTypes('RecusalDecided');
    given(recusal, upheld).when(order()).thenNothing();
    given(recusal, []).when(order({}, principal)).thenRefused('recusal.wrong-decider');
    given(recusal, [])
      .when(order({ personId: upper.personId }))
      .thenRefused('recusal.wrong-decider');
    given(recusal, []).when(order(ofChief)).thenRefused('recusal.acting-chief-missing');
  });

  it('B4.3: in the handling of a report three grounds count, in the version of the day', () => {
    const about = { kind: 'report', id: 'r1' } as const;
    given(recusal, [])
      .when(raise({ about, ground: 'witness' }))
      .thenRefused('recusal.ground-unfit');
    expect(yields([], raise({ about, ground: 'interest' }))).toMatchObject([
      { data: { stage: 'report-handling' }, rules: [{ ruleId: 'B4.3-grounds', version: '2020' }] },
    ]);
    given(recusal, [])
      .when(raise({ about, raisedOn: '2020-01-20' }))
      .thenRefused('rule.none-in-force');
  });
});
