import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';

/**
 * The yardsticks: Fastify alone, and Fastify that stores each body with one flushed INSERT. The database's URL is the first argument.
 */
const pool = new pg.Pool({ connectionString: process.argv[2]!, max: 10 });
await pool.query('CREATE TABLE IF NOT EXISTS bodies (id uuid PRIMARY KEY, body json NOT NULL)');
const app = fastify();

app.post('/nothing', async (_request, reply) => reply.code(201).send({ id: randomUUID() }));
app.post('/insert', async (request, reply) => {
  const id = randomUUID();
  await pool.query({ name: 'insert', text: 'INSERT INTO bodies VALUES ($1, $2)', values: [id, JSON.stringify(request.body)] });
  return reply.code(201).send({ id });
});

process.send!({ url: await app.listen({ host: '127.0.0.1', port: 0 }) });
