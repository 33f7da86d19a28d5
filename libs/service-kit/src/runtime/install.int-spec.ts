import { createTestDatabase } from '@liandong/testing';
import { installService } from './install.js';

describe('installService', () => {
  it('given several databases of one cluster, when a service is installed in all at once, then none trips over the roles they share', async () => {
    const databases = await Promise.all([1, 2, 3, 4].map(() => createTestDatabase()));
    const install = (adminUrl: string) =>
      installService({ name: 'install-probe', categories: ['probe'] }, { adminUrl, eventStoreAdminUrl: adminUrl, password: 'x' });
    for (let round = 0; round < 4; round += 1) await Promise.all(databases.map(({ url }) => install(url)));
    await Promise.all(databases.map((database) => database.drop()));
  });
});
