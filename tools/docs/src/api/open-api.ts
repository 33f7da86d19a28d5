import type { RunningStandalone } from '@liandong/standalone';

/** The OpenAPI document of every service, as a running system serves it; without the address that it happens to have. */
export async function openApiOf({ url }: Pick<RunningStandalone, 'url'>): Promise<string> {
  const answer = await fetch(`${url}/docs/openapi.json`);
  if (!answer.ok) throw new Error(`${url}/docs/openapi.json → ${answer.status}`);
  const { servers: _here, ...document } = (await answer.json()) as Record<string, unknown>;
  return `${JSON.stringify(document, null, 1)}\n`.replaceAll(url, 'http://127.0.0.1:3000');
}
