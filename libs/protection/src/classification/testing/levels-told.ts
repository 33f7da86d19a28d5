import { randomUUID } from 'node:crypto';
import { type LevelInForce, levelInForce } from '@liandong/contracts';

/** As the service tells it that classifies a matter of 梅河口 under the matter’s id. */
export function levelTold(
  source: string,
  matterId: string,
  {
    level,
    revision = 0,
    admitted = [],
  }: { readonly level: LevelInForce['data']['level']; readonly revision?: number; readonly admitted?: readonly string[] },
): LevelInForce {
  return {
    id: randomUUID(),
    type: levelInForce.type,
    source,
    time: '2020-06-15T08:00:00.000Z',
    matterId,
    causationId: randomUUID(),
    data: { registerId: matterId, revision, organisationId: 'mhk', level, admitted: [...admitted] },
  };
}
