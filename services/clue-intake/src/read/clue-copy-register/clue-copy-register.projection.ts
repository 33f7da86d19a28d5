import { change, type Projection, put } from '@liandong/projections';
import type { AnalysedItem, ClueCopyEvent, CopiedItem, CopiedPeriod, ItemResult } from '../../clue-copy/clue-copy.events.js';

/** A clue of the library that an item became, or was linked to. */
export interface TakenInItem {
  readonly itemNo: number;
  readonly clueId: string;
  readonly linked: boolean;
}

/** One copy with its analysis and reply (1.13). */
export interface ClueCopyRow {
  readonly copyId: string;
  readonly organisationId: string;
  readonly agencyId: string;
  readonly reference: string;
  readonly status: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly copiedOn: string;
  readonly items: readonly CopiedItem[];
  readonly takenIn: readonly TakenInItem[];
  readonly analysis: readonly AnalysedItem[];
  readonly proposedBy: string | null;
  readonly approvedBy: string | null;
  readonly approvedOn: string | null;
  readonly rejectReason: string | null;
  readonly results: readonly ItemResult[];
  readonly replyText: string | null;
  readonly repliedOn: string | null;
  readonly acknowledgedOn: string | null;
  /** The CloudEvent's id; null where it came on paper. */
  readonly eventId: string | null;
  readonly revision: number;
}

interface Place {
  readonly stream: string;
  readonly revision: number;
}

const key = (stream: string) => ({ copyId: stream.slice('clueCopy-'.length) });
const row = ({ stream, revision }: Place, how: (before: ClueCopyRow) => Partial<ClueCopyRow>) => [
  change<ClueCopyRow>(key(stream), (before) => ({ ...before, ...how(before), revision })),
];
const periodOf = ({ from, to }: CopiedPeriod) => ({ periodFrom: from, periodTo: to });

export const clueCopyRegister: Projection<ClueCopyRow, ClueCopyEvent> = {
  name: 'clue-copy-register',
  version: 1,
  categories: ['clueCopy'],
  table: {
    name: 'clue_copy_register',
    columns: {
      copyId: 'text',
      organisationId: 'text NOT NULL',
      agencyId: 'text NOT NULL',
      reference: 'text NOT NULL',
      status: 'text NOT NULL',
      periodFrom: 'date NOT NULL',
      periodTo: 'date NOT NULL',
      copiedOn: 'date NOT NULL',
      items: 'jsonb NOT NULL',
      takenIn: 'jsonb NOT NULL',
      analysis: 'jsonb NOT NULL',
      proposedBy: 'text',
      approvedBy: 'text',
      approvedOn: 'date',
      rejectReason: 'text',
      results: 'jsonb NOT NULL',
      replyText: 'text',
      repliedOn: 'date',
      acknowledgedOn: 'date',
      eventId: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['copyId'],
    indexes: ['(organisation_id, copied_on)', '(agency_id)'],
  },
  on: {
    ClueCopyReceived: ({ data: { organisationId, agencyId, reference, period, copiedOn, items, transfer }, stream, revision }) => [
      put({
        ...key(stream),
        organisationId,
        agencyId,
        reference,
        status: 'received',
        ...periodOf(period),
        copiedOn,
        items,
        takenIn: [],
        analysis: [],
        proposedBy: null,
        approvedBy: null,
        approvedOn: null,
        rejectReason: null,
        results: [],
        replyText: null,
        repliedOn: null,
        acknowledgedOn: null,
        eventId: transfer?.eventId ?? null,
        revision,
      }),
    ],
    CopiedItemTakenIn: (event) =>
      row(event, ({ takenIn }) => ({
        takenIn: [...takenIn, { itemNo: event.data.itemNo, clueId: event.data.clueId, linked: event.data.linked }],
      })),
    CopyAnalysisProposed: (event) =>
      row(event, () => ({ status: 'proposed', analysis: event.data.items, proposedBy: event.data.proposedBy, rejectReason: null })),
    CopyAnalysisApproved: (event) =>
      row(event, () => ({ status: 'approved', approvedBy: event.data.approvedBy, approvedOn: event.data.approvedOn })),
    // What was proposed stays readable beside the reason, until it is proposed anew.
    CopyAnalysisRejected: (event) => row(event, () => ({ status: 'received', rejectReason: event.data.reason })),
    CopyReplied: (event) =>
      row(event, () => ({ status: 'replied', results: event.data.results, replyText: event.data.text, repliedOn: event.data.repliedOn })),
    CopyReplyAcknowledged: (event) => row(event, () => ({ status: 'acknowledged', acknowledgedOn: event.data.acknowledgedOn })),
  },
};
