import { AuditModule } from '@liandong/audit';
import { ClueIntakeModule } from '@liandong/clue-intake';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';

const intake = '/api/clue-intake';
const audit = '/api/audit';
const clock = { moment: '2020-06-12T02:00:00.000Z', now: () => clock.moment };
interface Timeline {
  readonly events: readonly { readonly eventId: string; readonly position: string; readonly type: string }[];
}

describe('B4.6: entries of the register of inquiring and pleading before auditors', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, AuditModule], { clock });
  }, 120_000);
  afterAll(() => server.close());

  /** A clue with an entry that was assessed; `of`: the unit of whom the clue is about, `pleader`: who pleaded, where they work with us. */
  async function pleaded(of: string, pleader?: string) {
    const subject = { subjectId: 's1', name: '某', organisationId: of, position: '科员', managedBy: 'county', villageCadre: false };
    const source = { kind: 'petition', agencyId: 'mhk.petition', reference: '信访1号' };
    const { id: clueId, matterId } = await server.command<{ id: string; matterId: string }>('mhk-intake', `${intake}/clues`, {
      organisationId: 'mhk',
      source,
      title: '反映某科员',
      summary: '……',
      receivedOn: '2020-06-11',
      subjects: [subject],
    });
    const by = { name: '某某', unit: '某局', ...(pleader === undefined ? {} : { personId: pleader }) };
    const { id } = await server.command<{ id: string }>('mhk-inv-1', `${intake}/interventions`, {
      clueId,
      kind: 'pleading',
      by,
      addressee: 'mhk-inv-1',
      occurredOn: '2020-06-11',
      content: '请求从轻',
    });
    const { position, eventIds } = await server.command<{ position: string; eventIds: readonly string[] }>(
      'mhk-director',
      `${intake}/interventions/${id}/assessment`,
      { standing: 'colleague', opinion: '……', assessedOn: '2020-06-12' },
    );
    return { id, matterId, position, decision: eventIds[0]! };
  }
  const told = async (who: string, path: string) => JSON.stringify(await server.read(who, `${audit}/${path}`));
  const timeline = async (who: string, matterId: string) =>
    (await server.read<Timeline>(who, `${audit}/matters/${matterId}/timeline`)).events.map(({ type }) => type);
  /** Everything that tells of one matter. */
  const reads = ({ matterId, position }: { readonly matterId: string; readonly position: string }) =>
    ['', '/timeline', `?at=${position}`, `/timeline?at=${position}`, '/diff?from=1', '/access-log'].map(
      (part) => `matters/${matterId}${part}`,
    );
  const across = [
    'matters?limit=200',
    'reads?limit=200',
    'persons/mhk-intake',
    'persons/mhk-intake/acts',
    'organisations/mhk.case-management',
    'organisations/mhk.case-management/acts',
  ];

  it('given an auditor who pleaded, then no reading tells them of the entry; another auditor reads all of it', async () => {
    const entry = await pleaded('mhk.unit-agriculture', 'mhk-auditor');
    expect(await timeline('pj-auditor', entry.matterId)).toEqual(['ClueReceived', 'InterventionRecorded', 'InterventionAssessed']);
    expect(await server.send('pj-auditor', 'GET', `${audit}/matters/${entry.matterId}/decisions/${entry.decision}/as-seen`)).toMatchObject({
      status: 200,
    });
    expect(await told('pj-auditor', `matters/${entry.matterId}/access-log`)).toContain(entry.decision);

    expect(await timeline('mhk-auditor', entry.matterId)).toEqual(['ClueReceived']);
    for (const path of [...reads(entry), ...across])
      expect([path, await told('mhk-auditor', path)]).toEqual([
        path,
        expect.not.stringMatching(new RegExp(`[Ii]ntervention|${entry.id}|${entry.decision}`)) as string,
      ]);
    expect(await server.send('mhk-auditor', 'GET', `${audit}/matters/${entry.matterId}/decisions/${entry.decision}/as-seen`)).toMatchObject(
      { status: 404, body: { code: 'audit.event-unknown' } },
    );
    // They themselves, and whoever recorded and assessed it, appear nowhere but in the entry.
    for (const who of ['mhk-auditor', 'mhk-inv-1', 'mhk-director'])
      expect(await server.send('mhk-auditor', 'GET', `${audit}/persons/${who}`)).toMatchObject({
        status: 404,
        body: { code: 'audit.person-unknown' },
      });
    expect(await server.send('mhk-auditor', 'GET', `${audit}/organisations/mhk.room-1`)).toMatchObject({
      status: 404,
      body: { code: 'audit.organisation-unknown' },
    });
  });

  it('given a clue about somebody of the auditor’s own unit, then they learn of no entry about it; the register’s own auditor reads it', async () => {
    const entry = await pleaded('pj');
    expect(await timeline('mhk-auditor', entry.matterId)).toEqual(['ClueReceived', 'InterventionRecorded', 'InterventionAssessed']);
    expect(await told('mhk-auditor', 'persons/mhk-inv-1')).toContain(entry.matterId);
    expect(await told('mhk-auditor', 'persons/mhk-inv-1/acts')).toContain(entry.id);
    expect(await timeline('pj-auditor', entry.matterId)).toEqual(['ClueReceived']);
    for (const path of reads(entry))
      expect([path, await told('pj-auditor', path)]).toEqual([
        path,
        expect.not.stringMatching(new RegExp(`[Ii]ntervention|${entry.id}|${entry.decision}`)) as string,
      ]);
    expect(await server.send('pj-auditor', 'GET', `${audit}/matters/${entry.matterId}/decisions/${entry.decision}/as-seen`)).toMatchObject({
      status: 404,
    });
  });

  it('given a clue about somebody of the commission that keeps the register, then its auditor reads the entry', async () => {
    const entry = await pleaded('mhk');
    expect(await timeline('mhk-auditor', entry.matterId)).toContain('InterventionRecorded');
  });
});
