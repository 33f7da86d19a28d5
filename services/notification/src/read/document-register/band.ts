import { type Band, warningBand } from '@liandong/legal-time';
import type { RegisteredDocument } from './document.entity.js';

/** B1.23: the colour of a document's running reply term; null when none runs. */
export function bandOf({ awaitsReply, dueAt }: Pick<RegisteredDocument, 'awaitsReply' | 'dueAt'>, now: string): Band | null {
  return awaitsReply && dueAt ? warningBand(dueAt.toISOString(), now) : null;
}
