import type { SecrecyLevel } from '@liandong/access';
import { change, type Projection, revise, upsert } from '@liandong/projections';
import type { ClassificationEvent } from './classification.events.js';

/** How one matter is classified, and what was proposed and decided about it. */
export interface ClassificationRow {
  readonly matterId: string;
  readonly organisationId: string;
  readonly aboutKind: string;
  readonly aboutId: string;
  readonly level: SecrecyLevel;
  readonly status: 'proposed' | 'decided';
  readonly proposal: { readonly level: SecrecyLevel; readonly reason: string; readonly proposedBy: string } | null;
  readonly history: readonly {
    readonly level: SecrecyLevel;
    readonly approved: boolean;
    readonly decidedBy: string;
    readonly reason: string;
  }[];
  /** Who may know of the matter beside those whom their role clears, and why. */
  readonly admitted: readonly { readonly personId: string; readonly reason: string; readonly admittedBy: string }[];
  readonly revision: number;
}

const without = ({ admitted }: ClassificationRow, ...gone: readonly string[]) =>
  admitted.filter(({ personId }) => !gone.includes(personId));

/** The register of the levels that a service keeps under a category. */
export function classificationRegister(category: string): Projection<ClassificationRow, ClassificationEvent> {
  const idOf = (stream: string) => stream.slice(category.length + 1);
  return {
    name: 'classification-register',
    version: 3,
    categories: [category],
    table: {
      name: 'classification_register',
      columns: {
        matterId: 'text',
        organisationId: 'text NOT NULL',
        aboutKind: 'text NOT NULL',
        aboutId: 'text NOT NULL',
        level: 'text NOT NULL',
        status: 'text NOT NULL',
        proposal: 'jsonb',
        history: 'jsonb NOT NULL',
        admitted: 'jsonb NOT NULL',
        revision: 'integer NOT NULL',
      },
      primaryKey: ['matterId'],
      indexes: ['(organisation_id, status)'],
    },
    on: {
      ClassificationProposed: ({ data: { organisationId, about, from, level, reason, proposedBy }, stream, revision }) => [
        upsert<ClassificationRow>({ matterId: idOf(stream) }, (row) => ({
          matterId: idOf(stream),
          organisationId,
          aboutKind: about.kind,
          aboutId: about.id,
          level: from,
          status: 'proposed',
          proposal: { level, reason, proposedBy },
          history: row?.history ?? [],
          admitted: row?.admitted ?? [],
          revision,
        })),
      ],
      ClassificationApproved: ({ data: { level, approvedBy, lapsed = [] }, stream, revision }) => [
        change<ClassificationRow>({ matterId: idOf(stream) }, (row) => ({
          ...row,
          level,
          status: 'decided',
          proposal: null,
          history: [...row.history, { level, approved: true, decidedBy: approvedBy, reason: row.proposal!.reason }],
          admitted: without(row, ...lapsed),
          revision,
        })),
      ],
      ClassificationRejected: ({ data: { level, reason, rejectedBy }, stream, revision }) => [
        change<ClassificationRow>({ matterId: idOf(stream) }, (row) => ({
          ...row,
          status: 'decided',
          proposal: null,
          history: [...row.history, { level, approved: false, decidedBy: rejectedBy, reason }],
          revision,
        })),
      ],
      PersonAdmitted: ({ data, stream, revision }) => [
        change<ClassificationRow>({ matterId: idOf(stream) }, (row) => ({ ...row, admitted: [...row.admitted, data], revision })),
      ],
      AdmissionWithdrawn: ({ data: { personId }, stream, revision }) => [
        change<ClassificationRow>({ matterId: idOf(stream) }, (row) => ({ ...row, admitted: without(row, personId), revision })),
      ],
      // The level of another service stands in its own register: a matter that has nothing else here is not shown by it.
      LevelAdopted: ({ data: { lapsed = [] }, stream, revision }) => [
        revise<ClassificationRow>({ matterId: idOf(stream) }, (row) => ({ ...row, admitted: without(row, ...lapsed), revision })),
      ],
    },
  };
}
