import { reconciliation, type ReconciliationCommand } from './reconciliation.decider.js';
import type { Answer, ReconciliationEvent } from './reconciliation.events.js';

export const at = '2020-06-11T02:00:00.000Z';
export const director = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
/** Of the liaison room of the zone. */
export const handler = { personId: 'mhk-supervisor-1', organisationId: 'mhk.room-1', role: 'supervisor' };
export const lead = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
export const zone = { leadPersonId: 'mhk-lead-1', liaisonRoomId: 'mhk.room-1' };
export const item = (clueId: string) => ({ clueId, number: `信〔2020〕${clueId}号`, status: 'routed', mode: 'initial-verification' });
export const command = <T extends ReconciliationCommand['type']>(
  type: T,
  data: Extract<ReconciliationCommand, { type: T }>['data'],
  by: ReconciliationCommand['by'] = director,
  moment = at,
) => ({ type, data, by, at: moment }) as ReconciliationCommand;
export const after = (history: readonly ReconciliationEvent[], ...commands: readonly ReconciliationCommand[]) =>
  commands.reduce<readonly ReconciliationEvent[]>(
    (events, one) => [...events, ...reconciliation.decide(one, events.reduce(reconciliation.evolve, reconciliation.initial))],
    history,
  );

export const open = (...clueIds: readonly string[]) =>
  command('open', { organisationId: 'mhk', handlerId: 'mhk.zone-1', items: clueIds.map(item), openedOn: '2020-06-11' });
export const answer = (answers: readonly Answer[], moment = at) => command('answer', { answers, zone }, handler, moment);
export const settle = (clueId: string) => command('settle', { clueId, settlement: 'ledger-corrected', note: '台账已更正' });

export const opened = after([], open('1', '2', '3'));
export const answered = after(
  opened,
  answer([{ clueId: '1', answer: 'confirmed' }]),
  answer([
    { clueId: '2', answer: 'objected', note: '已移交' },
    { clueId: '3', answer: 'confirmed' },
  ]),
);
export const reconciled = after(answered, settle('2'));
