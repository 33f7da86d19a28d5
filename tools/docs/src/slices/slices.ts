import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { authorityMatrix, type Grant } from '@liandong/access';
import { definitionOf } from '@liandong/service-kit';
import { serviceModules } from '@liandong/standalone/services';
import { type Aggregate, aggregatesOf, type Asking, askingsOf } from './aggregates.js';
import { type Route, routesOf } from './routes.js';
import { commandsOf, decisionOf, rulesIn } from './decisions.js';
import { type Source, sourcesIn } from './sources.js';

/** One slice: a command, what it leads to, who may, why, and where to look. */
export interface Slice {
  readonly command: string;
  readonly events: readonly string[];
  /** Empty where only the system asks for it. */
  readonly routes: readonly Route[];
  readonly grants: readonly Grant[];
  readonly rules: readonly string[];
  readonly code: string;
  readonly test: string;
  readonly permissionTest: string;
}

export interface SlicesOfAggregate {
  readonly aggregate: Aggregate;
  readonly slices: readonly Slice[];
}

const grants: Readonly<Record<string, Grant | undefined>> = authorityMatrix.permissions;

/** Names of the services, in the order in which a clue travels. */
export const services: readonly string[] = serviceModules.map((module) => definitionOf(module).name);

/**
 * Every slice of a service, read from its sources.
 *
 * @throws Error when a command has no service method, no permission, no event or no spec
 */
export function slicesOf(root: string, service: string): readonly SlicesOfAggregate[] {
  const routes = routesOf(root, service);
  return aggregatesOf(root, service).map((aggregate) => {
    const askings = askingsOf(aggregate);
    const commands = [...new Set([...commandsOf(aggregate), ...askings.keys()])];
    return { aggregate, slices: commands.map((command) => sliceOf(root, aggregate, command, askings.get(command), routes)) };
  });
}

function sliceOf(root: string, aggregate: Aggregate, command: string, asking: Asking | undefined, routes: readonly Route[]): Slice {
  const where = `${aggregate.service}: ${aggregate.name}: ${command}`;
  if (!asking) throw new Error(`${where}: no service method asks for it`);
  const granted = asking.permissions.map((permission) => grantOf(permission, where));
  const { events, rules, path } = decisionOf(aggregate, command);
  if (events.length === 0) throw new Error(`${where}: it leads to no event`);
  const named = new Set([...rulesIn(asking.comment), ...granted.flatMap(({ rule }) => rule ?? []), ...rules]);
  return {
    command,
    events,
    routes: routes.filter((route) => leadsTo(route, asking)),
    grants: granted,
    rules: [...named].sort(byNumber),
    code: path,
    ...testsOf(root, aggregate, command, path),
  };
}

/** The routes by which something is asked for, with who may. Beside them stand those that the slices name. */
export function queriesOf(
  root: string,
  service: string,
  slices: readonly SlicesOfAggregate[],
): readonly (Route & { readonly grant: Grant })[] {
  const commands = new Set(slices.flatMap(({ slices: those }) => those.flatMap(({ routes }) => routes.map(addressOf))));
  return routesOf(root, service)
    .filter((route) => route.isQuery || !commands.has(addressOf(route)))
    .map((route) => ({ ...route, grant: grantOf(route.permission, addressOf(route)) }));
}

/** `POST clues/{clueId}/registration`. */
export function addressOf({ verb, path }: Route): string {
  return `${verb} ${path}`;
}

function grantOf(permission: string, where: string): Grant {
  const grant = grants[permission];
  if (!grant) throw new Error(`${where}: the authority matrix does not know ${permission}`);
  return grant;
}

/** Whether whoever uses this route asks for the command: under its permission, through a method that asks for it. */
function leadsTo({ permission, calls }: Route, { permissions, methods }: Asking): boolean {
  return permissions.includes(permission) && methods.some((method) => calls.has(method));
}

/** The spec beside the code where it names the command, else the decider's, else the one that names it most often. */
function testsOf(
  root: string,
  { service, specs, path: decider }: Aggregate,
  command: string,
  code: string,
): Pick<Slice, 'test' | 'permissionTest'> {
  const said = ({ path }: Source) => readFileSync(join(root, path), 'utf8').split(`'${command}'`).length - 1;
  const plain = specs.filter(({ path }) => !/\.(permissions|property)\.spec\.ts$/.test(path));
  const beside = [code, decider].map((path) => plain.find((one) => one.path === path.replace(/\.ts$/, '.spec.ts') && said(one) > 0));
  const most = [...plain].sort((left, right) => said(right) - said(left))[0];
  const permissionTest =
    specs.find(({ path }) => path.endsWith('.permissions.spec.ts'))?.path ?? sharedPermissionTest(root, service, posix.dirname(decider));
  const test = beside.find((one) => one !== undefined) ?? most;
  if (!test) throw new Error(`${decider}: ${command}: no spec`);
  return { test: test.path, permissionTest };
}

/** Who may stands for several aggregates together: in another's spec that names the routes, or in the service's own. */
function sharedPermissionTest(root: string, service: string, folder: string): string {
  const specs = sourcesIn(root, `services/${service}/src`).filter(({ path }) => path.endsWith('.permissions.spec.ts'));
  const found =
    specs.find(({ path }) => readFileSync(join(root, path), 'utf8').includes(`/${posix.basename(folder)}`)) ??
    specs.find(({ path }) => path.endsWith(`/${service}.permissions.spec.ts`));
  if (!found) throw new Error(`${folder}: no spec says who may`);
  return found.path;
}

function byNumber(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
