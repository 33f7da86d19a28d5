import { automationRequest, commandIdOf, newId, serviceRequest } from './request-context.js';

const ask = (service: string, key: string, organisationId = 'mhk') => serviceRequest(service, key, 'matter-1', 'cause-1', organisationId);

describe('request context', () => {
  it('given a request of another service, then it acts as that service for the organisation, in its matter and caused by its event', () => {
    expect(ask('rectification', 'k1')).toEqual({
      principal: { personId: 'system:rectification', organisationId: 'mhk', roles: ['automation'] },
      commandId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      idempotencyKey: 'k1',
      causationId: 'cause-1',
      matterId: 'matter-1',
    });
  });

  it('given the same key of the same service, then the command and what it creates have the same ids; else other ones', () => {
    const id = (service: string, key: string) => newId(ask(service, key), 'document');
    expect(id('rectification', 'k1')).toBe(id('rectification', 'k1'));
    expect(new Set([id('rectification', 'k1'), id('rectification', 'k2'), id('case-trial', 'k1')]).size).toBe(3);
  });

  it('given one key, then a service’s, a person’s and an automation’s command are never the same', () => {
    const event = { id: 'k1', type: 'a.b.v1', source: 'a', time: '', matterId: 'm', causationId: 'c', data: {} };
    const person = { personId: 'system:rectification', organisationId: 'mhk', roles: [] };
    const ids = [
      ask('rectification', 'k1').commandId,
      commandIdOf(person, 'k1'),
      automationRequest('rectification', 'rectification', event, 0, 'mhk').commandId,
    ];
    expect(new Set(ids).size).toBe(3);
  });
});
