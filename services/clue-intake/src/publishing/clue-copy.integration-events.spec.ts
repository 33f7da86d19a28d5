import type { RecordedEvent } from '@liandong/event-sourcing';
import { given } from '@liandong/testing';
import { clueCopy } from '../clue-copy/clue-copy.decider.js';
import type { ClueCopyEvent } from '../clue-copy/clue-copy.events.js';
import { acknowledged, after, analysis, command, deputy, propose, proposed, takenIn } from '../clue-copy/clue-copy.fixtures.js';
import { publishClueCopy } from './clue-copy.integration-events.js';

const publish = (history: readonly ClueCopyEvent[]) =>
  history.flatMap((event, revision) => {
    const metadata = { occurredAt: '2023-04-06T02:00:00.000Z', correlationId: 'm1' };
    const recorded = {
      ...event,
      id: `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`,
      stream: 'clueCopy-k1',
      revision,
      metadata,
    };
    return publishClueCopy(
      recorded as unknown as RecordedEvent<ClueCopyEvent>,
      'k1',
      given(clueCopy, history.slice(0, revision + 1)).state,
    );
  });

describe('what the analysis of a copy announces', () => {
  it('1.13, B4.4: once approved, what is for the political-ecology evaluation, and nothing of what was copied', () => {
    const told = publish(acknowledged);
    expect(told).toMatchObject([
      {
        type: 'clue-intake.ecology-referenced.v1',
        matterId: 'm1',
        data: {
          copyId: 'k1',
          organisationId: 'mhk',
          agencyId: 'mhk.people-congress',
          reference: '人抄〔2023〕1号',
          period: { from: '2023-01-01', to: '2023-03-31' },
          analysedOn: '2023-04-06',
          items: [{ itemNo: 3, unitId: 'mhk.township-1', problemType: 'conduct', text: '班子民主议事不够' }],
        },
      },
    ]);
    for (const kept of ['张三丰', '收受企业礼金', '走过场', 'c1', '长椅']) expect(JSON.stringify(told)).not.toContain(kept);
  });

  it('1.13: nothing before the approval, and nothing where no item is for a tour', () => {
    expect(publish(proposed)).toEqual([]);
    const items = analysis.map((item) => (item.itemNo === 3 ? { ...item, conclusions: ['no-use' as const] } : item));
    expect(publish(after(takenIn, propose(items), command('approve-analysis', {}, deputy)))).toEqual([]);
  });
});
