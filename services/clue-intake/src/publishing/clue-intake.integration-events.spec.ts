import type { RecordedEvent } from '@liandong/event-sourcing';
import { given } from '@liandong/testing';
import { clue } from '../clue/clue.decider.js';
import type { ClueEvent } from '../clue/clue.events.js';
import {
  closed,
  clueReceived,
  director,
  disposalDeadline,
  figures,
  from,
  person,
  registered,
  reopened,
  transferredClue,
} from '../clue/clue.fixtures.js';
import type { ReceiveClue } from '../clue/clue.intake.decider.js';
import { publishClue } from './clue-intake.integration-events.js';

const recorded = (event: ClueEvent, revision: number) =>
  ({
    ...event,
    id: `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`,
    stream: 'clue-c1',
    revision,
    metadata: { occurredAt: '2020-06-11T02:00:00.000Z', correlationId: 'm1' },
  }) as unknown as RecordedEvent<ClueEvent>;

/** Publishes a whole history, each event with the clue as it stood with it. */
const publish = (history: readonly ClueEvent[]) =>
  history.flatMap((event, index) => publishClue(recorded(event, index), 'c1', given(clue, history.slice(0, index + 1)).state));
const leg = { legId: 'c1', kind: 'clue', title: transferredClue.title, organisationId: 'mhk' };

const forwarded = {
  forwardingId: 'c1',
  organisationId: 'pj',
  clueId: 'k1',
  clueNumber: '信〔2020〕1号',
  matterId: 'm9',
  source: { kind: 'letter', agencyId: 'pj.reception', reference: '信1号' },
};

describe('what clue intake announces', () => {
  it('B1.15: opened again after it was closed, its leg is open again; routed again, it says under which id it is verified', () => {
    const again = closed.filter(({ type }) => ['DisposalProposed', 'DisposalApproved', 'RoutingProposed', 'ClueRouted'].includes(type));
    const told = publish([...reopened, ...again]).slice(publish(closed).length);
    expect(told.map(({ type }) => type)).toEqual(['matter.leg-opened.v1', 'clue-intake.clue-routed.v1']);
    expect(told).toMatchObject([{ data: leg }, { data: { clueId: 'c1', verificationId: 'c1.2' } }]);
    expect(JSON.stringify(told)).not.toMatch(/replyId|recheck|复查/);
  });

  it('0.20: from receipt to closing: the leg opens, the clue is routed and concluded, the leg closes; nothing else leaves the service', () => {
    expect(publish(closed).map(({ type, data }) => [type, data])).toEqual([
      ['matter.leg-opened.v1', leg],
      [
        'clue-intake.clue-routed.v1',
        {
          clueId: 'c1',
          clueNumber: '检移〔2020〕1号',
          title: transferredClue.title,
          organisationId: 'mhk',
          zoneId: 'mhk.zone-1',
          leaderPersonId: 'mhk-lead-1',
          level: 'county',
          mode: 'initial-verification',
          priority: false,
          subjects: [person('s1')],
          source: transferredClue.source,
        },
      ],
      [
        'clue-intake.clue-concluded.v1',
        {
          clueId: 'c1',
          clueNumber: '检移〔2020〕1号',
          organisationId: 'mhk',
          source: transferredClue.source,
          concludedOn: '2020-06-11',
          figures,
          summary: '办结',
        },
      ],
      ['matter.leg-closed.v1', { ...leg, reason: '已反馈' }],
    ]);
  });

  it('B1.5: a finer source is announced under the kind that every reader knows, with its own name beside it', () => {
    const [, routed] = publish(from('work-station', closed));
    expect(routed).toMatchObject({
      type: 'clue-intake.clue-routed.v1',
      data: { source: { kind: 'supervision', channel: 'work-station' } },
    });
  });

  it('B1.12: what an upper body gave is announced with its assignment; what an old ledger or another library brought is not', () => {
    const one = (more: Partial<Omit<ReceiveClue, 'subjects'>>) =>
      publish(from('upper-level', [clueReceived], more)).map(({ type, data }) => [type, data]);
    const announced = { assignmentId: 'a1', clueId: 'c1', organisationId: 'mhk', agencyId: 'mhk.procuratorate', receivedOn: '2020-06-11' };
    // Whom it is about stays with the clue (B4.4).
    expect(one({ assignmentId: 'a1' })).toEqual([
      ['matter.leg-opened.v1', leg],
      [
        'clue-intake.clue-received-from-above.v1',
        { ...announced, title: '上级交办 梅检移〔2020〕1号', documentNumber: '梅检移〔2020〕1号' },
      ],
    ]);
    expect(one({ assignmentId: 'a1', origin: { documentNumber: '交1号' } })[1]).toEqual([
      'clue-intake.clue-received-from-above.v1',
      { ...announced, title: '上级交办 交1号', documentNumber: '交1号' },
    ]);
    expect(one({})).toEqual([['matter.leg-opened.v1', leg]]);
  });

  it('3.15, B3.6: given a raised clue, when it is routed, then whoever takes it is told', () => {
    const raised = from('inspection-tour', closed, { raisedLevel: true, priority: true });
    expect(publish(raised).find(({ type }) => type === 'clue-intake.clue-routed.v1')).toMatchObject({
      data: { raisedLevel: true, priority: true },
    });
  });

  it('3.15, B1.1, B1.4: what a raised level or another mode lets fall is told, by the number of the last routing; where nothing was routed, or it is routed at once, nothing is', () => {
    const township = { zoneId: 'mhk.township-1', leaderPersonId: 'mhk-lead-1', level: 'township' as const };
    const signed = { approvedBy: 'mhk-principal', approvedAt: '2020-06-11T02:00:00.000Z' };
    const levelRaised: ClueEvent = { type: 'LevelRaised', data: { reason: '熟人社会', proposedBy: 'mhk-intake', ...signed } };
    const proposed = (more: object): ClueEvent => ({ type: 'RoutingProposed', data: { ...township, ...more, proposedBy: 'mhk-intake' } });
    const approved = closed.slice(
      0,
      closed.findIndex(({ type }) => type === 'RoutingProposed'),
    );
    const fell = (history: readonly ClueEvent[]) =>
      publish(history)
        .filter(({ type }) => type === 'clue-intake.clue-routing-fell.v1')
        .map(({ data }) => data);
    expect(fell([...approved, proposed({}), { type: 'ClueRouted', data: { ...township, ...signed, routingNo: 1 } }, levelRaised])).toEqual([
      { clueId: 'c1', organisationId: 'mhk', routingNo: 1 },
    ]);
    expect(fell([...approved, levelRaised])).toEqual([]);
    const otherMode = approved.findLast(({ type }) => type === 'DisposalApproved')!;
    expect(fell([...approved, proposed({}), { type: 'ClueRouted', data: { ...township, ...signed, routingNo: 1 } }, otherMode])).toEqual([
      { clueId: 'c1', organisationId: 'mhk', routingNo: 1 },
    ]);
    expect(
      fell([
        ...approved,
        proposed({ level: 'county' }),
        levelRaised,
        { type: 'ClueRouted', data: { ...township, level: 'county', ...signed, routingNo: 1 } },
      ]),
    ).toEqual([]);
  });

  it('B1.2: what is routed carries the plan that was approved with its mode; one that was approved without, none', () => {
    const plan = { steps: [{ what: '查阅资料', who: '第一监督检查室', until: '2020-12-31' }], measures: ['查询'] };
    const routedWith = (more: object) =>
      publish(
        closed.map((event) => (event.type === 'DisposalProposed' ? ({ ...event, data: { ...event.data, ...more } } as ClueEvent) : event)),
      ).find(({ type }) => type === 'clue-intake.clue-routed.v1')!.data;
    expect(routedWith({ plan })).toMatchObject({ plan });
    expect(routedWith({})).not.toHaveProperty('plan');
  });

  it('2.5, 2.8, B1.13: how, under which plan and across which zones it was routed is told; neither the reason nor the assignment is', () => {
    const routedAs = (more: object) =>
      publish(
        closed.map((event) => (event.type === 'ClueRouted' ? ({ ...event, data: { ...event.data, ...more } } as ClueEvent) : event)),
      ).find(({ type }) => type === 'clue-intake.clue-routed.v1')!.data;
    const crossed = { homeZoneIds: ['mhk.zone-2'], reason: '熟人较多' };
    const told = routedAs({
      handling: { kind: 'assigned', unitId: 'mhk.room-1', assignmentId: 'a1' },
      crossed,
      planVersion: 3,
      routingNo: 2,
    });
    expect(told).toMatchObject({ handling: 'assigned', unitId: 'mhk.room-1', crossed: true, planVersion: 3, routingNo: 2 });
    for (const kept of ['a1', crossed.reason]) expect(JSON.stringify(told)).not.toContain(`"${kept}"`);
    const assisted = routedAs({ handling: { kind: 'assisted', assistingIds: ['mhk.room-2'] } });
    expect(assisted).toMatchObject({ handling: 'assisted', assistingIds: ['mhk.room-2'] });
    expect(assisted).not.toHaveProperty('unitId');
  });

  it('B1.6, B1.9: the feedback about what was forwarded inside the system goes back, and its receipt too; nobody is named, and what came on paper is told on paper', () => {
    const given = publish(from('commission', closed, { forwarded })).find(
      ({ type }) => type === 'clue-intake.forwarded-clue-result-given.v1',
    );
    expect(given).toMatchObject({
      data: {
        forwardingId: 'c1',
        fromOrganisation: 'pj',
        toOrganisation: 'mhk',
        sentClueId: 'k1',
        text: '已办结',
        figures,
        givenOn: '2020-06-11',
      },
    });
    expect(Object.keys(given!.data as object).sort()).toEqual([
      'figures',
      'forwardingId',
      'fromOrganisation',
      'givenOn',
      'sentClueId',
      'text',
      'toOrganisation',
    ]);
    expect(publish(from('commission', closed)).map(({ type }) => type)).not.toContain('clue-intake.forwarded-clue-result-given.v1');
    const sent: ClueEvent = {
      type: 'ClueForwarded',
      data: {
        toOrganisation: 'pj',
        subjectIds: ['s1'],
        remaining: 0,
        reason: '……',
        forwardedOn: '2020-06-11',
        forwardedBy: director.personId,
        deadline: disposalDeadline,
        inTime: true,
        forwardingId: 'f1',
      },
    };
    const told: ClueEvent = {
      type: 'ForwardingResultRecorded',
      data: { forwardingId: 'f1', text: '已办结', figures, givenOn: '2020-06-11' },
    };
    const signed: ClueEvent = {
      type: 'ForwardingResultAcknowledged',
      data: { forwardingId: 'f1', acknowledgedOn: '2020-06-11', acknowledgedBy: director.personId },
    };
    expect(publish([...registered, sent, told, signed]).at(-1)).toMatchObject({
      type: 'clue-intake.forwarded-clue-result-acknowledged.v1',
      data: { forwardingId: 'f1', fromOrganisation: 'mhk', toOrganisation: 'pj', sentClueId: 'c1', acknowledgedOn: '2020-06-11' },
    });
    expect(JSON.stringify(publish([...registered, sent, told, signed]).at(-1))).not.toContain(director.personId);
    // Who is not connected is told on paper.
    const letter: ClueEvent = { ...sent, data: { ...sent.data, onPaper: true, documentNumber: '移1号' } };
    expect(publish([...registered, letter, told, signed]).filter(({ type }) => type.includes('forwarded'))).toEqual([]);
  });

  it('B1.6, B1.8: what is kept as a repeat is told to whoever forwarded it; of a part that came back, or that goes further, as that part', () => {
    const repeat: ClueEvent = { type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: 'k' } };
    const told = (history: readonly ClueEvent[]) =>
      publish(history).find(({ type }) => type === 'clue-intake.forwarded-clue-kept-as-repeat.v1')?.data;
    expect(told([...registered, repeat])).toBeUndefined();
    const whole = { forwardingId: 'c1', fromOrganisation: 'pj', toOrganisation: 'mhk', sentClueId: 'k1', keptOn: '2020-06-11' };
    expect(told([...from('commission', registered, { forwarded }), repeat])).toEqual(whole);
    expect(told([...from('commission', registered, { forwarded, partOf: { clueId: 'c9', until: '2020-06-11' } }), repeat])).toEqual({
      ...whole,
      partClueId: 'c1',
    });
    const sent: ClueEvent = {
      type: 'ClueForwarded',
      data: {
        toOrganisation: 'pj',
        subjectIds: ['s1'],
        remaining: 0,
        reason: '……',
        forwardedOn: '2020-06-11',
        forwardedBy: director.personId,
        deadline: disposalDeadline,
        inTime: true,
        forwardingId: 'f1',
      },
    };
    const there = (part: object): ClueEvent => ({
      type: 'ForwardingKeptAsRepeat',
      data: { forwardingId: 'f1', keptOn: '2020-06-11', ...part },
    });
    for (const [part, passedOn] of [
      [{}, 'f1'],
      [{ passedOn: 'f2' }, 'f2'],
      [{ partClueId: 'r1' }, 'r1'],
    ] as const)
      expect(told([...from('commission', registered, { forwarded }), sent, there(part)])).toEqual({ ...whole, passedOn });
  });

  it('the same event is always published under the same id, in the clue’s matter, caused by the private event', () => {
    const [first] = publish([clueReceived]);
    expect(publish([clueReceived])).toEqual([first]);
    expect(first).toMatchObject({
      matterId: 'm1',
      source: 'clue-intake',
      causationId: '00000000-0000-4000-8000-000000000000',
      time: '2020-06-11T02:00:00.000Z',
    });
  });

  it('B1.6, B1.8, B1.10: the leg ends too when the clue is forwarded as a whole, returned or kept as a repeat; not when a part stays', () => {
    const forwarded = (
      subjectIds: readonly string[],
      remaining: number,
      more: { readonly forwardingId?: string; readonly byTransfer?: true } = {},
    ): ClueEvent => ({
      type: 'ClueForwarded',
      data: {
        toOrganisation: 'x',
        subjectIds,
        remaining,
        reason: '无管辖权',
        forwardedOn: '2020-06-11',
        forwardedBy: director.personId,
        deadline: disposalDeadline,
        inTime: true,
        ...more,
      },
    });
    const last = (event: ClueEvent) => publish([...registered, event]).slice(1);
    expect(last(forwarded(['s1'], 0))).toMatchObject([{ type: 'matter.leg-closed.v1', data: { legId: 'c1', reason: '无管辖权' } }]);
    expect(last(forwarded([], 1))).toEqual([]);
    // B4.4: why it goes to an agency is for those who approve the transfer.
    expect(last(forwarded(['s1'], 0, { forwardingId: 't1', byTransfer: true }))).toMatchObject([{ data: { reason: '移送有关机关办理' } }]);
    expect(last({ type: 'ClueReturned', data: { reason: '无实质内容', returnedOn: '2020-06-11', approvedBy: 'd' } })).toMatchObject([
      { data: { reason: '无实质内容' } },
    ]);
    expect(last({ type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: 'k' } })).toMatchObject([{ type: 'matter.leg-closed.v1' }]);
  });
});
