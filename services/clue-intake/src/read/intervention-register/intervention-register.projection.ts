import type { QuietWarning } from '@liandong/legal-time';
import { change, type Projection, put, set } from '@liandong/projections';
import type { InterventionEvent } from '../../intervention/intervention.events.js';

/** One entry of the register, and what was done about it (B4.6). */
export interface InterventionRow {
  readonly interventionId: string;
  readonly organisationId: string;
  readonly clueId: string;
  readonly kind: string;
  readonly byName: string;
  readonly byUnit: string;
  readonly byPosition: string | null;
  /** Of somebody who works here. */
  readonly byPersonId: string | null;
  readonly addressee: string;
  readonly occurredOn: string;
  readonly content: string;
  readonly recordedBy: string;
  readonly status: string;
  /** Null where it was entered before entries were followed up. */
  readonly dueAt: string | null;
  readonly band: string | null;
  readonly overdue: boolean;
  readonly warnings: readonly QuietWarning[];
  readonly standing: string | null;
  readonly opinion: string | null;
  readonly assessedBy: string | null;
  readonly assessedOn: string | null;
  readonly receiverId: string | null;
  readonly level: string | null;
  readonly documentNumber: string | null;
  readonly reportedOn: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly handoverKind: string | null;
  readonly handoverId: string | null;
  readonly handledBy: string | null;
  readonly handledOn: string | null;
  readonly inTime: boolean | null;
  readonly revision: number;
}

const idOf = (stream: string) => stream.slice('intervention-'.length);
const columns = ({ stream, revision }: { readonly stream: string; readonly revision: number }, values: Partial<InterventionRow>) => [
  set<InterventionRow>({ interventionId: idOf(stream) }, { ...values, revision }),
];
const open = {
  status: 'recorded',
  band: null,
  overdue: false,
  warnings: [],
  standing: null,
  opinion: null,
  assessedBy: null,
  assessedOn: null,
  receiverId: null,
  level: null,
  documentNumber: null,
  reportedOn: null,
  outcome: null,
  reason: null,
  handoverKind: null,
  handoverId: null,
  handledBy: null,
  handledOn: null,
  inTime: null,
} as const;
const done = { status: 'handled', band: null, overdue: false } as const;

export const interventionRegister: Projection<InterventionRow, InterventionEvent> = {
  name: 'intervention-register',
  version: 2,
  categories: ['intervention'],
  table: {
    name: 'intervention_register',
    columns: {
      interventionId: 'text',
      organisationId: 'text NOT NULL',
      clueId: 'text NOT NULL',
      kind: 'text NOT NULL',
      byName: 'text NOT NULL',
      byUnit: 'text NOT NULL',
      byPosition: 'text',
      byPersonId: 'text',
      addressee: 'text NOT NULL',
      occurredOn: 'date NOT NULL',
      content: 'text NOT NULL',
      recordedBy: 'text NOT NULL',
      status: 'text NOT NULL',
      dueAt: 'timestamptz',
      band: 'text',
      overdue: 'boolean NOT NULL',
      warnings: 'jsonb NOT NULL',
      standing: 'text',
      opinion: 'text',
      assessedBy: 'text',
      assessedOn: 'date',
      receiverId: 'text',
      level: 'text',
      documentNumber: 'text',
      reportedOn: 'date',
      outcome: 'text',
      reason: 'text',
      handoverKind: 'text',
      handoverId: 'text',
      handledBy: 'text',
      handledOn: 'date',
      inTime: 'boolean',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['interventionId'],
    indexes: ['(organisation_id, occurred_on)', '(clue_id)'],
  },
  on: {
    InterventionRecorded: ({ data: { by, deadline, ...entry }, stream, revision }) => [
      put({
        ...entry,
        ...open,
        interventionId: idOf(stream),
        byName: by.name,
        byUnit: by.unit,
        byPosition: by.position ?? null,
        byPersonId: by.personId ?? null,
        dueAt: deadline?.dueAt ?? null,
        revision,
      }),
    ],
    InterventionWarned: ({ data, stream, revision }) => [
      change<InterventionRow>({ interventionId: idOf(stream) }, (row) => ({
        ...row,
        band: data.band,
        overdue: data.overdue,
        warnings: [...row.warnings, data],
        revision,
      })),
    ],
    InterventionAssessed: (event) => {
      const { standing, opinion, assessedBy, assessedOn } = event.data;
      return columns(event, { status: 'assessed', standing, opinion, assessedBy, assessedOn });
    },
    InterventionReportedUpward: (event) => {
      const { receiverId, level, documentNumber, reportedOn, reportedBy, inTime } = event.data;
      const ends =
        level === 'upper'
          ? { ...done, outcome: 'reported-upward', handledBy: reportedBy, handledOn: reportedOn, inTime: inTime ?? null }
          : { status: 'with-chief' };
      return columns(event, { receiverId, level, documentNumber, reportedOn, ...ends });
    },
    InterventionHandled: (event) => {
      const { outcome, reason, handover, decidedBy, handledOn, inTime } = event.data;
      return columns(event, {
        ...done,
        outcome,
        reason,
        handoverKind: handover?.kind ?? null,
        handoverId: handover?.id ?? null,
        handledBy: decidedBy,
        handledOn,
        inTime: inTime ?? null,
      });
    },
  },
};
