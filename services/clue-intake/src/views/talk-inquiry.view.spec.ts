import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import {
  after,
  approvePlan,
  at,
  command,
  delegatedTalk,
  deputy,
  notice,
  opened,
  principal,
  propose,
  record,
  report,
} from '../talk-inquiry/talk-inquiry.fixtures.js';
import { talkInquiryView } from './talk-inquiry.view.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });
const history = after(
  opened,
  propose('talk'),
  command('reject-plan', { reason: '委托谈话' }, deputy),
  propose('delegated-talk'),
  approvePlan,
  notice(),
  delegatedTalk(),
  record(),
  report('admonish'),
  command('reject-outcome', { reason: '过重' }, principal),
  report('reminder'),
  command('approve-outcome', {}, deputy),
);

goldenViews(talkInquiryView, join(import.meta.dirname, '../../golden'), { history, viewers: [viewer(deputy), viewer(principal)], at });
