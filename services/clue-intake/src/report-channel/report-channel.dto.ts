import { z } from 'zod';
import { reportChannels } from '../report/report.events.js';

const text = z.strictObject({ zh: z.string().trim().min(1).max(4_000), en: z.string().trim().min(1).max(4_000) });
const line = z.string().trim().min(1).max(300);

export const PublishChannelBody = z
  .strictObject({
    open: z.array(z.enum(reportChannels)).max(reportChannels.length),
    title: text,
    notice: text,
    address: line.optional(),
    mail: z.email().max(300).optional(),
    phone: line.optional(),
    link: z
      .url({ protocol: /^https$/ })
      .max(300)
      .optional(),
    validFrom: z.iso.date(),
  })
  .meta({ id: 'PublishReportChannel' });
