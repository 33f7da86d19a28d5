// Writes docs/api: what every service offers over HTTP, and what travels between them. Run by `npm run docs:api`.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@liandong/local-servers';
import { definitionOf } from '@liandong/service-kit';
import { standaloneConfig, startStandalone } from '@liandong/standalone';
import { serviceModules } from '@liandong/standalone/services';
import { asyncApiOf } from './async-api.js';
import { openApiOf } from './open-api.js';

const folder = fileURLToPath(new URL('../../../../docs/api', import.meta.url));
const data = mkdtempSync(join(tmpdir(), 'liandong-api-'));
// PostgreSQL runs as a user of its own where this runs as root.
chmodSync(data, 0o755);
const system = await startStandalone(standaloneConfig.parse({ PORT: await freePort(), DATA_DIR: data, LOG_LEVEL: 'fatal' }));
try {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'openapi.json'), await openApiOf(system));
  writeFileSync(join(folder, 'asyncapi.json'), asyncApiOf(serviceModules.map(definitionOf)));
} finally {
  await system.stop();
  rmSync(data, { recursive: true, force: true });
}
