import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { derivedPassword } from '@liandong/service-kit';
import { rolesThatMay } from '@liandong/service-kit/testing';
import { LedgerUnderTest } from '../testing/ledger.fixtures.js';
import { Clearances } from './clearances.js';

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

  async function find(leafIndex: number): Promise<void> {
    await ledger.runtime.findings.record('scrubber', { kind: 'event-changed', leafIndex });
    // Moments are told in milliseconds: what began in the same one does not count as later.
    await pause(2);
  }
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
    expect(await ledger.runtime.scrubber.status()).toMatchObject({ checked: 5, target: 5 });
  }

  it('given what was found and a clean check, then one event says who cleared what and why; the row follows from it, and auditors read it', async () => {
    await foundAndChecked();
    expect(await clear()).toMatchObject({ status: 200, body: { cleared: { findings: [expect.any(String)], refusal: 'open-findings' } } });
    const [event, ...more] = await events();
    expect([event!.stream, event!.type, more.length]).toEqual(['ledgerClearance-ledger', 'LedgerCleared', 0]);
    expect(event!.metadata.actor).toMatchObject({ personId: 'ops', role: 'operator' });
    expect(event!.data).toMatchObject({
      reason: '已从备份恢复',
      clearedBy: 'ops',
      findings: [{ kind: 'event-changed', leafIndex: 3, foundBy: 'scrubber' }],
      refusals: [{ code: 'open-findings' }],
      cleanPass: { size: 5 },
    });
    expect((await ledger.admin.query('SELECT event_id, cleared_by, reason FROM audit.ledger_clearances')).rows).toEqual([
      { event_id: event!.id, cleared_by: 'ops', reason: '已从备份恢复' },
    ]);
    expect(await ledger.ready()).toEqual({ status: 200, reasons: [] });
    const position = event!.position.toString();
    const timeline = await ledger.server.read<{ events: readonly object[] }>('mhk-auditor', '/api/audit/matters/ledger/timeline', position);
    expect(timeline.events).toEqual([expect.objectContaining({ eventId: event!.id, type: 'LedgerCleared', personId: 'ops' })]);
    expect(await ledger.server.read('mhk-auditor', '/api/audit/matters', position)).not.toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ matterId: 'ledger' })]) as unknown,
    });
    const { findings, clearances } = await ledger.server.read<Status>('mhk-auditor', '/api/audit/ledger');
    expect([findings, clearances]).toEqual([
      [],
      [expect.objectContaining({ eventId: event!.id, clearedBy: 'ops', reason: '已从备份恢复' })],
    ]);
  });

  it('given a log without clearances, then looking for them again and again reads their stream, not the log', async () => {
    const [log, stream] = [jest.spyOn(ledger.store, 'readAll'), jest.spyOn(ledger.store, 'readStream')];
    await new Clearances(ledger.store, ledger.admin).follow();
    expect([log.mock.calls, stream.mock.calls]).toEqual([[], [['ledgerClearance-ledger']]]);
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
    expect(await ledger.server.send('mhk-auditor', 'POST', ROUTE, { reason: 'x' })).toMatchObject({
      status: 403,
      body: { code: 'access.role-required' },
    });
    expect([await events(), await openIds()]).toEqual([[], [3]]);
    expect(await rolesThatMay(ledger.server, 'mhk', 'POST', ROUTE, { reason: 'x' })).toEqual(['operator']);
  });

  it('given the audit’s own login, without any superuser, then a row that no event says is refused: an invented event, one of another kind, or the right one with more than it says', async () => {
    await foundAndChecked();
    await find(4);
    await ledger.runtime.scrubber.pass();
    expect(await clear()).toMatchObject({ status: 200 });
    const { id, position } = (await events())[0]!;
    const [other] = await ledger.runtime.ledger.leaves(0, 1);
    const url = Object.assign(new URL(ledger.server.databaseUrl), {
      username: 'audit',
      password: derivedPassword(decodeURIComponent(new URL(ledger.server.databaseUrl).password), 'audit'),
    });
    const audit = new pg.Client({ connectionString: url.href });
    await audit.connect();
    const columns = 'event_id, position, cleared_at, cleared_by, reason, clean_pass_started_at, findings, refusals';
    const insert = (event: string, at: bigint, change: object = {}) => {
      const values = columns
        .split(', ')
        .map((name) => (change as Record<string, string>)[name] ?? name)
        .map((value) => (value === 'event_id' ? `'${event}'` : value === 'position' ? String(at) : value));
      return audit.query(`INSERT INTO audit.ledger_clearances (${columns}) SELECT ${values.join(', ')} FROM kept`).then(
        () => 'allowed',
        (error: { code?: string }) => error.code,
      );
    };
    try {
      expect((await audit.query<{ is: boolean }>(`SELECT rolsuper AS is FROM pg_roles WHERE rolname = current_user`)).rows).toEqual([
        { is: false },
      ]);
      // Nobody makes the row follow again while it is tried out by hand.
      await ledger.runtime.beforeApplicationShutdown();
      await audit.query('CREATE TEMP TABLE kept AS SELECT * FROM audit.ledger_clearances');
      await ledger.admin.query('DELETE FROM audit.ledger_clearances');
      expect(await insert(randomUUID(), position)).toBe('23000');
      expect(await insert(randomUUID(), 999n)).toBe('23000');
      expect(await insert(other!.eventId, other!.position)).toBe('23000');
      for (const change of [
        { findings: `findings || 99::bigint` },
        { findings: `'{}'` },
        { refusals: `'{1,2,3}'` },
        { reason: `'another'` },
        { cleared_by: `'somebody'` },
        { cleared_at: 'now()' },
        { clean_pass_started_at: 'now()' },
      ]) {
        expect([change, await insert(id, position, change)]).toEqual([change, '23000']);
      }
      expect(await openIds()).toEqual([3, 4]);
      expect(await insert(id, position)).toBe('allowed');
      expect(await openIds()).toEqual([]);
    } finally {
      await audit.end();
    }
  });

  it('given the same request under the same key, also after something more was found, then it gets the first answer and clears nothing more; another reason under the key is refused', async () => {
    await foundAndChecked();
    const send = (reason: string) => ledger.server.send<object>('ops', 'POST', ROUTE, { reason }, { 'idempotency-key': 'clearance-1' });
    const first = await send('已从备份恢复');
    expect(first.status).toBe(200);
    await find(4);
    expect(await send('已从备份恢复')).toMatchObject({ status: 200, body: first.body });
    expect(await ledger.runtime.scrubber.pass()).toBeUndefined();
    expect(await send('已从备份恢复')).toMatchObject({ status: 200, body: first.body });
    expect(await send('另一理由')).toMatchObject({ status: 422, body: { code: 'command-id-reused' } });
    expect([(await events()).length, await openIds()]).toEqual([1, [4]]);
  });

  it('the service’s own role can add no row without an event, and change none', async () => {
    const client = await ledger.admin.connect();
    const as = async (statement: string) => {
      await client.query('BEGIN; SET LOCAL ROLE audit');
      const code = await client.query(statement).then(
        () => 'allowed',
        (error: { code?: string }) => error.code,
      );
      await client.query('ROLLBACK');
      return code;
    };
    try {
      expect(await as(`INSERT INTO audit.ledger_clearances (cleared_by, reason, clean_pass_started_at) VALUES ('ops', 'x', now())`)).toBe(
        '23000',
      );
      for (const statement of [
        `UPDATE audit.ledger_clearances SET reason = 'y'`,
        'DELETE FROM audit.ledger_clearances',
        'DROP TABLE audit.ledger_clearances',
        'DROP TABLE audit.ledger_findings',
        'DROP FUNCTION audit.ledger_clearance_from_event CASCADE',
        'ALTER TABLE audit.ledger_clearances DISABLE TRIGGER ALL',
        'DROP TRIGGER from_event ON audit.ledger_clearances',
        'DROP SCHEMA audit CASCADE',
        'CREATE OR REPLACE FUNCTION audit.ledger_clearance_from_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
      ]) {
        expect([statement, await as(statement)]).toEqual([statement, '42501']);
      }
    } finally {
      client.release();
    }
  });
});
