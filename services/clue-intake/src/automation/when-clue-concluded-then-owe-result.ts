import { clueConcluded } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** B1.15: from its completion on, whoever reported it under their name is to be told the result. The event says nothing of whether anybody did. */
export const whenClueConcludedThenOweResult = automation('when-clue-concluded-then-owe-result', clueConcluded, ({ data }) =>
  data.organisationId === undefined ? [] : [{ type: 'complete', id: data.clueId, organisationId: data.organisationId, data: {} }],
);
