import { nationalAreaOf } from '@liandong/legal-time';
import { type Projection, put } from '@liandong/projections';
import type { AnalysedItem, ClueCopyEvent } from '../../clue-copy/clue-copy.events.js';

/** One item that an approved analysis gave to a department (1.13). */
export interface SupervisionInputRow {
  readonly copyId: string;
  readonly itemNo: number;
  /** `daily-supervision` or `prompt-hint`. */
  readonly use: string;
  readonly toOrganisation: string;
  readonly unitId: string;
  readonly problemType: string;
  readonly problemArea: string | null;
  readonly opinion: string;
  readonly approvedOn: string;
}

const uses = ['daily-supervision', 'prompt-hint'] as const;
const of = (
  copyId: string,
  approvedOn: string,
  { itemNo, conclusions, toOrganisation, unitId, problemType, area, opinion }: AnalysedItem,
) =>
  uses
    .filter((use) => conclusions.includes(use))
    .map((use) =>
      put<SupervisionInputRow>({
        copyId,
        itemNo,
        use,
        toOrganisation: toOrganisation!,
        unitId,
        problemType,
        problemArea: area ?? nationalAreaOf(problemType) ?? null,
        opinion,
        approvedOn,
      }),
    );

export const supervisionInputs: Projection<SupervisionInputRow, ClueCopyEvent> = {
  name: 'supervision-inputs',
  version: 2,
  categories: ['clueCopy'],
  table: {
    name: 'supervision_inputs',
    columns: {
      copyId: 'text',
      itemNo: 'integer',
      use: 'text',
      toOrganisation: 'text NOT NULL',
      unitId: 'text NOT NULL',
      problemType: 'text NOT NULL',
      problemArea: 'text',
      opinion: 'text NOT NULL',
      approvedOn: 'date NOT NULL',
    },
    primaryKey: ['copyId', 'itemNo', 'use'],
    indexes: ['(to_organisation, approved_on)'],
  },
  on: {
    CopyAnalysisApproved: ({ data, stream }) => data.items.flatMap((item) => of(stream.slice('clueCopy-'.length), data.approvedOn, item)),
  },
};
