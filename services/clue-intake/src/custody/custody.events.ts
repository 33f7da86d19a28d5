import type { RuleVersion } from '@liandong/event-sourcing';
import type { AcquaintanceCheck } from '../person-facts/acquaintance.js';

/** 分办 · 转交承办人 · 归库 · 分送部门 (B1.8) · 移交部门 (B1.5) · 谈话函询承办 (B1.18) */
export const stepKinds = ['routing', 'passing-on', 'return', 'issue', 'department-handover', 'talk-assignment'] as const;
export type StepKind = (typeof stepKinds)[number];

/** To whom a step leads; without a person, to whoever of the organisation signs for it. */
export interface Receiver {
  readonly organisationId: string;
  readonly personId?: string;
}

export interface OpenStep {
  readonly organisationId: string;
  readonly clueNumber: string;
  readonly kind: StepKind;
  readonly to: Receiver;
  /** Of a 分办: which one of this clue, from 1. */
  readonly routingNo?: number | undefined;
  /** Of what gave it to a department: opened once under this name. */
  readonly name?: string | undefined;
}

/** Through whose hands a clue goes (线索流转签收, B1.4): every step is signed by whoever hands over and whoever receives. Names are storage formats. */
export type CustodyEvent =
  /** `step`: its place among the steps of this clue, from 1. `acquaintances`: whether whoever it is passed on to may know the subjects (2.5). */
  | {
      readonly type: 'StepOpened';
      readonly data: OpenStep & { readonly step: number; readonly openedBy: string; readonly acquaintances?: AcquaintanceCheck };
      readonly rules?: readonly RuleVersion[];
    }
  /** Routed to whoever has the clue in hands, or given to the department that has it: nobody signs. */
  | { readonly type: 'StepSpared'; readonly data: { readonly routingNo?: number; readonly personId?: string; readonly name?: string } }
  /** What was distributed up to this 分办 is distributed anew: none of their steps opens any more (3.15). */
  | { readonly type: 'RoutingFell'; readonly data: { readonly organisationId: string; readonly routingNo: number } }
  /** The clue’s entry was voided: no step opens by itself any more (B1.4). */
  | { readonly type: 'EntryFell'; readonly data: { readonly organisationId: string } }
  | { readonly type: 'StepHandedOver'; readonly data: { readonly step: number; readonly handedOn: string; readonly handedBy: string } }
  | { readonly type: 'StepReceived'; readonly data: { readonly step: number; readonly receivedOn: string; readonly receivedBy: string } }
  /** Whoever was to sign cannot (recused, gone, a mistake): the step waits for nobody any more. */
  | { readonly type: 'StepWithdrawn'; readonly data: { readonly step: number; readonly reason: string; readonly withdrawnBy: string } }
  /** Not signed for: the step is open again, and the giver hands over anew. */
  | { readonly type: 'StepSentBack'; readonly data: { readonly step: number; readonly reason: string; readonly sentBackBy: string } };
