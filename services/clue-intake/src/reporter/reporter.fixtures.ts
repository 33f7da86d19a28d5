import type { Actor } from '@liandong/event-sourcing';
import type { ReporterCommand, ReporterData } from './reporter.decider.js';
import type { ReporterEvent, SealedIdentity } from './reporter.events.js';

/** One reporter's history, step by step, for the specs. */
export const at = '2020-06-11T02:00:00.000Z';
export const keeper: Actor = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
export const director: Actor = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
export const principal: Actor = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };

export function command<T extends ReporterCommand['type']>(
  type: T,
  data: ReporterData<T>,
  by: Actor = keeper,
  moment = at,
): ReporterCommand {
  return { type, data, by, at: moment } as unknown as ReporterCommand;
}

export const identity: SealedIdentity = { keyId: 'k1', fields: { name: 'v1.k1.AAAA', phone: 'v1.k1.BBBB' } };
export const phoneOnly: SealedIdentity = { keyId: 'k1', fields: { phone: 'v1.k1.BBBB' } };
const rules = [{ ruleId: 'B1.16', version: '1' }];
const what = 'reporter-identity';

export const registration = { organisationId: 'mhk', signature: 'signed', receivedOn: '2020-06-10', identity } as const;
export const registered: ReporterEvent = { type: 'ReporterRegistered', data: { ...registration, registeredBy: 'mhk-intake' }, rules };
/** Who signed beside the first: after whoever is registered, under a letter. */
export const second = { clueId: 'c1', number: 2, follows: true, visit: false } as const;
export const registeredSecond: ReporterEvent = {
  type: 'ReporterRegistered',
  data: { ...registration, signatory: { clueId: 'c1', number: 2 }, registeredBy: 'mhk-intake' },
  rules,
};
export const unsigned: ReporterEvent = {
  type: 'ReporterRegistered',
  data: { ...registration, signature: 'unsigned', identity: phoneOnly, registeredBy: 'mhk-intake' },
  rules,
};
export const verified: ReporterEvent = {
  type: 'ReporterIdentityChecked',
  data: { outcome: 'verified', means: '电话核实', checkedOn: '2020-06-11', checkedBy: 'mhk-intake' },
  rules,
};
export const unverifiable: ReporterEvent = { ...verified, data: { ...verified.data, outcome: 'unverifiable' } } as ReporterEvent;
export const tracingApproval = {
  level: 'prefecture',
  approvedBy: '某市纪委监委',
  reference: '通纪〔2020〕3号',
  approvedOn: '2020-06-11',
} as const;
/** As an older history has it; written no more. */
export const tracing: ReporterEvent = { type: 'ReporterTracingApproved', data: { ...tracingApproval, recordedBy: 'mhk-director' }, rules };
export const finding = { findingId: 'f1', found: true };
export const asked: ReporterEvent = {
  type: 'ReporterRevealRequested',
  data: { number: 1, reason: '须当面核实', requestedBy: 'mhk-director' },
  access: { kind: 'reveal-requested', what, reason: '须当面核实' },
};
export const approved: ReporterEvent = {
  type: 'ReporterRevealApproved',
  data: { number: 1, approvedBy: 'mhk-principal', validUntil: '2020-06-12T02:00:00.000Z' },
  access: { kind: 'reveal-approved', what },
};
export const refused: ReporterEvent = {
  type: 'ReporterRevealRefused',
  data: { number: 1, reason: '无必要', refusedBy: 'mhk-principal' },
  access: { kind: 'reveal-refused', what, reason: '无必要' },
};
export const read: ReporterEvent = {
  type: 'ReporterIdentityRead',
  data: { number: 1, readBy: 'mhk-director' },
  access: { kind: 'sealed-data-read', what },
};
export const ordered: ReporterEvent = { type: 'ReporterKeyDestructionOrdered', data: { reason: '保管期满', orderedBy: 'mhk-principal' } };
export const destroyed: ReporterEvent = { type: 'ReporterKeyDestroyed', data: {} };
