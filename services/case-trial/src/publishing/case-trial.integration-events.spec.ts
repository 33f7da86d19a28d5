import type { IntegrationEvent } from '@liandong/contracts';
import type { Decider, DomainEvent, RecordedEvent } from '@liandong/event-sourcing';
import { investigationCase } from '../case/case.decider.js';
import { after, ask, at, before, matterStory, noDuties, people, villager } from '../case/case.fixtures.js';
import type { PropertyItem } from '../case/case.decision.events.js';
import { measure } from '../measure/measure.decider.js';
import type { MeasureEvent } from '../measure/measure.events.js';
import { publishCase, publishMeasure } from './case-trial.integration-events.js';

const item = (disposal: PropertyItem['disposal'], amountYuan: number): PropertyItem => ({ description: '款', amountYuan, disposal });

/** Publishes a whole history, event by event, as the relay does. */
function published<S, E extends DomainEvent>(
  decider: Pick<Decider<S, never, E>, 'initial' | 'evolve'>,
  history: readonly E[],
  publish: (event: RecordedEvent<E>, id: string, state: S) => readonly IntegrationEvent[],
) {
  let state = decider.initial;
  return history.flatMap((event, revision) => {
    state = decider.evolve(state, event);
    const metadata = { correlationId: 'm1', occurredAt: '2020-07-01T00:00:00.000Z' };
    return publish(
      { ...event, id: `0b0f9c8e-7f0a-4d0c-9a57-${String(revision).padStart(12, '0')}`, revision, metadata } as unknown as RecordedEvent<E>,
      'v1-s1',
      state,
    );
  });
}

describe('public events of case trial', () => {
  it('given a case from opening to closing, then leg, filing and decision are announced, with the least that is needed', () => {
    const events = published(investigationCase, before('end'), publishCase);
    expect(events.map(({ type }) => type)).toEqual([
      'matter.leg-opened.v1',
      'case-trial.case-filed.v1',
      'case-trial.case-decided.v1',
      'matter.leg-closed.v1',
    ]);
    expect(events[2]).toMatchObject({
      matterId: 'm1',
      source: 'case-trial',
      data: {
        caseId: 'v1-s1',
        caseNumber: '梅立〔2020〕1号',
        clueId: 'k1',
        subjectId: 's1',
        organisationId: 'mhk',
        decidedOn: '2020-07-17',
        sanction: '党内严重警告',
      },
    });
    expect(JSON.stringify(events)).not.toContain('甲');
  });

  it('补充立案: the filing against whoever was identified is announced when it is approved, with the township; the proposal is not', () => {
    const subject = { ...villager, subjectId: 's5' };
    const events = published(
      investigationCase,
      after(before('record-measure', matterStory), [
        { type: 'identify-subject', data: { subject, basis: 'x', identifiedOn: '2020-06-18' }, by: people.investigator, at },
        { type: 'approve-supplementary-filing', data: { ...noDuties, approvedOn: '2020-06-19' }, by: people.principal, at },
      ]),
      publishCase,
    );
    expect(events.slice(1)).toMatchObject([
      { type: 'case-trial.case-filed.v1', data: { subjectId: 's5', level: 'county', subjectKind: 'unidentified' } },
      {
        type: 'case-trial.case-filed.v1',
        data: { caseId: 'v1-s1', subjectId: 's5', filedOn: '2020-06-19', level: 'township', subjectKind: 'person', supplementary: true },
      },
    ]);
    expect(events).toHaveLength(3);
    expect(JSON.stringify(events)).not.toContain(villager.name);
  });

  it('2.10, 3.16: filing and decision say whose case it is; what of its property was recovered is announced once, in fen, and no other part of it', () => {
    const history = before('end').map((event) =>
      event.type === 'CaseDecided'
        ? {
            ...event,
            data: {
              ...event.data,
              property: [item('confiscate', 1_050.5), item('order-refund', 0.29), item('return', 99), item('transfer', 7)],
            },
          }
        : event,
    );
    const executed = {
      type: 'ExecutionRecorded' as const,
      data: {
        items: [
          { kind: 'property' as const, detail: '上缴', executedOn: '2020-07-22' },
          { kind: 'pay' as const, detail: '降', executedOn: '2020-07-23' },
        ],
        report: null,
        inTime: true,
        complete: true,
        recordedBy: 'x',
      },
    };
    const events = published(investigationCase, [...history, executed], publishCase);
    expect(events.filter(({ type }) => type === 'case-trial.property-recovered.v1').map(({ data }) => data)).toEqual([
      {
        caseId: 'v1-s1',
        clueId: 'k1',
        subjectId: 's1',
        organisationId: 'mhk',
        recoveredOn: '2020-07-22',
        amountFen: 105_079,
        level: 'county',
      },
    ]);
    expect(events.slice(1, 3)).toMatchObject([{ data: { filedOn: '2020-06-17', level: 'county' } }, { data: { level: 'county' } }]);
  });

  it('given a filing declined, then the person is cleared and the leg closed', () => {
    const declined = after(before('approve-filing'), [
      ask('reject-filing', { decision: 'decline', reason: '不构成违纪', rejectedOn: '2020-06-16' }, people.principal),
    ]);
    expect(published(investigationCase, declined, publishCase).map(({ type }) => type)).toEqual([
      'matter.leg-opened.v1',
      'case-trial.subject-cleared.v1',
      'matter.leg-closed.v1',
    ]);
  });

  const subject = {
    subjectId: 's3',
    name: '丙',
    organisationId: 'mhk.unit-agriculture',
    position: '副科长',
    managedBy: 'county' as const,
    villageCadre: false,
  };
  const opened: MeasureEvent = {
    type: 'MeasureOpened',
    data: { organisationId: 'mhk', verificationId: 'v1', clueId: 'k1', subject, kind: 'admonish', facts: 'f', verifiedOn: '2020-06-15' },
  };

  it('given a measure, when applied and closed, then the measure is announced once and its leg ends', () => {
    const events = published(
      measure,
      [
        opened,
        { type: 'MeasureApproved', data: { kind: 'criticise-educate', role: 'principal', approvedOn: '2020-06-16', approvedBy: 'p' } },
        {
          type: 'MeasureApplied',
          data: {
            kind: 'criticise-educate',
            talkers: ['a', 'b'],
            capacity: 'department-head',
            record: 'r',
            appliedOn: '2020-06-17',
            influenceUntil: null,
            recordedBy: 'a',
          },
        },
        { type: 'MeasureClosed', data: { note: 'n', closedOn: '2020-06-17', closedBy: 'a' } },
      ],
      publishMeasure,
    );
    expect(events.map(({ type }) => type)).toEqual(['matter.leg-opened.v1', 'case-trial.measure-applied.v1', 'matter.leg-closed.v1']);
    expect(events[1]).toMatchObject({
      data: { measureId: 'v1-s1', clueId: 'k1', subjectId: 's3', kind: 'criticise-educate', appliedOn: '2020-06-17' },
    });
  });

  it('given a measure dropped, then the person is cleared and the leg closed', () => {
    const events = published(
      measure,
      [opened, { type: 'MeasureDropped', data: { reason: 'r', droppedOn: '2020-06-16', droppedBy: 'p' } }],
      publishMeasure,
    );
    expect(events.map(({ type }) => type)).toEqual(['matter.leg-opened.v1', 'case-trial.subject-cleared.v1', 'matter.leg-closed.v1']);
  });
});
