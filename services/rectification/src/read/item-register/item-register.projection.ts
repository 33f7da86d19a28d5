import { change, type Projection, put, set } from '@liandong/projections';
import type { Approval, Evidence, RectificationEvent } from '../../rectification/rectification.events.js';

export interface CheckOfItem {
  readonly result: string;
  readonly findings: string;
  readonly checkedBy: readonly string[];
  readonly checkedOn: string;
}
export interface ClosureOfItem {
  readonly closedOn: string;
  readonly closedBy: string;
  readonly inTime: boolean;
}
export interface LookBackOfItem {
  readonly heldOn: string;
  readonly passed: boolean;
  readonly findings: string;
}
export interface DocumentOfItem {
  readonly documentId: string;
  readonly repliedOn: string | null;
}

/** One line of the rectification ledger (整改台账). */
export interface ItemRow {
  readonly itemId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly unitId: string;
  readonly problem: string;
  readonly foundByService: string;
  readonly foundById: string;
  readonly status: string;
  readonly requirement: string | null;
  readonly assignedOn: string | null;
  readonly assignedBy: string | null;
  /** Rule and version behind the limit (B3.1). */
  readonly rule: string | null;
  readonly dueAt: string | null;
  readonly extensions: number;
  readonly documents: readonly DocumentOfItem[];
  readonly evidence: readonly Evidence[];
  readonly evidenceCount: number;
  readonly latestCheck: CheckOfItem | null;
  readonly approvals: readonly Approval[];
  readonly closures: readonly ClosureOfItem[];
  readonly lookBacks: readonly LookBackOfItem[];
  readonly revision: number;
}

interface Place {
  readonly stream: string;
  readonly revision: number;
}

const idOf = (stream: string) => stream.slice('rectification-'.length);
const columns = ({ stream, revision }: Place, values: Partial<ItemRow>) => [
  set<ItemRow>({ itemId: idOf(stream) }, { ...values, revision }),
];
const row = ({ stream, revision }: Place, how: (row: ItemRow) => Partial<ItemRow>) => [
  change<ItemRow>({ itemId: idOf(stream) }, (before) => ({ ...before, ...how(before), revision })),
];

export const itemRegister: Projection<ItemRow, RectificationEvent> = {
  name: 'item-register',
  version: 1,
  categories: ['rectification'],
  table: {
    name: 'item_register',
    columns: {
      itemId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      unitId: 'text NOT NULL',
      problem: 'text NOT NULL',
      foundByService: 'text NOT NULL',
      foundById: 'text NOT NULL',
      status: 'text NOT NULL',
      requirement: 'text',
      assignedOn: 'date',
      assignedBy: 'text',
      rule: 'text',
      dueAt: 'timestamptz',
      extensions: 'integer NOT NULL',
      documents: 'jsonb NOT NULL',
      evidence: 'jsonb NOT NULL',
      evidenceCount: 'integer NOT NULL',
      latestCheck: 'jsonb',
      approvals: 'jsonb NOT NULL',
      closures: 'jsonb NOT NULL',
      lookBacks: 'jsonb NOT NULL',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['itemId'],
    indexes: ['(organisation_id, status)', '(unit_id)', '(matter_id)', '(found_by_id)'],
  },
  on: {
    RectificationProposed: ({ data, stream, revision, metadata }) => [
      put({
        itemId: idOf(stream),
        matterId: metadata.correlationId,
        organisationId: data.organisationId,
        unitId: data.unitId,
        problem: data.problem,
        foundByService: data.foundBy.service,
        foundById: data.foundBy.id,
        status: 'proposed',
        requirement: null,
        assignedOn: null,
        assignedBy: null,
        rule: null,
        dueAt: null,
        extensions: 0,
        documents: [],
        evidence: [],
        evidenceCount: 0,
        latestCheck: null,
        approvals: [],
        closures: [],
        lookBacks: [],
        revision,
      }),
    ],
    RectificationDismissed: (event) => columns(event, { status: 'dismissed' }),
    RectificationAssigned: (event) => {
      const { unitId, requirement, assignedOn, approvedBy, deadline } = event.data;
      return columns(event, {
        status: 'rectifying',
        unitId,
        requirement,
        assignedOn,
        assignedBy: approvedBy,
        rule: `${deadline.ruleId}@${deadline.version}`,
        dueAt: deadline.dueAt,
      });
    },
    DocumentLinked: (event) =>
      row(event, ({ documents }) => ({ documents: [...documents, { documentId: event.data.documentId, repliedOn: null }] })),
    DocumentAnswerRecorded: (event) =>
      row(event, ({ documents }) => ({
        documents: [...documents.filter(({ documentId }) => documentId !== event.data.documentId), event.data],
      })),
    DeadlineExtended: (event) => row(event, ({ extensions }) => ({ dueAt: event.data.deadline.dueAt, extensions: extensions + 1 })),
    EvidenceSubmitted: (event) =>
      row(event, ({ evidence }) => {
        const all = [...evidence, ...event.data.evidence];
        return { status: 'submitted', evidence: all, evidenceCount: all.length };
      }),
    RectificationChecked: ({ data: { result, findings, checkedBy, checkedOn }, ...event }) =>
      columns(event, {
        status: result === 'passed' ? 'checked' : 'rectifying',
        latestCheck: { result, findings, checkedBy, checkedOn },
        approvals: [],
      }),
    ClosureApproved: (event) =>
      row(event, ({ approvals }) => ({ approvals: [...approvals, { personId: event.data.approvedBy, capacity: event.data.capacity }] })),
    RectificationClosed: ({ data: { closedOn, closedBy, inTime }, ...event }) =>
      row(event, ({ closures }) => ({ status: 'closed', closures: [...closures, { closedOn, closedBy, inTime }] })),
    LookBackHeld: ({ data: { heldOn, passed, findings }, ...event }) =>
      row(event, ({ lookBacks }) => ({ lookBacks: [...lookBacks, { heldOn, passed, findings }] })),
    RectificationReopened: (event) =>
      columns(event, {
        status: 'rectifying',
        rule: `${event.data.deadline.ruleId}@${event.data.deadline.version}`,
        dueAt: event.data.deadline.dueAt,
        approvals: [],
      }),
  },
};
