import { given } from '@liandong/testing';
import { type Intervention, intervention, type InterventionEvent } from './intervention.decider.js';

const entry: Intervention = {
  organisationId: 'mhk', clueId: 'c1', kind: 'pleading', by: { name: '某某', unit: '某局', position: '副局长' }, addressee: 'mhk-inv-1', occurredOn: '2020-06-11', content: '请求从轻',
};
const by = { personId: 'mhk-inv-1', organisationId: 'mhk.zone-1', role: 'investigator' };
const recorded: InterventionEvent = { type: 'InterventionRecorded', data: { ...entry, recordedBy: by.personId } };
const record = (data: Intervention = entry) => ({ type: 'record' as const, data, by, at: '2020-06-11T02:00:00.000Z' });

describe('intervention', () => {
  it('B4.6: whoever met with inquiring, interfering, pleading or unapproved contact records it, with who, when and what', () => {
    given(intervention, []).when(record()).then([recorded]);
  });

  it('B4.6: an entry is never changed or recorded over', () => {
    given(intervention, [recorded]).when(record({ ...entry, content: '另一说法' })).thenRefused('intervention.not-allowed');
  });

  it('B4.6: what has not happened yet is refused', () => {
    given(intervention, []).when(record({ ...entry, occurredOn: '2020-06-12' })).thenRefused('intervention.date-in-future');
  });
});
