export const services = ['clue-intake', 'inspection-liaison', 'joint-supervision', 'case-trial', 'rectification', 'notification', 'audit'] as const;
export type ServiceName = (typeof services)[number];

/** Where the services and the token issuer answer. */
export interface Targets {
  readonly issuer: string;
  service(name: ServiceName): string;
}

/** One address for everything: the standalone mode, or a gateway in front of the services. */
export function oneTarget(url: string): Targets {
  const base = url.replace(/\/$/, '');
  return { issuer: base, service: () => base };
}

/**
 * LIANDONG_URL names one address for everything (default http://127.0.0.1:3000); LIANDONG_URL_<SERVICE> and
 * LIANDONG_ISSUER_URL name single ones.
 */
export function targetsFromEnvironment(env: NodeJS.ProcessEnv = process.env): Targets {
  const base = (env['LIANDONG_URL'] ?? 'http://127.0.0.1:3000').replace(/\/$/, '');
  return {
    issuer: env['LIANDONG_ISSUER_URL'] ?? base,
    service: (name) => env[`LIANDONG_URL_${name.toUpperCase().replaceAll('-', '_')}`] ?? base,
  };
}
