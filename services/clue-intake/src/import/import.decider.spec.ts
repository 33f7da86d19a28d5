import { given } from '@liandong/testing';
import { ledgerImport, type ImportCommand } from './import.decider.js';
import type { ImportEvent } from './import.events.js';

const keeper = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
const director = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
const at = '2020-06-11T02:00:00.000Z';
const asked = {
  organisationId: 'mhk',
  title: '台账',
  source: { kind: 'petition' as const, agencyId: 'mhk' },
  format: 'csv' as const,
  counts: { rows: 3, accepted: 2, refused: 1 },
  rowsDigest: '0',
};
const prepared = (counts = asked.counts): ImportEvent => ({
  type: 'ImportPrepared',
  data: { ...asked, counts, preparedBy: { personId: keeper.personId, organisationId: keeper.organisationId }, preparedAt: at },
});
const confirmed: ImportEvent = { type: 'ImportConfirmed', data: { confirmedBy: director.personId, confirmedAt: at } };
const command = <T extends ImportCommand['type']>(type: T, data: Extract<ImportCommand, { type: T }>['data'], by = director, moment = at) =>
  ({ type, data, by, at: moment }) as ImportCommand;
const result = { imported: 1, skipped: 0, refused: 1 };

describe('import', () => {
  it('B1.4: prepared by a named keeper; again it is refused', () => {
    given(ledgerImport, [])
      .when(command('prepare', asked, keeper))
      .then([prepared()]);
    given(ledgerImport, [prepared()])
      .when(command('prepare', asked, keeper))
      .thenRefused('import.not-allowed');
  });

  it('B1.3: another person approves', () => {
    given(ledgerImport, [prepared()]).when(command('confirm', {})).then([confirmed]);
    given(ledgerImport, [prepared()])
      .when(command('confirm', {}, { ...director, personId: keeper.personId }))
      .thenRefused('import.preparer-confirms');
  });

  it('B1.4: an import without a row that may enter is not approved, nor one that waited for more than seven days', () => {
    given(ledgerImport, [prepared({ rows: 1, accepted: 0, refused: 1 })])
      .when(command('confirm', {}))
      .thenRefused('import.nothing-to-import');
    given(ledgerImport, [prepared()])
      .when(command('confirm', {}, director, '2020-06-18T02:00:00.000Z'))
      .then([{ type: 'ImportConfirmed', data: { confirmedBy: director.personId, confirmedAt: '2020-06-18T02:00:00.000Z' } }]);
    given(ledgerImport, [prepared()])
      .when(command('confirm', {}, director, '2020-06-18T02:00:00.001Z'))
      .thenRefused('import.lapsed');
  });

  it('progress is told once; the end is the end', () => {
    const progressed: ImportEvent = { type: 'ImportProgressed', data: result };
    given(ledgerImport, [prepared(), confirmed]).when(command('record-progress', result)).then([progressed]);
    given(ledgerImport, [prepared(), confirmed, progressed]).when(command('record-progress', result)).thenNothing();
    const finished: ImportEvent = { type: 'ImportFinished', data: { ...result, finishedAt: at } };
    given(ledgerImport, [prepared(), confirmed, progressed]).when(command('finish', result)).then([finished]);
    given(ledgerImport, [prepared(), confirmed, finished])
      .when(command('cancel', { reason: 'x' }))
      .thenRefused('import.not-allowed');
  });

  it('cancelled before the approval or while it runs, with a reason; then it does not go on', () => {
    const cancelled: ImportEvent = { type: 'ImportCancelled', data: { reason: '传错', cancelledBy: director.personId, cancelledAt: at } };
    given(ledgerImport, [prepared()])
      .when(command('cancel', { reason: '传错' }))
      .then([cancelled]);
    given(ledgerImport, [prepared(), confirmed])
      .when(command('cancel', { reason: '传错' }))
      .then([cancelled]);
    given(ledgerImport, [prepared(), confirmed, cancelled]).when(command('record-progress', result)).thenRefused('import.not-allowed');
  });
});
