import { randomUUID } from 'node:crypto';
import { clueConcluded, clueHandedOver, type IntegrationEvent } from '@liandong/contracts';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues, dispose, HandClock, receive } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const day = '2020-06-11';
const resultDueAt = '2020-09-11T15:59:59.999Z';

describe('3.14: a tour’s clues come first', () => {
  const clock = new HandClock(`${day}T02:00:00.000Z`);
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server, 'pj');
  });
  afterAll(() => server.close());

  it('3.14: arranged before the rest of its day, approved at once, and its result is announced to the tour office within the three months of B3.4', async () => {
    const bus = await server.app.get<Platform>(PLATFORM).messageBus('spec');
    const told: IntegrationEvent[] = [];
    const listening = await bus.subscribe({
      durable: 'spec',
      types: [clueConcluded.type],
      handler: async (event) => void told.push(event),
    });
    const [itemId, matterId] = [randomUUID(), randomUUID()];
    const letter = await receive(server, 'pj', day);
    const data = {
      itemId,
      handoverId: 'h1',
      round: '第九轮',
      tourOfficeId: 'pj.tour-office',
      organisationId: 'pj',
      title: '养老服务中心资金',
      summary: '……',
      subjects: [person('c1')],
      receivedOn: day,
      raisedLevel: false,
      resultDueAt,
    };
    await bus.publish([
      {
        id: randomUUID(),
        type: clueHandedOver.type,
        source: 'inspection-liaison',
        time: clock.now(),
        matterId,
        causationId: randomUUID(),
        data,
      } satisfies IntegrationEvent,
    ]);
    await eventually(() => server.read('pj-intake', `${clues}/${itemId}`));
    // Came later, stands first.
    const { items } = await server.read<{ items: readonly { clueId: string; priority: boolean }[] }>('pj-intake', `${clues}?limit=2`);
    expect(items.map(({ clueId, priority }) => [clueId, priority])).toEqual([
      [itemId, true],
      [letter.id, false],
    ]);

    await dispose(server, 'pj', itemId, 'close');
    expect(await server.read('pj-director', `${clues}/${itemId}`)).toMatchObject({ disposalInTime: true, mode: 'close' });
    clock.to('2020-07-20T02:00:00.000Z');
    await server.command('pj-director', `${clues}/${itemId}/conclusion`, { summary: '经核实不属实', concludedOn: '2020-07-20' });
    await eventually(() =>
      expect(told).toMatchObject([
        { matterId, data: { clueId: itemId, concludedOn: '2020-07-20', source: { kind: 'inspection-tour', reference: itemId } } },
      ]),
    );
    expect(clock.now() < resultDueAt).toBe(true);
    // No feedback of its own is owed: the tour office gets it through the hand-over register.
    await server.command('pj-director', `${clues}/${itemId}/closure`, { reason: '办结', closedOn: '2020-07-20' });
    await listening.stop();
  });

  it('3.14: while it is open it stands before what came on later days, page by page; once it has ended, it stands in its day', async () => {
    clock.to('2020-08-03T02:00:00.000Z');
    const bus = await server.app.get<Platform>(PLATFORM).messageBus('spec');
    const [first, second] = ['f'.repeat(8), 'e'.repeat(8)].map((start) => `${start}-0000-4000-8000-000000000000`) as [string, string];
    for (const itemId of [first, second]) {
      const data = {
        itemId,
        handoverId: 'h2',
        round: '第十轮',
        tourOfficeId: 'pj.tour-office',
        organisationId: 'pj',
        title: '村集体资产',
        summary: '……',
        subjects: [person('c1')],
        receivedOn: '2020-08-03',
        raisedLevel: false,
        resultDueAt: '2020-11-03T15:59:59.999Z',
      };
      await bus.publish([
        {
          id: randomUUID(),
          type: clueHandedOver.type,
          source: 'inspection-liaison',
          time: clock.now(),
          matterId: randomUUID(),
          causationId: randomUUID(),
          data,
        } satisfies IntegrationEvent,
      ]);
      await eventually(() => server.read('pj-intake', `${clues}/${itemId}`));
    }
    clock.to('2020-08-05T02:00:00.000Z');
    const [later, last] = [await receive(server, 'pj', '2020-08-04'), await receive(server, 'pj', '2020-08-05')];
    const page = async (after?: string, query = 'limit=1') => {
      const { items, next } = await server.read<{
        readonly items: readonly { readonly clueId: string; readonly urgent: boolean }[];
        readonly next: string;
      }>('pj-intake', `${clues}?${query}${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`);
      return { ids: items.map(({ clueId }) => clueId), next };
    };
    const two = await page();
    expect(two.ids).toEqual([first]);
    expect((await page(undefined, `limit=4&text=${encodeURIComponent('村集体资产')}`)).ids).toEqual([first, second]);
    await dispose(server, 'pj', first, 'close');
    await server.command('pj-director', `${clues}/${first}/conclusion`, { summary: '经核实不属实', concludedOn: '2020-08-05' });
    // The page ended with what has ended meanwhile: the other one is not passed over.
    const rest = await page(two.next, 'limit=3');
    expect(rest.ids).toEqual([second, last.id, later.id]);
    expect((await page(rest.next, 'limit=1')).ids).toEqual([first]);
    expect((await page(undefined, `limit=4&text=${encodeURIComponent('村集体资产')}`)).ids).toEqual([second, first]);
  });
});
