import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, before, people, townshipStory } from '../case/case.fixtures.js';
import { caseView } from './case.view.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });

goldenViews(caseView, join(import.meta.dirname, '../../golden'), {
  history: before('end', townshipStory),
  viewers: [viewer(people.principal)],
  at,
});
