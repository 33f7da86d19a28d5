import { library, type LibraryCommand } from './library.decider.js';
import type { LibraryEvent } from './library.events.js';

export const at = '2020-06-11T02:00:00.000Z';
export const principal = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
export const giver = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
export const taker = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
export const list = { position: '42', count: 2, digest: 'd' };

export const command = <T extends LibraryCommand['type']>(
  type: T,
  data: Extract<LibraryCommand, { type: T }>['data'],
  by: LibraryCommand['by'] = principal,
) => ({ type, data, by, at }) as LibraryCommand;
export const after = (history: readonly LibraryEvent[], ...commands: readonly LibraryCommand[]): readonly LibraryEvent[] =>
  commands.reduce<readonly LibraryEvent[]>(
    (events, one) => [...events, ...library.decide(one, events.reduce(library.evolve, library.initial))],
    history,
  );

export const appoint = (personId: string, from = '2020-06-01') => command('appoint', { personId, from, documentNumber: '指定〔2020〕1号' });
export const sign = (by: LibraryCommand['by']) => command('sign-handover', { signedOn: '2020-06-11' }, by);
export const prepare = command('prepare-handover', { giver: giver.personId, taker: taker.personId, preparedOn: '2020-06-11', list }, taker);
export const difference = (kind: 'missing' | 'surplus' | 'content', listed: boolean, by = taker) =>
  command('note-difference', { number: '信〔2020〕1号', kind, note: '原件未见', listed }, by);

export const entrusted = after([], command('entrust', { organisationId: 'mhk', unitId: 'mhk.case-management', since: '2020-06-01' }));
export const kept = after(entrusted, appoint(giver.personId), appoint(taker.personId));
export const prepared = after(kept, prepare);
export const handedOver = after(prepared, difference('missing', true), sign(giver), sign(taker));
