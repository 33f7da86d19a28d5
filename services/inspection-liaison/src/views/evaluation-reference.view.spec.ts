import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, acknowledged, tour } from '../evaluation-reference/evaluation-reference.fixtures.js';
import { evaluationReferenceView } from './evaluation-reference.view.js';

const { personId, organisationId, role } = tour;
goldenViews(evaluationReferenceView, join(import.meta.dirname, '../../golden'), {
  history: acknowledged,
  viewers: [{ personId, organisationId, roles: [role] }],
  at,
});
