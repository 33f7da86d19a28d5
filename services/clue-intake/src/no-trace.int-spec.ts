import { Logger } from '@nestjs/common';
import { clueTransferred } from '@liandong/contracts';
import { startTestApp, tapLog } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from './clue-intake.module.js';
import { person } from './clue/clue.fixtures.js';

describe('clue intake: logs', () => {
  it('B1.7: given a subject of the upper level, when refused, then no log line at any level says anything of it', async () => {
    const server = await startTestApp([ClueIntakeModule]);
    const tap = tapLog();
    try {
      const agency = { name: '检察院', kind: 'procuratorate', commissionId: 'mhk', agreement: '协议', eventTypes: [clueTransferred.type] };
      await server.send('mhk-director', 'PUT', '/api/clue-intake/agencies/mhk.procuratorate', agency);
      const data = {
        reference: '秘1号',
        title: '反映厉上管',
        summary: '厉上管……',
        transferredOn: '2020-06-11',
        subjects: [person('s2', { name: '厉上管', managedBy: 'upper' })],
      };
      const event = { specversion: '1.0', id: 'e-upper', source: 'https://mhk.jcy.example', type: clueTransferred.type, data };
      const refused = await server.send('mhk-procurator', 'POST', '/api/clue-intake/agency-events', event);
      expect(refused).toMatchObject({ status: 409, body: { code: 'clue.direct-forward' } });
      new Logger('spec').verbose('this line was written');
    } finally {
      await server.close();
      tap.restore();
    }
    const log = tap.lines.join('');
    expect(log).toContain('this line was written');
    for (const secret of ['厉上管', '秘1号', 'e-upper']) expect(log).not.toContain(secret);
  });
});
