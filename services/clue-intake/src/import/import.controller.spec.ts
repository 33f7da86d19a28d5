import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { ImportController } from './import.controller.js';

describe('routes of the import', () => {
  it('a ledger of many megabytes may take two minutes to come, as no other body here', () => {
    const manner = (name: keyof ImportController): unknown =>
      Reflect.getMetadata(
        FASTIFY_ROUTE_CONFIG_METADATA,
        Object.getOwnPropertyDescriptor(ImportController.prototype, name)!.value as object,
      );
    expect(manner('prepare')).toEqual({ unhurried: true });
    for (const name of ['confirm', 'cancel'] as const) expect(manner(name)).toBeUndefined();
  });
});
