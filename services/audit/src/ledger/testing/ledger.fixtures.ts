import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { EventStore, NewEvent } from '@liandong/event-sourcing';
import { postgresEventStore } from '@liandong/event-sourcing/postgres';
import type { Signer } from '@liandong/ledger';
import { derivedPassword } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { AuditModule } from '../../audit.module.js';
import { LedgerRuntime } from '../ledger.runtime.js';
import { ensureSigningKey } from '../signer/key-file.js';
import { LedgerSigner, type LedgerSignerOptions } from '../signer/signer.js';
import { installSigner, SIGNER_ROLE } from '../signer/signer.install.js';
import { StateFile } from '../signer/state-file.js';

export function newEvents(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, n) => ({
    id: randomUUID(),
    type: 'ClueReceived',
    schemaVersion: 1,
    data: { title: `养老服务 ${n}`, n },
    metadata: {
      occurredAt: '2020-06-11T02:00:00.000Z',
      actor: { personId: 'mhk-intake', organisationId: 'mhk', role: 'intake-officer' },
      correlationId: 'matter',
      causationId: 'request',
      commandId: randomUUID(),
      commandDigest: '00',
      rules: [],
    },
  }));
}

/** The audit service with its ledger, a signer beside it and a superuser who can do anything to the database. */
export class LedgerUnderTest {
  private constructor(
    readonly server: TestApp,
    readonly store: EventStore,
    readonly admin: pg.Pool,
    readonly runtime: LedgerRuntime,
    readonly folder: string,
    readonly key: Signer,
    private readonly signerPool: pg.Pool,
  ) {}

  static async start(): Promise<LedgerUnderTest> {
    const server = await startTestApp([AuditModule]);
    // Roles belong to the whole cluster, which tests share: everybody gives them the same password.
    const password = derivedPassword(decodeURIComponent(new URL(server.databaseUrl).password), SIGNER_ROLE);
    await installSigner(server.databaseUrl, password);
    const folder = await mkdtemp(join(tmpdir(), 'ledger-'));
    const signerUrl = Object.assign(new URL(server.databaseUrl), { username: SIGNER_ROLE, password });
    const admin = new pg.Pool({ connectionString: server.databaseUrl });
    admin.on('error', () => undefined);
    return new LedgerUnderTest(
      server,
      postgresEventStore({ connectionString: server.databaseUrl }),
      admin,
      server.app.get(LedgerRuntime),
      folder,
      await ensureSigningKey(join(folder, 'key'), 'liandong.test/ledger'),
      new pg.Pool({ connectionString: signerUrl.href, max: 4 }),
    );
  }

  signer(options: Partial<LedgerSignerOptions> = {}): LedgerSigner {
    return new LedgerSigner({ pool: this.signerPool, key: this.key, state: this.state, everyEvents: 1, everySeconds: 1, ...options });
  }

  get state(): StateFile {
    return new StateFile(join(this.folder, 'key.state'), this.key.name);
  }

  /** Appends events and waits until they are in the tree. */
  async grow(count: number): Promise<void> {
    if (count > 0) await this.store.append(`clue-${randomUUID()}`, 'no-stream', newEvents(count));
    const head = await this.store.head();
    await eventually(async () => expect((await this.runtime.ledger.tree()).position).toBe(head));
  }

  /** 200, or 503 with the reasons. */
  async ready(): Promise<{ readonly status: number; readonly reasons: readonly string[] }> {
    const { status, body } = await this.server.send<{ services: { reasons: string[] }[] }>(undefined, 'GET', '/health/ready');
    return { status, reasons: body.services.flatMap(({ reasons }) => reasons) };
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.signerPool.end();
    await this.admin.end();
    await this.server.close();
    await rm(this.folder, { recursive: true });
  }
}
