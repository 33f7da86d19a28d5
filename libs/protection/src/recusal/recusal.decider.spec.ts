import type { RecusalsInForce } from '@liandong/contracts';
import type { Actor } from '@liandong/event-sourcing';
import { given } from '@liandong/testing';
import { recusal, type RecusalCommand } from './recusal.decider.js';
import type { RecusalEvent } from './recusal.events.js';
import { as, at, decide, deputy, intake, order, principal, raise, raised, upheld, upper } from './recusal.fixtures.js';
import { actingChiefOf, isBarredFrom } from './recusal.state.js';
import { publishRecusals, whenRecusalsChangedThenAdopt } from './recusals-between-services.js';

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

  describe('of another service that handled the matter', () => {
    const system: Actor = { personId: 'system:case-trial', organisationId: 'mhk', role: 'automation' };
    const adopt = (revision: number, barred: readonly string[], more: object = {}) =>
      as(system, { type: 'adopt', data: { organisationId: 'mhk', source: 'clue-intake', registerId: 'm1', revision, barred, ...more } });
    const barred = (history: readonly RecusalEvent[], personId = intake.personId) => isBarredFrom(given(recusal, history).state, personId);

    it('B4.1: whom it bars is barred here; what is decided here takes nothing of it away, and it ends where it was decided', () => {
      const adopted = yields([], adopt(0, [intake.personId]));
      expect(adopted).toEqual([
        {
          type: 'RecusalsAdopted',
          data: { organisationId: 'mhk', source: 'clue-intake', registerId: 'm1', revision: 0, barred: [intake.personId], released: [] },
        },
      ]);
      const here = [...adopted, ...yields(adopted, raise({ raisedBy: 'subject' }, other))];
      const rejected = [...here, ...yields(here, decide({ upheld: false }))];
      expect([barred(adopted), barred(rejected)]).toEqual([true, true]);
      const ended = [...rejected, ...yields(rejected, adopt(1, []))];
      expect(ended.at(-1)).toMatchObject({ data: { released: [intake.personId] } });
      expect(barred(ended)).toBe(false);
      expect(barred([...here, ...yields(here, adopt(1, []))])).toBe(true);
    });

    it('of what is told out of order, or twice, the latest holds; each source for itself', () => {
      const second = yields([], adopt(2, []));
      given(recusal, second)
        .when(adopt(1, [intake.personId]))
        .thenNothing();
      given(recusal, second)
        .when(adopt(2, [intake.personId]))
        .thenNothing();
      const both = [...second, ...yields(second, adopt(0, [intake.personId], { source: 'joint-supervision', registerId: 'v1' }))];
      expect(barred([...both, ...yields(both, adopt(3, []))])).toBe(true);
    });

    it('B4.2: who stands in for the chief there does so here, until somebody else is named here', () => {
      const appointed = yields([], adopt(0, [principal.personId], { actingChiefId: deputy.personId }));
      expect(actingChiefOf(given(recusal, appointed).state)).toBe(deputy.personId);
      const named = [...appointed, ...yields(appointed, order({ personId: principal.personId, chief: true, actingChiefId: 'mhk-lead-3' }))];
      const again = yields(named, adopt(1, [principal.personId], { actingChiefId: deputy.personId }));
      expect(actingChiefOf(given(recusal, [...named, ...again]).state)).toBe('mhk-lead-3');
      // Told anew, and still after the appointment here; once that person is barred elsewhere, the first of the others who is not.
      const [another] = yields(named, adopt(1, [principal.personId], { actingChiefId: 'mhk-lead-4' }));
      expect(actingChiefOf(given(recusal, [...named, another!]).state)).toBe('mhk-lead-3');
      const barredThere = [...named, ...yields(named, adopt(1, [principal.personId, 'mhk-lead-3'], { actingChiefId: 'mhk-lead-4' }))];
      expect(actingChiefOf(given(recusal, barredThere).state)).toBe('mhk-lead-4');
      given(recusal, appointed)
        .when(order({ personId: 'mhk-lead-1', chief: true, actingChiefId: principal.personId }))
        .thenRefused('recusal.acting-chief-missing');
      given(recusal, appointed)
        .when(raise({ personId: 'mhk-inv-1', raisedBy: 'other' }, principal))
        .thenRefused('recusal.barred-raises');
    });

    it('every change is told with ids alone, what was adopted is not told again, and only the services that a matter comes from are heard', () => {
      const told = (history: readonly RecusalEvent[]) =>
        publishRecusals('clue-intake')(
          { ...history.at(-1)!, id: 'e1', revision: history.length - 1, metadata: { correlationId: 'm1', occurredAt: at } } as never,
          'm1',
          given(recusal, history).state,
        );
      expect(told(chiefUpheld)).toMatchObject([
        {
          type: 'matter.recusals-in-force.v1',
          source: 'clue-intake',
          matterId: 'm1',
          data: { registerId: 'm1', revision: 1, organisationId: 'mhk', barred: [principal.personId], actingChiefId: deputy.personId },
        },
      ]);
      expect(JSON.stringify(told(upheld))).not.toMatch(/近亲属|事由/);
      const adopted = yields([], adopt(0, ['x'], { source: 'case-trial', actingChiefId: 'mhk-lead-3' }));
      expect(told(adopted)).toEqual([]);
      const [raisedHere] = told([...adopted, ...raised]) as [RecusalsInForce];
      expect(raisedHere.data).toEqual({ registerId: 'm1', revision: 1, organisationId: 'mhk', barred: [intake.personId] });
      const [event] = told(upheld) as [RecusalsInForce];
      expect(whenRecusalsChangedThenAdopt(['clue-intake']).decide(event)).toMatchObject([
        { type: 'adopt', id: 'm1', organisationId: 'mhk', data: { source: 'clue-intake', barred: [intake.personId] } },
      ]);
      expect(whenRecusalsChangedThenAdopt(['joint-supervision']).decide(event)).toEqual([]);
    });
  });
});
