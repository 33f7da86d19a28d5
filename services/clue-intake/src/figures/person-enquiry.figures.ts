import { counting, figure } from '@liandong/service-kit';
import { personEnquiry } from '../person-enquiry/person-enquiry.decider.js';

/** The figures of enquiries about persons (廉政意见回复). */
export const personEnquiryFigures = [
  figure({
    name: 'clue-intake.person-enquiries-answered',
    title: { zh: '廉政意见回复件数', en: 'enquiries about persons that were answered, by purpose, within the limit or not' },
    dimensions: ['purpose', 'inTime'],
    from: [
      counting(personEnquiry, (event, { purpose }) =>
        event.type === 'EnquiryReplySent' ? [{ value: 1, dimensions: { purpose: purpose!, inTime: String(event.data.inTime) } }] : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.persons-enquired',
    title: { zh: '廉政意见回复人数', en: 'persons in the replies to enquiries, by purpose and opinion' },
    dimensions: ['purpose', 'opinion'],
    from: [
      counting(personEnquiry, (event, { purpose, proposal }) =>
        event.type === 'EnquiryReplySent'
          ? proposal!.opinions.map(({ opinion }) => ({ value: 1, dimensions: { purpose: purpose!, opinion } }))
          : [],
      ),
    ],
  }),
];
