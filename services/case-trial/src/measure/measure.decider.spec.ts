import { given } from '@liandong/testing';
import { measure, type MeasureCommand } from './measure.decider.js';
import type { MeasureEvent } from './measure.events.js';

const at = '2020-06-30T02:00:00.000Z';
const principal = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
const supervisor = { personId: 'mhk-supervisor-1', organisationId: 'mhk.room-1', role: 'supervisor' };
const automation = { personId: 'system:case-trial', organisationId: 'mhk', role: 'automation' };

const subject = {
  subjectId: 's3',
  name: '丙',
  organisationId: 'mhk.unit-agriculture',
  position: '副科长',
  managedBy: 'county' as const,
  villageCadre: false,
};
const opening = (kind: 'admonish' | 'criticise-educate') => ({
  organisationId: 'mhk',
  verificationId: 'v1',
  clueId: 'k1',
  subject,
  kind,
  facts: '把关不严',
  verifiedOn: '2020-06-15',
});
const opened = (kind: 'admonish' | 'criticise-educate'): MeasureEvent[] => [{ type: 'MeasureOpened', data: opening(kind) }];
const approved = (kind: 'admonish' | 'criticise-educate'): MeasureEvent[] => [
  ...opened(kind),
  { type: 'MeasureApproved', data: { kind, role: 'principal', approvedOn: '2020-06-16', approvedBy: principal.personId } },
];
const talk = {
  talkers: ['mhk-supervisor-1', 'mhk-supervisor-2'],
  capacity: 'department-head' as const,
  record: '谈话记录1',
  appliedOn: '2020-06-17',
};

const command = <T extends MeasureCommand['type']>(type: T, data: Extract<MeasureCommand, { type: T }>['data'], by = supervisor) =>
  ({ type, data, by, at }) as MeasureCommand;

describe('measure', () => {
  it('given a finding, when the measure is opened twice, then it stands once; of an upper-level person (B1.7) it is refused', () => {
    given(measure, [])
      .when(command('open', opening('admonish'), automation))
      .then(opened('admonish'));
    given(measure, opened('admonish'))
      .when(command('open', opening('admonish'), automation))
      .thenNothing();
    given(measure, [])
      .when(command('open', { ...opening('admonish'), subject: { ...subject, managedBy: 'upper' } }, automation))
      .thenRefused('measure.direct-forward');
  });

  it('B1.18: given an admonition, when the deputy approves it, then it is refused; the principal may, under the stored version', () => {
    given(measure, opened('admonish'))
      .when(command('approve', { approvedOn: '2020-06-16' }, deputy))
      .thenRefused('measure.other-approver');
    given(measure, opened('admonish'))
      .when(command('approve', { approvedOn: '2020-06-16' }, principal))
      .then([
        {
          type: 'MeasureApproved',
          data: { kind: 'admonish', role: 'principal', approvedOn: '2020-06-16', approvedBy: 'mhk-principal' },
          rules: [{ ruleId: 'B1.18', version: '2019' }],
        },
      ]);
  });

  it('B1.18: whoever verified neither approves nor drops what the own report proposes; of measures that name no verifiers, anybody entitled may', () => {
    const verified: MeasureEvent[] = [{ type: 'MeasureOpened', data: { ...opening('admonish'), verifiers: [principal.personId] } }];
    given(measure, verified)
      .when(command('approve', { approvedOn: '2020-06-16' }, principal))
      .thenRefused('measure.verifier-approves');
    given(measure, verified)
      .when(command('drop', { reason: 'x', droppedOn: '2020-06-16' }, principal))
      .thenRefused('measure.verifier-approves');
    given(measure, opened('admonish'))
      .when(command('approve', { approvedOn: '2020-06-16' }, principal))
      .thenTypes('MeasureApproved');
  });

  it('B1.18: given criticism and education, then the deputy may approve it but not turn an admonition into one', () => {
    given(measure, opened('criticise-educate'))
      .when(command('approve', { approvedOn: '2020-06-16' }, deputy))
      .thenTypes('MeasureApproved');
    given(measure, opened('admonish'))
      .when(command('approve', { kind: 'criticise-educate', approvedOn: '2020-06-16' }, deputy))
      .thenRefused('measure.other-approver');
    given(measure, opened('criticise-educate'))
      .when(command('approve', { kind: 'admonish', approvedOn: '2020-06-16' }, deputy))
      .thenRefused('measure.other-approver');
    const { state } = given(
      measure,
      measure.decide(
        command('approve', { kind: 'criticise-educate', approvedOn: '2020-06-16' }, principal),
        given(measure, opened('admonish')).state,
      ),
    );
    expect(state).toMatchObject({ status: 'approved', kind: 'criticise-educate' });
  });

  it('given no approval, when it is carried out, then it is refused; dropped, it has ended', () => {
    given(measure, opened('admonish')).when(command('carry-out', talk)).thenRefused('measure.not-allowed');
    given(measure, opened('admonish'))
      .when(command('drop', { reason: 'x', droppedOn: '2020-06-16' }, deputy))
      .thenRefused('measure.other-approver');
    given(measure, opened('admonish'))
      .when(command('drop', { reason: '不予处理', droppedOn: '2020-06-16' }, principal))
      .thenTypes('MeasureDropped');
  });

  it('B1.18: given an approved measure, when one person holds the talk, or a stranger records it, then it is refused', () => {
    given(measure, approved('admonish'))
      .when(command('carry-out', { ...talk, talkers: ['mhk-supervisor-1', 'mhk-supervisor-1'] }))
      .thenRefused('measure.too-few-talkers');
    given(measure, approved('admonish'))
      .when(command('carry-out', talk, deputy))
      .thenRefused('measure.recorder-absent');
  });

  it('B2.26: given an admonition, when carried out, then it has six months of influence and its follow-up is awaited', () => {
    given(measure, approved('admonish'))
      .when(command('carry-out', talk))
      .then([
        {
          type: 'MeasureApplied',
          data: { ...talk, kind: 'admonish', influenceUntil: '2020-12-17', recordedBy: 'mhk-supervisor-1' },
          rules: [{ ruleId: 'B1.18', version: '2019' }],
        },
      ]);
    const applied = [...approved('admonish'), ...measure.decide(command('carry-out', talk), given(measure, approved('admonish')).state)];
    given(measure, applied)
      .when(command('close', { note: '已提交检查', closedOn: '2020-06-16' }))
      .thenRefused('measure.date-too-early');
    given(measure, applied)
      .when(command('close', { note: '已提交检查', closedOn: '2020-06-20' }))
      .thenTypes('MeasureClosed');
  });

  it('given criticism and education, when carried out, then it ends with the talk', () => {
    given(measure, approved('criticise-educate')).when(command('carry-out', talk)).thenTypes('MeasureApplied', 'MeasureClosed');
  });

  it('given a date after the moment of asking or before the step it follows, then it is refused', () => {
    given(measure, approved('admonish'))
      .when(command('carry-out', { ...talk, appliedOn: '2020-07-01' }))
      .thenRefused('measure.date-in-future');
    given(measure, approved('admonish'))
      .when(command('carry-out', { ...talk, appliedOn: '2020-06-15' }))
      .thenRefused('measure.date-too-early');
    given(measure, [])
      .when(command('open', { ...opening('admonish'), verifiedOn: '2020-07-01' }, automation))
      .thenRefused('measure.date-in-future');
  });
});
