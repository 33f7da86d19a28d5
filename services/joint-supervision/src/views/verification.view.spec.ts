import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, people, storyUntil } from '../verification/verification.fixtures.js';
import { verificationView } from './verification.view.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });

goldenViews(verificationView, join(import.meta.dirname, '../../golden'), {
  history: storyUntil('concluded'),
  viewers: [viewer(people.principal), { personId: 'mhk-director', organisationId: 'mhk.case-management', roles: ['case-director'] }],
  at,
});
