import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, handedOver, principal } from '../library/library.fixtures.js';
import { libraryView } from './library.view.js';

const { personId, organisationId, role } = principal;
goldenViews(libraryView, join(import.meta.dirname, '../../golden'), {
  history: handedOver,
  viewers: [{ personId, organisationId, roles: [role] }],
  at,
});
