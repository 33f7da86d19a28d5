import { randomUUID } from 'node:crypto';
import { type RecusalsInForce, recusalsInForce } from '@liandong/contracts';
import type { MessageBus } from '@liandong/messaging';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import type { TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';

/** What somebody hears who is recused from the matter. */
export const BARRED = { status: 403, body: { code: 'access.barred-by-recusal', rule: 'B4.1' } };

/** As the service tells it that keeps the recusals of a matter of 梅河口 under the matter’s id. */
export function recusalsTold(
  source: string,
  matterId: string,
  { revision = 0, ...told }: { readonly barred: readonly string[]; readonly revision?: number; readonly actingChiefId?: string },
): RecusalsInForce {
  return {
    id: randomUUID(),
    type: recusalsInForce.type,
    source,
    time: '2020-06-15T08:00:00.000Z',
    matterId,
    causationId: randomUUID(),
    data: { registerId: matterId, revision, organisationId: 'mhk', ...told, barred: [...told.barred] },
  };
}

/** A service that follows the recusals of others. `begun`: a record of it. */
export interface FollowingService {
  readonly server: TestApp;
  begun(): Promise<{ readonly id: string; readonly matterId: string }>;
}

/** `person`, `other`: who may read and act alike; `record` and `act` are addresses of a record, `lists` of what holds its id; the body is refused for no other reason. */
export interface FollowedStory {
  readonly person: string;
  readonly other: string;
  readonly lists: readonly string[];
  record(id: string): string;
  act(id: string): { readonly path: string; readonly body: object };
}

/** B4.1: whoever is recused from a matter where it is handled neither reads nor does anything in it here, until that service says otherwise. */
export function itKeepsOutWhoeverIsRecusedElsewhere(
  following: () => FollowingService,
  { person, other, lists, record, act }: FollowedStory,
): void {
  const tell = async (...told: Parameters<typeof recusalsTold>) => {
    const bus: MessageBus = await following().server.app.get<Platform>(PLATFORM, { strict: false }).messageBus(told[0]);
    await bus.publish([recusalsTold(...told)]);
  };

  it.each(['clue-intake', 'joint-supervision', 'case-trial'])(
    'B4.1: given somebody recused from the matter in %s, then they neither read its record here nor act on it, others do; ended there, they may',
    async (source) => {
      const { server, begun } = following();
      const { id, matterId } = await begun();
      const see = (who: string) => server.send<{ code?: string }>(who, 'GET', record(id));
      const holding = async (who: string) =>
        Promise.all(lists.map(async (list) => JSON.stringify(await server.read(who, list)).includes(id)));
      const all = (held: boolean) => lists.map(() => held);
      await eventually(async () => (await holding(person)).every(Boolean));
      await tell(source, matterId, { barred: [person] });
      await eventually(async () => (await see(person)).body.code === BARRED.body.code, 20_000);
      expect(await holding(person)).toEqual(all(false));
      expect(await holding(other)).toEqual(all(true));
      const { path, body } = act(id);
      expect(await server.send(person, 'POST', path, body)).toMatchObject(BARRED);
      expect(await see(other)).toMatchObject({ status: 200 });
      await tell(source, matterId, { barred: [], revision: 1 });
      await eventually(async () => (await see(person)).status === 200, 20_000);
      expect(await server.send(person, 'POST', path, body)).toMatchObject({ status: 201 });
    },
  );
}
