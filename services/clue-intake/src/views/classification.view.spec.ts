import { join } from 'node:path';
import { classificationStory } from '@liandong/protection/testing';
import { goldenViews } from '@liandong/service-kit/testing';
import { classificationView } from '../classification/classification.slice.js';

const { approved, at, principal } = classificationStory;
const { personId, organisationId, role } = principal;
goldenViews(classificationView, join(import.meta.dirname, '../../golden'), {
  history: approved,
  viewers: [{ personId, organisationId, roles: [role] }],
  at,
});
