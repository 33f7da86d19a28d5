import { type NatsGrants, natsGrants, natsServices } from './permissions.js';
import { consumerName, inboxPrefix, PUBLIC_EVENTS, typeFilter } from './subjects.js';

/** Subjects that a service's user may publish to and subscribe to. */
export interface NatsPermissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
  /** May answer whoever asked it: once per request, within a minute. */
  readonly responds: boolean;
}

const { name: STREAM, prefix: PREFIX } = PUBLIC_EVENTS;

export function natsPermissions(service: string, { publishes, consumes, serves, calls }: NatsGrants): NatsPermissions {
  const usesStream = publishes || consumes.length > 0;
  return {
    publish: [
      ...(publishes ? publishing(service) : []),
      ...(usesStream ? [`$JS.API.STREAM.INFO.${STREAM}`] : []),
      ...consumes.flatMap(({ type }) => consuming(service, type)),
      ...calls.map(({ pattern }) => pattern),
    ],
    // A pattern is served in the service's own queue group only, so that nobody listens in.
    subscribe: [`${inboxPrefix(service)}.>`, ...serves.map(({ pattern }) => `${pattern} ${service}`)],
    responds: serves.length > 0,
  };
}

/** Own events; the stream itself is made, and given up when it lost messages, by whoever notices first. */
function publishing(service: string): readonly string[] {
  return [
    `${PREFIX}.${service}.>`,
    `$JS.API.STREAM.CREATE.${STREAM}`,
    `$JS.API.STREAM.DELETE.${STREAM}`,
    `$JS.API.DIRECT.GET.${STREAM}.${PREFIX}.${service}.>`,
  ];
}

/** The request that makes a consumer carries the filter in its subject: that is what lets the server check the type. */
function consuming(service: string, type: string): readonly string[] {
  const consumer = `${STREAM}.${consumerName(service, type)}`;
  const filter = typeFilter(type);
  return [
    `$JS.API.CONSUMER.CREATE.${consumer}.${filter}`,
    `$JS.API.CONSUMER.INFO.${consumer}`,
    `$JS.API.CONSUMER.MSG.NEXT.${consumer}`,
    `$JS.API.DIRECT.GET.${STREAM}.${filter}`,
    `$JS.ACK.${consumer}.>`,
  ];
}

/** Name of the environment variable with the password of a service's user. */
export function natsPasswordVariable(service: string): string {
  return `NATS_PASSWORD_${service.replaceAll('-', '_').toUpperCase()}`;
}

/** The text of infra/nats/nats.conf. */
export function natsConfiguration(): string {
  return `# Generated from libs/messaging/src/nats/permissions.ts; write it anew with: npm run nats:config -w @liandong/messaging
#
# One user per service, allow-lists only; for nats-server 2.9 and later. Each password comes from the environment: letters and
# digits, beginning with a letter (the server reads the value like a part of this file), or a bcrypt hash in single quotes.
# Run it as: nats-server -c nats.conf -sd /data   (the folder of the store is named there)
port: 4222
jetstream: enabled

authorization {
  users: [
${natsServices.map((service) => user(service, natsPermissions(service, natsGrants[service]))).join('\n')}
  ]
}
`;
}

function user(service: string, { publish, subscribe, responds }: NatsPermissions): string {
  // An empty allow-list would allow everything.
  const publishing = publish.length > 0 ? `{ allow: ${list(publish)} }` : '{ deny: ">" }';
  return `    {
      user: ${service}
      password: $${natsPasswordVariable(service)}
      permissions: {
        publish: ${publishing}
        subscribe: { allow: ${list(subscribe)} }
${responds ? '        allow_responses: { max: 1, expires: "1m" }\n' : ''}      }
    }`;
}

function list(subjects: readonly string[]): string {
  return `[\n${subjects.map((subject) => `          ${JSON.stringify(subject)}`).join('\n')}\n        ]`;
}
