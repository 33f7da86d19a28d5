// Writes the JSON Schemas of the public contracts; run by `npm run contracts:write`. Refuses changes that would break a reader.
import { readFile, writeFile } from 'node:fs/promises';
import { catalogue } from './dist/catalogue.js';
import { breakingChanges } from './dist/compatibility.js';

let refused = 0;
for (const [type, schema] of catalogue()) {
  const file = new URL(`schemas/${type}.json`, import.meta.url);
  const released = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  const breaking = released ? breakingChanges(released, schema) : [];
  if (breaking.length > 0) {
    console.error(`${type}: 破坏兼容,请新增版本 / breaks readers, add a new version of the type:\n  ${breaking.join('\n  ')}`);
    refused += 1;
  } else await writeFile(file, `${JSON.stringify(schema, null, 2)}\n`);
}
process.exit(refused > 0 ? 1 : 0);
