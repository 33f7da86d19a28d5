import { z } from 'zod';
import { paging } from '@liandong/service-kit';
import { documentActions } from '../../document/document.allowed-actions.js';
import type { DocumentStatus } from '../../document/document.state.js';
import { allKinds } from '../../document/kinds.js';

const statuses = Object.keys(documentActions).filter((status) => status !== 'none') as [DocumentStatus, ...DocumentStatus[]];
const id = z.string().max(200);

/** Filters of the document register; all that are given must hold. */
export const DocumentFilter = z.strictObject({
  ...paging,
  kind: z.enum(allKinds).optional(),
  status: z.enum(statuses).optional(),
  recipient: id.optional(),
  matter: id.optional(),
  /** What the document is about, in the service that asked for it. */
  regardingService: id.optional(),
  regardingId: id.optional(),
  /** Part of title, number or text. */
  text: z.string().trim().min(1).max(100).optional(),
});
export type DocumentFilter = z.output<typeof DocumentFilter>;
