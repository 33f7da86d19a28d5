import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, closed, deputy, supervisor } from '../rectification/rectification.fixtures.js';
import { itemView } from './item.view.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });

goldenViews(itemView, join(import.meta.dirname, '../../golden'), { history: closed, viewers: [viewer(deputy), viewer(supervisor)], at });
