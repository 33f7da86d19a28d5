import { join } from 'node:path';
import { classificationStory } from '@liandong/protection/testing';
import { goldenViews } from '@liandong/service-kit/testing';
import { classificationView } from './classification.slice.js';

const {
  approved,
  at,
  principal: { personId, organisationId, role },
} = classificationStory;

goldenViews(classificationView, join(import.meta.dirname, '../../golden'), {
  history: approved,
  viewers: [{ personId, organisationId, roles: [role] }],
  at,
});
