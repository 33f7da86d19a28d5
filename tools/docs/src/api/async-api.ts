import { catalogue } from '@liandong/contracts/catalogue';
import { eventSubject, typeFilter } from '@liandong/messaging';
import type { ServiceDefinition } from '@liandong/service-kit';

type Entry = readonly [name: string, value: object];

const key = (type: string) => type.replaceAll('.', '-');
const ref = (path: string) => ({ $ref: `#/${path}` });

/**
 * The AsyncAPI 3.0 document of what travels between the services: public events over JetStream (one channel per type) and requests with
 * their replies. Who receives follows from the services' own definitions.
 */
export function asyncApiOf(definitions: readonly ServiceDefinition[]): string {
  const contracts = catalogue();
  const events = [...contracts].filter(([name]) => !/\.(request|reply)$/.test(name));
  const requests = [...contracts.keys()].filter((name) => name.endsWith('.request')).map((name) => name.slice(0, -'.request'.length));
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: '联动 Liandong',
      version: '1',
      description: '公共事件为 CloudEvents 式信封,data 符合各自的结构 / public events; `data` follows the schema of its type',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries([...events.map(eventChannel), ...requests.flatMap(requestChannels)]),
    operations: Object.fromEntries([...definitions.flatMap((definition) => receptions(definition)), ...requests.map(answering)]),
    components: {
      messages: Object.fromEntries(
        [...contracts.keys()].map((name): Entry => [key(name), { name, payload: ref(`components/schemas/${key(name)}`) }]),
      ),
      schemas: Object.fromEntries([...contracts].map(([name, { $schema: _dialect, ...schema }]): Entry => [key(name), schema])),
    },
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function eventChannel([type]: readonly [string, object]): Entry {
  const everybodys = typeFilter(type).includes('*');
  const address = everybodys ? eventSubject('{service}', type) : typeFilter(type);
  return [
    key(type),
    {
      address,
      messages: { [key(type)]: ref(`components/messages/${key(type)}`) },
      ...(everybodys ? { parameters: { service: { description: '发布的服务 / the service that announces it' } } } : {}),
    },
  ];
}

function requestChannels(pattern: string): readonly Entry[] {
  const message = (name: string) => ({ messages: { [key(name)]: ref(`components/messages/${key(name)}`) } });
  return [
    [key(`${pattern}.request`), { address: pattern, ...message(`${pattern}.request`) }],
    [key(`${pattern}.reply`), { address: null, ...message(`${pattern}.reply`) }],
  ];
}

function receptions({ name, reactions = [], localCopies = [] }: ServiceDefinition): readonly Entry[] {
  const types = new Set([...reactions.map(({ type }) => type), ...localCopies.flatMap((copy) => copy.types)]);
  return [...types]
    .sort()
    .map((type): Entry => [`${name}-receives-${key(type)}`, { action: 'receive', channel: ref(`channels/${key(type)}`) }]);
}

function answering(pattern: string): Entry {
  return [
    `answer-${key(pattern)}`,
    {
      action: 'receive',
      channel: ref(`channels/${key(`${pattern}.request`)}`),
      reply: { channel: ref(`channels/${key(`${pattern}.reply`)}`) },
    },
  ];
}
