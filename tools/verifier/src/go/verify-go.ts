import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { exportOf, someEvents } from '../testing/export-fixture.js';
import { type Files, type GoCase, goCases } from './cases.js';

/** 0 every case ended as it has to, 1 one did not, or the program does not compile; 3 there is no Go here, or no golang.org/x/mod: nothing was checked. */
export type GoExitCode = 0 | 1 | 3;

const PROGRAM = join(import.meta.dirname, '../../go/check.go');

/** No module, no network: the packages of the machine, where Debian's golang-golang-x-mod-dev puts them, unless GOPATH names others. */
const withoutModules = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...environment,
  GO111MODULE: 'off',
  GOFLAGS: '',
  GOPATH: environment['GOPATH'] ?? '/usr/share/gocode',
});

const goIn =
  (env: NodeJS.ProcessEnv) =>
  (...args: readonly string[]): { readonly ok: boolean; readonly text: string } => {
    const { status, stdout, stderr, error } = spawnSync('go', args, { encoding: 'utf8', env });
    return { ok: status === 0, text: error ? error.message : `${stdout}${stderr}`.trim() };
  };

/** Compiles the guide's program and runs it on exports, right ones and wrong ones. Installs nothing. */
export async function verifyWithGo(print: (text: string) => void, environment = process.env): Promise<GoExitCode> {
  const go = goIn(withoutModules(environment));
  const version = go('version');
  const packages = version.ok ? go('list', 'golang.org/x/mod/sumdb/note', 'golang.org/x/mod/sumdb/tlog') : version;
  if (!packages.ok) {
    print(
      `没有 Go 或 golang.org/x/mod,未作任何核验 / no Go, or no golang.org/x/mod: nothing was checked (Debian: golang-go, golang-golang-x-mod-dev)\n${packages.text}`,
    );
    return 3;
  }
  print(version.text);
  const folder = mkdtempSync(join(tmpdir(), 'liandong-go-'));
  try {
    const program = join(folder, 'check');
    const built = go('build', '-o', program, PROGRAM);
    if (!built.ok) {
      print(built.text);
      return 1;
    }
    const files = await exportOf(someEvents());
    const failed = goCases.filter((one, n) => !passes(program, join(folder, String(n)), files, one, print));
    print(`${goCases.length - failed.length}/${goCases.length}`);
    return failed.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function passes(
  program: string,
  folder: string,
  files: Files,
  { name, keys, change, only, right, says }: GoCase,
  print: (text: string) => void,
): boolean {
  unpack(change ? change(files) : files, folder);
  const { status, stdout, stderr } = spawnSync(program, [only ? join(folder, only) : folder, ...keys], { encoding: 'utf8' });
  const said = `${stdout}${stderr}`.trim();
  const passed = (status === 0) === right && said.includes(says);
  print(`${passed ? '✓' : '✗'} ${name}: ${said}`);
  return passed;
}

function unpack(files: Files, folder: string): void {
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}
