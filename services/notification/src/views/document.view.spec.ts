import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, closed, deputy, principal } from '../document/document.fixtures.js';
import { documentView } from './document.view.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });

goldenViews(documentView, join(import.meta.dirname, '../../golden'), { history: closed, viewers: [viewer(deputy), viewer(principal)], at });
