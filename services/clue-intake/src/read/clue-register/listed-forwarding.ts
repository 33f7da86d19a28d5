import type { Subject } from '@liandong/contracts';
import type { Figures } from '../../clue/clue.events.js';
import { keyOfPart, type ToldPart } from '../../clue/clue.forward-results.decider.js';

/** `number`: the receiver’s, once it has sent its receipt. */
export interface ListedForwarding {
  readonly forwardingId: string;
  readonly toOrganisation: string;
  readonly status: string;
  readonly subjects: readonly Subject[];
  readonly number: string | null;
  /** What came of it there; null until the receiver has told it. `acknowledgedOn`: since when it is signed for here. */
  readonly result: ToldResult | null;
  /** The same of parts that the receiver passed on, or that came back to it; absent while there are none. */
  readonly parts?: readonly (ToldPart & ToldResult)[];
  /** Parts, by their keys, that are kept as repeats: by the receiver, or by whoever got them from it. */
  readonly repeats?: readonly string[];
}

export interface ToldResult {
  readonly text: string;
  readonly figures: Figures;
  readonly givenOn: string;
  readonly acknowledgedOn: string | null;
}

/** What the receiver told of one part, or of what it handled itself. */
export function told(
  forwardings: readonly ListedForwarding[],
  forwardingId: string,
  part: ToldPart,
  how: (before: ToldResult | undefined) => ToldResult | undefined,
): readonly ListedForwarding[] {
  const before = forwardings.find((one) => one.forwardingId === forwardingId);
  const key = keyOfPart(part);
  if (key === undefined) return answered(forwardings, forwardingId, { result: how(before?.result ?? undefined) ?? null });
  const [others, known] = [
    (before?.parts ?? []).filter((one) => keyOfPart(one) !== key),
    before?.parts?.find((one) => keyOfPart(one) === key),
  ];
  const result = how(known);
  return answered(forwardings, forwardingId, { parts: [...others, ...(result ? [{ ...part, ...result }] : [])] });
}

export const answered = (forwardings: readonly ListedForwarding[], forwardingId: string, how: Partial<ListedForwarding>) =>
  forwardings.map((one) => (one.forwardingId === forwardingId ? { ...one, ...how } : one));
