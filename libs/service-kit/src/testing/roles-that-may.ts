import { type Role, roles } from '@liandong/access';
import { demoPeople } from '@liandong/access/local-issuer';
import { noteAsked } from './asked-routes.js';
import type { TestApp } from './test-app.js';

/**
 * Which roles a route lets in: it is asked once as one person of each role, from the jurisdiction where there is one. Whatever else the
 * route answers to those it lets in is not looked at; so give it a record of its own that may change.
 */
export async function rolesThatMay(
  server: TestApp,
  jurisdiction: string,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
): Promise<readonly Role[]> {
  noteAsked(server, method, path);
  const allowed: Role[] = [];
  for (const role of roles) {
    const holders = demoPeople.filter((person) => person.roles.includes(role));
    const person = holders.find(({ organisationId }) => organisationId.split('.')[0] === jurisdiction) ?? holders[0];
    // Nobody holds the role of automations by a token.
    if (!person) continue;
    const { status, body: answer } = await server.send<{ code?: string }>(person.personId, method, path, body);
    if (status !== 403 || answer.code !== 'access.role-required') allowed.push(role);
  }
  return allowed;
}
