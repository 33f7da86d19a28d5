import { z } from 'zod';
import { flag, paging } from '@liandong/service-kit';
import { reportActions } from '../../report/report.allowed-actions.js';
import { reportChannels } from '../../report/report.events.js';
import type { ReportStatus } from '../../report/report.state.js';

const statuses = Object.keys(reportActions).filter((status) => status !== 'none') as [ReportStatus, ...ReportStatus[]];

/** Filters of the report register; all that are given must hold. */
export const ReportFilter = z.strictObject({
  ...paging,
  status: z.enum(statuses).optional(),
  channel: z.enum(reportChannels).optional(),
  unread: flag.optional(),
});
export type ReportFilter = z.output<typeof ReportFilter>;
