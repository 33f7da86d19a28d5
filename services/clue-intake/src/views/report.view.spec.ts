import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import {
  answered,
  asked,
  at,
  chief,
  declineProposed,
  declineRejected,
  deputy,
  destroyed,
  photographAdded,
  photographRead,
  readBy,
  sendingUpWarned,
  sentUp,
  signed,
  supplemented,
  told,
  upperFound,
} from '../report/report.fixtures.js';
import { reportView } from './report.view.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });
const history = [
  signed,
  asked,
  answered,
  supplemented,
  photographAdded,
  readBy('mhk-reception'),
  photographRead,
  told,
  declineProposed,
  declineRejected,
  upperFound,
  sendingUpWarned,
  sentUp,
  destroyed,
];

goldenViews(reportView, join(import.meta.dirname, '../../golden'), { history, viewers: [viewer(chief), viewer(deputy)], at });
