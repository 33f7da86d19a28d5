import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, principal, sent } from '../person-enquiry/person-enquiry.fixtures.js';
import { personEnquiryView } from './person-enquiry.view.js';

const { personId, organisationId, role } = principal;
goldenViews(personEnquiryView, join(import.meta.dirname, '../../golden'), {
  history: sent,
  viewers: [{ personId, organisationId, roles: [role] }],
  at,
});
