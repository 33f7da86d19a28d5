import type { ServiceStatus } from '../runtime/service-runtime.js';
import { readinessOf } from './readiness.js';

type Projection = ServiceStatus['projections'][number];

const projection = (more: Partial<Projection> = {}): Projection => ({
  name: 'notes',
  version: 1,
  state: 'running',
  position: 5n,
  head: 5n,
  lag: 0,
  parked: 0,
  ...more,
});
const ready = (status: Partial<ServiceStatus>) =>
  readinessOf(
    {
      name: 'notes',
      status: async () => ({ service: 'notes', projections: [], bus: 'connected', parkedMessages: 0, ...status }),
    } as Parameters<typeof readinessOf>[0],
    10,
  );

describe('readiness', () => {
  it('given read models that keep up, then ready, also while the bus is away', async () => {
    expect(await ready({ projections: [projection()], bus: 'connecting' })).toMatchObject({ ready: true, reasons: [], lag: { notes: 0 } });
  });

  it.each<[string, Partial<ServiceStatus>, RegExp]>([
    ['a bus that refuses the service', { bus: 'failed' }, /refuses/],
    ['a recovery under way', { recovering: true }, /being recovered/],
    ['something else that must hold', { faults: ['账本 / the ledger'] }, /ledger/],
    ['a read model too far behind', { projections: [projection({ lag: 11 })] }, /behind/],
    ['a read model that stands still', { projections: [projection({ state: 'halted' })] }, /halted/],
    [
      'a read model of another history',
      { projections: [projection({ state: 'halted', failure: { code: 'store.history-differs' } as NonNullable<Projection['failure']> })] },
      /rebuild \(store\.history-differs\)/,
    ],
    ['a relay of another history', { relay: { state: 'halted', position: 9n, head: 9n, lag: 0 } }, /relay told of events/],
    ['a log shorter than what was read of it', { projections: [projection({ state: 'catching-up', position: 9n })] }, /older backup/],
  ])('given %s, then not ready, with the reason', async (_name, status, reason) => {
    expect(await ready(status)).toMatchObject({ ready: false, reasons: [expect.stringMatching(reason)] });
  });

  it('given a read model that is built for the first time, then ready: nobody waits for it', async () => {
    expect(await ready({ projections: [projection({ state: 'catching-up', position: 0n, lag: 11, firstBuild: true })] })).toMatchObject({
      ready: true,
      lag: { notes: 11 },
    });
    expect(await ready({ projections: [projection({ state: 'halted', firstBuild: true })] })).toMatchObject({ ready: false });
  });

  it('given a running read model that moved between the two readings, then ready', async () => {
    expect(await ready({ projections: [projection({ position: 6n })] })).toMatchObject({ ready: true });
  });
});
