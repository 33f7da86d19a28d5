import { VOIDED } from '../clue/clue.voiding.decider.js';
import { count } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { keepingFigures } from '../figures/keeping.figures.js';
import { custody, type CustodyCommand } from './custody.decider.js';
import type { CustodyEvent } from './custody.events.js';
import { waitingStep } from './custody.state.js';

const keeper = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
const lead = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
const supervisor = { personId: 'mhk-supervisor-1', organisationId: 'mhk.room-1', role: 'supervisor' };
const day = '2020-06-11';
const command = <T extends CustodyCommand['type']>(type: T, data: Extract<CustodyCommand, { type: T }>['data'], by: CustodyCommand['by']) =>
  ({ type, data, by, at: `${day}T02:00:00.000Z` }) as CustodyCommand;
const after = (history: readonly CustodyEvent[], ...commands: readonly CustodyCommand[]) =>
  commands.reduce<readonly CustodyEvent[]>((events, one) => [...events, ...custody.decide(one, given(custody, events).state)], history);
const step = {
  organisationId: 'mhk',
  clueNumber: '信〔2020〕1号',
  kind: 'routing' as const,
  to: { organisationId: 'mhk.zone-1', personId: lead.personId },
};
const route = command('open', step, { personId: 'system:clue-intake', organisationId: 'mhk', role: 'automation' });
const handOver = (by = keeper) => command('hand-over', { handedOn: day }, by);
const receive = (by: CustodyCommand['by'] = lead) => command('receive', { receivedOn: day }, by);
const passOn = (
  by: CustodyCommand['by'],
  to: { organisationId: string; personId?: string },
  kind: 'passing-on' | 'return' = 'passing-on',
) => command('pass-on', { ...step, kind, to, handedOn: day }, by);
const routed = after([], route, handOver(), receive());

describe('custody of a clue', () => {
  it('B1.4: given a clue in the lead’s hands, when it is routed to the same lead again, then nobody signs, and that routing is known; to another, its step opens', () => {
    const again = (routingNo: number, personId = lead.personId) =>
      command('open', { ...step, to: { ...step.to, personId }, routingNo }, route.by);
    const held = after([], again(1), handOver(), receive(lead));
    given(custody, held)
      .when(again(2))
      .then([{ type: 'StepSpared', data: { routingNo: 2, personId: lead.personId } }]);
    expect(given(custody, after(held, again(2))).state).toMatchObject({ routingNo: 2, steps: { length: 1 } });
    expect(given(custody, after(held, again(2, 'mhk-lead-2'))).state).toMatchObject({ routingNo: 2, steps: { length: 2 } });
    // As they were announced before they were counted.
    given(custody, held).when(route).thenNothing();
  });

  it('2.5: given a clue in the lead’s hands, then it goes to nobody who may know its subject, named or signing for a unit, unless that was accepted with its routing', () => {
    const kin = { personId: supervisor.personId, subjectId: 's1', kind: 'kin' as const };
    const found = { rule: { ruleId: 'acquaintance-check', version: '2017' }, checked: [supervisor.personId], hits: [kin] };
    const compared = (accepted: readonly object[] = []) => ({ check: found, accepted: accepted as never });
    const to = { organisationId: supervisor.organisationId, personId: supervisor.personId };
    const passing = { ...step, kind: 'passing-on' as const, to, handedOn: day };
    expect(
      given(custody, routed)
        .when(command('pass-on', { ...passing, compared: compared() }, lead))
        .thenRefused('clue.acquaintances-undecided'),
    ).toMatchObject({ refusal: { rule: '2.5', allowed: ['pass-on'], details: { hits: [kin] } } });
    expect(after(routed, command('pass-on', { ...passing, compared: compared([kin]) }, lead))[routed.length]).toMatchObject({
      type: 'StepOpened',
      data: { acquaintances: found },
      rules: [found.rule],
    });
    const waiting = after(routed, passOn(lead, { organisationId: supervisor.organisationId }));
    expect(
      given(custody, waiting)
        .when(command('receive', { receivedOn: day, compared: compared() }, supervisor))
        .thenRefused('clue.acquaintances-undecided'),
    ).toMatchObject({ refusal: { allowed: ['send-back'] } });
    given(custody, waiting)
      .when(command('receive', { receivedOn: day, compared: compared([kin]) }, supervisor))
      .thenTypes('StepReceived');
  });

  it('2.5: whoever hands it on, and may not read whom others know, learns that somebody else has to get it, and not why', () => {
    const kin = { personId: supervisor.personId, subjectId: 's1', kind: 'kin' as const };
    const check = { rule: { ruleId: 'acquaintance-check', version: '2017' }, checked: [supervisor.personId], hits: [kin] };
    const to = { organisationId: supervisor.organisationId, personId: supervisor.personId };
    const refused = (isTold: boolean) =>
      given(custody, routed)
        .when(command('pass-on', { ...step, kind: 'passing-on', to, handedOn: day, compared: { check, accepted: [], isTold } }, lead))
        .thenRefused('clue.acquaintances-undecided');
    expect(refused(true)).toMatchObject({ refusal: { details: { hits: [kin] } } });
    expect(refused(false)).not.toHaveProperty('refusal.details');
  });

  it('2.5: whoever comes from a township that was approved as handling its own people is accepted with it', () => {
    const unit = { subjectId: 's1', kind: 'same-township' as const, organisationId: 'mhk.township-1' };
    const receiving = (kind: 'same-township' | 'former-post', organisationId: string) =>
      command(
        'pass-on',
        {
          ...step,
          kind: 'passing-on',
          to: { organisationId: 'mhk.township-1', personId: 'x' },
          handedOn: day,
          compared: {
            check: { rule: { ruleId: 'r', version: '1' }, checked: ['x'], hits: [{ ...unit, personId: 'x', kind, organisationId }] },
            accepted: [unit],
          },
        },
        lead,
      );
    given(custody, routed).when(receiving('same-township', 'mhk.township-1')).thenTypes('StepOpened', 'StepHandedOver');
    given(custody, routed).when(receiving('same-township', 'mhk.township-2')).thenRefused('clue.acquaintances-undecided');
    given(custody, routed).when(receiving('former-post', 'mhk.township-1')).thenRefused('clue.acquaintances-undecided');
  });

  it('B4.1: a clue about an institution is passed on to no part of it', () => {
    given(custody, routed)
      .when(
        command(
          'pass-on',
          { ...step, kind: 'passing-on', to: { organisationId: 'mhk.room-1' }, handedOn: day, aboutReceiver: ['mhk.room-1'] },
          lead,
        ),
      )
      .thenRefused('clue.institution-handles-itself');
  });

  it('B4.1: given a clue about an institution that was handed to another unit, then nobody of the institution signs for it; back into the library it goes', () => {
    const about = { receivedOn: day, aboutReceiver: [supervisor.organisationId] };
    const waiting = after(routed, passOn(lead, { organisationId: supervisor.organisationId }));
    expect(
      given(custody, waiting)
        .when(command('receive', about, supervisor))
        .thenRefused('clue.institution-handles-itself'),
    ).toMatchObject({ refusal: { allowed: ['send-back'] } });
  });

  it('B1.4: given an entry that was voided, then what waits is signed by nobody and nothing opens by itself; whoever has the paper gives it back', () => {
    const voided = command('let-entry-fall', { organisationId: 'mhk' }, route.by);
    const fell = { type: 'EntryFell' as const, data: { organisationId: 'mhk' } };
    const withdrawn = { type: 'StepWithdrawn' as const, data: { step: 1, reason: VOIDED, withdrawnBy: route.by.personId } };
    const open = command('open', step, route.by);
    for (const history of [after([], open), after([], open, handOver())]) given(custody, history).when(voided).then([withdrawn, fell]);
    given(custody, []).when(voided).then([fell]);
    for (const history of [after([], voided), after([], open, voided)]) {
      given(custody, history).when(open).thenNothing();
      given(custody, history).when(voided).thenNothing();
      given(custody, history)
        .when(handOver())
        .thenRefused(history.length === 1 ? 'custody.not-allowed' : 'custody.no-step');
    }
    const held = after([], open, handOver(), receive());
    given(custody, held).when(voided).then([fell]);
    expect(given(custody, after(held, voided)).state.holder).toBe(lead.personId);
  });

  it('3.15: given a routing that fell with a raised level, then its step waits for nobody, opened before or not; what somebody signed for stays in their hands', () => {
    const open = (routingNo: number, to = step.to) => command('open', { ...step, to, routingNo }, route.by);
    const fall = (routingNo: number) => command('let-routing-fall', { organisationId: 'mhk', routingNo }, route.by);
    const fell = { type: 'RoutingFell' as const, data: { organisationId: 'mhk', routingNo: 1 } };
    const withdrawn = { type: 'StepWithdrawn' as const, data: { step: 1, reason: '原分办失效', withdrawnBy: route.by.personId } };
    for (const history of [after([], open(1)), after([], open(1), handOver())]) {
      given(custody, history).when(fall(1)).then([withdrawn, fell]);
      given(custody, after(history, fall(1)))
        .when(fall(1))
        .thenNothing();
      // The next one is signed like the first.
      expect(after(history, fall(1), open(2), handOver(), receive()).at(-1)).toMatchObject({ type: 'StepReceived', data: { step: 2 } });
    }
    given(custody, []).when(fall(1)).then([fell]);
    given(custody, after([], fall(1)))
      .when(open(1))
      .thenNothing();
    given(custody, after([], fall(1)))
      .when(open(2))
      .thenTypes('StepOpened');
    const signed = after([], open(1), handOver(), receive());
    given(custody, signed).when(fall(1)).then([fell]);
    expect(given(custody, after(signed, fall(1))).state.holder).toBe(lead.personId);
    // What was passed on to somebody is no routing.
    const passed = after(signed, passOn(lead, { organisationId: 'mhk.room-1' }));
    given(custody, passed).when(fall(1)).then([fell]);
  });

  it('B1.5, B1.8, B1.18: what gives it to a department opens one step under its name; whoever of the department gets it signs, and it signs no second time for what it has', () => {
    const give = (name: string, organisationId = 'mhk.room-1') =>
      command('open', { ...step, kind: name === 'department' ? 'issue' : 'talk-assignment', to: { organisationId }, name }, route.by);
    const issued = after([], give('department'));
    given(custody, issued).when(give('department')).thenNothing();
    given(custody, after(issued, handOver())).when(receive()).thenRefused('custody.not-receiver');
    const signed = after(issued, handOver(), receive(supervisor));
    expect(given(custody, signed).state).toMatchObject({ holder: supervisor.personId, named: ['department'] });
    for (const held of [issued, signed])
      given(custody, held)
        .when(give('c1-1-1/1'))
        .then([{ type: 'StepSpared', data: { name: 'c1-1-1/1' } }]);
    given(custody, signed).when(give('c1-1-1/1', 'mhk.room-2')).thenTypes('StepOpened');
    const returned = after(signed, passOn(supervisor, { organisationId: 'mhk.case-management' }, 'return'), receive(keeper));
    given(custody, returned).when(give('c1-1-1/1')).thenTypes('StepOpened');
    given(custody, after(issued, command('withdraw', { reason: '分送错误' }, keeper)))
      .when(give('c1-1-1/1'))
      .thenTypes('StepOpened');
  });

  it('B1.4: the routing is a step that the keeper and whoever gets it sign, with their days', () => {
    given(custody, after([], route)).when(receive()).thenRefused('custody.not-handed-over');
    given(custody, after([], route)).when(handOver(supervisor)).thenRefused('custody.not-holder');
    given(custody, after([], route, handOver()))
      .when(receive(supervisor))
      .thenRefused('custody.not-receiver');
    given(custody, after([], route, handOver()))
      .when(receive(keeper))
      .thenRefused('custody.self-handover');
    given(custody, after([], route, handOver()))
      .when(receive())
      .then([{ type: 'StepReceived', data: { step: 1, receivedOn: day, receivedBy: lead.personId } }]);
    expect(given(custody, routed).state.holder).toBe(lead.personId);
  });

  it('B1.4: a step without a signature blocks the next hand-over, and says which it is', () => {
    const refused = given(custody, after([], route, handOver()))
      .when(passOn(keeper, { organisationId: 'mhk.room-1' }))
      .thenRefused('custody.step-open');
    expect(refused).toMatchObject({
      refusal: { rule: 'B1.4', details: { step: 1, status: 'handed-over' }, allowed: ['receive', 'send-back', 'withdraw'] },
    });
    given(custody, after([], route, handOver()))
      .when(handOver())
      .thenRefused('custody.step-open');
    given(custody, after([], route))
      .when(passOn(keeper, { organisationId: 'mhk.room-1' }))
      .thenRefused('custody.step-open');
    // What was decided meanwhile waits for its turn.
    const twice = after([], route, handOver(), route);
    given(custody, twice).when(handOver()).thenRefused('custody.step-open');
    given(custody, after(twice, receive()))
      .when(handOver(lead as never))
      .thenTypes('StepHandedOver');
  });

  it('B1.4: only who holds the clue passes it on; back in the library a keeper signs', () => {
    given(custody, routed)
      .when(passOn(supervisor, { organisationId: 'mhk.room-1' }))
      .thenRefused('custody.not-holder');
    const withRoom = after(routed, passOn(lead, { organisationId: 'mhk.room-1' }), receive(supervisor));
    expect(given(custody, withRoom).state.holder).toBe(supervisor.personId);
    const back = after(withRoom, passOn(supervisor, { organisationId: 'mhk' }, 'return'));
    given(custody, back).when(receive(lead)).thenRefused('custody.not-receiver');
    expect(given(custody, after(back, receive(keeper))).state.holder).toBeUndefined();
    given(custody, after(back, receive(keeper)))
      .when(handOver())
      .thenRefused('custody.no-step');
  });

  it('B1.4: a signature lies on the day of the one that it follows or later; what is in the library is not returned into it', () => {
    const late = (type: 'hand-over' | 'receive', date: string, by: CustodyCommand['by']) =>
      ({
        ...command(type, type === 'receive' ? { receivedOn: date } : { handedOn: date }, by),
        at: '2020-06-13T02:00:00.000Z',
      }) as CustodyCommand;
    const handed = after([], route, late('hand-over', '2020-06-12', keeper));
    expect(
      given(custody, handed)
        .when(late('receive', '2020-06-11', lead))
        .thenRefused('custody.date-before'),
    ).toMatchObject({ refusal: { rule: 'B1.4', details: { field: 'receivedOn', before: '2020-06-12' } } });
    const toRoom = command('open', { ...step, to: { organisationId: 'mhk.room-1' } }, route.by);
    const twice = after(handed, late('receive', '2020-06-12', lead), toRoom);
    given(custody, twice)
      .when(late('hand-over', '2020-06-11', lead as never))
      .thenRefused('custody.date-before');
    given(custody, twice)
      .when(late('hand-over', '2020-06-12', lead as never))
      .thenTypes('StepHandedOver');
    given(custody, [])
      .when(passOn(keeper, { organisationId: 'mhk' }, 'return'))
      .thenRefused('custody.in-library');
  });

  it('B1.4: what is sent back is open again, and handed over anew', () => {
    const sentBack = after([], route, handOver(), command('send-back', { reason: '缺附件' }, lead));
    given(custody, sentBack).when(receive()).thenRefused('custody.not-handed-over');
    given(custody, sentBack).when(handOver()).thenTypes('StepHandedOver');
  });

  it('B1.4: routed again to whoever holds it, there is nothing to sign; a step whose signer cannot sign is withdrawn, with the reason, and waits for nobody', () => {
    given(custody, routed).when(route).thenNothing();
    const withdraw = command(
      'withdraw',
      { reason: '签收人回避' },
      { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' },
    );
    given(custody, routed).when(withdraw).thenRefused('custody.no-step');
    for (const history of [after([], route), after([], route, handOver())]) {
      given(custody, history)
        .when(withdraw)
        .then([{ type: 'StepWithdrawn', data: { step: 1, reason: '签收人回避', withdrawnBy: 'mhk-director' } }]);
      const withdrawn = after(history, withdraw);
      expect(waitingStep(given(custody, withdrawn).state)).toBeUndefined();
      given(custody, withdrawn).when(receive()).thenRefused('custody.no-step');
      // In the hands of whoever had it, who hands it over anew.
      expect(after(withdrawn, passOn(keeper, { organisationId: 'mhk.room-1' }), receive(supervisor)).at(-1)).toMatchObject({
        type: 'StepReceived',
        data: { step: 2, receivedBy: supervisor.personId },
      });
    }
  });

  it('figures count steps by status', () => {
    const history = after(routed, passOn(lead, { organisationId: 'mhk.room-1' }), command('send-back', { reason: '缺附件' }, supervisor));
    expect(count(keepingFigures, { category: 'custody', id: 'c1', history })).toMatchObject({ 'custody-steps': { received: 1, open: 1 } });
  });
});
