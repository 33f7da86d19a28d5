import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import type { ImportEvent } from '../import/import.events.js';
import { importView } from './import.view.js';

const at = '2020-06-11T02:00:00.000Z';
const history: readonly ImportEvent[] = [
  {
    type: 'ImportPrepared',
    data: {
      organisationId: 'mhk',
      title: '2012—2019 年问题线索台账',
      source: { kind: 'petition', agencyId: 'mhk' },
      format: 'xlsx',
      counts: { rows: 616, accepted: 610, refused: 6 },
      rowsDigest: 'ab'.repeat(32),
      preparedBy: { personId: 'mhk-intake', organisationId: 'mhk.case-management' },
      preparedAt: at,
      notTakenIn: ['状态', '保管人'],
      unknownColumns: 1,
    },
  },
  { type: 'ImportConfirmed', data: { confirmedBy: 'mhk-director', confirmedAt: at } },
  { type: 'ImportProgressed', data: { imported: 500, skipped: 4, refused: 6 } },
  { type: 'ImportFinished', data: { imported: 606, skipped: 4, refused: 6, finishedAt: at } },
];

goldenViews(importView, join(import.meta.dirname, '../../golden'), {
  history,
  viewers: [{ personId: 'mhk-director', organisationId: 'mhk.case-management', roles: ['case-director'] }],
  at,
});
