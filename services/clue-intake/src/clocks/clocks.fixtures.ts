import type { Clock } from '@liandong/service-kit';
import type { TestApp } from '@liandong/service-kit/testing';
import { person } from '../clue/clue.fixtures.js';
import { planned } from '../clue/clue.disposal.fixtures.js';

/** The clock of the specs: it stands still until somebody moves it. */
export class HandClock implements Clock {
  constructor(private moment: string) {}
  now(): string {
    return this.moment;
  }
  to(moment: string): void {
    this.moment = moment;
  }
}

export interface Receipt {
  readonly id: string;
  readonly position: string;
  readonly matterId: string;
}
export interface ReadWarning {
  readonly warningId: string;
  readonly status: string;
  readonly band: string;
  readonly overdue: boolean;
  readonly warnings: readonly {
    readonly band: string;
    readonly overdue: boolean;
    readonly dueAt: string;
    readonly firedAt: string;
    readonly late: boolean;
  }[];
  readonly pending: readonly string[];
  readonly call: object | null;
  readonly letters: readonly { readonly letter: string; readonly documentId: string }[];
}

export const clues = '/api/clue-intake/clues';
export const warnings = '/api/clue-intake/warnings';

/** A clue received on that day, as the intake officer of the jurisdiction; another kind of source on wish. */
export function receive(server: TestApp, jurisdiction: string, receivedOn: string, kind = 'petition'): Promise<Receipt> {
  const source = { kind, agencyId: `${jurisdiction}.petition`, reference: '信访1号' };
  return server.command<Receipt>(`${jurisdiction}-intake`, clues, {
    organisationId: jurisdiction,
    source,
    title: '反映某科员',
    summary: '……',
    receivedOn,
    subjects: [person('s1')],
  });
}

/** From received to an approved mode. */
export async function dispose(server: TestApp, jurisdiction: string, clueId: string, mode = 'initial-verification'): Promise<void> {
  const act = (who: string, noun: string, body: object = {}) =>
    server.command(`${jurisdiction}-${who}`, `${clues}/${clueId}/${noun}`, body);
  await act('intake', 'registration');
  await act('intake', 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
  await act('intake', 'disposal-proposal', { mode, opinion: '拟办', ...planned(mode) });
  await act('principal', 'disposal-approval');
}

export const warningOf = (server: TestApp, jurisdiction: string, warningId: string) =>
  server.read<ReadWarning>(`${jurisdiction}-director`, `${warnings}/${warningId}`);

/** A clue of 梅河口 that is routed to its first zone; its step waits for both signatures. */
export async function routedClue(server: TestApp, receivedOn: string): Promise<string> {
  const { id } = await receive(server, 'mhk', receivedOn);
  await dispose(server, 'mhk', id);
  await server.command('mhk-intake', `${clues}/${id}/routing-proposal`, {
    zoneId: 'mhk.zone-1',
    leaderPersonId: 'mhk-lead-1',
    level: 'county',
  });
  await server.command('mhk-principal', `${clues}/${id}/routing-approval`);
  return id;
}
