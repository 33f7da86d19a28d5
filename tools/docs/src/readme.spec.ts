import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { composeSettings, type SchemaName, schemas, settingsOf } from './configuration/settings.js';
import { defaultOf } from './configuration/render.js';
import { sections, withSections } from './sections.js';
import { services } from './slices/slices.js';
import { foldersOf } from './slices/sources.js';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');
const section = (name: string) => readme.split(`<!-- generated:${name} -->`)[1]?.split('<!-- /generated -->')[0] ?? '';
const filesOf = (service: string) =>
  foldersOf(root, service).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.endsWith('spec.ts'))
      .map((path) => `${folder}/${path}`),
  );

describe('README.md', () => {
  it('is what the sources say; `npm run docs:slices` writes it anew', () => {
    expect(withSections(readme, sections(root))).toBe(readme);
  });

  it.each(services)('%s: every allowed action of every aggregate has a row, and so has nothing else', async (service) => {
    const actions = new Set<string>();
    for (const path of filesOf(service).filter((name) => /\.(decider|allowed-actions)\.ts$/.test(name))) {
      const exported = (await import(join(root, path.replace('/src/', '/dist/').replace(/ts$/, 'js')))) as Readonly<
        Record<string, unknown>
      >;
      const tables = Object.entries(exported)
        .filter(([name]) => name.endsWith('Actions'))
        .map(([, table]) => table as Readonly<Record<string, readonly string[]>>);
      for (const action of tables.flatMap((table) => Object.values(table).flat())) actions.add(action);
    }
    const rows = [...section(`slices:${service}`).matchAll(/^\| `([a-z-]+)` → `[A-Z]/gm)].map(([, command]) => command!);
    // Reading as an auditor and clearing the ledger have no statuses, and so no table.
    expect(new Set(rows)).toEqual(service === 'audit' ? new Set(['record-read', 'clear']) : actions);
  });

  it.each(Object.keys(schemas) as SchemaName[])('the settings “%s” stand there with their defaults', (name) => {
    const rows = rowsIn(`settings:${name}`);
    for (const setting of settingsOf(name)) expect(rows.get(setting.name)).toBe(defaultOf(setting));
    const common = name === 'service' || name === 'standalone' ? rowsIn('settings:http') : new Map<string, string>();
    expect([...common.keys(), ...rows.keys()].sort()).toEqual(Object.keys(schemas[name].shape).sort());
  });

  it('every variable of .env.example stands there', () => {
    const names = [...read('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name!);
    expect([...rowsIn('settings:compose').keys()].sort()).toEqual(names.sort());
    expect(composeSettings(root).filter(({ required }) => required).length).toBe(16);
  });
});

describe('the command line', () => {
  it('every command stands in README.md with its arguments', () => {
    const usages = [...read('tools/cli/src/program.ts').matchAll(/\badd\(\s*'([^']+)'/g)].map(([, usage]) => usage!);
    expect(usages.length).toBeGreaterThan(0);
    expect(usages.filter((usage) => !readme.includes(`| \`${usage}`))).toEqual([]);
  });
});

function rowsIn(name: string): ReadonlyMap<string, string> {
  return new Map([...section(name).matchAll(/^\| `([A-Z_]+)` \| (.+?) \|/gm)].map(([, variable, value]) => [variable!, value!]));
}

const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
  'services/clue-intake/src/clue/README.md',
  'services/case-trial/src/case/README.md',
];

describe('the page of an aggregate that has several', () => {
  it.each([
    ['services/clue-intake/src/clue', /^clue\.(.+)\.decider\.ts$/],
    ['services/case-trial/src/case', /^case\.(\w+)(?:\.events|\.state|\.errors)?\.ts$/],
  ])('%s tells of every file of its folder', (folder, paged) => {
    const page = read(`${folder}/README.md`);
    const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts'));
    const isNamed = (name: string) => page.includes(`\`${name}\``) || page.includes(`\`${paged.exec(name)?.[1]}\``);
    expect(files.filter((name) => !isNamed(name))).toEqual([]);
  });
});

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('no link leads nowhere', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!).filter((target) => !/^[a-z]+:/.test(target));
    expect(targets.filter((target) => !leadsSomewhere(page, target))).toEqual([]);
  });

  it('every npm script that it names exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const named = [...text.matchAll(/\bnpm run ([a-z:]+)/g)].map(([, script]) => script!);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

function leadsSomewhere(page: string, target: string): boolean {
  const [path, anchor] = target.split('#');
  const file = path ? join(dirname(page), path) : page;
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || [...read(file).matchAll(/^#+ (.+)$/gm)].some(([, heading]) => anchorOf(heading!) === anchor);
}

/** As the forges that show Markdown make it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-');
}
