import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, director, played, principal, whole } from '../assignment/assignment.fixtures.js';
import { assignmentView } from './assignment.view.js';

const viewer = ({ personId, organisationId, role }: { readonly personId: string; readonly organisationId: string; readonly role: string }) => ({ personId, organisationId, roles: [role] });

goldenViews(assignmentView, join(import.meta.dirname, '../../golden'), { history: played(...whole), viewers: [viewer(principal), viewer(director)], at });
