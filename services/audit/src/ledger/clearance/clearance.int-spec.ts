import { rolesThatMay } from '@liandong/service-kit/testing';
import { LedgerUnderTest } from '../testing/ledger.fixtures.js';

const ROUTE = '/api/audit/ops/ledger/clearance';

interface Status {
  readonly findings: readonly { readonly id: string }[];
  readonly clearances: readonly { readonly eventId: string; readonly clearedBy: string; readonly reason: string }[];
}

describe('a clearance of the ledger is an event', () => {
  let ledger: LedgerUnderTest;
  beforeEach(async () => {
    ledger = await LedgerUnderTest.start();
    await ledger.grow(5);
  });
  afterEach(() => ledger.close());

  const find = (leafIndex: number) => ledger.runtime.findings.record('scrubber', { kind: 'event-changed', leafIndex });
  const clear = (reason = '已从备份恢复') => ledger.server.send<{ code?: string; cleared?: object }>('ops', 'POST', ROUTE, { reason });
  const openIds = async () => (await ledger.runtime.findings.open()).map(({ leafIndex }) => leafIndex);
  async function events() {
    const found = [];
    for await (const event of ledger.store.readAll({ filter: { categories: ['ledgerClearance'] } })) found.push(event);
    return found;
  }
  async function foundAndChecked(): Promise<void> {
    await find(3);
    expect(await ledger.signer().attempt()).toMatchObject({ kind: 'refused' });
    expect(await ledger.runtime.scrubber.pass()).toBeUndefined();
  }

  it('given what was found and a clean check, then one event says who cleared what and why; the row follows from it, and auditors read it', async () => {
    await foundAndChecked();
    expect(await clear()).toMatchObject({ status: 200, body: { cleared: { findings: [expect.any(String)], refusal: 'open-findings' } } });
    const [event, ...more] = await events();
    expect([event!.stream, event!.type, more.length]).toEqual(['ledgerClearance-ledger', 'LedgerCleared', 0]);
    expect(event!.metadata.actor).toMatchObject({ personId: 'ops', role: 'operator' });
    expect(event!.data).toMatchObject({ reason: '已从备份恢复', clearedBy: 'ops', findings: [{ kind: 'event-changed', leafIndex: 3, foundBy: 'scrubber' }], refusals: [{ code: 'open-findings' }], cleanPass: { size: 5 } });
    expect((await ledger.admin.query('SELECT event_id, cleared_by, reason FROM audit.ledger_clearances')).rows).toEqual([{ event_id: event!.id, cleared_by: 'ops', reason: '已从备份恢复' }]);
    expect(await ledger.ready()).toEqual({ status: 200, reasons: [] });
    const position = event!.position.toString();
    const timeline = await ledger.server.read<{ events: readonly object[] }>('mhk-auditor', '/api/audit/matters/ledger/timeline', position);
    expect(timeline.events).toEqual([expect.objectContaining({ eventId: event!.id, type: 'LedgerCleared', personId: 'ops' })]);
    expect(await ledger.server.read('mhk-auditor', '/api/audit/matters', position)).not.toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ matterId: 'ledger' })]) as unknown });
    const { findings, clearances } = await ledger.server.read<Status>('mhk-auditor', '/api/audit/ledger');
    expect([findings, clearances]).toEqual([[], [expect.objectContaining({ eventId: event!.id, clearedBy: 'ops', reason: '已从备份恢复' })]]);
  });

  it('given an end between event and row, then the row follows by itself; it clears what the event names, and nothing that was found since', async () => {
    await foundAndChecked();
    await clear();
    const { rows } = await ledger.admin.query<{ event_id: string }>('DELETE FROM audit.ledger_clearances RETURNING event_id');
    expect(await openIds()).toEqual([3]);
    await find(4);
    await ledger.runtime.clearances.follow();
    await Promise.all([ledger.runtime.clearances.follow(), ledger.runtime.clearances.follow()]);
    expect((await ledger.admin.query('SELECT event_id FROM audit.ledger_clearances')).rows).toEqual(rows);
    expect(await openIds()).toEqual([4]);
    expect(await clear()).toMatchObject({ status: 409, body: { code: 'ledger.not-clean' } });
    expect(await events()).toHaveLength(1);
  });

  it('given two operators at once, then it is cleared once', async () => {
    await foundAndChecked();
    const answers = await Promise.all([clear('one'), clear('two')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await events()).toHaveLength(1);
  });

  it('operators alone clear; auditors read across organisations and write nothing, here either', async () => {
    await foundAndChecked();
    expect(await ledger.server.send('mhk-auditor', 'POST', ROUTE, { reason: 'x' })).toMatchObject({ status: 403, body: { code: 'access.role-required' } });
    expect([await events(), await openIds()]).toEqual([[], [3]]);
    expect(await rolesThatMay(ledger.server, 'mhk', 'POST', ROUTE, { reason: 'x' })).toEqual(['operator']);
  });

  it('the service’s own role can add no row without an event, and change none', async () => {
    const client = await ledger.admin.connect();
    const as = async (statement: string) => {
      await client.query('BEGIN; SET LOCAL ROLE audit');
      const code = await client.query(statement).then(() => 'allowed', (error: { code?: string }) => error.code);
      await client.query('ROLLBACK');
      return code;
    };
    try {
      expect(await as(`INSERT INTO audit.ledger_clearances (cleared_by, reason, clean_pass_started_at) VALUES ('ops', 'x', now())`)).toBe('23514');
      for (const statement of [`UPDATE audit.ledger_clearances SET reason = 'y'`, 'DELETE FROM audit.ledger_clearances']) expect(await as(statement)).toBe('42501');
    } finally {
      client.release();
    }
  });
});
