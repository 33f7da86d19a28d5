import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sections, withSections } from './sections.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const readme = `${root}/README.md`;
writeFileSync(readme, withSections(readFileSync(readme, 'utf8'), sections(root)));
