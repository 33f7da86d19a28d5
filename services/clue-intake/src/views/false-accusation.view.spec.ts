import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, found, upper } from '../false-accusation/false-accusation.fixtures.js';
import { falseAccusationView } from './false-accusation.view.js';

const { personId, organisationId, role } = upper;
goldenViews(falseAccusationView, join(import.meta.dirname, '../../golden'), {
  history: found,
  viewers: [{ personId, organisationId, roles: [role] }],
  at,
});
