import { given } from '@liandong/testing';
import { type ClearanceCommand, ledgerClearance } from './clearance.decider.js';

const finding = (id: string, foundAt = '2026-01-31T08:00:00.000Z') => ({
  id,
  kind: 'event-changed',
  foundBy: 'scrubber',
  foundAt,
  leafIndex: 7,
});
const refusal = { id: '1', code: 'open-findings', refusedAt: '2026-01-31T08:01:00.000Z' };
const passAt = (startedAt: string) => ({ startedAt, endedAt: '2026-01-31T09:00:00.000Z', size: 600 });
const clean = passAt('2026-01-31T08:30:00.000Z');
const clear = (data: Partial<ClearanceCommand['data']>): ClearanceCommand => ({
  type: 'clear',
  data: { findings: [], refusals: [], reason: '已从备份恢复', ...data },
  by: { personId: 'ops', organisationId: 'platform', role: 'operator' },
  at: '2026-01-31T10:00:00.000Z',
});
const cleared = {
  type: 'LedgerCleared',
  data: { findings: [finding('1')], refusals: [refusal], reason: '已从备份恢复', cleanPass: clean, clearedBy: 'ops' },
} as const;

describe('clearance of the ledger', () => {
  it('given what was found and a clean check that began later, then the event says what was cleared, by whom, why and after which check', () => {
    given(ledgerClearance, [])
      .when(clear({ findings: [finding('1')], refusals: [refusal], cleanPass: clean }))
      .then([cleared]);
  });

  it('given no check, or one that began before the last thing was found or refused, then it is refused', () => {
    for (const cleanPass of [undefined, passAt('2026-01-31T08:00:59.000Z'), passAt('2026-01-31T08:01:00.000Z')]) {
      given(ledgerClearance, [])
        .when(clear({ findings: [finding('1')], refusals: [refusal], ...(cleanPass ? { cleanPass } : {}) }))
        .thenRefused('ledger.not-clean');
    }
    given(ledgerClearance, [])
      .when(clear({ findings: [finding('1'), finding('2', '2026-01-31T08:31:00.000Z')], cleanPass: clean }))
      .thenRefused('ledger.not-clean');
  });

  it('given nothing open, or only what was cleared before, then there is nothing to clear', () => {
    given(ledgerClearance, [])
      .when(clear({ cleanPass: clean }))
      .thenRefused('ledger.nothing-to-clear');
    given(ledgerClearance, [cleared])
      .when(clear({ findings: [finding('1')], refusals: [refusal], cleanPass: clean }))
      .thenRefused('ledger.nothing-to-clear');
  });

  it('given that something was found since, then that alone is cleared', () => {
    const later = { ...cleared, data: { ...cleared.data, findings: [finding('2')], refusals: [] } };
    given(ledgerClearance, [cleared])
      .when(clear({ findings: [finding('1'), finding('2')], refusals: [refusal], cleanPass: clean }))
      .then([later]);
  });
});
