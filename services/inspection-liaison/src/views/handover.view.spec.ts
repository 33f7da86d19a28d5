import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, closed, concludedAs, convened, intake, tour, unit } from '../handover/handover.fixtures.js';
import { handoverView } from './handover.view.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });

goldenViews(handoverView, join(import.meta.dirname, '../../golden'), {
  history: [...closed.slice(0, 2), convened, concludedAs('clue'), ...closed.slice(2)],
  viewers: [viewer(tour), viewer(intake), { ...viewer(unit), organisationId: 'pj' }],
  at,
});
