import { ecologyReferenced, type IntegrationEvent } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { ClueCopyEvent } from '../clue-copy/clue-copy.events.js';
import type { ClueCopyState } from '../clue-copy/clue-copy.state.js';

/**
 * Of an approved analysis (1.13), what is for the political-ecology evaluation of a tour, in the words of the analysis. What was copied, whom it
 * is about and what else became of it stays here.
 */
export function publishClueCopy(
  event: RecordedEvent<ClueCopyEvent>,
  copyId: string,
  { organisationId, agencyId, reference, period }: ClueCopyState,
): readonly IntegrationEvent[] {
  if (event.type !== 'CopyAnalysisApproved') return [];
  const items = event.data.items
    .filter(({ conclusions }) => conclusions.includes('political-ecology'))
    .map(({ itemNo, unitId, problemType, area, opinion }) => ({
      itemNo,
      unitId,
      problemType,
      ...(area === undefined ? {} : { problemArea: area }),
      text: opinion,
    }));
  if (items.length === 0) return [];
  return [
    integrationEvent('clue-intake', ecologyReferenced, event, {
      copyId,
      organisationId: organisationId!,
      agencyId: agencyId!,
      reference: reference!,
      period: period!,
      analysedOn: event.data.approvedOn,
      items,
    }),
  ];
}
