import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { approved, asked, at, director, principal, read, registered, verified } from '../reporter/reporter.fixtures.js';
import { reporterView } from './reporter.view.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });

goldenViews(reporterView, join(import.meta.dirname, '../../golden'), {
  history: [registered, verified, asked, approved, read],
  viewers: [viewer(principal), viewer(director)],
  at,
});
