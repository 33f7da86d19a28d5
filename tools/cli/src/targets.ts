export const services = [
  'clue-intake',
  'inspection-liaison',
  'joint-supervision',
  'case-trial',
  'rectification',
  'notification',
  'audit',
] as const;
export type ServiceName = (typeof services)[number];

export function isService(name: string): name is ServiceName {
  return (services as readonly string[]).includes(name);
}

/** Where the services and the token issuer answer. */
export interface Targets {
  readonly issuer: string;
  service(name: ServiceName): string;
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '');

/** One address for everything: the standalone mode, or a gateway in front of the services. */
export function oneTarget(url: string): Targets {
  const base = withoutSlash(url);
  return { issuer: base, service: () => base };
}

/**
 * LIANDONG_URL names one address for everything (default http://127.0.0.1:3000); LIANDONG_URL_<SERVICE> and
 * LIANDONG_ISSUER_URL name single ones.
 */
export function targetsFromEnvironment(env: NodeJS.ProcessEnv = process.env): Targets {
  const base = env['LIANDONG_URL'] || 'http://127.0.0.1:3000';
  return { issuer: withoutSlash(env['LIANDONG_ISSUER_URL'] || base), service: (name) => withoutSlash(env[variableOf(name)] || base) };
}

/** Whether the environment names any address: else a demonstration starts a system of its own. */
export function environmentNamesTargets(env: NodeJS.ProcessEnv = process.env): boolean {
  return Boolean(env['LIANDONG_URL']) || services.some((name) => Boolean(env[variableOf(name)]));
}

function variableOf(name: ServiceName): string {
  return `LIANDONG_URL_${name.toUpperCase().replaceAll('-', '_')}`;
}
