import type { Subject } from '@liandong/contracts';
import type { Figures } from '../../clue/clue.events.js';
import type { PaperDocument } from '../../clue/clue.paper-answers.decider.js';
import { keyOfPart, type ToldPart } from '../../clue/clue.forward-results.decider.js';

/** What was forwarded, to whom, when and why. `number`: the receiver’s, once its receipt tells it. */
export interface ListedForwarding {
  readonly forwardingId: string;
  readonly toOrganisation: string;
  readonly forwardedOn: string;
  /** As whoever handed the clue in is told. */
  readonly reason: string;
  /** 移送函号 */
  readonly documentNumber: string | null;
  /** Where the receiver is not connected: its answers are entered here. */
  readonly onPaper: boolean;
  readonly receipt: PaperDocument | null;
  readonly returns: readonly ListedReturn[];
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

/** `document`: of a return on paper. */
export interface ListedReturn {
  readonly subjectIds: readonly string[];
  readonly reason: string;
  readonly returnedOn: string;
  readonly document: PaperDocument | null;
}

/** `document`: of a result on paper. */
export interface ToldResult {
  readonly document?: PaperDocument;
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
