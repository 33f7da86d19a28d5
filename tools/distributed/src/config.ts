import { z } from 'zod';

/** Settings of the distributed mode on one machine; every one has a default. */
export const clusterConfig = z.object({
  /** Folder of databases, JetStream store, keys and logs. */
  DATA_DIR: z.string().min(1).default('.data/distributed'),
  /** The issuer answers here, the services on the ports above. */
  BASE_PORT: z.coerce.number().int().min(1).max(65_000).default(3100),
  LOG_LEVEL: z.string().default('info'),
});
export type ClusterConfig = z.output<typeof clusterConfig>;
