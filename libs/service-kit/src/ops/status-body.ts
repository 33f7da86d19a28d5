import type { ServiceStatus } from '../runtime/service-runtime.js';

/** JSON has no numbers as wide as positions: they travel as decimal texts. */
export function statusBody({ projections, relay, ...rest }: ServiceStatus) {
  return {
    ...rest,
    projections: projections.map(({ position, head, rebuild, ...status }) => ({
      ...status,
      position: position.toString(),
      head: head.toString(),
      ...(rebuild ? { rebuild: { ...rebuild, position: rebuild.position.toString() } } : {}),
    })),
    ...(relay ? { relay: { ...relay, position: relay.position.toString(), head: relay.head.toString() } } : {}),
  };
}
