import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { approved, at, principal } from '../classification/classification.fixtures.js';
import { classificationView } from './classification.view.js';

const { personId, organisationId, role } = principal;
goldenViews(classificationView, join(import.meta.dirname, '../../golden'), { history: approved, viewers: [{ personId, organisationId, roles: [role] }], at });
