// Writes nats.conf from the table of permissions; run by `npm run nats:config -w @liandong/messaging`.
import { writeFile } from 'node:fs/promises';
import { natsConfiguration } from '../../libs/messaging/src/nats/configuration.ts';

await writeFile(new URL('nats.conf', import.meta.url), natsConfiguration());
