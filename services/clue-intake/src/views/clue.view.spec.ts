import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, closed, director, principal } from '../clue/clue.fixtures.js';
import { clueView } from './clue.view.js';

const viewer = ({ personId, organisationId, role }: { readonly personId: string; readonly organisationId: string; readonly role: string }) => ({ personId, organisationId, roles: [role] });

goldenViews(clueView, join(import.meta.dirname, '../../golden'), { history: closed, viewers: [viewer(principal), viewer(director)], at });
