import type { Client } from '../client.js';

/** One event of a matter, as the audit service shows it. */
export interface TimelineEntry {
  readonly position: string;
  readonly eventId: string;
  readonly stream: string;
  readonly category: string;
  readonly revision: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
  readonly rules: readonly { readonly ruleId: string; readonly version: string }[];
}

interface TimelinePage {
  readonly events: readonly TimelineEntry[];
  readonly next?: string;
}

export interface TimelineOptions {
  /** A global position or an RFC 3339 instant: the matter as it stood then. */
  readonly at?: string;
  /** Position to begin after. */
  readonly from?: string;
  /** The audit service has passed this position first. */
  readonly after?: string;
}

/** The whole history of a matter across services, as the auditor reads it. That it was read is recorded. */
export async function readTimeline(
  client: Client,
  matterId: string,
  { at, from, after }: TimelineOptions = {},
): Promise<readonly TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  let next = from;
  do {
    const query = new URLSearchParams({ ...(at ? { at } : {}), ...(next ? { after: next } : {}) });
    const page: TimelinePage = await client.read(
      'mhk-auditor',
      'audit',
      `/matters/${encodeURIComponent(matterId)}/timeline?${query.toString()}`,
      after,
    );
    entries.push(...page.events);
    next = page.next;
  } while (next);
  return entries;
}
