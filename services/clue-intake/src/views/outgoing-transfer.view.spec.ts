import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { answered, at, deputy, director } from '../outgoing-transfer/outgoing-transfer.fixtures.js';
import { outgoingTransferView } from './outgoing-transfer.view.js';

const viewers = [deputy, director].map(({ personId, organisationId, role }) => ({ personId, organisationId, roles: [role] }));
goldenViews(outgoingTransferView, join(import.meta.dirname, '../../golden'), { history: answered, viewers, at });
