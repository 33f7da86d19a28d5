import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, made, principal } from '../clarification/clarification.fixtures.js';
import { clarificationView } from './clarification.view.js';

const { personId, organisationId, role } = principal;
goldenViews(clarificationView, join(import.meta.dirname, '../../golden'), {
  history: made,
  viewers: [{ personId, organisationId, roles: [role] }],
  at,
});
