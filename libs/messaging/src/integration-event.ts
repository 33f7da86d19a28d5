import type { z } from 'zod';
import type { Contract, IntegrationEvent } from '@liandong/contracts';
import { idsUnder, type RecordedEvent } from '@liandong/event-sourcing';

const publicId = idsUnder('a3bd6f52-7a3c-4f0e-8a9b-5f0d3a1c9e42');

/**
 * The public form of a private event. Its id follows from the private event's id, the contract and the suffix (for several
 * public events of one type), so that it is published under the same id again and again.
 *
 * @throws ZodError when the data does not fulfil the contract: a defect of the publishing service
 */
export function integrationEvent<Type extends string, Schema extends z.ZodType<object>>(
  service: string,
  contract: Contract<Type, Schema>,
  event: Pick<RecordedEvent, 'id' | 'metadata'>,
  data: z.input<Schema>,
  suffix = '',
): IntegrationEvent<Type, z.output<Schema>> {
  return {
    id: publicId(`${event.id}:${contract.type}:${suffix}`),
    type: contract.type,
    source: service,
    time: event.metadata.occurredAt,
    matterId: event.metadata.correlationId,
    causationId: event.id,
    data: contract.schema.parse(data),
  };
}
