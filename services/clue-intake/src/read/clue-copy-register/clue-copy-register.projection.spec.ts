import { clueCopy } from '../../clue-copy/clue-copy.decider.js';
import { acknowledged, after, analysis, command, copied, deputy, propose, proposed } from '../../clue-copy/clue-copy.fixtures.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { clueCopyRegister } from './clue-copy-register.projection.js';

const rejected = after(proposed, command('reject-analysis', { reason: '重新研判' } as never, deputy));

describe('register of the copies of the people’s congress', () => {
  itIsAReadModel(clueCopyRegister, ['clueCopy-k1', acknowledged], ['clueCopy-k2', rejected]);

  it('1.13: after every event the row says the same as the copy', () => {
    for (const [index, row] of rowAfterEach(clueCopyRegister, ['clueCopy-k1', acknowledged]).entries()) {
      const state = acknowledged.slice(0, index + 1).reduce(clueCopy.evolve, clueCopy.initial);
      expect(row).toMatchObject({
        copyId: 'k1',
        status: state.status,
        analysis: state.analysis,
        agencyId: 'mhk.people-congress',
        items: copied.items,
        periodFrom: '2023-01-01',
        periodTo: '2023-03-31',
        revision: index,
      });
    }
    expect(rowAfterEach(clueCopyRegister, ['clueCopy-k1', acknowledged]).at(-1)).toMatchObject({
      takenIn: [{ itemNo: 1, clueId: 'c1', linked: false }],
      approvedBy: deputy.personId,
      replyText: '已逐项研判',
      repliedOn: '2023-04-06',
      acknowledgedOn: '2023-04-06',
    });
  });

  it('1.13: what was sent back stays readable beside the reason, until it is proposed anew', () => {
    expect(rowAfterEach(clueCopyRegister, ['clueCopy-k2', rejected]).at(-1)).toMatchObject({
      status: 'received',
      analysis,
      rejectReason: '重新研判',
    });
    expect(rowAfterEach(clueCopyRegister, ['clueCopy-k2', after(rejected, propose())]).at(-1)).toMatchObject({
      status: 'proposed',
      rejectReason: null,
    });
  });
});
