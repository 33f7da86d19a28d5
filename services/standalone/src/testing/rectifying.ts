import type { TestApp } from '@liandong/service-kit/testing';
import { eventually, sideBySide } from '@liandong/testing';

const api = '/api/rectification/items';
const evidence = [{ evidenceId: 'e1', description: '整改佐证材料', sha256: 'e'.repeat(64) }];

/** The items that a verification's problems became by themselves, in the matter of its clue. */
export async function itemsOf(server: TestApp, matterId: string, count: number): Promise<readonly string[]> {
  const { items } = await eventually(async () => {
    const found = await server.read<{ total: number; items: readonly { readonly itemId: string }[] }>(
      'mhk-lead-1',
      `${api}?matter=${matterId}&limit=200`,
    );
    return found.total === count && found;
  }, 30_000);
  return items.map(({ itemId }) => itemId);
}

/** From the assignment to the unit to the closure (销号): evidence, check by two on the spot, consent, approval. */
export async function rectified(server: TestApp, itemIds: readonly string[]): Promise<void> {
  await sideBySide(itemIds, async (itemId) => {
    const act = (who: string, noun: string, body: object) => server.command(who, `${api}/${itemId}/${noun}`, body);
    await act('mhk-lead-1', 'assignment', {
      unitId: 'mhk.unit-agriculture',
      requirement: '逐项整改,完善制度',
      assignedOn: '2020-06-16',
      dueOn: '2020-08-14',
    });
    await act('mhk-unit', 'evidence', { evidence, report: '已整改到位', submittedOn: '2020-07-10' });
    await act('mhk-supervisor-1', 'check', {
      result: 'passed',
      findings: '属实',
      checkedBy: ['mhk-supervisor-1', 'mhk-supervisor-2'],
      checkedOn: '2020-07-14',
    });
    await act('mhk-supervisor-2', 'closure-approval', { approvedOn: '2020-07-15' });
    await act('mhk-lead-1', 'closure', { closedOn: '2020-07-16' });
  });
}
