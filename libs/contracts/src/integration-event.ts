import { z } from 'zod';

/** Envelope of every public event between services: the attributes of CloudEvents 1.0 that are needed, and ours. */
export const integrationEventEnvelope = z.object({
  /** UUID, derived from the private event: the same event is always published under the same id. */
  id: z.uuid(),
  /** `<service>.<event>.v<version>`, or `matter.<event>.v<version>` for what every service announces. */
  type: z.string().regex(/^[a-z-]+\.[a-z-]+\.v\d+$/),
  /** The publishing service. */
  source: z.string(),
  time: z.iso.datetime(),
  /** The matter (事项). */
  matterId: z.string(),
  /** Id of the private event behind it. */
  causationId: z.string(),
  data: z.looseObject({}),
});

export interface IntegrationEvent<Type extends string = string, Data extends object = object> {
  readonly id: string;
  readonly type: Type;
  readonly source: string;
  readonly time: string;
  readonly matterId: string;
  readonly causationId: string;
  readonly data: Data;
}

/** A public event type: its name, who publishes it and the schema of its data. */
export interface Contract<Type extends string, Schema extends z.ZodType<object>> {
  readonly type: Type;
  readonly schema: Schema;
}

export type EventOf<C> = C extends Contract<infer Type, infer Schema> ? IntegrationEvent<Type, z.infer<Schema> & object> : never;

export function contract<const Type extends string, Schema extends z.ZodType<object>>(type: Type, schema: Schema): Contract<Type, Schema> {
  return { type, schema };
}
