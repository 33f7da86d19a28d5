import { jurisdictionOf } from '@liandong/access';
import type { AskedSubject } from '@liandong/contracts';
import { type Ask, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { dateInChina, isAfter } from '@liandong/legal-time';
import { ensureOwnLevel, subjectsOf } from '../clue/clue.intake.decider.js';
import type { Transfer } from '../clue/clue.events.js';
import { filedUnder } from '../clue/clue.problem-types.js';
import { clueCopyActions } from './clue-copy.allowed-actions.js';
import { ensureAnalysis, resultsOf } from './clue-copy.analysis.js';
import { clueCopyErrors } from './clue-copy.errors.js';
import type { AnalysedItem, ClueCopyEvent, CopiedClue, CopiedOpinion, CopiedPeriod } from './clue-copy.events.js';
import { type ClueCopyState, evolveClueCopy, initialClueCopy } from './clue-copy.state.js';

export type AskedItem = (Omit<CopiedClue, 'subjects'> & { readonly subjects: readonly AskedSubject[] }) | CopiedOpinion;

export interface ReceiveClueCopy {
  readonly organisationId: string;
  readonly agencyId: string;
  readonly reference: string;
  readonly period: CopiedPeriod;
  readonly copiedOn: string;
  readonly items: readonly AskedItem[];
  readonly transfer?: Transfer;
}

export type ClueCopyCommand =
  | Ask<'receive', ReceiveClueCopy>
  | Ask<'take-in', { readonly itemNo: number; readonly clueId: string }>
  /** `library`: where the clue stands; undefined where there is no such clue. */
  | Ask<'link', { readonly itemNo: number; readonly clueId: string; readonly library?: string }>
  /** `persons`: names of the subjects of what was taken in, beside those of the copy. */
  | Ask<'propose-analysis', { readonly items: readonly AnalysedItem[]; readonly persons: readonly string[] }>
  | Ask<'approve-analysis', object>
  | Ask<'reject-analysis', { readonly reason: string }>
  | Ask<'reply', { readonly text: string; readonly repliedOn: string }>
  | Ask<'acknowledge-reply', { readonly acknowledgedOn: string }>;

export type ClueCopyData<Type extends ClueCopyCommand['type']> = Extract<ClueCopyCommand, { readonly type: Type }>['data'];

function decide(command: ClueCopyCommand, state: ClueCopyState): readonly ClueCopyEvent[] {
  if (command.type !== 'receive') ensure(state.status !== 'none', clueCopyErrors.unknown);
  ensureAllowed('clue-copy', clueCopyActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'receive':
      return receive(command.data, by.personId, at);
    case 'take-in':
      return takeIn(command.data, false, by.personId, state);
    case 'link': {
      const { library, ...link } = command.data;
      ensure(library === state.organisationId, clueCopyErrors.foreignClue);
      return takeIn(link, true, by.personId, state);
    }
    case 'propose-analysis': {
      ensureAnalysis(command.data.items, command.data.persons, state);
      return [proposedAnalysis(command.data.items, by.personId, at, state)];
    }
    case 'approve-analysis':
      ensure(by.personId !== state.proposedBy, clueCopyErrors.ownProposal);
      return [{ type: 'CopyAnalysisApproved', data: { items: state.analysis, approvedOn: dateInChina(at), approvedBy: by.personId } }];
    case 'reject-analysis':
      return [{ type: 'CopyAnalysisRejected', data: { reason: command.data.reason, rejectedBy: by.personId } }];
    case 'reply':
      ensureDay('repliedOn', command.data.repliedOn, at, state.copiedOn!);
      return [{ type: 'CopyReplied', data: { results: resultsOf(state), ...command.data, repliedBy: by.personId } }];
    case 'acknowledge-reply':
      ensure(by.organisationId === state.agencyId, clueCopyErrors.notYours);
      ensureDay('acknowledgedOn', command.data.acknowledgedOn, at, state.repliedOn!);
      return [{ type: 'CopyReplyAcknowledged', data: { ...command.data, acknowledgedBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

/** B1.22: each item under a type of the table, as a clue would be. */
function proposedAnalysis(
  items: readonly AnalysedItem[],
  proposedBy: string,
  at: Instant,
  { copiedOn, organisationId }: ClueCopyState,
): ClueCopyEvent {
  const filing = { receivedOn: copiedOn!, filedOn: dateInChina(at), organisationId };
  const { rules } = filedUnder(
    items.map(({ problemType }) => problemType),
    filing,
  );
  const filed = items.map((item) => ({ ...item, area: filedUnder([item.problemType], filing).areas[0]! }));
  return { type: 'CopyAnalysisProposed', data: { items: filed, proposedBy }, rules };
}

/** B1.7: a copy with a clue about somebody of the upper level is refused as a whole, before anything of it is kept. */
function receive({ items, ...data }: ReceiveClueCopy, receivedBy: string, at: Instant): readonly ClueCopyEvent[] {
  ensureMayBeKept({ items, copiedOn: data.copiedOn });
  ensure(!isAfter(data.copiedOn, at), clueCopyErrors.dateInFuture('copiedOn'));
  ensure(data.period.from <= data.period.to && data.period.to <= data.copiedOn, clueCopyErrors.periodUnfit);
  ensure(jurisdictionOf(data.agencyId) === jurisdictionOf(data.organisationId), clueCopyErrors.foreignAgency);
  return [
    {
      type: 'ClueCopyReceived',
      data: {
        ...data,
        items: items.map((item, index) => ({
          itemNo: index + 1,
          ...(item.kind === 'clue' ? { ...item, subjects: subjectsOf(item.subjects, data.organisationId) } : item),
        })),
        receivedBy,
      },
    },
  ];
}

/**
 * B1.7: services ask this first, since even the fingerprint of an idempotency key would be a trace.
 *
 * @throws DomainError clue.direct-forward, clue.date-too-early
 */
export function ensureMayBeKept({ items, copiedOn }: Pick<ReceiveClueCopy, 'items' | 'copiedOn'>): void {
  for (const item of items) if (item.kind === 'clue') ensureOwnLevel({ subjects: item.subjects, receivedOn: copiedOn });
}

function ensureDay(field: string, date: string, at: Instant, before: string): void {
  ensure(!isAfter(date, at), clueCopyErrors.dateInFuture(field));
  ensure(date >= before, clueCopyErrors.dateBefore(before));
}

/** An item becomes one clue; the same wish again changes nothing. */
function takeIn(
  { itemNo, clueId }: { readonly itemNo: number; readonly clueId: string },
  linked: boolean,
  takenInBy: string,
  state: ClueCopyState,
): readonly ClueCopyEvent[] {
  ensure(
    state.items.some((item) => item.itemNo === itemNo),
    clueCopyErrors.unknownItem,
  );
  const before = state.clueIds.get(itemNo);
  if (before === clueId) return [];
  ensure(before === undefined, clueCopyErrors.takenInBefore(before ?? ''));
  return [{ type: 'CopiedItemTakenIn', data: { itemNo, clueId, linked, takenInBy } }];
}

/** 抄送件及其研判分析 (1.13). */
export const clueCopy: Decider<ClueCopyState, ClueCopyCommand, ClueCopyEvent> = {
  category: 'clueCopy',
  initial: initialClueCopy,
  evolve: evolveClueCopy,
  decide,
  owner: (state) => state.organisationId,
};
