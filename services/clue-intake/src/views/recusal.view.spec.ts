import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, principal, upheld, upper } from '../recusal/recusal.fixtures.js';
import { recusalView } from './recusal.view.js';

const viewer = ({ personId, organisationId, role }: { readonly personId: string; readonly organisationId: string; readonly role: string }) => ({ personId, organisationId, roles: [role] });

goldenViews(recusalView, join(import.meta.dirname, '../../golden'), { history: upheld, viewers: [viewer(principal), viewer(upper)], at });
