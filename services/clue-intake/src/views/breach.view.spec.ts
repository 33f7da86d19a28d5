import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, cadre, handedOver, principal } from '../breach/breach.fixtures.js';
import { breachView } from './breach.view.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });

goldenViews(breachView, join(import.meta.dirname, '../../golden'), {
  history: handedOver,
  viewers: [viewer(cadre), viewer(principal)],
  at,
});
