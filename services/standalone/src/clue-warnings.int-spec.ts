import { AuditModule } from '@liandong/audit';
import { ClueIntakeModule } from '@liandong/clue-intake';
import { keptLibrary } from '@liandong/clue-intake/testing';
import { NotificationModule } from '@liandong/notification';
import { figureWithEvents, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';

interface Documents {
  readonly items: readonly {
    readonly documentId: string;
    readonly kind: string;
    readonly status: string;
    readonly matterId: string;
    readonly text?: string;
  }[];
}

/** From the timer to the drafted letter, over both services. */
describe('warnings and their letters', () => {
  let server: TestApp;
  let now = '2026-01-05T02:00:00.000Z';
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, NotificationModule, AuditModule], { clock: { now: () => now } });
    await keptLibrary(server, 'mhk', '2026-01-05');
  }, 120_000);
  afterAll(() => server.close());

  it('B1.23: given a clue whose disposal is not decided on in time, then a reminder letter and a supervision letter are drafted, once each, in its matter', async () => {
    const subject = {
      subjectId: 's1',
      name: '某',
      organisationId: 'mhk.unit-agriculture',
      position: '科员',
      managedBy: 'county',
      villageCadre: false,
    };
    const source = { kind: 'petition', agencyId: 'mhk.petition', reference: '信访1号' };
    const { id, matterId } = await server.command<{ id: string; matterId: string }>('mhk-intake', '/api/clue-intake/clues', {
      organisationId: 'mhk',
      source,
      title: '反映某科员',
      summary: '……',
      receivedOn: '2026-01-05',
      subjects: [subject],
    });
    await server.command('mhk-intake', `/api/clue-intake/clues/${id}/registration`);
    await server.command('mhk-intake', `/api/clue-intake/clues/${id}/screening`, { problemTypes: ['conduct'], opinion: '属本级管辖' });
    now = '2026-02-02T16:00:00.000Z';
    const drafted = (count: number) =>
      eventually(async () => {
        const { items } = await server.read<Documents>('mhk-document', '/api/notification/documents');
        return items.length >= count && items;
      });
    expect(await drafted(1)).toMatchObject([{ kind: 'prompt', status: 'drafted', matterId }]);
    // B1.22: from the timer's event on it stands among the overdue, under every other axis.
    const overdue = () => figureWithEvents(server, 'clue-intake.clues', { by: 'overdue,status,source', overdue: 'disposal' });
    expect(await overdue()).toMatchObject({ value: 0, eventIds: [] });
    now = '2026-02-05T16:00:00.000Z';
    expect((await drafted(2)).map(({ kind }) => kind).sort()).toEqual(['prompt', 'supervision-order']);
    expect(await overdue()).toMatchObject({ value: 1, groups: { 'disposal screened petition': 1 }, types: { ClueWarned: 1 } });
    const warning = await eventually(async () => {
      const found = await server.read<{ letters: { letter: string; documentId: string }[] }>(
        'mhk-director',
        `/api/clue-intake/warnings/disposal-${id}`,
      );
      return found.letters.length === 2 && found;
    });
    const ids = (await drafted(2)).map(({ documentId }) => documentId);
    expect(warning.letters.map(({ documentId }) => documentId).sort()).toEqual([...ids].sort());
    expect(ids).toHaveLength(2);
  });
});
