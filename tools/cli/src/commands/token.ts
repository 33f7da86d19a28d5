import { Client } from '../client.js';
import type { Output } from '../output.js';
import type { Targets } from '../targets.js';

/** An access token of a person of the demo directory, from the local issuer. */
export async function token(targets: Targets, personId: string, output: Output): Promise<void> {
  const issued = await new Client(targets, { run: 'token', patienceMs: 5_000 }).token(personId);
  output.say(issued.access_token);
  output.data({ personId, ...issued });
}
