import { StoreUnavailable } from '@liandong/event-sourcing';
import type { ProjectionRunner } from '@liandong/projections';

/**
 * For answers that must not lack anything, or that need the columns of this version of the code: what readers see of a read model has come as far as the position.
 *
 * @param timeoutMs how long to wait for it
 * @throws StoreUnavailable not in time, built by another version, or of a history that the store no longer holds: the question may be asked again
 */
export async function ensureReadable(
  runner: Pick<ProjectionRunner<never>, 'name' | 'waitFor' | 'isCurrent' | 'isLost'>,
  position: bigint,
  timeoutMs: number,
): Promise<void> {
  if (runner.isLost || !(await runner.waitFor(position, timeoutMs)) || !(await runner.isCurrent()))
    throw new StoreUnavailable(`the read model ${runner.name} is not there yet`);
}
