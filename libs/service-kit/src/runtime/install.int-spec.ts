import { createTestDatabase } from '@liandong/testing';
import pg from 'pg';
import { installService } from './install.js';

describe('installService', () => {
  it('given several databases of one cluster, when a service is installed in all at once, then none trips over the roles they share', async () => {
    const databases = await Promise.all([1, 2, 3, 4].map(() => createTestDatabase()));
    const install = (adminUrl: string) =>
      installService({ name: 'install-probe', categories: ['probe'] }, { adminUrl, eventStoreAdminUrl: adminUrl, password: 'x' });
    for (let round = 0; round < 4; round += 1) await Promise.all(databases.map(({ url }) => install(url)));
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('given an installed service, when it asks its read models, then it asks alone: no statement waits for other processes to begin', async () => {
    const database = await createTestDatabase();
    await installService(
      { name: 'install-probe', categories: ['probe'] },
      { adminUrl: database.url, eventStoreAdminUrl: database.url, password: 'x' },
    );
    const url = new URL(database.url);
    [url.username, url.password] = ['install_probe', 'x'];
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    const { rows } = await client.query<Record<string, string>>('SHOW max_parallel_workers_per_gather');
    expect(rows).toEqual([{ max_parallel_workers_per_gather: '0' }]);
    await client.end();
    await database.drop();
  });
});
