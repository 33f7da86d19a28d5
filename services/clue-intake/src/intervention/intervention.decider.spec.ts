import { given } from '@liandong/testing';
import { intervention } from './intervention.decider.js';
import type { InterventionEvent } from './intervention.events.js';
import {
  as,
  asked,
  assess,
  assessed,
  at,
  cadre,
  deputy,
  director,
  entry,
  handle,
  limit,
  ofSuperior,
  principal,
  record,
  recorded,
  reportUpward,
  withChief,
} from './intervention.fixtures.js';

const due = (stage: string) =>
  as(
    { personId: 'system:clue-intake', organisationId: 'mhk', role: 'automation' },
    { type: 'limit-due', data: { stage, dueAt: at, organisationId: 'mhk', limit } },
  );
const handled: InterventionEvent = {
  type: 'InterventionHandled',
  data: { outcome: 'reminded', reason: '已提醒其遵守规定', handledOn: '2020-06-12', decidedBy: deputy.personId, inTime: true },
};

describe('intervention', () => {
  it('B4.6: whoever met with inquiring, interfering, pleading or unapproved contact records it, with who, when and what; the limit for handling it runs from the day of the entry', () => {
    given(intervention, [])
      .when(record())
      .then([
        {
          type: 'InterventionRecorded',
          data: { ...entry, recordedBy: asked.personId, deadline: limit },
          rules: [{ ruleId: 'B4.6', version: '2018' }],
        },
      ]);
    expect(limit.dueAt).toBe('2020-06-19T15:59:59.999Z');
  });

  it('B4.6: an entry is never changed or recorded over', () => {
    given(intervention, recorded)
      .when(record({ content: '另一说法' }))
      .thenRefused('intervention.not-allowed');
  });

  it('B4.6: what has not happened yet is refused, and no step lies before the one that it follows', () => {
    given(intervention, [])
      .when(record({ occurredOn: '2020-06-13' }))
      .thenRefused('intervention.date-in-future');
    given(intervention, recorded)
      .when(as(director, { type: 'assess', data: { standing: 'outsider', opinion: '……', assessedOn: '2020-06-10' } }))
      .thenRefused('intervention.date-before');
    given(intervention, assessed)
      .when(handle({ handledOn: '2020-06-11' }))
      .thenRefused('intervention.date-before');
    given(intervention, assessed)
      .when(handle({ handledOn: '2020-06-13' }))
      .thenRefused('intervention.date-in-future');
  });

  it('B4.6: assessed by neither whoever was asked nor whoever recorded it; whoever pleaded is told that there is no such entry', () => {
    given(intervention, recorded)
      .when(assess())
      .then([
        {
          type: 'InterventionAssessed',
          data: { standing: 'outsider', opinion: '一般打听', assessedOn: '2020-06-12', assessedBy: director.personId },
        },
      ]);
    const toDirector = given(intervention, [...intervention.decide(record({ addressee: director.personId }), intervention.initial)]);
    toDirector.when(assess()).thenRefused('intervention.asked-decides');
    toDirector.when(assess('outsider', cadre)).thenTypes('InterventionAssessed');
    given(intervention, [...intervention.decide(record({}, director), intervention.initial)])
      .when(assess())
      .thenRefused('intervention.recorder-assesses');
    given(intervention, [...intervention.decide(record({ by: { ...entry.by, personId: director.personId } }), intervention.initial)])
      .when(assess())
      .thenRefused('intervention.unknown');
  });

  it('B4.6: decided by the deputy or the chief, never by whoever assessed it or was asked; what was reported to the chief, by the chief', () => {
    given(intervention, assessed).when(handle()).then([handled]);
    given(intervention, assessed)
      .when(handle({}, { ...deputy, personId: director.personId }))
      .thenRefused('intervention.assessor-decides');
    given(intervention, assessed)
      .when(handle({}, { ...deputy, personId: asked.personId }))
      .thenRefused('intervention.asked-decides');
    given(intervention, withChief).when(handle()).thenRefused('intervention.chief-decides');
    given(intervention, withChief)
      .when(handle({ outcome: 'no-action' }, principal))
      .thenTypes('InterventionHandled');
    given(intervention, recorded).when(handle()).thenRefused('intervention.not-allowed');
  });

  it('B4.6: a superior’s is for the body above, and for nobody here to decide', () => {
    given(intervention, ofSuperior).when(handle({}, principal)).thenRefused('intervention.superior-goes-up');
    given(intervention, ofSuperior).when(reportUpward('mhk')).thenRefused('intervention.body-not-competent');
    given(intervention, ofSuperior)
      .when(reportUpward('upper'))
      .then([
        {
          type: 'InterventionReportedUpward',
          data: {
            receiverId: 'upper',
            documentNumber: '梅纪报〔2020〕1号',
            reportedOn: '2020-06-12',
            level: 'upper',
            reportedBy: director.personId,
            inTime: true,
          },
          rules: [
            { ruleId: 'B4.6-reporting', version: '2018' },
            { ruleId: 'commissions', version: 'upper-2017' },
          ],
        },
      ]);
    given(intervention, assessed).when(reportUpward('upper')).thenRefused('intervention.body-not-competent');
    // The chief was asked: it goes further up.
    given(intervention, withChief).when(reportUpward('upper')).thenTypes('InterventionReportedUpward');
    given(intervention, withChief).when(reportUpward('mhk')).thenRefused('intervention.body-not-competent');
  });

  it('B4.6: a hand-over names what it was handed over as, and nothing else does', () => {
    given(intervention, assessed)
      .when(handle({ outcome: 'handed-over' }))
      .thenRefused('intervention.handover-unfit');
    given(intervention, assessed)
      .when(handle({ handover: { kind: 'breach', id: 'b1' } }))
      .thenRefused('intervention.handover-unfit');
    given(intervention, assessed)
      .when(handle({ outcome: 'handed-over', handover: { kind: 'breach', id: 'b1' } }))
      .thenTypes('InterventionHandled');
  });

  it('B4.6, B1.23: warned about until it is handled, also while it lies with the chief', () => {
    for (const history of [recorded, assessed, withChief]) given(intervention, history).when(due('yellow')).thenTypes('InterventionWarned');
    for (const history of [[], [...assessed, handled]]) given(intervention, history).when(due('overdue')).thenNothing();
    given(intervention, recorded).when(due('met')).thenNothing();
  });

  it('given an entry from before there was a limit, then it is handled like any other, neither in time nor late', () => {
    const old: readonly InterventionEvent[] = [{ type: 'InterventionRecorded', data: { ...entry, recordedBy: asked.personId } }];
    const events = intervention.decide(
      handle(),
      [...old, ...intervention.decide(assess(), old.reduce(intervention.evolve, intervention.initial))].reduce(
        intervention.evolve,
        intervention.initial,
      ),
    );
    expect(events).toMatchObject([{ type: 'InterventionHandled' }]);
    expect(events[0]!.data).not.toHaveProperty('inTime');
  });
});
