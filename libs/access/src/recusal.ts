import { type Refusal, ruleOf, type RuleVersion, type Versioned, versionInForce } from '@liandong/event-sourcing';
import type { Role } from './principal.js';

/** 回避事由 (B4.1): near kin of subject or reporter · was a witness · interest of self or kin · other that may harm fairness */
export const recusalGrounds = ['near-kin', 'witness', 'interest', 'other'] as const;
export type RecusalGround = (typeof recusalGrounds)[number];

/** Who raised it: the person, a subject, the reporter (never named), somebody else, or the upper body by order (B4.2). */
export const recusalRaisers = ['self', 'subject', 'reporter', 'other', 'upper-body'] as const;
export type RecusalRaiser = (typeof recusalRaisers)[number];

/** Of which work the person is kept out: the handling of a report, or what follows from a clue. */
export const recusalStages = ['report-handling', 'clue-handling'] as const;
export type RecusalStage = (typeof recusalStages)[number];

interface RecusalGrounds extends Versioned {
  readonly grounds: readonly RecusalGround[];
}

/** 回避事由 by stage and version (B4.1, B4.3). */
export const recusalGroundsInForce: Readonly<Record<RecusalStage, readonly RecusalGrounds[]>> = {
  'clue-handling': [
    {
      ruleId: 'B4.1-grounds',
      version: '2018',
      effectiveFrom: '2018-03-20',
      clause: '监察法(2018)第五十八条:近亲属、曾任证人、利害关系、其他可能影响公正处理的情形',
      grounds: ['near-kin', 'witness', 'interest', 'other'],
    },
    {
      ruleId: 'B4.1-grounds',
      version: '2024',
      effectiveFrom: '2025-06-01',
      clause: '监察法(2024)第六十七条:事由同前',
      grounds: ['near-kin', 'witness', 'interest', 'other'],
    },
  ],
  'report-handling': [
    {
      ruleId: 'B4.3-grounds',
      version: '2020',
      effectiveFrom: '2020-01-21',
      clause: '处理检举控告工作规则第四十八条:三种应当回避的情形',
      grounds: ['near-kin', 'interest', 'other'],
    },
  ],
};

/**
 * The grounds that count at a stage for a recusal raised on that day (`YYYY-MM-DD`).
 *
 * @throws DomainError rule.none-in-force
 */
export function groundsOn(stage: RecusalStage, date: string): { readonly rule: RuleVersion; readonly grounds: readonly RecusalGround[] } {
  const version = versionInForce(recusalGroundsInForce[stage], date);
  return { rule: ruleOf(version), grounds: version.grounds };
}

export type RecusalStatus = 'pending' | 'upheld' | 'rejected';

/** Recusals of one matter, by person. */
export type Recusals = Readonly<Record<string, { readonly status: RecusalStatus } | undefined>>;

/** B4.1: no work from the moment a recusal is raised; after it was upheld, none at all. */
export function isBarred(recusals: Recusals, personId: string): boolean {
  const status = Object.hasOwn(recusals, personId) ? recusals[personId]?.status : undefined;
  return status === 'pending' || status === 'upheld';
}

/** 回避申请: that somebody should be kept from a piece of work. */
export interface Recusal {
  readonly personId: string;
  /** Whether the person is the chief (主要负责人) or stands in for the chief: then the upper body decides (B4.2). */
  readonly chief: boolean;
  readonly ground: RecusalGround;
  /** In which capacity it was raised; a subject and the reporter do so through the officer who records it. The reporter is never named. */
  readonly raisedBy: RecusalRaiser;
  readonly statement: string;
  readonly raisedOn: string;
}

export interface RecusalDecision {
  readonly personId: string;
  readonly upheld: boolean;
  readonly reason: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
  /** The organisation that decided: the commission, or the one above it. */
  readonly decidedFor: string;
  /** Who decides in the chief's place from now on. */
  readonly actingChiefId?: string;
}

type Decision = Omit<RecusalDecision, 'decidedBy' | 'decidedFor' | 'actingChiefId'> & { readonly actingChiefId?: string | undefined };

/** B4.2: who decided, and for which organisation; somebody stands in for a chief alone, and only when the recusal is upheld. */
export function recusalDecision(
  { actingChiefId, ...decision }: Decision,
  by: { readonly personId: string; readonly organisationId: string },
  chief: boolean,
): RecusalDecision {
  const acting = chief && decision.upheld && actingChiefId !== undefined ? { actingChiefId } : {};
  return { ...decision, ...acting, decidedBy: by.personId, decidedFor: by.organisationId };
}

/** Who is recused, and who would decide on it. */
export interface RecusalDeciding {
  /** Whether the recused is the chief, or stands in for the chief. */
  readonly chief: boolean;
  readonly personId: string;
  readonly by: { readonly personId: string; readonly organisationId: string; readonly role: string };
  /** The organisation whose matter it is. */
  readonly organisationId: string | undefined;
  /** Whether the decider's organisation stands over that one. */
  readonly over: boolean;
  readonly actingChiefId?: string | undefined;
}

/** B4.2: the upper body decides on the chief's, the chief (or whoever stands in) on everybody else's; nobody on the own. */
export function mayDecideRecusal({ chief, personId, by, organisationId, over, actingChiefId }: RecusalDeciding): boolean {
  if (by.personId === personId) return false;
  if (chief) return over;
  if (actingChiefId !== undefined) return by.personId === actingChiefId;
  return by.role === 'principal' && by.organisationId === organisationId;
}

/** 代行主要负责人职责: as what somebody acts who decides in the place of a recused chief (B4.2). No token gives it: the recusals of the matter do. */
export const actingChief = 'acting-chief';

/** Who can be appointed to it. */
export const actingChiefRoles: readonly Role[] = ['deputy'];

/** B4.1: what a person who is barred from a matter is told, whatever they asked for; nothing of the matter. */
export const barredByRecusal: Refusal = {
  code: 'access.barred-by-recusal',
  kind: 'forbidden',
  rule: 'B4.1',
  zh: '您在该事项中已被提出或决定回避,不得参与,也不得查阅',
  en: 'A recusal of yours was raised or upheld in this matter: you neither work on it nor read it',
};
