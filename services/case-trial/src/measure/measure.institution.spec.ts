import type { InstitutionMeasure, InstitutionSubject } from '@liandong/contracts';
import { given } from '@liandong/testing';
import { measure, type MeasureCommand } from './measure.decider.js';
import type { MeasureEvent } from './measure.events.js';

const at = '2020-06-30T02:00:00.000Z';
const principal = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
const supervisor = { personId: 'mhk-supervisor-1', organisationId: 'mhk.room-1', role: 'supervisor' };
const subject: InstitutionSubject = {
  subjectId: 's1',
  kind: 'institution',
  name: '某局',
  organisationId: 'mhk.unit-agriculture',
  managedBy: 'county',
};
const opening = (kind: InstitutionMeasure) => ({
  organisationId: 'mhk',
  verificationId: 'v1',
  clueId: 'k1',
  subject,
  kind,
  facts: '落实责任不力',
  verifiedOn: '2020-06-15',
});
const opened = (kind: InstitutionMeasure): MeasureEvent[] => [{ type: 'MeasureOpened', data: opening(kind) }];
const approved = (kind: InstitutionMeasure): MeasureEvent[] => [
  ...opened(kind),
  { type: 'MeasureApproved', data: { kind, role: 'principal', approvedOn: '2020-06-16', approvedBy: principal.personId } },
];
const command = <T extends MeasureCommand['type']>(type: T, data: Extract<MeasureCommand, { type: T }>['data'], by = supervisor) =>
  ({ type, data, by, at }) as MeasureCommand;
const document = { document: '梅纪问〔2020〕1号', issuedOn: '2020-06-17' };

describe('问责与建议 about an institution', () => {
  it('opens for an institution alone; a person’s measure never does', () => {
    given(measure, [])
      .when(command('open', opening('circular')))
      .then(opened('circular'));
    given(measure, [])
      .when(command('open', { ...opening('circular'), kind: 'admonish' }))
      .thenRefused('measure.outcome-unfit');
    const person = {
      subjectId: 's1',
      name: '甲',
      organisationId: 'mhk',
      position: '科员',
      managedBy: 'county' as const,
      villageCadre: false,
    };
    given(measure, [])
      .when(command('open', { ...opening('circular'), subject: person }))
      .thenRefused('measure.outcome-unfit');
  });

  it('B6.1: the principal approves, a suggestion the deputy as well; into nothing that is for persons', () => {
    given(measure, opened('circular'))
      .when(command('approve', { approvedOn: '2020-06-16' }, deputy))
      .thenRefused('measure.other-approver');
    given(measure, opened('circular'))
      .when(command('approve', { approvedOn: '2020-06-16' }, principal))
      .thenTypes('MeasureApproved');
    given(measure, opened('suggestion'))
      .when(command('approve', { approvedOn: '2020-06-16' }, deputy))
      .thenTypes('MeasureApproved');
    given(measure, opened('circular'))
      .when(command('approve', { kind: 'admonish', approvedOn: '2020-06-16' }, principal))
      .thenRefused('measure.outcome-unfit');
    given(measure, opened('circular'))
      .when(command('approve', { kind: 'examination', approvedOn: '2020-06-16' }, principal))
      .thenTypes('MeasureApproved');
  });

  it('is issued as a document, never held as a talk; 检查 and 通报 wait for the written answer', () => {
    const talk = { talkers: ['mhk-supervisor-1', 'x'], capacity: 'department-head' as const, record: 'r', appliedOn: '2020-06-17' };
    given(measure, approved('examination')).when(command('carry-out', talk)).thenRefused('measure.other-way');
    given(measure, approved('examination'))
      .when(command('issue', document))
      .then([
        {
          type: 'InstitutionMeasureIssued',
          data: { ...document, kind: 'examination', recordedBy: 'mhk-supervisor-1' },
          rules: [{ ruleId: 'B6.1', version: '2019' }],
        },
      ]);
    given(measure, approved('suggestion')).when(command('issue', document)).thenTypes('InstitutionMeasureIssued', 'MeasureClosed');
    given(measure, approved('circular'))
      .when(command('issue', { ...document, issuedOn: '2020-07-01' }))
      .thenRefused('measure.date-in-future');
  });

  it('改组 names the approval of the party committee, and nothing else does', () => {
    given(measure, approved('reorganisation')).when(command('issue', document)).thenRefused('measure.upper-approval');
    given(measure, approved('reorganisation'))
      .when(command('issue', { ...document, upperApproval: '梅委〔2020〕1号' }))
      .thenTypes('InstitutionMeasureIssued', 'MeasureClosed');
    given(measure, approved('circular'))
      .when(command('issue', { ...document, upperApproval: '梅委〔2020〕1号' }))
      .thenRefused('measure.upper-approval');
  });
});
