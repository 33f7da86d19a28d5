import { type SubjectKind, subjectKindOf } from '@liandong/contracts';
import { type Actor, type Ask, ensure, type Instant, ruleOf, type RuleVersion } from '@liandong/event-sourcing';
import { isInTime } from '@liandong/legal-time';
import { modesOn, type PastMode } from '../rules/disposal-modes.js';
import { clueImportActions } from './clue.allowed-actions.js';
import { pastErrors } from './clue.past.errors.js';
import { resultErrors } from './clue.results.errors.js';
import type { ClueEvent } from './clue.events.js';
import { ensureNotFuture } from './clue.intake.decider.js';
import type { ClueState } from './clue.state.js';

/** 立案 · 办结 · 处分 · 留置 · 移送司法 · 追缴: what is counted of the handling of a clue (3.16). */
export const caseFacts = ['filed', 'handled', 'sanctioned', 'detained', 'transferred', 'recovered'] as const;
export type CaseFactKind = (typeof caseFacts)[number];

/** One fact about one person. Each stands once per person; money may be recovered in several parts. */
export interface CaseFact {
  readonly subjectId: string;
  readonly fact: CaseFactKind;
  readonly on: string;
  /** The case, decision or receipt behind it. */
  readonly reference: string;
  /** Who filed: county or township (2.10); by default the level to which the clue was routed. */
  readonly level?: 'county' | 'township';
  /** 第二、第三种形态 of a sanction, where known (B2.26). */
  readonly form?: 1 | 2 | 3 | 4;
  /** Recovered, in fen. */
  readonly amountFen?: number;
  /** Whom the case is about, as its own service tells it: it may have identified whom the clue does not know. */
  readonly subjectKind?: SubjectKind;
}

/** As the case's own service tells it. `supplementary`: 补充立案, the case that was filed before is that of whoever was identified since. */
type ToldFact = CaseFact & { readonly supplementary?: boolean };

/** Where a filing counts. */
interface FiledAs {
  readonly on: string;
  readonly level: 'county' | 'township';
  readonly subjectKind: SubjectKind;
}

/** How a clue of an old ledger had been disposed of before it entered (B1.22). */
export interface PastDisposal {
  readonly mode: PastMode;
  readonly disposedOn: string;
}

/** A fact of one of a row's subjects: the place of that subject, from 0; absent: the first. */
export type FactOfRow = Omit<CaseFact, 'subjectId'> & { readonly place?: number };

/** What a row of an old ledger says beside the clue itself. */
export interface PastOfRow {
  readonly problemTypes?: readonly string[];
  readonly disposal?: PastDisposal;
  readonly facts: readonly FactOfRow[];
}

/** What was recovered under one receipt. `told`: by the case's own service; `confirmedAs`: under which case that service told the same sum, which somebody had recorded before. */
interface Recovery {
  readonly reference: string;
  readonly on: string;
  readonly amountFen: number;
  readonly told: boolean;
  readonly confirmedAs?: string;
}

/** What stands of a person's handling: the day of each fact, the form of the sanction, and what was recovered. */
export type FactsOfPerson = Readonly<Partial<Record<Exclude<CaseFactKind, 'recovered'>, string>>> & {
  readonly form?: CaseFact['form'];
  readonly recoveries?: readonly Recovery[];
  /** As the case told it last. */
  readonly subjectKind?: SubjectKind;
  readonly filedAs?: FiledAs;
};

/** 原有台账与办案情况: how an old ledger disposed of it, and the facts of each person's case. */
export type PastEvent =
  /** 原有台账所载处置: the mode under which a clue of an old ledger stood when it entered, as it was called on its day (B1.22). */
  | {
      readonly type: 'PastDisposalEntered';
      readonly data: { readonly mode: PastMode; readonly disposedOn: string; readonly inTime: boolean; readonly recordedBy: string };
      readonly rules?: readonly RuleVersion[];
    }
  /** 立案、办结、处分、留置、移送、追缴 of one subject (3.16, 2.10). `level`: who filed. */
  | { readonly type: 'CaseFactRecorded'; readonly data: CaseFact & { readonly level: 'county' | 'township'; readonly recordedBy: string } }
  /** 补充立案: the filing stands for whoever was identified in the case, at that level, and no longer as it did (3.16, 2.10). */
  | {
      readonly type: 'FilingMoved';
      readonly data: FiledAs & {
        readonly subjectId: string;
        readonly formerly: FiledAs;
        readonly reference: string;
        readonly recordedBy: string;
      };
    }
  /** The case's own service told a sum that somebody had recorded under a receipt of its own (`reference`) before: it is the same money, and counted once (3.16). */
  | {
      readonly type: 'RecoveryConfirmed';
      readonly data: {
        readonly subjectId: string;
        readonly reference: string;
        readonly on: string;
        readonly amountFen: number;
        readonly caseReference: string;
        readonly recordedBy: string;
      };
    };

export interface Past {
  /** How an old ledger says it had been disposed of (B1.22); a mode that is approved here takes its place. */
  readonly past?: PastDisposal;
  /** What is known of each person's handling (3.16). */
  readonly facts: Readonly<Record<string, FactsOfPerson>>;
}

export function evolvePast(state: ClueState, event: PastEvent): ClueState {
  switch (event.type) {
    case 'PastDisposalEntered': {
      const { mode, disposedOn, inTime } = event.data;
      return { ...state, status: 'disposed-before', past: { mode, disposedOn }, disposalInTime: inTime, limitChange: undefined };
    }
    case 'CaseFactRecorded':
      return { ...state, facts: withFact(state, event.data) };
    case 'FilingMoved': {
      const { subjectId, on, level, subjectKind } = event.data;
      const moved = { ...state.facts[subjectId], filed: on, subjectKind, filedAs: { on, level, subjectKind } };
      return { ...state, facts: { ...state.facts, [subjectId]: moved } };
    }
    case 'RecoveryConfirmed': {
      const { subjectId, reference, caseReference } = event.data;
      const known = state.facts[subjectId]!;
      const recoveries = known.recoveries!.map((one) => (one.reference === reference ? { ...one, confirmedAs: caseReference } : one));
      return { ...state, facts: { ...state.facts, [subjectId]: { ...known, recoveries } } };
    }
  }
}

/** Whom a fact is about: as the case tells it, else as the clue has it; what overtakes the verification is about somebody whom that added, a person. */
export function kindOfFact(
  { subjectId, subjectKind }: Pick<CaseFact, 'subjectId' | 'subjectKind'>,
  { subjects, facts }: Pick<ClueState, 'subjects' | 'facts'>,
): SubjectKind {
  return subjectKind ?? facts[subjectId]?.subjectKind ?? subjectKindOf(subjects.find((one) => one.subjectId === subjectId) ?? {});
}

function withFact(
  state: ClueState,
  data: CaseFact & { readonly level: 'county' | 'township'; readonly recordedBy: string },
): Readonly<Record<string, FactsOfPerson>> {
  const { facts } = state;
  const { subjectId, fact, on, reference, form, amountFen = 0, level, recordedBy } = data;
  const told = data.subjectKind === undefined ? {} : { subjectKind: data.subjectKind };
  const filed = fact === 'filed' ? { filedAs: { on, level, subjectKind: kindOfFact(data, state) } } : {};
  const known = { ...facts[subjectId], ...told, ...filed };
  const recovery = { reference, on, amountFen, told: recordedBy.startsWith('system:') };
  return {
    ...facts,
    [subjectId]:
      fact === 'recovered'
        ? { ...known, recoveries: [...(known.recoveries ?? []), recovery] }
        : { ...known, ...(form === undefined ? {} : { form }), [fact]: on },
  };
}

export type PastCommand = Ask<'enter-past-disposal', PastDisposal> | Ask<'record-case-fact', ToldFact>;

export function decidePast(command: PastCommand, state: ClueState): readonly ClueEvent[] {
  const { by, at } = command;
  switch (command.type) {
    case 'enter-past-disposal':
      return enterPastDisposal(command.data, by, at, state);
    case 'record-case-fact':
      return recordCaseFact(command.data, by, at, state);
    default:
      return command satisfies never;
  }
}

/** By an import that was approved as a whole, and in no other way. B1.22: the mode of an old ledger, valid on its day, stays the mode under which the clue counts until another one is approved. */
function enterPastDisposal({ mode, disposedOn }: PastDisposal, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensure(clueImportActions[state.status]?.includes('enter-past-disposal'), pastErrors.pastTooLate);
  ensureNotFuture('disposedOn', disposedOn, at);
  ensure(disposedOn >= state.receivedOn!, pastErrors.pastBeforeReceipt);
  const table = modesOn(disposedOn);
  ensure(table.modes.includes(mode), pastErrors.modeNotOfItsDay(table.modes));
  return [
    {
      type: 'PastDisposalEntered',
      data: { mode, disposedOn, inTime: isInTime(state.disposalDeadline!, disposedOn), recordedBy: by.personId },
      rules: [ruleOf(table)],
    },
  ];
}

/** B1.22, 3.16: a fact of the handling is recorded once per person; what other services report may overtake its filing. */
function recordCaseFact({ supplementary = false, ...data }: ToldFact, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensure(state.mode !== undefined || state.past !== undefined, pastErrors.caseFactTooEarly);
  ensureNotFuture('on', data.on, at);
  ensure((data.fact === 'recovered') === (data.amountFen !== undefined), pastErrors.caseFactAmount);
  const { subjectId, fact, on, reference } = data;
  const known = (Object.hasOwn(state.facts, subjectId) ? state.facts[subjectId] : undefined) ?? {};
  if (supplementary && known.filedAs) return moveFiling(data, by, known.filedAs, state);
  if (
    fact === 'recovered'
      ? known.recoveries?.some((one) => one.reference === reference || one.confirmedAs === reference)
      : known[fact] === on
  )
    return [];
  if (by.role !== 'automation') {
    ensure(
      state.subjects.some((subject) => subject.subjectId === subjectId),
      resultErrors.unknownSubject(subjectId),
    );
    ensure(
      fact === 'filed' || fact === 'recovered' || (known.filed !== undefined && known.filed <= on),
      pastErrors.caseFactNotFiled(known.filed),
    );
    ensure(fact === 'recovered' || known[fact] === undefined, pastErrors.caseFactStands(fact));
  }
  // What a person recorded before the other service did is not counted again.
  if (fact !== 'recovered' && known[fact] !== undefined) return [];
  const same = fact === 'recovered' ? sameSum(data, by, known) : undefined;
  if (same)
    return [
      {
        type: 'RecoveryConfirmed',
        data: { subjectId, reference: same.reference, on, amountFen: same.amountFen, caseReference: reference, recordedBy: by.personId },
      },
    ];
  const level = data.level ?? state.routing?.level ?? 'county';
  return [{ type: 'CaseFactRecorded', data: { ...data, level, recordedBy: by.personId } }];
}

/** 补充立案 (B2.4): whatever was said of the filing before, the case's own service knows whose it is. */
function moveFiling(data: CaseFact, by: Actor, formerly: FiledAs, state: ClueState): readonly ClueEvent[] {
  const { subjectId, on, reference, level = formerly.level } = data;
  const subjectKind = kindOfFact(data, state);
  if (formerly.on === on && formerly.level === level && formerly.subjectKind === subjectKind) return [];
  return [{ type: 'FilingMoved', data: { subjectId, on, level, subjectKind, formerly, reference, recordedBy: by.personId } }];
}

/** 3.16: of one person, the same sum on the same day, once by hand and once by the case's own service, is the same money: that service's confirms what stands, and nobody records it beside it. */
function sameSum({ on, amountFen }: CaseFact, by: Actor, { recoveries = [] }: FactsOfPerson): Recovery | undefined {
  const told = by.role === 'automation';
  const same = recoveries.find((one) => one.on === on && one.amountFen === amountFen && one.told !== told && one.confirmedAs === undefined);
  if (same && !told) ensure(false, pastErrors.recoveryTold(same.reference));
  return same;
}
