import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import type { MeasureEvent } from '../measure/measure.events.js';
import { measureView } from './measure.view.js';

const subject = {
  subjectId: 's3',
  name: '丙',
  organisationId: 'mhk.unit-agriculture',
  position: '副科长',
  managedBy: 'county' as const,
  villageCadre: false,
};
const history: readonly MeasureEvent[] = [
  {
    type: 'MeasureOpened',
    data: {
      organisationId: 'mhk',
      verificationId: 'v1',
      clueId: 'k1',
      subject,
      kind: 'admonish',
      facts: '未认真履职',
      verifiedOn: '2020-06-15',
    },
  },
  {
    type: 'MeasureApproved',
    data: { kind: 'criticise-educate', role: 'principal', approvedOn: '2020-06-16', approvedBy: 'mhk-principal' },
  },
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
];

goldenViews(measureView, join(import.meta.dirname, '../../golden'), {
  history,
  viewers: [{ personId: 'mhk-principal', organisationId: 'mhk', roles: ['principal'] }],
  at: '2020-07-01T02:00:00.000Z',
});
