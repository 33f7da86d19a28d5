import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, principal, signed } from '../screening-meeting/screening-meeting.fixtures.js';
import { meetingView } from './meeting.view.js';

const { personId, organisationId, role } = principal;
goldenViews(meetingView, join(import.meta.dirname, '../../golden'), {
  history: signed,
  viewers: [{ personId, organisationId, roles: [role] }],
  at,
});
