import type { ClueRegisterRow } from '../read/clue-register/clue-register.columns.js';

/** `urgent` orders the register, `arrived` tells what may be voided; the others are for an export. */
export type Unshown = 'urgent' | 'arrived' | 'disposedOn' | 'facts';

/** As pages read it. */
export type Line = Omit<ClueRegisterRow, 'disposedOn' | 'facts'> & Partial<Pick<ClueRegisterRow, 'disposedOn' | 'facts'>>;

/** What a page shows since which version of the view; everything else it always showed. */
const columnsSince: Readonly<Record<number, readonly Exclude<keyof ClueRegisterRow, Unshown>[]>> = {
  2: ['disposalPausedAt', 'limitChange', 'origin', 'forwardedFrom', 'forwardings', 'acceptedInTime'],
  3: ['acquaintances'],
  5: ['departmentId', 'departmentAs'],
  6: ['reviewDueAt'],
  7: ['handling', 'crossed', 'planVersion', 'raise'],
  8: ['feedbackDueAt', 'feedbackReceiptDueAt'],
  9: ['leadReason'],
  11: ['problemAreas'],
  12: ['plan'],
  14: ['approvalLacks'],
  16: ['correction', 'corrections', 'rightClueId'],
  18: ['reopenings'],
};
const never: readonly string[] = ['urgent', 'arrived', 'disposedOn', 'facts'] satisfies readonly Unshown[];

/** The columns of the page of that version. */
export function columnsIn(version: number, { proposal, forwardings, ...row }: Line): Partial<Omit<Line, Unshown>> {
  const later = Object.entries(columnsSince).flatMap(([since, columns]) => (Number(since) > version ? columns : []));
  const columns: Line = {
    ...row,
    proposal: version < 12 ? withoutPlan(proposal) : proposal,
    forwardings: forwardingsIn(version, forwardings),
  };
  return Object.fromEntries(Object.entries(columns).filter(([name]) => ![...never, ...later].includes(name)));
}

/** Before proposals had a plan (B1.2). */
function withoutPlan(proposal: Line['proposal']): Line['proposal'] {
  if (!proposal) return null;
  const { plan: _plan, planOnly: _only, ...shown } = proposal;
  return shown;
}

/** Before the receiver of a forwarding told what came of it (B1.6), and before letters stood there, with when and why. */
function forwardingsIn(version: number, forwardings: Line['forwardings']): Line['forwardings'] {
  if (version >= 15) return forwardings;
  const connected = forwardings.filter(({ onPaper }) => !onPaper).map(withoutLetter);
  return version < 4 ? connected.map(withoutResult) : connected;
}

function withoutLetter({
  forwardedOn: _on,
  reason: _why,
  documentNumber: _letter,
  onPaper: _paper,
  receipt: _receipt,
  returns: _returns,
  ...forwarding
}: Line['forwardings'][number]) {
  return forwarding as Line['forwardings'][number];
}

function withoutResult({ result: _result, parts: _parts, repeats: _repeats, ...forwarding }: Line['forwardings'][number]) {
  return forwarding as Line['forwardings'][number];
}
