import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, director, reconciled } from '../reconciliation/reconciliation.fixtures.js';
import { reconciliationView } from './reconciliation.view.js';

const { personId, organisationId, role } = director;
goldenViews(reconciliationView, join(import.meta.dirname, '../../golden'), {
  history: reconciled,
  viewers: [{ personId, organisationId, roles: [role] }],
  at,
});
