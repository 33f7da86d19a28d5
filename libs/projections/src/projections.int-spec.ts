import { Accounts, type AccountEvent, accounts, type AccountRow, deposited, event, opened } from './testing/accounts.js';
import { type Projection, remove, revise, upsert } from './index.js';

describe('projections', () => {
  const given = new Accounts();

  it('given a history, when started, then the rows follow from it, exactly, with the position that last changed each', async () => {
    await given.store.append('account-a', 'no-stream', [opened(), deposited(5), deposited(7)]);
    await given.store.append('account-b', 'no-stream', [opened(), event('Closed', {})]);
    const made = given.start();
    expect(await made.waitFor(5n, 30_000)).toBe(true);
    expect(await given.rows()).toEqual([
      {
        account_id: 'a',
        owner: '王 "引号" \\',
        opened_on: '2020-06-11',
        balance: 12,
        total: '9007199254740995',
        last_at: new Date('2020-06-11T02:00:00.123Z'),
        tags: ['新', '5', '7'],
        last_position: '3',
      },
    ]);
  });

  it('given events of several streams, then upsert makes their common row once and changes it from then on, across batches and removals', async () => {
    const byOwner: Projection<AccountRow, AccountEvent> = {
      ...accounts(),
      on: {
        Opened: ({ data, metadata }) => [
          upsert<AccountRow>({ accountId: data.owner }, (row) => ({
            accountId: data.owner,
            owner: data.owner,
            openedOn: data.openedOn,
            total: 0n,
            tags: [],
            lastAt: metadata.occurredAt,
            balance: (row?.balance ?? 0) + 1,
          })),
        ],
        Closed: () => [remove<AccountRow>({ accountId: opened().data['owner' as never] })],
      },
    };
    for (let index = 0; index < 16; index += 1) await given.store.append(`account-${index}`, 'no-stream', [opened()]);
    const made = given.start(byOwner);
    expect(await made.waitFor(16n, 30_000)).toBe(true);
    expect((await given.rows()).map(({ balance }) => balance as number)).toEqual([16]);
    await given.store.append('account-0', 'any', [event('Closed', {})]);
    const { position } = await given.store.append('account-16', 'no-stream', [opened()]);
    expect(await made.waitFor(position, 30_000)).toBe(true);
    expect((await given.rows()).map(({ balance }) => balance as number)).toEqual([1]);
  });

  it('given a row that may be there or not, then revise changes it, removes it, or leaves everything as it is', async () => {
    const revised: Projection<AccountRow, AccountEvent> = {
      ...accounts(),
      on: {
        ...accounts().on,
        Deposited: ({ stream, data }) => [
          revise<AccountRow>({ accountId: stream.slice(8) }, (row) =>
            data.amount === 0 ? null : { ...row, balance: row.balance + data.amount },
          ),
        ],
      },
    };
    await given.store.append('account-a', 'no-stream', [deposited(9), opened(), deposited(4)]);
    await given.store.append('account-b', 'no-stream', [opened(), deposited(0), deposited(7)]);
    const made = given.start(revised);
    expect(await made.waitFor(6n, 30_000)).toBe(true);
    expect((await given.rows()).map(({ account_id: id, balance }) => [id, balance as number])).toEqual([['a', 4]]);
  });

  it('given nothing to read yet, when it is started, then waitFor(0) tells when the read model is there, empty', async () => {
    const made = given.make();
    expect(await made.waitFor(0n, 50)).toBe(false);
    made.start();
    expect(await made.waitFor(0n, 30_000)).toBe(true);
    expect(await given.rows()).toEqual([]);
  });

  it('given a running projection, when an event is appended, then waitFor tells when it is visible, and gives up in time', async () => {
    const made = given.start();
    const { position } = await given.store.append('account-a', 'no-stream', [opened()]);
    expect(await made.waitFor(position, 30_000)).toBe(true);
    expect(await given.rows()).toHaveLength(1);
    expect(await made.waitFor(position + 1n, 50)).toBe(false);
  });
});
