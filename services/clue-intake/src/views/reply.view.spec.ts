import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, deputy, rechecked, supervisor } from '../reply/reply.fixtures.js';
import { replyView } from './reply.view.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });

goldenViews(replyView, join(import.meta.dirname, '../../golden'), {
  history: rechecked,
  viewers: [viewer(deputy), viewer(supervisor)],
  at,
});
