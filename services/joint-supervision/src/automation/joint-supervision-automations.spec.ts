import type { ClueRouted, LegClosed, LegOpened } from '@liandong/contracts';
import { closed, opened, routed } from '../joint-supervision.fixtures.js';
import { opening, subjects } from '../verification/verification.fixtures.js';
import { whenClueRoutedThenOpenVerification } from './when-clue-routed-then-open-verification.js';
import { whenRoutingFellThenEndVerification } from './when-routing-fell-then-end-verification.js';
import { whenLegClosedThenCloseLeg } from './when-leg-closed-then-close-leg.js';
import { whenLegOpenedThenOpenLeg } from './when-leg-opened-then-open-leg.js';

describe('automations of joint supervision', () => {
  it('when a clue is routed to a zone, then its verification is opened under the clue’s id for its commission', () => {
    expect(whenClueRoutedThenOpenVerification.decide(routed('m1', 'k1', subjects) as ClueRouted)).toEqual([
      { type: 'open', id: 'k1', organisationId: 'mhk', data: opening },
    ]);
  });

  it('B1.3, 3.15: when a routing falls, then its verification follows; which routing it is comes with it', () => {
    const envelope = routed('m1', 'k1', subjects) as ClueRouted;
    expect(whenClueRoutedThenOpenVerification.decide({ ...envelope, data: { ...envelope.data, routingNo: 2 } })).toMatchObject([
      { data: { routingNo: 2 } },
    ]);
    const data = { clueId: 'k1', organisationId: 'mhk', routingNo: 1 };
    expect(whenRoutingFellThenEndVerification.decide({ ...envelope, type: 'clue-intake.clue-routing-fell.v1', data })).toEqual([
      { type: 'let-routing-fall', id: 'k1', organisationId: 'mhk', data: { organisationId: 'mhk', routingNo: 1 } },
    ]);
    // B1.15: of a clue that was opened again.
    const again = { ...data, verificationId: 'k1.2' };
    expect(whenRoutingFellThenEndVerification.decide({ ...envelope, type: 'clue-intake.clue-routing-fell.v1', data: again })).toMatchObject(
      [{ id: 'k1.2' }],
    );
  });

  it('B1.15: when a clue that was opened again is routed, then it is verified under the id that it names', () => {
    const event = routed('m1', 'k1', subjects) as ClueRouted;
    expect(whenClueRoutedThenOpenVerification.decide({ ...event, data: { ...event.data, verificationId: 'k1.2' } })).toEqual([
      { type: 'open', id: 'k1.2', organisationId: 'mhk', data: opening },
    ]);
  });

  it('B3.6: when a raised clue is routed, then its verification knows', () => {
    expect(whenClueRoutedThenOpenVerification.decide(routed('m1', 'k1', subjects, { raisedLevel: true }) as ClueRouted)).toMatchObject([
      { data: { raisedLevel: true } },
    ]);
  });

  it('B1.2: the plan that was approved with the mode comes with the verification', () => {
    const event = routed('m1', 'k1', subjects) as ClueRouted;
    const plan = { steps: [{ what: '查阅资料', who: '第一监督检查室', until: '2020-12-31' }] };
    expect(whenClueRoutedThenOpenVerification.decide({ ...event, data: { ...event.data, plan } })).toMatchObject([
      { data: { disposalPlan: plan } },
    ]);
  });

  it('when a clue stays with the township, then nothing is opened', () => {
    expect(whenClueRoutedThenOpenVerification.decide(routed('m1', 'k1', subjects, { level: 'township' }) as ClueRouted)).toEqual([]);
  });

  it('B1.1: when a clue is routed for talk or inquiry, then no verification is opened', () => {
    expect(whenClueRoutedThenOpenVerification.decide(routed('m1', 'k1', subjects, { mode: 'talk-inquiry' }) as ClueRouted)).toEqual([]);
  });

  it('when a leg is opened or closed, then its matter follows, with the moment of the announcing service', () => {
    const news = opened('m1', 'case', 'c1', 'mhk.trial') as LegOpened;
    const facts = { kind: 'case', legId: 'c1', title: '某市直部门不认真履职', organisationId: 'mhk.trial', source: 'clue-intake' };
    expect(whenLegOpenedThenOpenLeg.decide(news)).toEqual([
      { type: 'open-leg', id: 'm1', organisationId: 'mhk.trial', data: { ...facts, openedAt: news.time } },
    ]);
    const end = closed('m1', 'case', 'c1', 'mhk.trial') as LegClosed;
    expect(whenLegClosedThenCloseLeg.decide(end)).toEqual([
      { type: 'close-leg', id: 'm1', organisationId: 'mhk.trial', data: { ...facts, closedAt: end.time, reason: '办结' } },
    ]);
  });
});
