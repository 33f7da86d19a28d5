import { DomainError } from '../domain/errors.js';

/**
 * Whoever has no right to the record, or must not know of it, is told just that: never that it stands at another revision.
 *
 * @throws DomainError what the decision refuses for want of a right or of the record; `stale-revision`; any other refusal of the decision
 */
export function decidedAtRevision<E>(actual: number, expected: number | undefined, decide: () => readonly E[]): readonly E[] {
  try {
    const events = decide();
    refuseStale(expected, actual);
    return events;
  } catch (error) {
    if (!isOfRights(error)) refuseStale(expected, actual);
    throw error;
  }
}

const isOfRights = (error: unknown) => error instanceof DomainError && (error.kind === 'forbidden' || error.kind === 'not-found');

function refuseStale(expected: number | undefined, actual: number): void {
  if (expected === undefined || expected === actual) return;
  throw new DomainError({
    code: 'stale-revision',
    zh: '数据已被他人更新,请重新读取后再提交',
    en: 'The record has changed meanwhile; read it again before you submit',
    details: { expected, actual },
  });
}
