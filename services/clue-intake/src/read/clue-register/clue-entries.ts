import { Injectable } from '@nestjs/common';
import { ensureReadable, ServiceRuntime } from '@liandong/service-kit';
import { clueRegister } from './clue-register.projection.js';

/** How long the register may take to show every clue that came in, in ms. */
const WAIT_MS = 10_000;

/** Which entries lead on to another one. Checks no permission: for decisions. */
@Injectable()
export class ClueEntries {
  constructor(private readonly runtime: ServiceRuntime) {}

  /**
   * Whether a repeat was kept with the clue (B1.8), or a double entry voided for it (B1.4); none is missing that was stored before the question.
   *
   * @throws StoreUnavailable the register has not come as far in time: the question may be asked again
   */
  async leadTo(clueId: string): Promise<boolean> {
    const { runtime } = this;
    await ensureReadable(runtime.runner(clueRegister.name)!, await runtime.store.head(), WAIT_MS);
    const { rows } = await runtime.pool.query(
      `SELECT 1 FROM ${runtime.schema}.clue_register WHERE first_clue_id = $1 OR right_clue_id = $1 LIMIT 1`,
      [clueId],
    );
    return rows.length > 0;
  }
}
