import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { after, at, director, handle, principal, withChief } from '../intervention/intervention.fixtures.js';
import { interventionView } from './intervention.view.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });

goldenViews(interventionView, join(import.meta.dirname, '../../golden'), {
  history: after(withChief, handle({}, principal)),
  viewers: [viewer(director), viewer(principal)],
  at,
});
