import type { Ask, Decider } from '@liandong/event-sourcing';

/** What can be read here. */
export type AuditResource =
  | 'matters'
  | 'matter'
  | 'timeline'
  | 'diff'
  | 'export'
  | 'reads'
  | 'access-log'
  | 'person'
  | 'organisation'
  | 'as-seen'
  | 'figures'
  | 'ledger'
  | 'tiles'
  | 'proof';

export interface WhatIsRead {
  readonly resource: AuditResource;
  /** The matter that is read, where it is one. */
  readonly matterId?: string;
  /** As it was asked: filters, moment and page, by their names. */
  readonly query: Readonly<Record<string, string>>;
}

/** An auditor read something (审计查阅). When stands in the envelope. Names are storage formats. */
export interface AuditRead {
  readonly type: 'AuditRead';
  readonly data: WhatIsRead & { readonly readBy: string; readonly organisationId: string };
}

export type AuditAccessCommand = Ask<'record-read', WhatIsRead>;

/** One stream per read: append-only, nothing to decide, nobody waits for anybody. */
export const auditAccess: Decider<null, AuditAccessCommand, AuditRead> = {
  category: 'auditAccess',
  initial: null,
  evolve: (state) => state,
  decide: ({ data, by }) => [{ type: 'AuditRead', data: { ...data, readBy: by.personId, organisationId: by.organisationId } }],
};
