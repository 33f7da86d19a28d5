import type { Type } from '@nestjs/common';
import { type OpenApi, routesOf } from './routes.js';
import type { TestApp } from './test-app.js';

type Method = 'GET' | 'POST' | 'PUT';

/** `METHOD /path` of every route for which a spec asked who may, per app. */
const asked = new WeakMap<TestApp, string[]>();

/** Notes that a spec asked who may use this route. */
export function noteAsked(server: TestApp, method: Method, path: string): void {
  asked.set(server, [...(asked.get(server) ?? []), `${method} ${path.split('?')[0]}`]);
}

/**
 * The routes of these slices, commands and queries alike, for which the spec has not asked who may (`rolesThatMay`, `asAnybody`). A permission
 * spec ends with it, and so a route that nobody asked about does not go unseen.
 */
export async function unasked(
  server: TestApp,
  ...slices: readonly { readonly controllers?: readonly Type<unknown>[] }[]
): Promise<readonly string[]> {
  const { body: document } = await server.send<OpenApi>(undefined, 'GET', '/docs/openapi.json');
  const controllers = new Set(slices.flatMap(({ controllers: those = [] }) => those.map(({ name }) => name)));
  const routes = routesOf(document);
  // `clues/mine` is a route of its own, and no clue of that id.
  const literalFirst = [...routes].sort((left, right) => left.template.split('{').length - right.template.split('{').length);
  const met = new Set(
    (asked.get(server) ?? []).map((one) => literalFirst.find(({ method, template }) => pattern(method, template).test(one))),
  );
  return routes
    .filter((route) => controllers.has(route.controller) && !met.has(route))
    .map(({ method, template }) => `${method} ${template}`);
}

function pattern(method: Method, template: string): RegExp {
  return new RegExp(`^${method} ${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
}
