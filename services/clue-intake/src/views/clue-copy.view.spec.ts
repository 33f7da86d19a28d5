import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, approved, deputy } from '../clue-copy/clue-copy.fixtures.js';
import { clueCopyView } from './clue-copy.view.js';

const { personId, organisationId, role } = deputy;
goldenViews(clueCopyView, join(import.meta.dirname, '../../golden'), {
  history: approved,
  viewers: [{ personId, organisationId, roles: [role] }],
  at,
});
