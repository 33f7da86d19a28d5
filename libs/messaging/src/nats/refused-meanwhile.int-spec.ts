import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import { type LocalNats, startNats } from '@liandong/local-servers/nats';
import { eventually } from '@liandong/testing';
import { natsPasswordVariable } from './configuration.js';
import { natsConnectionOptions } from './connection.js';
import { natsServices } from './permissions.js';

const CONFIG = join(import.meta.dirname, '../../../../infra/nats/nats.conf');
const start = (password: string, port?: number) =>
  startNats({
    config: CONFIG,
    env: Object.fromEntries(natsServices.map((service) => [natsPasswordVariable(service), password])),
    ...(port === undefined ? {} : { port }),
  });

describe('a connection to NATS', () => {
  let server: LocalNats;
  afterAll(() => server.stop());

  it('given a server that refuses it again and again, then it is there once it is let in', async () => {
    server = await start('right');
    const { port } = server;
    const connection = await connect(natsConnectionOptions({ servers: server.url, service: 'audit', user: 'audit', pass: 'right' }));
    let refusals = 0;
    void (async () => {
      for await (const event of connection.status()) if (event.type === 'error') refusals += 1;
    })();
    await server.stop();
    server = await start('wrong', port);
    await eventually(() => refusals > 3 || connection.isClosed(), 30_000);
    await server.stop();
    server = await start('right', port);
    await eventually(() => connection.rtt(), 30_000);
    await connection.close();
  }, 120_000);
});
