import type { ModuleMetadata } from '@nestjs/common';
import type { ServiceDefinition } from './definition.js';

/** Definitions by the module class that carries them. */
const definitions = new WeakMap<object, ServiceDefinition>();

/** What `defineService` was given for this metadata. */
export function definitionOf(metadata: object): ServiceDefinition | undefined {
  return definitions.get(metadata);
}

/** Turns a service's definition into the metadata of its Nest module: `@Module(defineService({ … })) export class ClueIntakeModule {}`. */
export function defineService(definition: ServiceDefinition): ModuleMetadata {
  const metadata: ModuleMetadata = {
    controllers: [...(definition.controllers ?? [])],
    providers: [...(definition.providers ?? [])],
    imports: [...(definition.imports ?? [])],
  };
  definitions.set(metadata, definition);
  return metadata;
}
