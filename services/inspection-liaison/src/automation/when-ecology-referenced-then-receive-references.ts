import { ecologyReferenced } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** Every item of an analysis that tells of a unit's political ecology becomes a reference of its own (1.13). */
export const whenEcologyReferencedThenReceiveReferences = automation(
  'when-ecology-referenced-then-receive-references',
  ecologyReferenced,
  ({ data: { items, ...copy } }) =>
    items.map((item) => ({
      type: 'receive' as const,
      id: `${copy.copyId}-${item.itemNo}`,
      organisationId: copy.organisationId,
      data: { ...copy, ...item },
    })),
);
