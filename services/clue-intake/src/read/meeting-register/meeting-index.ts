import { Injectable } from '@nestjs/common';
import { ensureReadable, ServiceRuntime } from '@liandong/service-kit';
import { meetingRegister } from './meeting-register.projection.js';

/** How long the register may take to show every meeting that was convened, in ms. */
const WAIT_MS = 10_000;

/** Which meetings have a clue on their agenda. Checks no permission: for decisions. */
@Injectable()
export class MeetingIndex {
  constructor(private readonly runtime: ServiceRuntime) {}

  /**
   * Ids of the meetings, none missing that was stored before the question.
   *
   * @throws StoreUnavailable the register has not come as far in time: the question may be asked again
   */
  async about(clueId: string): Promise<readonly string[]> {
    const { runtime } = this;
    await ensureReadable(runtime.runner(meetingRegister.name)!, await runtime.store.head(), WAIT_MS);
    const { rows } = await runtime.pool.query<{ id: string }>(
      `SELECT meeting_id AS id FROM ${runtime.schema}.meeting_register WHERE agenda @> $1::jsonb`,
      [JSON.stringify([clueId])],
    );
    return rows.map(({ id }) => id);
  }
}
