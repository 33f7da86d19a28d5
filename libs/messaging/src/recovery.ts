import type pg from 'pg';

/**
 * Forgets, after another event store took the place of the one that the service knew, what it had published and which messages had their
 * effect: the relay will publish everything again, the inbox handle everything again. What an operator discarded stays discarded. Part of
 * the caller's transaction, which keeps others from handling a message meanwhile.
 */
export async function forgetMessages(client: Pick<pg.ClientBase, 'query'>, schema: string, service: string): Promise<void> {
  // In the order in which a replay takes them. What a message does to a local copy commits with its inbox row, before this or after.
  await client.query(`LOCK TABLE ${schema}.inbox_parked, ${schema}.inbox IN SHARE ROW EXCLUSIVE MODE`);
  await client.query(`DELETE FROM ${schema}.inbox_parked WHERE resolution IS DISTINCT FROM 'discarded'`);
  await client.query(`DELETE FROM ${schema}.inbox`);
  await client.query(
    `UPDATE ${schema}.relay_checkpoint SET position = 0, receipt = NULL, anchor_position = 0, anchor_id = NULL, updated_at = now() WHERE service = $1`,
    [service],
  );
}
