import type { ClueState, ClueStatus } from '../clue/clue.state.js';
import type { ReportState } from '../report/report.state.js';
import type { WhichReporter } from '../reporter/reporter.signatories.js';
import type { ReporterState } from '../reporter/reporter.state.js';
import type { ReplyCommand } from './reply.decider.js';
import type { followUps } from './reply.allowed-actions.js';
import type { ReplyEnd, ReplyKind } from './reply.events.js';

/** What follows for a reply, without who and when. */
export type ReplyWish = { [T in FollowUp]: Pick<Extract<ReplyCommand, { readonly type: T }>, 'type' | 'data'> }[FollowUp];
type FollowUp = (typeof followUps)[number];

const ends: Readonly<Partial<Record<ClueStatus, ReplyEnd>>> = {
  'repeat-kept': 'repeat',
  forwarded: 'forwarded',
  returned: 'not-accepted',
  voided: 'voided',
};

/** Whose reply it is that follows from a clue and its first reporter: the report’s that became it, else the clue’s own. Undefined for a part of such a clue that came back: the report is answered by the clue that it became. */
export function replyOf(
  clueId: string,
  { source, organisationId }: ClueState,
  clueOfReport: (reportId: string) => string,
): { readonly replyId: string; readonly kind: ReplyKind } | undefined {
  const fromReport =
    (source?.kind === 'web-report' || source?.kind === 'messaging-account') && source.agencyId === `${organisationId ?? ''}.reception`;
  if (!fromReport) return { replyId: clueId, kind: 'clue' };
  return clueId === clueOfReport(source.reference) ? { replyId: source.reference, kind: 'report' } : undefined;
}

/**
 * B1.15, B1.16: as clue and reporter stand. A signature counts until it turned out to be unverifiable, or nothing is to be told to whoever gave it.
 * `acceptShorter`: whoever approved the correction of the day accepted that this reply's limit ends earlier (B1.4).
 */
export function wishesOfClue(
  { clueId, number }: WhichReporter,
  kind: ReplyKind,
  clue: ClueState,
  { status, identity, checked, receivedOn, organisationId, wantsReply }: ReporterState,
  acceptShorter = false,
): readonly ReplyWish[] {
  const ground = ends[clue.status];
  if (ground) return [{ type: 'end', data: { ground } }];
  const realName = status === 'real-name';
  if (checked && status === 'anonymous') return [{ type: 'end', data: { ground: 'not-real-name' } }];
  if (!wantsReply) return [{ type: 'end', data: { ground: 'not-wanted' } }];
  const signed = realName || identity?.fields.name !== undefined;
  const beside = number === 1 ? {} : { clueId };
  // B1.4: the clue's day may have been put right since its reporter was registered.
  const day = clue.receivedOn ?? receivedOn!;
  const opened: readonly ReplyWish[] =
    kind === 'clue' && signed
      ? [
          { type: 'open', data: { organisationId: organisationId!, kind, receivedOn: day, ...beside } },
          { type: 'correct-receipt', data: { receivedOn: day, ...(acceptShorter ? { acceptShorter } : {}) } },
        ]
      : [];
  const round = clue.reopenings.length > 0 ? { round: clue.reopenings.length } : {};
  return clue.concludedOn === undefined
    ? opened
    : [...opened, { type: 'complete', data: { clueId, completedOn: clue.concludedOn, realName, ...round } }];
}

/** B1.15: as the report stands, before it is a clue. `today`: from when on one is owed that is looked at again. */
export function wishesOfReport(
  { status, organisationId, receivedOn, identity }: ReportState,
  lookedAtAgain: boolean,
  today: string,
): readonly ReplyWish[] {
  switch (status) {
    case 'declined':
      return [{ type: 'end', data: { ground: 'not-accepted' } }];
    case 'repeat-kept':
      return [{ type: 'end', data: { ground: 'repeat' } }];
    case 'direct-forward':
    case 'sent-up':
    case 'content-destroyed':
      return [{ type: 'end', data: { ground: 'sent-up' } }];
    case 'none':
      return [];
    default:
      return identity
        ? [{ type: 'open', data: { organisationId: organisationId!, kind: 'report', receivedOn: lookedAtAgain ? today : receivedOn! } }]
        : [];
  }
}
